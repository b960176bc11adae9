"""Checks what follows from judgements: do the groups of facts agree with them?

Facts of reports that wait to be merged are left out: their groups are worked out when they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from goodoffices.facts import Judgement
from goodoffices.record import tables
from goodoffices.record.fact_groups import ALONE
from goodoffices.record.groups import Edge, join_same
from goodoffices.record.merging import anything_waits
from goodoffices.record.soundness import Broken
from goodoffices.reviews import PROGRAM

MERGE_AGAIN = "Merge its report anew: goodoffices read SOURCE --into FILE --again"
UNDO = "Judge the pair again, or read its reports again with --again"


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact as far as its group depends on it."""

    kind: str
    report: str
    waits: bool
    rejected: bool


def broken_groups(connection: Connection) -> Iterator[Broken]:
    """Give what does not agree among facts, judgements and groups."""
    facts = _facts(connection)
    yield from _judgements(connection, facts)
    heads: dict[str, str] = {}
    for row in connection.execute(select(tables.fact_group)):
        heads[row.fact] = row.head
        if row.fact in facts and facts[row.fact].report != row.report:
            why = "its group has it in another report than it stands in"
            yield Broken("fact", row.fact, why, MERGE_AGAIN)
    waiting = {heads.get(one, one) for one, its in facts.items() if its.waits}
    waiting |= {head for one, head in heads.items() if one not in facts}
    waits = anything_waits(connection)
    if not waits:
        waiting = set()
    settled = {one: head for one, head in heads.items() if head not in waiting}
    yield from _members(facts, settled, waits=waits)
    yield from _rows(connection, facts, settled, waiting)
    yield from _partition(connection, facts, settled, waiting)


def _facts(connection: Connection) -> dict[str, _Fact]:
    own, judged = tables.fact.c, tables.fact_review.c
    waits = set(connection.scalars(select(tables.merge_pending.c.report)))
    out = set(connection.scalars(select(judged.fact).where(judged.verdict == "rejected")))
    return {
        row.id: _Fact(row.kind, row.report, row.report in waits, row.id in out)
        for row in connection.execute(select(own.id, own.kind, own.report))
    }


def _judgements(connection: Connection, facts: Mapping[str, _Fact]) -> Iterator[Broken]:
    known = {
        "fact": facts.keys(),
        "actor": set(connection.scalars(select(tables.actor.c.id))),
        "report": set(connection.scalars(select(tables.report.c.id))),
    }
    waits = anything_waits(connection)
    for row in connection.execute(select(tables.judgement).order_by(tables.judgement.c.id)):
        made = Judgement(row.left_id, row.right_id, row.subject, "", 1.0, (), row.judged_by)
        if row.left_id >= row.right_id or made.id != row.id:
            yield Broken("judgement", row.id, "it is not on the pair that its id names", UNDO)
        elif row.judged_by == PROGRAM and not waits:
            # A person's judgement outlives what it is on: `review lost` lists those.
            for one in {row.left_id, row.right_id} - known[row.subject]:
                why = f"it is on {row.subject} {one}, which the record does not have"
                yield Broken("judgement", row.id, why, MERGE_AGAIN)


def _members(
    facts: Mapping[str, _Fact], heads: Mapping[str, str], *, waits: bool
) -> Iterator[Broken]:
    for one, its in facts.items():
        grouped = its.kind not in ALONE and not its.rejected
        if grouped and not waits and one not in heads:
            yield Broken("fact", one, "it stands in no group, so lists leave it out", MERGE_AGAIN)
        elif not grouped and one in heads:
            yield Broken("fact", one, "it stands in a group and must not", MERGE_AGAIN)
    for one in heads.keys() - facts.keys():
        why = "it stands in a group, and the record does not have it"
        yield Broken("fact", one, why, MERGE_AGAIN)


def _rows(
    connection: Connection,
    facts: Mapping[str, _Fact],
    heads: Mapping[str, str],
    waiting: set[str],
) -> Iterator[Broken]:
    """Compare the row of each thing told with the facts that tell it."""
    members: dict[str, list[str]] = {}
    for one, head in heads.items():
        members.setdefault(head, []).append(one)
    rows = {row.head: row for row in connection.execute(select(tables.merged))}
    for head in members.keys() - rows.keys():
        yield Broken("group", head, "its row in merged is missing", MERGE_AGAIN)
    for head, row in rows.items():
        if head in waiting:
            continue
        own = [one for one in members.get(head, ()) if one in facts]
        reports = {facts[one].report for one in own}
        if head not in own:
            yield Broken("group", head, "the fact it is named after is not in it", MERGE_AGAIN)
        elif (row.facts, row.reports) != (len(own), len(reports)):
            why = f"it counts {row.facts} facts of {row.reports} reports, and has "
            yield Broken("group", head, f"{why}{len(own)} of {len(reports)}", MERGE_AGAIN)
        elif {facts[one].kind for one in own} != {row.kind}:
            yield Broken("group", head, "facts of another kind are in it", MERGE_AGAIN)


def _partition(
    connection: Connection,
    facts: Mapping[str, _Fact],
    heads: Mapping[str, str],
    waiting: set[str],
) -> Iterator[Broken]:
    """Join facts anew by their judgements, and compare."""
    own = tables.judgement.c
    edges = [
        Edge(r.left_id, r.right_id, r.verdict, r.score, r.judged_by, r.judged_at or "")
        for r in connection.execute(select(tables.judgement).where(own.subject == "fact"))
    ]
    first = join_same(edges)
    stands: dict[str, set[str]] = {}
    for one, its in facts.items():
        if its.kind not in ALONE and not its.rejected:
            stands.setdefault(first.get(one, one), set()).add(one)
    for together in stands.values():
        found = {heads[one] for one in together if one in heads}
        left_out = any(one not in heads for one in together)
        if len(found) > 1 and not left_out:
            why = "judged the same as another fact, and stands in another group"
            yield Broken("fact", min(together), why, MERGE_AGAIN)
    joined = {one: name for name, together in stands.items() for one in together}
    for head in set(heads.values()) - waiting:
        if len({joined[one] for one, its in heads.items() if its == head and one in joined}) > 1:
            why = "it holds facts that no judgement joins"
            yield Broken("group", head, why, MERGE_AGAIN)
