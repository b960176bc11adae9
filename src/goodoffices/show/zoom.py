"""Ways through time: from the whole span to a year, from a year to a month, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from goodoffices.show.desk import Desk
from goodoffices.show.query import Query
from goodoffices.show.words import month as named_month
from goodoffices.show.words import span

MOST_YEARS = 30
"""Years offered at once: an archive longer than that is entered by the date fields."""

LAST_YEAR = 9998
"""The last year whose end can be read as a date."""


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the row that changes the period."""

    text: str
    href: str
    current: bool = False
    label: str = ""
    """What a screen reader says where the text alone is not enough."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """Where the view stands in time, and the periods one step nearer, beside and farther."""

    now: str
    """The period shown, in words."""
    out: Way | None
    before: Way | None
    after: Way | None
    parts: tuple[Way, ...]


def zoom(desk: Desk, query: Query) -> Zoom | None:
    """Offer the periods round the one asked for; none where no report has a day."""
    years = sorted({one.day.year for one in desk.catalogue.openings if one.day})
    if not years:
        return None
    first, last = query.since, query.until
    if first and last and (first.year, first.month) == (last.year, last.month):
        return _month(query, first)
    if first and last and first.year == last.year:
        return _year(query, first.year)
    known = range(years[0], years[-1] + 1)
    ways = tuple(_one(query, f"{y:04}") for y in known)
    now = "The whole span" if first is None and last is None else _between(first, last)
    out = None if first is None and last is None else Way("Whole span", _to(query, None, None))
    return Zoom(now, out, None, None, ways if len(ways) <= MOST_YEARS else ways[-MOST_YEARS:])


def _year(query: Query, year: int) -> Zoom:
    months = tuple(_of_month(query, date(year, m, 1)) for m in range(1, 13))
    return Zoom(
        now=f"{year:04}",
        out=Way("Whole span", _to(query, None, None)),
        before=_one(query, f"{year - 1:04}") if year > 1 else None,
        after=_one(query, f"{year + 1:04}") if year < LAST_YEAR else None,
        parts=tuple(replace(w, text=w.text[:3], label=w.text) for w in months),
    )


def _month(query: Query, day: date) -> Zoom:
    first = day.replace(day=1)
    year = f"{first.year:04}"
    before = first - timedelta(days=1) if first > date.min.replace(day=2) else None
    after = (first + timedelta(days=32)).replace(day=1) if first.year < LAST_YEAR else None
    return Zoom(
        now=named_month(first),
        out=Way(f"All of {year}", _to(query, year, year)),
        before=_of_month(query, before) if before else None,
        after=_of_month(query, after) if after else None,
        parts=(),
    )


def _of_month(query: Query, day: date) -> Way:
    at = f"{day.year:04}-{day.month:02}"
    return Way(named_month(day), _to(query, at, at))


def _one(query: Query, at: str) -> Way:
    return Way(at, _to(query, at, at))


def _to(query: Query, since: str | None, until: str | None) -> str:
    return query.href(since=since, until=until)


def _between(first: date | None, last: date | None) -> str:
    if first and last:
        return span(first, last)
    return f"From {span(first, first)}" if first else f"Until {span(last, last)}"
