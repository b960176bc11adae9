"""Ceasefires to scale, a lane for each place: a mark for each dated state, no line between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.dossier.material import stated
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.rows import SourceLink
from goodoffices.show.strips import Scale, Tick
from goodoffices.show.words import when

MOST_LANES = 12
LEAST_WIDTH = 0.8
"""Per cent of the strip below which a stretch of days is drawn as a point."""

_SHAPES: dict[CeasefireStatus, str] = {
    CeasefireStatus.MOOTED: "talked",
    CeasefireStatus.PROPOSED: "talked",
    CeasefireStatus.AGREED: "agreed",
    CeasefireStatus.IN_FORCE: "held",
    CeasefireStatus.EXTENDED: "held",
    CeasefireStatus.EXTENSION_REQUESTED: "agreed",
    CeasefireStatus.FRAGILE: "fragile",
    CeasefireStatus.VIOLATED: "fragile",
}
"""Status -> shape of its mark; any other is an end and drawn as a cross."""


@dataclass(frozen=True, slots=True)
class TruceMark:
    """One state of a truce on the day or days that its report gives."""

    shape: str
    """talked, agreed, held, fragile or ended."""
    x: float
    width: float
    text: str
    source: SourceLink


@dataclass(frozen=True, slots=True)
class Lane:
    """The states of truces of one place."""

    place: str
    marks: tuple[TruceMark, ...]
    undated: int
    """States without a day: the list has them, a strip cannot."""


@dataclass(frozen=True, slots=True)
class TruceChart:
    """Lanes on one scale of days."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    left_out: int


def truce_chart(desk: Desk, places: Iterable[tuple[str, list[Ceasefire]]]) -> TruceChart | None:
    """Draw truces, the places with the most dated states first; none where fewer than two days."""
    listed = [(place, found, [f for f in found if stated(f.date)]) for place, found in places]
    scale = Scale.of([day for _, _, dated in listed for f in dated for day in _days(f)])
    if scale is None:
        return None
    listed = sorted((one for one in listed if one[2]), key=lambda one: (-len(one[2]), one[0]))
    lanes = tuple(
        Lane(place, _marks(desk, dated, scale), len(found) - len(dated))
        for place, found, dated in listed[:MOST_LANES]
    )
    return TruceChart(lanes, scale.ticks(), max(0, len(listed) - MOST_LANES))


def _marks(desk: Desk, dated: list[Ceasefire], scale: Scale) -> tuple[TruceMark, ...]:
    made = []
    for fact in sorted(dated, key=lambda f: (_days(f)[0], f.id)):
        source = fact_rows.brief_source(desk, fact)
        if source:
            first, last = (scale.at(day) for day in _days(fact))
            wide = round(last - first, 2)
            standing = "" if fact.realis is Realis.ACTUAL else f", {word('realis', fact.realis)}"
            made.append(
                TruceMark(
                    shape="talked" if standing else _SHAPES.get(fact.status, "ended"),
                    x=first,
                    width=wide if wide >= LEAST_WIDTH else 0.0,
                    text=f"{word('truce', fact.status)}{standing}, {when(fact.date)}",
                    source=source,
                )
            )
    return tuple(made)


def _days(fact: Ceasefire) -> tuple[date, date]:
    start = stated(fact.date) or date.max
    end = fact.date.end if fact.date and fact.date.end else start
    return start, max(start, end)
