"""Finds what is told, each thing once with all its tellings, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from goodoffices.codes import FactKind
from goodoffices.facts import Fact, Judgement
from goodoffices.record import tables
from goodoffices.record.filters import Filter, matching
from goodoffices.record.find import EVERYTHING, let_through, load_facts
from goodoffices.record.find_reports import judgements_with
from goodoffices.record.groups import AT_ONCE

PAGE = 100
"""Things given at once unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told, with every fact that tells it and what was judged of them."""

    head: str
    """Id of the first of its facts: the id of the thing."""
    facts: tuple[Fact, ...]
    """In order of day and report, each as it passed the gate."""
    judgements: tuple[Judgement, ...] = ()
    """On these facts, among themselves and against others."""


def find_merged(connection: Connection, kind: FactKind, where: Filter = EVERYTHING) -> list[Told]:
    """Give the things of one kind of which a telling matches, in order of their first day.

    Of each thing all tellings are given that are as sure as asked for, also those that do not
    match: the filter chooses things, not tellings.
    """
    own, group = tables.merged.c, tables.fact_group.c
    sure = own.confidence >= where.min_confidence
    wanted = select(own.head).where(own.kind == kind.value, sure)
    narrow = replace(where, limit=None, offset=0, newest_first=False, min_confidence=0.0)
    if narrow != EVERYTHING:
        facts = matching(connection, kind, replace(where, limit=None, offset=0)).order_by(None)
        found = facts.subquery()
        mine = select(group.head).join(found, found.c.id == group.fact)
        wanted = wanted.where(own.head.in_(mine))
    day = own.day_from.desc() if where.newest_first else own.day_from.asc()
    limit = PAGE if where.limit is None else where.limit
    ordered = wanted.order_by(day.nulls_last(), own.head).limit(limit).offset(where.offset)
    return things(connection, list(connection.scalars(ordered)), where.min_confidence)


def things(connection: Connection, heads: Sequence[str], min_confidence: float = 0.0) -> list[Told]:
    """Give these things, in the order asked for, but those of which the gate lets nothing pass."""
    members = _members(connection, heads)
    ids = [(fact, kind) for own in members.values() for fact, kind in own]
    loaded = [
        each
        for first in range(0, len(ids), AT_ONCE)
        for each in load_facts(connection, ids[first : first + AT_ONCE])
        if each.confidence >= min_confidence
    ]
    admitted = {each.id: each for each in let_through(connection, loaded, None)}
    judged = judgements_with(connection, "fact", admitted)
    found = []
    for head in heads:
        facts = tuple(admitted[one] for one, _ in members.get(head, ()) if one in admitted)
        if facts:
            on = {each for one in facts for each in judged.get(one.id, ())}
            ordered = sorted(on, key=lambda each: each.id)
            found.append(Told(head, facts, tuple(ordered)))
    return found


def thing_of(connection: Connection, fact: str) -> Told | None:
    """Give the thing that a fact tells, with all its tellings; nothing for a statement."""
    group = tables.fact_group.c
    head = connection.scalar(select(group.head).where(group.fact == fact))
    return next(iter(things(connection, [head])), None) if head else None


def _members(connection: Connection, heads: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    own, group = tables.fact.c, tables.fact_group.c
    wanted = list(heads)
    found: dict[str, list[tuple[str, str]]] = {}
    for first in range(0, len(wanted), AT_ONCE):
        part = wanted[first : first + AT_ONCE]
        rows = select(group.head, own.id, own.kind).join(tables.fact_group, group.fact == own.id)
        ordered = rows.where(group.head.in_(part)).order_by(
            own.day_from.asc().nulls_last(), own.report, own.sentence_from, own.id
        )
        for head, fact, kind in connection.execute(ordered):
            found.setdefault(head, []).append((fact, kind))
    return found
