"""Keeps at hand which facts conflict with another: they are what a person is shown first."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, or_, select

from goodoffices.record.parts import parts
from goodoffices.record.table_rows import insert_rows
from goodoffices.record.tables import CONFLICT, disputed, fact, judgement

_own = judgement.c
_CLASH = (_own.verdict == CONFLICT, _own.subject == "fact")
IN_CONFLICT = or_(
    select(_own.left_id).where(*_CLASH, _own.left_id == fact.c.id).exists(),
    select(_own.right_id).where(*_CLASH, _own.right_id == fact.c.id).exists(),
)
"""The condition that a fact conflicts with another, by the judgements as they stand."""


def refresh_disputed(connection: Connection, facts: Iterable[str]) -> None:
    """Note anew which of these facts conflict with another, after judgements or facts changed."""
    ids = sorted(set(facts))
    own = select(fact.c.id.label("fact"), fact.c.kind, fact.c.confidence).where(IN_CONFLICT)
    for part in parts(ids):
        connection.execute(delete(disputed).where(disputed.c.fact.in_(part)))
        rows = connection.execute(own.where(fact.c.id.in_(part))).mappings().all()
        insert_rows(connection, disputed, [dict(row) for row in rows])


def refresh_disputed_of(connection: Connection, reports: Iterable[str]) -> None:
    """Note anew which facts of these reports conflict with another."""
    for part in parts(sorted(set(reports))):
        mine = select(fact.c.id).where(fact.c.report.in_(part))
        refresh_disputed(connection, connection.scalars(mine).all())
