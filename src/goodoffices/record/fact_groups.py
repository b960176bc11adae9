"""Keeps the groups of facts in step with the judgements: only what a change touches is redone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, select

from goodoffices.record import tables
from goodoffices.record.clock import tick
from goodoffices.record.groups import Edge, edges_at, tied_by
from goodoffices.record.parts import parts
from goodoffices.record.rows import Row
from goodoffices.record.table_rows import insert_rows

Order = tuple[date, str, int, str]
ALONE = frozenset({"statement"})
"""Kinds that are never grouped."""


class Standing(NamedTuple):
    """A fact as far as grouping needs it."""

    kind: str
    order: Order
    confidence: float


def regroup(connection: Connection, touched: Iterable[str]) -> None:
    """Work out anew the groups of these facts and of all that were or are tied to them."""
    ids = set(touched)
    if not ids:
        return
    ids, first = _reached(connection, ids | companions(connection, ids))
    rows = standing_of(connection, ids)
    groups: dict[str, list[str]] = {}
    for one in sorted(ids & rows.keys()):
        groups.setdefault(first.get(one, one), []).append(one)
    forget(connection, sorted(ids))
    _write(connection, list(groups.values()), rows)


def _reached(connection: Connection, ids: set[str]) -> tuple[set[str], dict[str, str]]:
    """Give the facts whose groups may change with those of `ids`, and what is joined of them.

    A war's truces hang together by thousands of ties that others hold apart. What a tie does
    follows from how the groups at its two ends came about, and from nothing else: groups beside
    those that change are joined with them on trial, and those that come about as before stay.
    """
    edges = dict[str, Edge]()
    asked = set[str]()
    while True:
        edges |= edges_at(connection, ids - asked, "fact")
        ties = [{one.left, one.right} for one in edges.values() if one.verdict == "same"]
        beside = {one for pair in ties if not ids.isdisjoint(pair) for one in pair} - ids
        beside |= companions(connection, beside) - ids
        edges |= edges_at(connection, beside - asked, "fact")
        asked |= ids | beside
        first, used = tied_by(_within(edges.values(), ids | beside))
        _, alone = tied_by(_within(edges.values(), beside))
        stirred = {one for pair in used ^ alone for one in pair} & beside
        if not stirred:
            return ids, first
        ids = ids | stirred | companions(connection, stirred)


def _within(edges: Iterable[Edge], ids: set[str]) -> list[Edge]:
    return [one for one in edges if one.left in ids and one.right in ids]


def companions(connection: Connection, ids: set[str]) -> set[str]:
    """Give the facts that stood in one group with one of these."""
    own = tables.fact_group.c
    found: set[str] = set()
    for part in parts(sorted(ids)):
        heads = select(own.head).where(own.fact.in_(part))
        found |= set(connection.scalars(select(own.fact).where(own.head.in_(heads))))
        found |= set(connection.scalars(select(own.fact).where(own.head.in_(part))))
    return found


def standing_of(connection: Connection, ids: set[str]) -> dict[str, Standing]:
    """Give for each fact that still stands, and is not rejected, what it is ordered by."""
    own, judged = tables.fact.c, tables.fact_review.c
    rejected = select(judged.fact).where(judged.verdict == "rejected")
    found: dict[str, Standing] = {}
    for part in parts(sorted(ids)):
        wanted = select(
            own.id, own.kind, own.day_from, own.report, own.sentence_from, own.confidence
        )
        kept = wanted.where(own.id.in_(part), own.id.not_in(rejected))
        for row in connection.execute(kept):
            if row.kind not in ALONE:
                order = (row.day_from or date.max, row.report, row.sentence_from, row.id)
                found[row.id] = Standing(row.kind, order, row.confidence)
    return found


def forget(connection: Connection, ids: Sequence[str]) -> None:
    """Take facts out of their groups, and the groups that begin with one of them."""
    gone = [{"gone": one} for one in ids]
    if gone:
        own = tables.fact_group
        connection.execute(delete(own).where(own.c.fact == bindparam("gone")), gone)
        forget_merged(connection, ids)


def forget_merged(connection: Connection, heads: Sequence[str]) -> None:
    """Take out what is told of groups, by their heads; their facts stay."""
    gone = [{"gone": one} for one in heads]
    if gone:
        own = tables.merged
        connection.execute(delete(own).where(own.c.head == bindparam("gone")), gone)


def group_heads(connection: Connection, facts: Iterable[str]) -> dict[str, str]:
    """Give for each fact that stands in a group the head of it."""
    own = tables.fact_group.c
    return {
        row[0]: row[1]
        for part in parts(sorted(facts))
        for row in connection.execute(select(own.fact, own.head).where(own.fact.in_(part)))
    }


def kinds_of(connection: Connection, heads: Iterable[str]) -> dict[str, str]:
    """Give for each head the kind of its group."""
    own = tables.merged.c
    return {
        row[0]: row[1]
        for part in parts(sorted(heads))
        for row in connection.execute(select(own.head, own.kind).where(own.head.in_(part)))
    }


def first_of(connection: Connection, heads: Sequence[str]) -> dict[str, Order]:
    """Give what the first fact is ordered by that stands in each of these groups, if any does."""
    standing = standing_of(connection, set(heads))
    own, group = tables.fact.c, tables.fact_group.c
    there = set(group_heads(connection, heads))
    found = {one: standing[one].order for one in heads if one in there and one in standing}
    for head in sorted(set(heads) - found.keys()):
        rows = select(own.day_from, own.report, own.sentence_from, own.id)
        mine = rows.join(tables.fact_group, group.fact == own.id).where(group.head == head)
        first = mine.order_by(
            own.day_from.asc().nulls_last(), own.report, own.sentence_from, own.id
        )
        for row in connection.execute(first.limit(1)):
            found[head] = (row[0] or date.max, row[1], row[2], row[3])
    return found


def write_merged(connection: Connection, rows: Sequence[Row]) -> None:
    """Write what is told of groups, with the time at which they were put together."""
    if rows:
        now = tick(connection)
        insert_rows(connection, tables.merged, [{**row, "changed": now} for row in rows])


def merged_row(head: str, facts: Sequence[Standing]) -> Row:
    """Give the row of a group of which all facts are at hand."""
    first = min(facts, key=lambda one: one.order)
    return total_row(
        head,
        first,
        facts=len(facts),
        reports=len({one.order[1] for one in facts}),
        confidence=max(one.confidence for one in facts),
    )


def total_row(head: str, first: Standing, *, facts: int, reports: int, confidence: float) -> Row:
    """Give the row of a group, told by its first fact and its totals."""
    day = first.order[0]
    return {
        "head": head,
        "kind": first.kind,
        "day_from": None if day == date.max else day,
        "facts": facts,
        "reports": reports,
        "confidence": confidence,
    }


def member_row(fact: str, head: str, standing: Standing) -> Row:
    """Give the row of a fact in the group of this head."""
    return {"fact": fact, "head": head, "report": standing.order[1]}


def _write(connection: Connection, groups: list[list[str]], rows: Mapping[str, Standing]) -> None:
    heads: list[Row] = []
    members: list[Row] = []
    for group in groups:
        head = min(group, key=lambda one: rows[one].order)
        heads.append(merged_row(head, [rows[one] for one in group]))
        members += [member_row(one, head, rows[one]) for one in group]
    write_merged(connection, heads)
    insert_rows(connection, tables.fact_group, members)
