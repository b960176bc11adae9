"""Which reports there are, in the order of their numbers, without their texts.

Every page needs the number and the day of a few reports, the overview the days of all. They are
kept between requests; texts are not, so that memory stays bounded. When the record has changed only
those are asked for that were written since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

from goodoffices.facts import Report
from goodoffices.show.kept import Stamp, stamp_of

if TYPE_CHECKING:
    from goodoffices.show.desk import Record

OPENING = 2000
"""Characters of a text among which its first line is looked for."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The reports of a record without their texts, and the number of each."""

    reports: tuple[Report, ...]
    by_id: Mapping[str, Report]
    numbers: Mapping[str, int]
    now: int = 0
    """The time on the record's clock, as of which this is the list."""

    @property
    def newest(self) -> date | None:
        """Give the day of the newest dated report."""
        dated = (r.told.start for r in reversed(self.reports) if r.told and r.told.start)
        return next(dated, None)  # they stand in the order of their days


class Catalogues:
    """Keeps the catalogue of one record file, and makes it anew when the file has changed."""

    def __init__(self, path: str) -> None:
        """Keep nothing yet."""
        self._path = path
        self._lock = Lock()
        self._kept: tuple[Stamp, Catalogue] | None = None

    def of(self, record: Record) -> Catalogue:
        """Give the catalogue of the record as it now is."""
        stamp = stamp_of(self._path)
        with self._lock:
            if self._kept and stamp and self._kept[0] == stamp:
                return self._kept[1]
            made = catalogue(record, self._kept[1] if self._kept else None)
            self._kept = (stamp, made)
            return made


def catalogue(record: Record, before: Catalogue | None = None) -> Catalogue:
    """Read the catalogue of a record; of that before only what was written since is asked for."""
    extent = record.extent()
    if before is not None and 0 < before.now <= extent.now:
        since = record.reports_since(before.now)
        written = record.openings(OPENING, since, shorten=_first_line)
        by_id = {**before.by_id, **{one.id: one for one in written}}
        if len(by_id) == extent.reports:
            # Merging alone changes no report.
            return (
                _catalogue(by_id.values(), extent.now)
                if written
                else replace(before, now=extent.now)
            )
    return _catalogue(record.openings(OPENING, shorten=_first_line), extent.now)


def _catalogue(reports: Iterable[Report], now: int) -> Catalogue:
    found = sorted(reports, key=by_day)
    return Catalogue(
        reports=tuple(found),
        by_id=MappingProxyType({report.id: report for report in found}),
        numbers=MappingProxyType({report.id: n for n, report in enumerate(found, start=1)}),
        now=now,
    )


def by_day(report: Report) -> tuple[date, str]:
    """Order reports by day, then id; those without a day come last."""
    day = report.told.start if report.told else None
    return day or date.max, report.id


def _first_line(text: str) -> str:
    """Keep the first words of a text: they name a report that has no title."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:200]
