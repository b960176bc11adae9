"""Merges the facts of some reports: against each other and against all that stand near them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices import record
from goodoffices.facts import Fact, Judgement
from goodoffices.merge import MERGED, Compared, compared, days_of, judge_facts, keys_of
from goodoffices.merging.neighbours import Pair, near_pairs
from goodoffices.record import KeyPlace


def merge_facts(connection: record.Connection, reports: Sequence[str]) -> None:
    """Judge the facts of some reports anew; work out the groups around what changed."""
    kinds = [kind.value for kind in MERGED]
    known = _compared(connection, record.facts_of(connection, reports, kinds))
    now = {place: one.fact.report for one in known.values() for place in places_of(one)}
    before = record.places_in(connection, reports)
    near = near_pairs(connection, before, now.keys())
    record.replace_keys(connection, reports, now.items())
    changed = {at.fact for at in before} | known.keys()
    redone = record.judged_pairs(connection, changed)
    missing = {one for pair in near.wanted for one in pair} - known.keys()
    known |= _compared(connection, record.facts_by_id(connection, sorted(missing)))
    # Of pairs with a changed fact all judgements are at hand; others may have been judged before.
    redone |= near.parted | {pair for pair in near.wanted if changed.isdisjoint(pair)}
    record.settle_facts(connection, _judged(near.wanted, known), redone, changed)


def places_of(one: Compared) -> list[KeyPlace]:
    """Give where a fact stands under each of its keys."""
    first, last = days_of(one)
    return [KeyPlace(key, first, str(one.fact.id), last) for key in keys_of(one)]


def _compared(connection: record.Connection, facts: Iterable[Fact]) -> dict[str, Compared]:
    told = list(facts)
    named = sorted({one.report for one in told})
    reports, casts = record.report_days(connection, named), record.casts_of(connection, named)
    sentences = record.sentences_of(connection, told)
    return {
        one.id: compared(
            one, reports[one.report], sentence=sentences[one.id], cast=casts.get(one.report, ())
        )
        for one in told
    }


def _judged(pairs: Iterable[Pair], known: dict[str, Compared]) -> list[Judgement]:
    made = (judge_facts(known[one], known[two]) for one, two in sorted(pairs))
    return [each for each in made if each is not None]
