"""Finds reports without their whole texts, and which of them may have changed since.

A long list of reports is kept by whoever shows it; only what was written since then need be asked
for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from goodoffices.codes import DateBasis
from goodoffices.facts import Report
from goodoffices.record.parts import AT_ONCE, parts
from goodoffices.record.rows import report_from
from goodoffices.record.tables import clock, merge_pending, reading, report, report_note
from goodoffices.tellers import Teller


@dataclass(frozen=True, slots=True)
class Extent:
    """How many reports there are, and which were written since merging last looked at them."""

    reports: int
    pending: frozenset[str]
    now: int = 0
    """The time on the record's clock."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A report as a list has it, without its text: built only when it is looked at."""

    id: str
    day: date | None
    """The day by which reports are ordered, if more than a copyright line gives it."""
    row: Row[Any]
    doubts: tuple[str, ...]

    @property
    def teller(self) -> Teller:
        """Give who published it and when."""
        row = self.row
        when = row.published_start, row.published_precision
        return Teller(row.id, row.outlet, row.agency, *when)

    @property
    def basis(self) -> str | None:
        """Give how its day is known; nothing where no date is given."""
        basis: str | None = self.row.published_basis
        return basis

    @property
    def sure(self) -> bool:
        """Tell whether its day is certain."""
        return self.basis is not None and not self.doubts

    def build(self) -> Report:
        """Build the report, with its first line for a text, and without its stretches."""
        row = self.row
        return report_from(row._mapping, row.opening, self.doubts)


def find_extent(connection: Connection) -> Extent:
    """Give how many reports there are, and which were written since the last merging."""
    many = int(connection.scalar(select(func.count(report.c.id))) or 0)
    waiting = frozenset(connection.scalars(select(merge_pending.c.report)))
    return Extent(many, waiting, int(connection.scalar(select(clock.c.ticks)) or 0))


def reports_since(connection: Connection, time: int) -> list[str]:
    """Give the reports of which anything was written after a time on the record's clock."""
    return list(connection.scalars(select(reading.c.report).where(reading.c.changed > time)))


def find_openings(connection: Connection, ids: Iterable[str] | None = None) -> list[Opening]:
    """Give of every report, or of those asked for, what is known of it beside its text."""
    if ids is None:
        return list(_openings(connection, None))
    return [one for part in parts(sorted(set(ids))) for one in _openings(connection, part)]


def _openings(connection: Connection, ids: list[str] | None) -> Iterator[Opening]:
    own, told = report.c, report_note.c
    wanted = select(report)
    noted = select(told.report, told.words).where(told.subject == "doubt")
    if ids is not None:
        wanted, noted = wanted.where(own.id.in_(ids)), noted.where(told.report.in_(ids))
    doubts: dict[str, list[str]] = {}
    for row in connection.execute(noted.order_by(told.report, told.nth)):
        doubts.setdefault(row[0], []).append(row[1])
    for found in connection.execute(wanted).yield_per(AT_ONCE):
        one, weak = found.id, found.published_basis == DateBasis.COPYRIGHT
        day = None if weak else found.published_start
        yield Opening(one, day, found, tuple(doubts.get(one, ())))
