"""Who tells a thing, and which of its tellings say most: each group is looked through once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Row, Select, func, select

from goodoffices.record import tables
from goodoffices.record.fact_groups import kinds_of
from goodoffices.record.parts import parts
from goodoffices.record.tables import ACTUAL
from goodoffices.tellers import Teller

STAGED = {"ceasefire": "status", "talks": "outcome"}
"""Kinds of fact with stages of their own, and the column that tells them."""

_group, _fact, _source = tables.fact_group.c, tables.fact.c, tables.report_source.c


@dataclass(frozen=True, slots=True)
class Tellings:
    """What is told of one thing, before any fact of it is read."""

    facts: tuple[tuple[str, str], ...]
    """Ids and kinds of the tellings chosen, in order of day and report."""
    told_by: tuple[Teller, ...]
    """The report of every telling, also of those not chosen."""
    day: date | None
    """First day of the first telling."""


HEAD, ID, KIND = 0, 1, 2
REPORT = slice(3, 8)
"""The columns of a `Teller`."""
BY_DAY = itemgetter(8, 3, 9, 1)
"""Day, report, place of the sentence, id."""
FULLEST = itemgetter(10, 11, 12, 13)
"""What comes first says most: seen by a person, done, dated, sure."""
STAGE = itemgetter(14, 15, 16)


def tellings_of(
    connection: Connection, heads: Sequence[str], most: int | None
) -> dict[str, Tellings]:
    """Give for each thing who tells it and its facts: all, or those `most` that say most.

    These are the fullest, the first of each stage (agreed, held, broken), then what persons saw and
    what is told as done and dated. Of what fifty thousand reports tell only a few facts are read.
    """
    found: dict[str, list[Row[Any]]] = {}
    for part in parts(list(heads)):
        kinds = kinds_of(connection, part)
        for kind in (*STAGED, None):
            own = [one for one in part if one in kinds and _staged(kinds[one]) == kind]
            _gather(connection, _grouped(kind), own, found)
        _gather(connection, _alone(), [one for one in part if one not in found], found)
    return {head: _chosen(rows, most) for head, rows in found.items()}


def _staged(kind: str) -> str | None:
    return kind if kind in STAGED else None


def _gather(
    connection: Connection,
    wanted: tuple[Select[Any], ColumnElement[str]],
    heads: list[str],
    found: dict[str, list[Row[Any]]],
) -> None:
    if heads:
        question, head = wanted
        for row in connection.execute(question.where(head.in_(heads))).all():
            found.setdefault(row[HEAD], []).append(row)


def _chosen(rows: list[Row[Any]], most: int | None) -> Tellings:
    rows.sort(key=BY_DAY)
    chosen = rows
    if most is not None and len(rows) > most:
        first: dict[object, str] = {}
        for row in rows:
            first.setdefault(STAGE(row), row[ID])
        stages = set(first.values())
        fullest, *others = sorted(rows, key=FULLEST)
        others.sort(key=lambda row: row[ID] not in stages)
        chosen = sorted((fullest, *others[: most - 1]), key=BY_DAY)
    return Tellings(
        facts=tuple((row[ID], row[KIND]) for row in chosen),
        told_by=tuple(Teller._make(row[REPORT]) for row in rows),
        day=None if (day := BY_DAY(rows[0])[0]) == date.max else day,
    )


@cache
def _grouped(kind: str | None) -> tuple[Select[Any], ColumnElement[str]]:
    """Give the question for facts by their groups, of a kind with stages or of any other."""
    joined: Any = tables.fact_group.join(tables.fact, _fact.id == _group.fact)
    return _asked(joined, _group.head, kind), _group.head


@cache
def _alone() -> tuple[Select[Any], ColumnElement[str]]:
    """Give the question for facts that stand in no group."""
    return _asked(tables.fact, _fact.id, None), _fact.id


def _asked(joined: Any, head: ColumnElement[str], kind: str | None) -> Select[Any]:
    joined = joined.join(tables.report_source, _source.report == _fact.report)
    joined = joined.outerjoin(tables.fact_review, tables.fact_review.c.fact == _fact.id)
    stage: Any = _fact.realis
    if kind:
        own = tables.KIND_TABLES[kind]
        joined = joined.outerjoin(own, own.c.fact == _fact.id)
        stage = own.c[STAGED[kind]]
    done = (_fact.realis == ACTUAL) & _fact.background.is_(False)
    return select(
        *(head.label("head"), _fact.id, _fact.kind),
        *(_fact.report, _source.outlet, _source.agency),
        *(_source.published_start, _source.published_precision),
        *(func.coalesce(_fact.day_from, date.max, type_=Date), _fact.sentence_from),
        *(tables.fact_review.c.fact.is_(None), ~done, _fact.date_start.is_(None)),
        *(-_fact.confidence, _fact.realis, _fact.background, stage),
    ).select_from(joined)
