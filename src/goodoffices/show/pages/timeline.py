"""Timeline: facts by the date of what happened, not of the report."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import FactKind
from goodoffices.dossier import Dated, Gap, timeline
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk, given
from goodoffices.show.drawings.charts import span_drawing
from goodoffices.show.filters import FilterBox, box, choice, kinds, period, typed
from goodoffices.show.pages.listing import asked_of, sort_day
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import FactRow
from goodoffices.show.sheets import Sheet
from goodoffices.show.strips import TimeStrip, time_strip
from goodoffices.show.words import day

SIZE = 300
"""Entries on one page: a timeline is read as a whole, so it is longer than other lists."""
USUAL = (FactKind.EVENT, FactKind.TALKS, FactKind.CEASEFIRE)
"""Kinds shown unless another is asked for: what was done, not what was said."""


@dataclass(frozen=True, slots=True)
class YearOf:
    """One year of the timeline: its entries, with the gaps in reading that begin in it."""

    year: int
    rows: tuple[FactRow, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What `timeline.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    strip: TimeStrip | None
    """The whole span, to scale; none where fewer than two days are known."""
    years: tuple[YearOf, ...]
    """What is dated, by year."""
    background: tuple[FactRow, ...]
    """What is older than the story that tells it."""
    undated: tuple[FactRow, ...]
    """What has no date of its own, in the order of the reports that tell it."""


def build(desk: Desk, query: Query, _: str) -> TimelinePage:
    """Find the facts that pass the filters and put them in order of their dates."""
    chosen = kinds(query, [kind.value for kind in FactKind])
    fields = (
        typed(query, "actor", "Actor", known=desk.names()),
        chosen,
        choice(query, "realis", "Standing", "realis"),
        typed(query, "place", "Place"),
        typed(query, "q", "Words"),
        *period(query),
    )
    wanted = (FactKind(chosen.value),) if chosen.value else USUAL
    asked = asked_of(query)
    matching = sum(desk.record.count(kind, **given(asked)) for kind in wanted)
    start = min(query.page - 1, max(0, matching - 1) // SIZE) * SIZE
    found = [f for kind in wanted for f in desk.facts(kind, **asked, limit=start + SIZE)]
    found.sort(key=lambda f: (sort_day(desk, f), f.report, f.sentence, f.id))
    shown = found[start : start + SIZE]
    made = timeline(desk.material(shown))
    total = sum(desk.count(kind) for kind in wanted)
    return TimelinePage(
        filters=box(query, fields, _noun(wanted), shown=matching, total=total, size=SIZE),
        strip=time_strip([e for year in made.years for e in year.entries]),
        years=tuple(
            YearOf(y.year, _rows(desk, y.entries), _gaps(made.gaps, y.year)) for y in made.years
        ),
        background=_rows(desk, made.background),
        undated=_rows(desk, made.undated),
    )


def _rows(desk: Desk, entries: tuple[Dated, ...]) -> tuple[FactRow, ...]:
    return tuple(fact_rows.rows(desk, [entry.fact for entry in entries]))


def _gaps(gaps: tuple[Gap, ...], year: int) -> tuple[str, ...]:
    return tuple(
        f"No report of this view lies between {day(gap.after)} and {day(gap.before)}"
        for gap in gaps
        if gap.after.year == year
    )


def _noun(wanted: tuple[FactKind, ...]) -> str:
    return "entries" if len(wanted) > 1 else "facts of this kind"


def _listed(page: TimelinePage) -> list[FactRow]:
    dated = [row for year in page.years for row in year.rows]
    return [*dated, *page.background, *page.undated]


def _sheet(page: TimelinePage) -> Sheet:
    return fact_rows.sheet("timeline", _listed(page))


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
