"""Offices and parts to scale: from the first to the last report that shows the holder so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.dossier import Tenure
from goodoffices.show.drawings.drawing import Drawing, DrawnRow
from goodoffices.show.sheets import Sheet
from goodoffices.show.strips import Scale, Tick

LEAST_WIDTH = 0.8
"""Per cent of the strip below which a spell is drawn as a point: one report, or two of one week."""


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell on the strip."""

    x: float
    width: float
    """Per cent; nought for a point."""
    former: bool
    """Told only as a former holder: the spell lies before its mark."""


@dataclass(frozen=True, slots=True)
class Spells:
    """A spell for each office or part, on one scale of days."""

    ticks: tuple[Tick, ...]
    drawn: tuple[Spell | None, ...]
    """None where no report of it has a day."""


def spells(tenures: Iterable[Tenure]) -> Spells | None:
    """Draw offices and parts on one scale; none where fewer than two days are known."""
    listed = tuple(tenures)
    scale = Scale.of(d for t in listed for d in (t.first, t.last) if d)
    return Spells(scale.ticks(), tuple(_spell(t, scale) for t in listed)) if scale else None


def _spell(tenure: Tenure, scale: Scale) -> Spell | None:
    if tenure.first is None:
        return None
    first, last = scale.at(tenure.first), scale.at(tenure.last or tenure.first)
    wide = round(last - first, 2)
    return Spell(first, wide if wide >= LEAST_WIDTH else 0.0, tenure.former)


def spells_drawing(
    name: str, title: str, of: Spells, rows: Sequence[tuple[str, str, str]], header: Sequence[str]
) -> Drawing:
    """Draw offices and parts as a picture: label, note and side of each row, in order."""
    made = tuple(
        DrawnRow(
            label=label,
            note=note,
            strip={"spell": spell, "ticks": of.ticks} if spell else None,
            side=side,
            least=36,
        )
        for (label, note, side), spell in zip(rows, of.drawn, strict=True)
    )
    return Drawing(
        name=name,
        title=title,
        sub="From the first to the last report that shows the holder so, not from appointment to "
        "resignation. Before, between and after, nothing is known.",
        sheet=Sheet(name, tuple(header), list(rows)),
        sort="spells",
        axis={"ticks": of.ticks},
        rows=made,
        key=("bar, shown by reports of these days", "disc, by reports of one day",
             "ring, told as former"),
    )  # fmt: skip
