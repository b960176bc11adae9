"""Which reports there are, in the order of their numbers, without their texts.

Every page needs the number and the day of a few reports, the overview the days of all. They are
kept between requests as the record gave them, and built when somebody looks at them. When the
record has changed only those are asked for that were written since.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from goodoffices.dossier import Read
from goodoffices.dossier.material import told
from goodoffices.facts import Report
from goodoffices.show.kept import Stamp, stamp_of
from goodoffices.tellers import Teller

if TYPE_CHECKING:
    from goodoffices.show.desk import Record


class Opening(Protocol):
    """A report as a list has it; `goodoffices.record.Opening` is one."""

    @property
    def id(self) -> str:
        """Give its id."""

    @property
    def teller(self) -> Teller:
        """Give who published it and when."""

    @property
    def basis(self) -> str | None:
        """Give how its day is known; nothing where no date is given."""

    @property
    def day(self) -> date | None:
        """Give the day by which reports are ordered."""

    @property
    def sure(self) -> bool:
        """Tell whether its day is certain."""

    def build(self) -> Report:
        """Build the report without its text."""


class Shelf(Mapping[str, Report]):
    """Reports by their ids, each built when it is first asked for."""

    def __init__(self, openings: Iterable[Opening]) -> None:
        """Keep what they are built from."""
        self._openings = {one.id: one for one in openings}
        self._built: dict[str, Report] = {}

    def with_(self, new: Mapping[str, Opening]) -> Shelf:
        """Give a shelf with these besides, or in the place of what went by the same ids."""
        shelf = Shelf(())
        shelf._openings = {**self._openings, **new}
        shelf._built = {one: own for one, own in self._built.items() if one not in new}
        return shelf

    def __getitem__(self, ident: str) -> Report:
        """Give a report."""
        found = self._built.get(ident)
        if found is None:
            found = self._built[ident] = self._openings[ident].build()
        return found

    def __contains__(self, ident: object) -> bool:
        """Tell whether there is such a report, without building it."""
        return ident in self._openings

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._openings)

    def __len__(self) -> int:
        """Count the reports."""
        return len(self._openings)


@dataclass(frozen=True)
class Catalogue:
    """The reports of a record without their texts, and the number of each."""

    openings: tuple[Opening, ...]
    """In the order of their days, those without one last."""
    by_id: Shelf
    numbers: Mapping[str, int]
    now: int = 0
    """The time on the record's clock, as of which this is the list."""

    @property
    def newest(self) -> date | None:
        """Give the day of the newest dated report."""
        return next((one.day for one in reversed(self.openings) if one.day), None)

    @cached_property
    def read(self) -> tuple[Read, ...]:
        """Give of every report its day and whether it is certain."""
        return tuple(Read(told(one.teller), sure=one.sure) for one in self.openings)

    @cached_property
    def days(self) -> list[date]:
        """Give the days of the reports where they are known, in order; each as often as it is."""
        return sorted(day for one in self.openings if (day := told(one.teller)))


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
        written = record.openings(record.reports_since(before.now))
        if len(before.openings) + sum(one.id not in before.by_id for one in written) == (
            extent.reports
        ):
            # Merging alone changes no report.
            if not written:
                return replace(before, now=extent.now)
            return _with(before, written, extent.now)
    found = sorted(record.openings(), key=_place)
    return _catalogue(found, Shelf(found), extent.now)


def _with(before: Catalogue, written: Iterable[Opening], now: int) -> Catalogue:
    """Give a catalogue with what was written since put in its place."""
    new = {one.id: one for one in written}
    again = new.keys() & before.by_id.keys()
    found = [one for one in before.openings if one.id not in again] if again else [*before.openings]
    for one in new.values():
        insort(found, one, key=_place)
    return _catalogue(found, before.by_id.with_(new), now)


def _catalogue(found: Sequence[Opening], shelf: Shelf, now: int) -> Catalogue:
    return Catalogue(
        openings=tuple(found),
        by_id=shelf,
        numbers=MappingProxyType({one.id: n for n, one in enumerate(found, start=1)}),
        now=now,
    )


def _place(one: Opening) -> tuple[date, str]:
    return one.day or date.max, one.id


def by_day(report: Report) -> tuple[date, str]:
    """Order reports by day, then id; those without a day come last."""
    day = report.told.start if report.told else None
    return day or date.max, report.id
