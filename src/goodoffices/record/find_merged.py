"""Finds what is told, each thing once with its tellings, a page at a time.

What has been read and not yet merged stands for itself: each such fact is a thing told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    exists,
    false,
    func,
    or_,
    select,
    true,
)

from goodoffices.codes import FactKind, Realis
from goodoffices.facts import Fact, Judgement
from goodoffices.record import tables
from goodoffices.record.clock import Listed
from goodoffices.record.fact_groups import group_heads
from goodoffices.record.filters import Filter, besides_kind, matching
from goodoffices.record.find import EVERYTHING, let_through, load_facts
from goodoffices.record.find_reports import judgements_with
from goodoffices.record.merging import anything_waits
from goodoffices.record.parts import parts
from goodoffices.record.tellings import tellings_of
from goodoffices.tellers import Teller

PAGE = 100
"""Things given at once unless another number is asked for."""

MOSTLY = replace(EVERYTHING, realis=Realis.ACTUAL.value)
"""The filter that lets nearly everything through: what happened."""

_group, _merged, _fact, _review, _read = (
    tables.fact_group.c,
    tables.merged.c,
    tables.fact.c,
    tables.fact_review.c,
    tables.reading.c,
)
_touched = func.coalesce(_read.changed, 0).label("changed")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told, with the facts that tell it and what was judged of them."""

    head: str
    """Id of the first of its facts: the id of the thing."""
    facts: tuple[Fact, ...]
    """In order of day and report, each as it passed the gate."""
    judgements: tuple[Judgement, ...] = ()
    """On these facts, among themselves and against others."""
    told_by: tuple[Teller, ...] = ()
    """The report of every fact that tells it, also of those not given."""
    day: date | None = None
    """First day of its first fact, else of that fact's report: what things are ordered by."""


def find_merged(
    connection: Connection,
    kind: FactKind | Sequence[FactKind],
    where: Filter = EVERYTHING,
    *,
    most: int | None = None,
) -> list[Told]:
    """Give the things of one kind or several of which a telling matches, by their first day.

    Of each thing all tellings are given that are as sure as asked for, also those that do not
    match: the filter chooses things, not tellings. With `most` only so many of each are given,
    the first of each stage before those that say most, and of judgements only conflicts and what
    persons judged.
    """
    heads = [one.id for one in list_things(connection, kind, where)]
    return things(connection, heads, where.min_confidence, most=most)


def list_things(
    connection: Connection, kind: FactKind | Sequence[FactKind], where: Filter = EVERYTHING
) -> list[Listed]:
    """Give which things `find_merged` would give, and when each last changed."""
    limit = PAGE if where.limit is None else where.limit
    whole = replace(where, limit=where.offset + limit, offset=0)
    kinds = [kind] if isinstance(kind, FactKind) else kind
    waits = anything_waits(connection)
    found = [row for one in kinds for row in connection.execute(_grouped(connection, one, whole))]
    if waits:
        found += [r for one in kinds for r in connection.execute(_waiting(connection, one, whole))]
    if waits or len(kinds) > 1:
        found.sort(key=lambda row: _place(row, newest=where.newest_first))
    shown = found[where.offset : where.offset + limit]
    return [Listed(row.head, row.changed, waits=bool(row.waits)) for row in shown]


def count_merged(connection: Connection, kind: FactKind, where: Filter = EVERYTHING) -> int:
    """Count the things of one kind of which a telling matches, before the gate."""
    whole = replace(where, limit=None, offset=0)
    found = [_grouped(connection, kind, whole)]
    if anything_waits(connection):
        found.append(_waiting(connection, kind, whole))
    return sum(
        int(
            connection.scalar(select(func.count()).select_from(each.order_by(None).subquery())) or 0
        )
        for each in found
    )


def things(
    connection: Connection,
    heads: Sequence[str],
    min_confidence: float = 0.0,
    *,
    most: int | None = None,
) -> list[Told]:
    """Give these things, in the order asked for, but those of which the gate lets nothing pass."""
    wanted = tellings_of(connection, heads, most)
    ids = [one for own in wanted.values() for one in own.facts]
    loaded = [
        each
        for part in parts(ids)
        for each in load_facts(connection, part)
        if each.confidence >= min_confidence or each.verdict or each.corrections
    ]
    admitted = {each.id: each for each in let_through(connection, loaded, None)}
    judged = judgements_with(connection, "fact", admitted, weighty=most is not None)
    found = []
    for head in heads:
        own = wanted.get(head)
        facts = tuple(admitted[one] for one, _ in own.facts if one in admitted) if own else ()
        if own and facts:
            on = {each for one in facts for each in judged.get(one.id, ())}
            ordered = sorted(on, key=lambda each: each.id)
            found.append(Told(head, facts, tuple(ordered), own.told_by, own.day))
    return found


def thing_of(connection: Connection, fact: str) -> Told | None:
    """Give the thing that a fact tells, with all its tellings; nothing for a statement."""
    head = connection.scalar(select(_group.head).where(_group.fact == fact))
    if head is None:
        kind = connection.scalar(select(_fact.kind).where(_fact.id == fact))
        head = fact if kind not in (None, FactKind.STATEMENT.value) else None
    return next(iter(things(connection, [head])), None) if head else None


def heads_of(connection: Connection, facts: Iterable[str]) -> dict[str, str]:
    """Give for each of these facts the thing it tells; what stands alone tells itself."""
    ids = sorted(set(facts))
    return {one: one for one in ids} | group_heads(connection, ids)


def _grouped(connection: Connection, kind: FactKind, where: Filter) -> Select[Any]:
    """Give the query for things that are merged, in order of their first day."""
    # Where heads are at hand, those of an actor or a place, the things of a kind are not walked.
    few = where.by or where.involving or where.place or where.text or where.report
    sort = func.coalesce(_merged.kind, "") if few else _merged.kind
    wanted = select(_merged.head, _merged.day_from, _merged.changed, false().label("waits"))
    wanted = wanted.where(sort == kind.value)
    if where.min_confidence:
        looked_at = select(_group.head).where(_group.fact.in_(select(_review.fact)))
        sure = _merged.confidence >= where.min_confidence
        wanted = wanted.where(or_(sure, _merged.head.in_(looked_at)))
    if _narrow(where) == MOSTLY:
        # Nearly all of them match: one by one, from the newest, until there are enough.
        told = exists().where(_group.head == _merged.head, _group.fact == _fact.id)
        wanted = wanted.where(told.where(*besides_kind(connection, kind, where)))
    elif _narrow(where) != EVERYTHING:
        wanted = wanted.where(_merged.head.in_(_matching_heads(connection, kind, where)))
    return _paged(wanted, _merged.day_from, _merged.head, where)


def _matching_heads(connection: Connection, kind: FactKind, where: Filter) -> Select[Any]:
    """Give the query for the groups of which a fact matches.

    Where ids of facts are at hand, those of an actor or a place, the query begins with these: half
    the record is of one kind.
    """
    if where.by or where.involving or where.place or where.text or where.report:
        asked = besides_kind(connection, kind, where)
        found = select(_fact.id).where(*asked).subquery()
    else:
        whole = replace(where, limit=None, offset=0)
        found = matching(connection, kind, whole).order_by(None).subquery()
    return select(_group.head).join(found, found.c.id == _group.fact)


def _waiting(connection: Connection, kind: FactKind, where: Filter) -> Select[Any]:
    """Give the query for facts of reports that are not merged yet and stand in no group."""
    wanted = (
        select(_fact.id.label("head"), _fact.day_from, _touched, true().label("waits"))
        .outerjoin(tables.reading, _read.report == _fact.report)
        .where(func.coalesce(_fact.kind, "") == kind.value)  # so that no index of kinds is used
        .where(_fact.report.in_(select(tables.merge_pending.c.report)))
        .where(*besides_kind(connection, kind, where))
        .where(~exists().where(_group.fact == _fact.id))
    )
    return _paged(wanted, _fact.day_from, _fact.id, where)


def _paged(
    wanted: Select[Any], day: ColumnElement[Any], ident: ColumnElement[Any], where: Filter
) -> Select[Any]:
    ordered = day.desc() if where.newest_first else day.asc()
    found = wanted.order_by(ordered.nulls_last(), ident)
    return found.limit(where.limit) if where.limit is not None else found


def _place(row: Row[Any], *, newest: bool) -> tuple[bool, int, str]:
    """Order a thing as the queries do: those without a day come last."""
    day = row.day_from.toordinal() if row.day_from else 0
    return row.day_from is None, -day if newest else day, row.head


def _narrow(where: Filter) -> Filter:
    return replace(where, limit=None, offset=0, newest_first=False, min_confidence=0.0)
