"""Where the marks of a drawn column stand: per cent along, pixels across; no mark without a word.

A strip does not scale, it stretches: x is in per cent of the column, so text keeps its size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import Qualifier
from goodoffices.dossier import Dated, Read
from goodoffices.dossier.timeline import Gap, gaps
from goodoffices.dossier.wording import says
from goodoffices.facts import Fact, Figure
from goodoffices.show.words import SIGNS, month, plural, standing, when

WIDTH = 96.0
"""Per cent of the column that the scale takes; the rest keeps the last mark inside."""
TALLEST = 34
MOST_YEARS = 12
"""Years named on an axis: more would run into each other."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its word."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the coverage chart: a month in which reports were read."""

    x: float
    height: float
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A stretch of which no report was read."""

    x: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What has been read, month by month."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    blanks: tuple[Blank, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark of the timeline strip."""

    x: float
    y: int
    sign: str
    standing: str
    href: str
    """Its line in the list of the page."""
    told: str


@dataclass(frozen=True, slots=True)
class TimeStrip:
    """The whole span to scale: above what happened, below what was only said to come."""

    above: tuple[Dot, ...]
    below: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    left_out: int
    """Marks for which there was no room; the list has them."""
    blanks: tuple[Blank, ...] = ()
    """Months of which no report was read."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A figure drawn on a scale from nought: its shape says how exact it is."""

    shape: str
    """exact, more, most, range, nearly or about."""
    low: float
    high: float


def coverage(days: Sequence[date]) -> Coverage | None:
    """Draw the number of reports of each month; none where fewer than two days are known."""
    scale = Scale.of(days)
    if scale is None:
        return None
    months = Counter((day.year, day.month) for day in days)
    most = max(months.values())
    bars = tuple(
        Bar(
            x=scale.at(date(y, m, 15)),
            height=round(max(4.0, TALLEST * count / most), 1),
            title=f"{month(date(y, m, 1))}: {plural(count, 'report')}",
            href=f"/reports?since={y}-{m:02}&until={y}-{m:02}",
        )
        for (y, m), count in sorted(months.items())
    )
    blanks = tuple(_blanks(scale, gaps(Read(day, sure=True) for day in days)))
    label = f"Reports over time, {plural(len(days), 'report')} of known date"
    return Coverage(bars, scale.ticks(), blanks, label)


def time_strip(entries: Iterable[Dated], unread: Iterable[Gap] = ()) -> TimeStrip | None:
    """Draw dated entries to scale, stacked where they share a place, and what was not read."""
    entries = [e for e in entries if e.day]
    scale = Scale.of([e.day for e in entries if e.day])
    if scale is None:
        return None
    stacks: dict[tuple[bool, int], int] = defaultdict(int)
    above: list[Dot] = []
    below: list[Dot] = []
    for entry in entries:
        at = scale.at(entry.day) if entry.day else 0.0
        done = standing(entry.fact) in ("done", "back")
        key = (done, round(at * 1.2))
        if stacks[key] >= 4:
            stacks[key] += 1
            continue
        offset = -4 - 7 * stacks[key] if done else -4 + 7 * stacks[key]
        dot = _dot(entry.fact, at, offset)
        (above if done else below).append(dot)
        stacks[key] += 1
    left_out = sum(max(0, count - 4) for count in stacks.values())
    return TimeStrip(
        tuple(above), tuple(below), scale.ticks(), left_out, tuple(_blanks(scale, unread))
    )


def _blanks(scale: Scale, unread: Iterable[Gap]) -> Iterable[Blank]:
    for gap in unread:
        first, last = scale.at(gap.after), scale.at(gap.before)
        if last > first:
            yield Blank(first, round(last - first, 2), _blank(gap.months))


def _dot(fact: Fact, at: float, offset: int) -> Dot:
    told = f"{says(fact)}, {when(fact.date)}"
    return Dot(at, offset, SIGNS[fact.kind], standing(fact), f"#e{fact.id}", told)


def scale_top(figures: Iterable[Figure]) -> float:
    """Give the round number at which the scale of some figures ends; nought if none has a value."""
    most = max((f.high or f.low or 0.0 for f in figures), default=0.0)
    step = 1.0
    while step * 10 <= most:
        step *= 10
    return next((step * n for n in (1, 2, 3, 5, 10) if step * n >= most), 0.0) if most else 0.0


def stroke(figure: Figure, top: float) -> Stroke | None:
    """Place a figure on a scale from nought to `top`; none where it has no number."""
    low, high = figure.low, figure.high
    known = [v for v in (low, high) if v is not None]
    if not known or not top:
        return None
    x = [round(90.0 * v / top, 2) for v in known]
    return Stroke(_shape(figure), min(x), max(x))


def _shape(figure: Figure) -> str:
    bounded = figure.low is not None and figure.high is not None
    rounded = figure.qualifier in (Qualifier.NEARLY, Qualifier.ABOUT)
    if bounded and figure.low != figure.high and not rounded:
        return "range"
    shapes = {
        Qualifier.MORE_THAN: "more",
        Qualifier.AT_LEAST: "more",
        Qualifier.UP_TO: "most",
        Qualifier.NEARLY: "nearly",
        Qualifier.ABOUT: "about",
    }
    if figure.qualifier:
        return shapes[figure.qualifier]
    if figure.high is None:
        return "more"
    return "most" if figure.low is None else "exact"


def _blank(months: int) -> str:
    return f"no report read for {plural(months, 'month')}"


@dataclass(frozen=True, slots=True)
class Scale:
    """A span of days laid along a strip."""

    first: date
    last: date

    @classmethod
    def of(cls, days: Iterable[date]) -> Scale | None:
        """Span the days; none where they are fewer than two."""
        known = sorted(set(days))
        return cls(known[0], known[-1]) if len(known) > 1 else None

    def at(self, day: date) -> float:
        """Give the place of a day in per cent, within the scale."""
        part = (day - self.first).days / (self.last - self.first).days
        return round(2 + WIDTH * min(1.0, max(0.0, part)), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Give the first days of years, every nth where there are many."""
        years = range(self.first.year + 1, self.last.year + 1)
        every = max(1, -(-len(years) // MOST_YEARS))
        found = [Tick(self.at(date(y, 1, 1)), str(y)) for y in years if not y % every]
        return tuple(found) if len(found) > 1 else self._quarters()

    def _quarters(self) -> tuple[Tick, ...]:
        """Give the first days of quarters, where too few years begin within the scale."""
        starts = (date(y, m, 1) for y in (self.first.year, self.last.year) for m in (1, 4, 7, 10))
        within = sorted({day for day in starts if self.first <= day <= self.last})
        return tuple(Tick(self.at(day), month(day)) for day in within)
