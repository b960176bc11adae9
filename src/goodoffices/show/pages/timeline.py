"""Timeline: each thing once, by the date of what happened, not of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodoffices.codes import FactKind
from goodoffices.dossier import Dated, Gap, Thing, timeline
from goodoffices.dossier.newest import given
from goodoffices.dossier.timeline import gaps
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.charts import span_drawing
from goodoffices.show.filters import FilterBox, box, certainty, choice, kinds, period, typed
from goodoffices.show.pages.listing import asked_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.sheets import Sheet
from goodoffices.show.strips import TimeStrip, time_strip
from goodoffices.show.told import ToldRow, told_rows, told_sheet
from goodoffices.show.words import day
from goodoffices.show.zoom import Zoom, zoom

SIZE = 140
"""Entries on one page: a timeline is read as a whole, so it is longer than other lists."""
USUAL = (FactKind.EVENT, FactKind.TALKS, FactKind.CEASEFIRE)
"""Kinds shown unless another is asked for: what was done, not what was said."""


@dataclass(frozen=True, slots=True)
class YearOf:
    """One year of the timeline: its entries, with the gaps in reading that begin in it."""

    year: int
    rows: tuple[ToldRow, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What `timeline.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    zoom: Zoom | None
    """Ways to another period."""
    strip: TimeStrip | None
    """The whole span, to scale; none where fewer than two days are known."""
    years: tuple[YearOf, ...]
    """What is dated, by year."""
    background: tuple[ToldRow, ...]
    """What is older than the story that tells it."""
    undated: tuple[ToldRow, ...]
    """What has no date of its own, in the order of the reports that tell it."""


def build(desk: Desk, query: Query, _: str) -> TimelinePage:
    """Find the things that pass the filters and put them in order of their dates."""
    chosen = kinds(query, [kind.value for kind in FactKind])
    fields = (
        typed(query, "actor", "Actor", known=desk.names()),
        chosen,
        choice(query, "realis", "Standing", "realis"),
        typed(query, "place", "Place"),
        typed(query, "q", "Words"),
        certainty(query),
        *period(query),
    )
    wanted = (FactKind(chosen.value),) if chosen.value else USUAL
    asked = asked_of(query)
    matching = sum(_count(desk, kind, asked) for kind in wanted)
    start = min(query.page - 1, max(0, matching - 1) // SIZE) * SIZE
    found = [one for kind in wanted for one in _first(desk, kind, asked, start + SIZE)]
    found.sort(key=lambda one: (one.day or date.max, one.id))
    shown = found[start : start + SIZE]
    made = timeline(desk.material(one.best for one in shown))
    rows = {row.row.id: row for row in told_rows(desk, shown)}
    total = sum(desk.total(kind) for kind in wanted)
    return TimelinePage(
        filters=box(query, fields, _noun(wanted), shown=matching, total=total, size=SIZE),
        zoom=zoom(desk, query),
        strip=time_strip(
            [e for year in made.years for e in year.entries], gaps(desk.catalogue.read)
        ),
        years=tuple(
            YearOf(y.year, _rows(rows, y.entries), _gaps(made.gaps, y.year)) for y in made.years
        ),
        background=_rows(rows, made.background),
        undated=_rows(rows, made.undated),
    )


def _first(desk: Desk, kind: FactKind, asked: Mapping[str, Any], most: int) -> list[Thing]:
    """Give the first things of a kind by day; statements, each told once, as such."""
    if kind is FactKind.STATEMENT:
        return desk.alone(desk.facts(kind, **asked, limit=most))
    return desk.some_things(kind, **asked, limit=most)


def _count(desk: Desk, kind: FactKind, asked: Mapping[str, Any]) -> int:
    count = desk.record.count if kind is FactKind.STATEMENT else desk.record.count_things
    return count(kind, **given(asked))


def _rows(rows: Mapping[str, ToldRow], entries: Iterable[Dated]) -> tuple[ToldRow, ...]:
    return tuple(rows[entry.fact.id] for entry in entries if entry.fact.id in rows)


def _gaps(gaps: tuple[Gap, ...], year: int) -> tuple[str, ...]:
    return tuple(
        f"No report of this view lies between {day(gap.after)} and {day(gap.before)}"
        for gap in gaps
        if gap.after.year == year
    )


def _noun(wanted: tuple[FactKind, ...]) -> str:
    return "entries" if len(wanted) > 1 else "things of this kind"


def _listed(page: TimelinePage) -> list[ToldRow]:
    dated = [row for year in page.years for row in year.rows]
    return [*dated, *page.background, *page.undated]


def _sheet(page: TimelinePage) -> Sheet:
    return told_sheet("timeline", _listed(page))


PAGE = Page(
    path="/timeline",
    template="timeline.html",
    context=TimelinePage,
    build=build,
    title=lambda page: "Timeline",
    sheet=_sheet,
    charts=lambda page: [span_drawing(page.strip, _sheet(page))] if page.strip else [],
    here="/timeline",
)
