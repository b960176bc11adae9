"""Figures: how bad it is, who says so, rival values side by side."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.codes import FactKind, Measure
from goodoffices.dossier import Panel, panels
from goodoffices.dossier.naming import capital
from goodoffices.dossier.wording import by_whom, stands, value
from goodoffices.dossier.words import word
from goodoffices.facts import Figure
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import MOST_COMPARED, Desk
from goodoffices.show.drawings.charts import rivals_drawing, times_drawing
from goodoffices.show.drawings.drawing import Drawing, DrawnRow
from goodoffices.show.figures_chart import OverTime, over_time
from goodoffices.show.filters import FilterBox, box, choice, period, typed
from goodoffices.show.pages.listing import asked_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.strips import Stroke, scale_top, stroke
from goodoffices.show.told import TOLD_COLUMNS, ToldRow, told_cells, told_rows
from goodoffices.show.words import outlet, published, when

SIZE = 50
"""Figures to a page: half as many scopes, for each has two at least, and is drawn."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as its report has it."""

    id: str
    reported: str
    outlet: str
    value: str
    of: str
    period: str
    date: str
    by: str
    part_of: str
    source: SourceLink
    stroke: Stroke | None
    standing: str
    told: ToldRow | None
    """How well it is borne out, and who else tells it."""


@dataclass(frozen=True, slots=True)
class PanelView:
    """Rival figures of one scope, on one scale."""

    id: str
    title: str
    scope: str
    top: float
    drawn: bool
    disputed: bool
    differ: bool
    """Totals differ, and a report is undated: whether they disagree cannot be said."""
    rivals: tuple[FigureRow, ...]
    parts: tuple[FigureRow, ...]
    times: OverTime | None
    """The same over time; none where there are too few on known days."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What `figures.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    panels: tuple[PanelView, ...]
    """Scopes with two or more figures: each gets a drawn column."""
    single: tuple[tuple[str, tuple[tuple[str, FigureRow], ...]], ...]
    """Figures that nothing rivals, under the word for their measure, each with its place."""


def build(desk: Desk, query: Query, _: str) -> Figures:
    """Find the figures that pass the filters and set rivals side by side."""
    fields = (
        choice(query, "measure", "What is counted", "measure"),
        typed(query, "place", "Place"),
        typed(query, "by", "Counted or said by"),
        typed(query, "q", "Words"),
        *period(query),
    )
    newest = desk.newest_things(FactKind.FIGURE, **asked_of(query))
    things = {one.best.id: one for one in newest}
    measure = query.get("measure")
    told = [one.best for one in newest if isinstance(one.best, Figure)]
    found = [f for f in told if not measure or f.measure == measure]
    total = desk.count_things(FactKind.FIGURE)
    made = box(query, fields, "figures", shown=len(found), total=total, size=SIZE)
    grouped = panels(desk.dated(found))
    rival = [p for p in grouped if len(p.rivals) > 1]
    alone = [p for p in grouped if len(p.rivals) <= 1]
    first, start = (made.page - 1) * SIZE // 2, (made.page - 1) * SIZE
    rival, alone = rival[first : first + SIZE // 2], alone[start : start + SIZE]
    shown = [f for p in (*rival, *alone) for f in (*p.rivals, *p.parts)]
    rows = {row.row.id: row for row in told_rows(desk, [things[f.id] for f in shown])}
    return Figures(
        filters=replace(made, cut=len(newest) >= MOST_COMPARED),
        panels=_named(_view(desk, p, rows) for p in rival),
        single=_single(desk, alone, rows),
    )


def _view(desk: Desk, panel: Panel, told: Mapping[str, ToldRow]) -> PanelView:
    top = scale_top(panel.rivals)
    what = word("measure", panel.measure)
    place = panel.place or "place not stated"
    rivals = _rows(desk, panel.rivals, told, top)
    return PanelView(
        id=_name(panel),
        title=f"{capital(what)}, {place}",
        scope=_scope(panel),
        top=top,
        drawn=any(row.stroke for row in rivals),
        disputed=panel.disputed,
        differ=bool(panel.differ),
        rivals=rivals,
        parts=_rows(desk, panel.parts, told, top),
        times=over_time(desk, panel.rivals, top),
    )


def _named(views: Iterable[PanelView]) -> tuple[PanelView, ...]:
    """Number the panels that count the same thing on another scale."""
    seen: Counter[str] = Counter()
    made = []
    for view in views:
        seen[view.id] += 1
        again = seen[view.id]
        made.append(replace(view, id=f"{view.id}-{again}") if again > 1 else view)
    return tuple(made)


def _name(panel: Panel) -> str:
    """Name a panel by what it counts, so that its address stays when others come before it."""
    parts = [panel.measure.value, panel.place, str(panel.cumulative), panel.period]
    part = hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:8]
    return f"figures-{part}"


def _scope(panel: Panel) -> str:
    if panel.cumulative:
        return "totals so far"
    period_words = panel.period or "period not stated"
    return f"one incident or period: {period_words}" if panel.cumulative is False else period_words


def _single(
    desk: Desk, alone: Iterable[Panel], told: Mapping[str, ToldRow]
) -> tuple[tuple[str, tuple[tuple[str, FigureRow], ...]], ...]:
    groups: dict[Measure, list[tuple[str, FigureRow]]] = {}
    for panel in alone:
        for row in _rows(desk, (*panel.rivals, *panel.parts), told):
            groups.setdefault(panel.measure, []).append((panel.place, row))
    return tuple((word("measure", measure), tuple(rows)) for measure, rows in groups.items())


def _rows(
    desk: Desk, figures: Iterable[Figure], told: Mapping[str, ToldRow], top: float = 0.0
) -> tuple[FigureRow, ...]:
    """Make the rows of figures; one whose report is gone is left out."""
    return tuple(row for f in figures if (row := _row(desk, f, told.get(f.id), top)))


def _row(desk: Desk, fact: Figure, told: ToldRow | None, top: float) -> FigureRow | None:
    report = desk.report(fact.report)
    if report is None:
        return None
    return FigureRow(
        id=fact.id,
        reported=published(report),
        outlet=outlet(report),
        value=value(fact),
        of=fact.of or "",
        period=fact.period or "",
        date=when(fact.date),
        by=by_whom(fact),
        part_of=fact.subset_of or "",
        source=fact_rows.source(desk, fact, report),
        stroke=stroke(fact, top),
        standing=stands(fact),
        told=told,
    )


def _sheet(page: Figures) -> Sheet:
    listed = [(p.title, p.scope, row) for p in page.panels for row in (*p.rivals, *p.parts)]
    listed += [
        (f"{measure}, {place or 'place not stated'}", row.period or "not stated", row)
        for measure, rows in page.single
        for place, row in rows
    ]
    return _table(listed)


def _table(listed: Sequence[tuple[str, str, FigureRow]]) -> Sheet:
    return Sheet(
        "figures",
        ("counted", "scope", "value as printed", "of whom", "period", "according to", "part of",
         "report", "reported", "outlet", "fact id", *TOLD_COLUMNS),
        [
            (title, scope, r.value, r.of, r.period, r.by, r.part_of, str(r.source.number),
             r.reported, r.outlet, r.id, *(told_cells(r.told) if r.told else ()))
            for title, scope, r in listed
        ],
    )  # fmt: skip


def _charts(page: Figures) -> list[Drawing]:
    drawn = []
    for panel in page.panels:
        scope = f"{capital(panel.scope)}."
        title = (panel.title, f"{scope} They do not agree." if panel.disputed else scope)
        listed = (*panel.rivals, *panel.parts)
        sheet = _table([(panel.title, panel.scope, row) for row in listed])
        if panel.times:
            drawn.append(times_drawing(panel.id, title, panel.times, sheet))
        if panel.drawn:
            drawn.append(
                rivals_drawing(panel.id, title, panel.top, [_drawn(r) for r in panel.rivals], sheet)
            )
    return drawn


def _drawn(row: FigureRow) -> DrawnRow:
    return DrawnRow(
        label=row.reported,
        note=f"report {row.source.number}, {row.outlet}",
        strip={"stroke": row.stroke} if row.stroke else None,
        side=row.value,
        side_note=". ".join(
            part
            for part in (
                ", ".join(p for p in (row.of, row.period) if p),
                f"Counted by: {row.by or 'not stated'}",
            )
            if part
        ),
        least=40,
    )


PAGE = Page(
    path="/figures",
    template="figures.html",
    context=Figures,
    build=build,
    title=lambda page: "How bad it is, and who says so",
    sheet=_sheet,
    charts=_charts,
    here="/figures",
)
