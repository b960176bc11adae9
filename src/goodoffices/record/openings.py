"""Finds reports without their whole texts, and which of them may have changed since.

A long list of reports is kept by whoever shows it; only what was written since then need be asked
for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from goodoffices.facts import Report
from goodoffices.record.parts import AT_ONCE, parts
from goodoffices.record.rows import report_from
from goodoffices.record.tables import clock, merge_pending, reading, report, report_note


@dataclass(frozen=True, slots=True)
class Extent:
    """How many reports there are, and which were written since merging last looked at them."""

    reports: int
    pending: frozenset[str]
    now: int = 0
    """The time on the record's clock."""


def find_extent(connection: Connection) -> Extent:
    """Give how many reports there are, and which were written since the last merging."""
    many = int(connection.scalar(select(func.count(report.c.id))) or 0)
    waiting = frozenset(connection.scalars(select(merge_pending.c.report)))
    return Extent(many, waiting, int(connection.scalar(select(clock.c.ticks)) or 0))


def reports_since(connection: Connection, time: int) -> list[str]:
    """Give the reports of which anything was written after a time on the record's clock."""
    return list(connection.scalars(select(reading.c.report).where(reading.c.changed > time)))


def find_openings(
    connection: Connection,
    characters: int,
    ids: Iterable[str] | None = None,
    *,
    shorten: Callable[[str], str] = str,
) -> list[Report]:
    """Give reports with the first characters of their texts alone, and without their stretches.

    Every one, or those asked for. `shorten` says what is kept of those characters.
    """
    if ids is None:
        return list(_openings(connection, characters, None, shorten))
    return [
        one
        for part in parts(sorted(set(ids)))
        for one in _openings(connection, characters, part, shorten)
    ]


def _openings(
    connection: Connection,
    characters: int,
    ids: list[str] | None,
    shorten: Callable[[str], str],
) -> Iterator[Report]:
    own, told = report.c, report_note.c
    columns = [column for column in own if column.name != "text"]
    wanted = select(*columns, func.substr(own.text, 1, characters).label("text"))
    noted = select(told.report, told.words).where(told.subject == "doubt")
    if ids is not None:
        wanted, noted = wanted.where(own.id.in_(ids)), noted.where(told.report.in_(ids))
    doubts: dict[str, list[str]] = {}
    for row in connection.execute(noted.order_by(told.report, told.nth)):
        doubts.setdefault(row[0], []).append(row[1])
    names = [*(column.name for column in columns), "text"]
    for found in connection.execute(wanted).yield_per(AT_ONCE):
        cells = dict(zip(names, found, strict=True))
        cells["text"] = shorten(cells["text"])
        yield report_from(cells, doubts.get(cells["id"], ()), ())
