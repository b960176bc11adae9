"""The drawings that the pages of facts offer to download, made of what the page shows."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.show.drawings.drawing import Drawing, DrawnRow, GridRow, Mark
from goodoffices.show.figures_chart import OverTime
from goodoffices.show.lanes import TruceChart
from goodoffices.show.network_chart import WIDE, NetworkChart
from goodoffices.show.sheets import Sheet
from goodoffices.show.strips import Coverage, TimeStrip

NETWORK_WIDE = int(WIDE)
"""Pixels for which the names of a network are kept apart."""
QUALIFIERS = (
    "disc and arrow, more than or at least", "bar and arrow, as many as", "thick bar, from – to",
    "ring with one tail, nearly", "ring with two tails, about", "disc, no qualifier printed",
)  # fmt: skip
TRUCES = (
    "ring, mooted, proposed or not yet so", "disc, agreed or more time asked",
    "bar, in effect or extended", "broken bar, fragile or violated",
    "cross, collapsed, expired or rejected",
)  # fmt: skip
STANDINGS = (
    "disc, happened", "ring, planned", "broken ring, possible", "struck ring, denied",
    "ring with arrow, asked for", "turned arrow, earlier",
)  # fmt: skip
BONDS = (
    "full line, backs", "dotted, is part of, leads or speaks for", "long dashes, meets",
    "dots and dashes, opposes", "full line with a cross, fights", "square, state or government",
    "disc, person", "diamond, international organisation", "ring, group or other",
)  # fmt: skip


def coverage_drawing(of: Coverage) -> Drawing:
    """Draw what has been read, month by month."""
    rows = [tuple(bar.title.rsplit(": ", 1)) for bar in of.bars]
    return Drawing(
        name="coverage",
        title="What has been read",
        sub="Each bar is a month; its height is the number of reports. Grey: no report read.",
        sheet=Sheet("coverage", ("month", "reports"), rows),
        sort="coverage",
        whole=of,
        height=60,
    )


def span_drawing(of: TimeStrip, sheet: Sheet) -> Drawing:
    """Draw the timeline's whole span."""
    return Drawing(
        name="span",
        title="Timeline, to scale",
        sub="Above the line: what happened. Below: what was only planned, possible, denied or "
        "asked for. Grey: no report read.",
        sheet=sheet,
        sort="timeline",
        whole=of,
        height=94,
        key=STANDINGS,
    )


def network_drawing(of: NetworkChart, sheet: Sheet) -> Drawing:
    """Draw the ties of the actors most is told of."""
    return Drawing(
        name="network",
        title="Who backs, meets and fights whom",
        sub="An arrow leads from who acts to whom. The wider the line, the more reports tell it. "
        "No line is no sign that there is no tie.",
        sheet=sheet,
        sort="network",
        whole=of,
        height=of.height,
        width=NETWORK_WIDE,
        key=BONDS,
    )


def lanes_drawing(of: TruceChart, sheet: Sheet) -> Drawing:
    """Draw the lanes of ceasefires."""
    rows = tuple(
        DrawnRow(
            label=lane.place,
            note=f"{lane.undated} more without a day" if lane.undated else "",
            strip={"lane": lane, "ticks": of.ticks},
            side="; ".join(mark.text for mark in lane.marks),
            least=40,
        )
        for lane in of.lanes
    )
    return Drawing(
        name="lanes",
        title="Ceasefires, place by place, to scale",
        sub="A mark stands where a report gives a day, as wide as the days it gives. Between two "
        "marks nothing is known.",
        sheet=sheet,
        sort="lanes",
        axis={"ticks": of.ticks},
        rows=rows,
        key=TRUCES,
    )


def rivals_drawing(
    name: str, title: tuple[str, str], top: float, rows: Sequence[DrawnRow], sheet: Sheet
) -> Drawing:
    """Draw rival figures side by side, on one scale from nought."""
    return Drawing(
        name=name,
        title=title[0],
        sub=f"{title[1]} Nothing is summed, averaged or preferred.",
        sheet=sheet,
        sort="figures",
        axis={"top": top},
        rows=tuple(rows),
        key=QUALIFIERS,
    )


def times_drawing(name: str, title: tuple[str, str], of: OverTime, sheet: Sheet) -> Drawing:
    """Draw rival figures over time."""
    counters = tuple(f"{letter}, {by}" for letter, by in of.counters)
    return Drawing(
        name=f"{name}-over-time",
        title=f"{title[0]}, as told over time",
        sub=f"{title[1]} Each claim stands at the day of its report. No line joins them: a later "
        "one need not be of the same count.",
        sheet=sheet,
        sort="times",
        whole=of,
        height=of.height,
        key=(*QUALIFIERS, *counters),
    )


def grid_drawing(
    name: str,
    title: tuple[str, str],
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Sequence[Mark]]]],
    *,
    column: int,
) -> Drawing:
    """Draw a matrix: actors down, meetings or issues across."""
    made = tuple(GridRow(label, tuple(tuple(cell) for cell in cells)) for label, cells in rows)
    sheet = Sheet(
        name,
        ("actor", *heads),
        [
            (row.label, *("; ".join(mark.text for mark in cell) or "not mentioned"
                          for cell in row.cells))
            for row in made
        ],
    )  # fmt: skip
    return Drawing(
        name=name, title=title[0], sub=title[1], sheet=sheet, heads=tuple(heads), grid=made,
        column=column, key=("dot, not mentioned",),
    )  # fmt: skip
