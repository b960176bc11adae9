"""A tie or an office over time: from when to when reports tell it, and when they tell it as past.

A report shows that a tie held on its day; it does not show when the tie began or ended, unless its
words say so. Between two reports nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.dossier.material import Material, stated
from goodoffices.facts import Relation, Role


@dataclass(frozen=True, slots=True)
class Interval:
    """When a tie or an office is told to have held."""

    since: date | None
    """The first day that the words themselves give."""
    first: date | None
    """Day of the first report that tells it as holding."""
    last: date | None
    """Day of the last report that tells it as holding."""
    past: date | None
    """Day of the first report after the last that tells it as past; none where no report does."""


def interval(tellings: Iterable[Relation | Role], material: Material) -> Interval:
    """Give the interval of one tie or office by all its tellings."""
    listed = list(tellings)
    holds = [fact for fact in listed if fact.current]
    days = sorted(day for day in map(material.told, holds) if day)
    over = sorted(day for day in map(material.told, (f for f in listed if not f.current)) if day)
    last = days[-1] if days else None
    return Interval(
        since=min((day for fact in holds if (day := stated(fact.date))), default=None),
        first=days[0] if days else None,
        last=last,
        past=next((day for day in over if last is None or day >= last), None),
    )
