"""Facts by the date of what happened, with background and undated things apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from goodoffices.dossier.latest import Dated, dated
from goodoffices.dossier.material import Material, Read, counted_once, in_order

LONG_GAP = 62
"""Days without a report after which a gap is shown: shorter ones are only a quiet month."""


@dataclass(frozen=True, slots=True)
class Year:
    """The dated facts of one year, in order."""

    year: int
    entries: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of which no report was read: nothing can be said of them."""

    after: date
    before: date

    @property
    def months(self) -> int:
        """Give the length in whole months, at least one."""
        return max(1, round((self.before - self.after).days / 30.44))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole timeline: what is dated, what is older than its story, what has no date."""

    years: tuple[Year, ...]
    background: tuple[Dated, ...]
    undated: tuple[Dated, ...]
    gaps: tuple[Gap, ...]


def timeline(material: Material) -> Timeline:
    """Put facts in order of their own dates; the day of a report never stands in for one."""
    entries = [dated(material, f) for f in in_order(material, counted_once(material))]
    news = [e for e in entries if e.stated and not e.fact.background]
    years = groupby(news, key=lambda e: e.day.year if e.day else 0)
    return Timeline(
        years=tuple(Year(year, tuple(told)) for year, told in years),
        background=tuple(e for e in entries if e.fact.background),
        undated=tuple(e for e in entries if not e.stated and not e.fact.background),
        gaps=gaps(material.read),
    )


def gaps(read: Iterable[Read]) -> tuple[Gap, ...]:
    """Find the long stretches between two reports of known date."""
    days = sorted({one.day for one in read if one.day})
    return tuple(Gap(a, b) for a, b in pairwise(days) if (b - a).days > LONG_GAP)
