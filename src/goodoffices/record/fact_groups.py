"""Keeps the groups of facts in step with the judgements: only what a change touches is redone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, select

from goodoffices.record import tables
from goodoffices.record.groups import AT_ONCE, edges_around, join_same
from goodoffices.record.rows import Row
from goodoffices.record.table_rows import insert_rows

Order = tuple[date, str, int, str]
ALONE = frozenset({"statement"})
"""Kinds that are never grouped."""


class _Row(NamedTuple):
    """A fact as far as grouping needs it."""

    kind: str
    order: Order
    confidence: float


def regroup(connection: Connection, touched: Iterable[str]) -> None:
    """Work out anew the groups of these facts and of all that were or are tied to them."""
    ids = set(touched) | _companions(connection, set(touched))
    edges = edges_around(connection, ids, "fact")
    ids |= {one for edge in edges if edge.verdict == "same" for one in (edge.left, edge.right)}
    ids |= _companions(connection, ids)
    first = join_same(edges)
    rows = _rows_of(connection, ids)
    groups: dict[str, list[str]] = {}
    for one in sorted(ids & rows.keys()):
        groups.setdefault(first.get(one, one), []).append(one)
    _forget(connection, sorted(ids))
    _write(connection, list(groups.values()), rows)


def _companions(connection: Connection, ids: set[str]) -> set[str]:
    """Give the facts that stood in one group with one of these."""
    own = tables.fact_group.c
    found: set[str] = set()
    for part in _parts(sorted(ids)):
        heads = select(own.head).where(own.fact.in_(part))
        found |= set(connection.scalars(select(own.fact).where(own.head.in_(heads))))
        found |= set(connection.scalars(select(own.fact).where(own.head.in_(part))))
    return found


def _rows_of(connection: Connection, ids: set[str]) -> dict[str, _Row]:
    """Give for each fact that still stands, and is not rejected, what it is ordered by."""
    own, judged = tables.fact.c, tables.fact_review.c
    rejected = select(judged.fact).where(judged.verdict == "rejected")
    found: dict[str, _Row] = {}
    for part in _parts(sorted(ids)):
        wanted = select(
            own.id, own.kind, own.day_from, own.report, own.sentence_from, own.confidence
        )
        kept = wanted.where(own.id.in_(part), own.id.not_in(rejected))
        for row in connection.execute(kept):
            if row.kind not in ALONE:
                order = (row.day_from or date.max, row.report, row.sentence_from, row.id)
                found[row.id] = _Row(row.kind, order, row.confidence)
    return found


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    gone = [{"gone": one} for one in ids]
    if gone:
        for table, column in ((tables.fact_group, "fact"), (tables.merged, "head")):
            connection.execute(delete(table).where(table.c[column] == bindparam("gone")), gone)


def _write(connection: Connection, groups: list[list[str]], rows: dict[str, _Row]) -> None:
    heads: list[Row] = []
    members: list[Row] = []
    for group in groups:
        head = min(group, key=lambda one: rows[one].order)
        day = rows[head].order[0]
        heads.append(
            {
                "head": head,
                "kind": rows[head].kind,
                "day_from": None if day == date.max else day,
                "facts": len(group),
                "reports": len({rows[one].order[1] for one in group}),
                "confidence": max(rows[one].confidence for one in group),
            }
        )
        members += [{"fact": one, "head": head} for one in group]
    insert_rows(connection, tables.merged, heads)
    insert_rows(connection, tables.fact_group, members)


def _parts(ids: Sequence[str]) -> Iterable[list[str]]:
    return (list(ids[first : first + AT_ONCE]) for first in range(0, len(ids), AT_ONCE))
