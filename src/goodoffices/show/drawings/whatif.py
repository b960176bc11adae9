"""The drawings of the what-if page, each with the basis of the model in its words."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.show.drawings.drawing import Drawing, DrawnRow
from goodoffices.show.sheets import Sheet
from goodoffices.show.whatif_charts import Graph, Lane, Plot, Swing

BASIS = "What follows from the assumptions listed on the page and from nothing else; no forecast."


def mean_drawing(
    lanes: Sequence[Lane], ticks: Sequence[tuple[float, str]], ends: tuple[str, str]
) -> Drawing:
    """Draw where a compromise would lie."""
    rows = tuple(
        DrawnRow(
            each.label,
            strip={"lane": each, "ticks": ticks},
            side=each.side,
            side_note=each.told,
            least=52,
        )
        for each in lanes
    )
    listed = [(each.label, each.side, each.told) for each in lanes]
    return Drawing(
        name="mean",
        title="Where a compromise would lie",
        sub=f"Mean of positions weighted by capability times salience. {BASIS}",
        sheet=Sheet("mean", ("run", "likeliest", "spread"), listed),
        sort="runs",
        axis={"ends": ends, "ticks": ticks},
        rows=rows,
        key=(
            "bars, all draws",
            "line, eight draws in ten",
            "ring, middle draw",
            "upright, every input at its likeliest",
        ),
    )


def swing_drawing(
    swings: Sequence[Swing], ticks: Sequence[tuple[float, str]], ends: tuple[str, str]
) -> Drawing:
    """Draw what the result hangs on most."""
    header = ("input", "mean at its low and its high end", "rank correlation")
    return Drawing(
        name="swing",
        title="What the result hangs on most",
        sub="The mean with one input at its low and at its high end, all others at their "
        f"likeliest. {BASIS}",
        sheet=Sheet("swing", header, [(e.label, e.side, e.correlation) for e in swings]),
        sort="swings",
        axis={"ends": ends, "ticks": ticks},
        rows=tuple(
            DrawnRow(
                e.label, strip={"swing": e, "ticks": ticks}, side=e.side, side_note=e.correlation
            )
            for e in swings
        ),
        key=("second colour, the mean falls as the input rises",),
    )


def graph_drawing(of: Graph) -> Drawing:
    """Draw the states and the moves that somebody likes."""
    return Drawing(
        name="graph",
        title="The states described, and the moves between them that somebody likes",
        sub=f"From left to right more options are taken. {BASIS}",
        sheet=Sheet("graph", ("state", "told"), [(n.letters, n.told) for n in of.nodes]),
        sort="graph",
        whole=of,
        height=of.height,
        key=("disc, stable under all four concepts", "ring, under some", "broken ring, under none",
             "square, as things are now", "broken line, others can answer"),
    )  # fmt: skip


def plot_drawing(of: Plot) -> Drawing:
    """Draw what each package is worth to both."""
    return Drawing(
        name="plot",
        title="What each package is worth to both",
        sub=f"To the right: worth to {of.across}. Upward: worth to {of.up}. Lines: "
        f"fallbacks. {BASIS}",
        sheet=Sheet(
            "plot", ("package and its worths", "standing"), [(p.told, p.sort) for p in of.points]
        ),
        sort="plot",
        whole=of,
        height=of.height,
        key=("disc, chosen by a solution", "ring, on the frontier", "small, others"),
    )
