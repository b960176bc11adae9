"""Checks the trail of reviews: is it whole, and does what stands of it hold in the facts?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from goodoffices.facts import Judgement
from goodoffices.record import tables
from goodoffices.record.find_reviews import find_trail
from goodoffices.record.soundness import READ_AGAIN, RESTORE, Broken
from goodoffices.reviews import (
    ACCEPT,
    CORRECT,
    MOVED,
    ON_FACTS,
    ON_PAIRS,
    REJECT,
    UNDO,
    Review,
    standing,
)

JUDGE_AGAIN = "Say it again: goodoffices review FILE same (or different)"


def broken_trail(connection: Connection) -> Iterator[Broken]:
    """Give what is wrong in the trail, and what of it does not hold in the facts."""
    trail = find_trail(connection)
    yield from _order(trail)
    held = standing(trail)
    yield from _facts(connection, held)
    yield from _pairs(connection, held)


def _order(trail: Sequence[Review]) -> Iterator[Broken]:
    known = {each.entry: each for each in trail}
    for number in range(1, max(known, default=0) + 1):
        if number not in known:
            why = "it is missing from the trail, where nothing is ever taken out"
            yield Broken("review", str(number), why, RESTORE)
    undone: set[int] = set()
    for each in trail:
        if each.action != UNDO:
            continue
        of = known.get(each.undoes or 0)
        if of is None or of.entry >= each.entry or of.action in (UNDO, MOVED):
            why = "it takes back an entry that is not there or cannot be taken back"
            yield Broken("review", str(each.entry), why, RESTORE)
        elif of.entry in undone:
            why = f"it takes back entry {of.entry}, which was taken back before"
            yield Broken("review", str(each.entry), why, RESTORE)
        undone.add(each.undoes or 0)


def _facts(connection: Connection, held: Sequence[Review]) -> Iterator[Broken]:
    here = set(connection.scalars(select(tables.fact.c.id)))
    verdicts: dict[str, str] = {}
    corrections: dict[str, set[int]] = {}
    for each in held:
        if each.action in (ACCEPT, REJECT):
            verdicts[each.now] = each.new
        elif each.action == CORRECT:
            corrections.setdefault(each.now, set()).add(each.entry)
    stored = {row.fact: row for row in connection.execute(select(tables.fact_review))}
    decided = {each.now for each in held if each.action in ON_FACTS}
    for one in sorted((decided & here) | stored.keys()):
        row = stored.get(one)
        if (row.verdict if row else "") != verdicts.get(one, ""):
            said = verdicts.get(one) or "nothing"
            why = f"the trail says {said} of it, and the record holds {row.verdict if row else ''}"
            yield Broken("fact", one, why.rstrip() if row else f"{why}nothing", READ_AGAIN)
        made = {each["entry"] for each in json.loads(row.corrections or "[]")} if row else set()
        if made - corrections.get(one, set()):
            why = "it is corrected in a way that the trail does not say"
            yield Broken("fact", one, why, READ_AGAIN)


def _pairs(connection: Connection, held: Sequence[Review]) -> Iterator[Broken]:
    stored = {
        row.id: row.verdict
        for row in connection.execute(select(tables.judgement.c.id, tables.judgement.c.verdict))
    }
    last: dict[str, Review] = {}
    for each in held:
        # Two that became one by a new reading need no judgement any more.
        if each.action in ON_PAIRS and each.now != each.now_other:
            pair = (each.now, each.now_other)
            made = Judgement(*pair, each.subject, each.action, 1.0, (), each.by)
            last[made.id] = each
    for ident, each in last.items():
        if stored.get(ident) != each.action:
            both = f"{each.now} and {each.now_other}"
            why = f"{each.by} judged {both} {each.action}, and it does not hold"
            yield Broken("review", str(each.entry), why, JUDGE_AGAIN)
