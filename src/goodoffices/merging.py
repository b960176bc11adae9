"""The order of the steps of merging: what is new, its neighbours, judgements, groups.

Facts are compared with their neighbours under a common key only, so that the cost grows with what
is new. Which pairs are compared depends on the facts alone and not on when they came: of each key
the nearest `WIDTH` by day. Reports wait in the record until they are merged; a stopped run goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodoffices import record
from goodoffices.facts import Fact, Judgement
from goodoffices.merge import (
    MERGED,
    Compared,
    compared,
    day_of,
    judge_actors,
    judge_facts,
    judge_reports,
    keys_of,
)
from goodoffices.record import KeyPlace

WIDTH = 12
"""Neighbours on either side with which a fact is compared under each of its keys."""
AT_ONCE = 50
"""Reports merged in one transaction: what a kill can cost is this much work."""

Pair = tuple[str, str]


def merge_pending(engine: record.Engine) -> int:
    """Merge all that waits, batch by batch; give how many reports were merged."""
    with record.writing(engine) as connection:
        if not record.pending_reports(connection, 1):
            return 0
        _merge_actors(connection)
    count = 0
    while True:
        with record.writing(engine) as connection:
            waiting = record.pending_reports(connection, AT_ONCE)
            if not waiting:
                return count
            _merge_reports(connection, waiting)
            merge_facts(connection, waiting)
            record.done_pending(connection, waiting)
        count += len(waiting)


def _merge_actors(connection: record.Connection) -> None:
    judged = judge_actors(record.find_unmerged_actors(connection))
    record.replace_judgements(connection, "actor", judged)


def _merge_reports(connection: record.Connection, reports: Sequence[str]) -> None:
    """Judge which of these reports are copies, of each other or of any before."""
    near = record.find_near_copies(connection, reports)
    judged = judge_reports(near.bands, near.fingerprints)
    mine = [each for each in judged if {each.left, each.right} <= near.among]
    record.replace_judgements(connection, "report", mine, among=near.among)


def merge_facts(connection: record.Connection, reports: Sequence[str]) -> None:
    """Judge the facts of some reports anew, against each other and all that stand near them."""
    kinds = [kind.value for kind in MERGED]
    known = _compared(connection, record.facts_of(connection, reports, kinds))
    now = {
        KeyPlace(key, day_of(one), ident): one.fact.report
        for ident, one in known.items()
        for key in keys_of(one)
    }
    before = record.replace_keys(connection, reports, now.items())
    changed = {at.fact for at in before} | known.keys()
    wanted, far = _pairs(connection, before - now.keys(), now.keys())
    redone = record.judged_pairs(connection, changed)
    apart = far & record.judged_pairs(connection, {one for one, _ in far})
    wanted |= {pair for pair in apart if _near(connection, pair)}
    missing = {one for pair in wanted for one in pair} - known.keys()
    known |= _compared(connection, record.facts_by_id(connection, sorted(missing)))
    record.settle_facts(connection, _judged(wanted, known), redone | apart | wanted, changed)


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


def _pairs(
    connection: record.Connection, gone: Iterable[KeyPlace], come: Iterable[KeyPlace]
) -> tuple[set[Pair], set[Pair]]:
    """Give the pairs that a change brings together, and those that it may have moved apart."""
    near: set[Pair] = set()
    far: set[Pair] = set()
    for at in sorted(come):
        before, after = record.neighbours(connection, at, WIDTH)
        near |= {_pair(at, other) for other in (*before, *after)}
        far |= {_pair(*two) for two in _over(before, after)}
    for at in sorted(gone):
        before, after = record.neighbours(connection, at, WIDTH)
        near |= {_pair(one, two) for one, two in _within(before, after)}
    return near, far - near


def _over(before: list[KeyPlace], after: list[KeyPlace]) -> Iterable[tuple[KeyPlace, KeyPlace]]:
    """Give the pairs over a place that are too far apart for it to be compared under this key."""
    return _by_steps(before, after, range(WIDTH, 2 * WIDTH + 1))


def _within(before: list[KeyPlace], after: list[KeyPlace]) -> Iterable[tuple[KeyPlace, KeyPlace]]:
    """Give the pairs over a place where nothing stands any more that are near enough now."""
    return _by_steps(before, after, range(1, WIDTH + 1))


def _by_steps(
    before: list[KeyPlace], after: list[KeyPlace], steps: range
) -> Iterable[tuple[KeyPlace, KeyPlace]]:
    """Give the pairs over a place that lie so many places of others apart."""
    return (
        (one, two)
        for back, one in enumerate(reversed(before), 1)
        for ahead, two in enumerate(after, 1)
        if back + ahead - 1 in steps
    )


def _near(connection: record.Connection, pair: Pair) -> bool:
    """Tell whether two facts are neighbours under any key."""
    places = record.places_of(connection, pair)
    one, two = places.get(pair[0], {}), places.get(pair[1], {})
    for key in one.keys() & two.keys():
        first, second = sorted((one[key], two[key]))
        if second in record.neighbours(connection, first, WIDTH)[1]:
            return True
    return False


def _pair(one: KeyPlace, two: KeyPlace) -> Pair:
    return (one.fact, two.fact) if one.fact < two.fact else (two.fact, one.fact)
