"""Keeps the groups of facts in step with the judgements: only what a change touches is redone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, distinct, func, select

from goodoffices.record import tables
from goodoffices.record.groups import edges_around, join_same
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
    ids |= _companions(connection, ids)
    edges = edges_around(connection, ids, "fact")
    ids |= {one for edge in edges if edge.verdict == "same" for one in (edge.left, edge.right)}
    ids |= _companions(connection, ids)
    first = join_same(edges)
    rows = standing_of(connection, ids)
    groups: dict[str, list[str]] = {}
    for one in sorted(ids & rows.keys()):
        groups.setdefault(first.get(one, one), []).append(one)
    forget(connection, sorted(ids))
    _write(connection, list(groups.values()), rows)


def _companions(connection: Connection, ids: set[str]) -> set[str]:
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


def totals_of(connection: Connection, heads: Iterable[str]) -> list[Row]:
    """Give the rows of groups as their facts stand."""
    own, group = tables.fact.c, tables.fact_group.c
    counted = (
        select(group.head, func.count(), func.count(distinct(own.report)), func.max(own.confidence))
        .join(tables.fact, own.id == group.fact)
        .group_by(group.head)
    )
    wanted = sorted(set(heads))
    standing = standing_of(connection, set(wanted))
    return [
        _row(row[0], standing[row[0]], facts=row[1], reports=row[2], confidence=row[3])
        for part in parts(wanted)
        for row in connection.execute(counted.where(group.head.in_(part)))
    ]


def merged_row(head: str, facts: Sequence[Standing]) -> Row:
    """Give the row of a group of which all facts are at hand."""
    first = min(facts, key=lambda one: one.order)
    return _row(
        head,
        first,
        facts=len(facts),
        reports=len({one.order[1] for one in facts}),
        confidence=max(one.confidence for one in facts),
    )


def _row(head: str, first: Standing, *, facts: int, reports: int, confidence: float) -> Row:
    day = first.order[0]
    return {
        "head": head,
        "kind": first.kind,
        "day_from": None if day == date.max else day,
        "facts": facts,
        "reports": reports,
        "confidence": confidence,
    }


def _write(connection: Connection, groups: list[list[str]], rows: Mapping[str, Standing]) -> None:
    heads: list[Row] = []
    members: list[Row] = []
    for group in groups:
        head = min(group, key=lambda one: rows[one].order)
        heads.append(merged_row(head, [rows[one] for one in group]))
        members += [{"fact": one, "head": head} for one in group]
    insert_rows(connection, tables.merged, heads)
    insert_rows(connection, tables.fact_group, members)
