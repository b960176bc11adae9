"""Rival figures over time: each claim at the day it was told and the height of its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from goodoffices.dossier.material import told
from goodoffices.dossier.wording import by_whom, value
from goodoffices.facts import Figure
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.rows import SourceLink
from goodoffices.show.strips import Scale, Tick, stroke
from goodoffices.show.words import number

TOP, FLOOR = 26, 206
"""Pixels of the highest and of the lowest place of a claim."""
HEIGHT = FLOOR + 22
LEAST = 3
"""Claims on two days or more that are worth a drawing: two stand side by side as well."""
NEAR_ACROSS, NEAR_DOWN = 1.3, 12.0
"""Per cent and pixels within which a letter would cover another or a mark."""
PIXELS = 9.0
"""Pixels of one per cent, where the page is narrow."""
SPOTS = ((12, 0), (-12, 0), (12, 15), (-12, 15), (12, -14), (-12, -14), (0, 32))
RIGHTMOST = 97.0
NOBODY = "?"
"""The letter of a claim whose counter the report does not name."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, as one report gives it."""

    x: float
    y: float
    deep: float
    """Pixels from the upper to the lower end of a range."""
    shape: str
    letter: str
    over: int
    down: int
    """Pixels from the mark to the middle of its letter: beside it, or where there is room."""
    told: str
    source: SourceLink


@dataclass(frozen=True, slots=True)
class Level:
    """A line of the grid with its number."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """Claims of one scope over time, never joined by a line."""

    claims: tuple[Claim, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Level, ...]
    counters: tuple[tuple[str, str], ...]
    """Letter -> who counted, in the order of the first telling."""
    undated: int
    """Claims without a number or of a report without a day: only the rows have them."""
    floor: int = FLOOR
    height: int = HEIGHT


def over_time(desk: Desk, rivals: Sequence[Figure], top: float) -> OverTime | None:
    """Draw rival figures over time; none where there are too few on known days."""
    days = {f.id: d for f in rivals if (r := desk.catalogue.by_id.get(f.report)) and (d := told(r))}
    dated = [f for f in rivals if f.id in days and stroke(f, top)]
    scale = Scale.of(days[f.id] for f in dated)
    if scale is None or len(dated) < LEAST:
        return None
    letters = _letters(dated)
    claims: list[Claim] = []
    for fact in dated:
        source = fact_rows.brief_source(desk, fact)
        if source:
            x = scale.at(days[fact.id])
            claims.append(_claim(fact, x, top, letters[by_whom(fact)], claims, source))
    levels = tuple(
        Level(_up(top * part, top), number(int(top * part))) for part in (0, 0.5, 1) if top >= 2
    )
    counters = tuple((letter, by or "counter not stated") for by, letter in letters.items())
    return OverTime(
        tuple(claims), scale.ticks(), levels, counters, undated=len(rivals) - len(claims)
    )


def _claim(
    fact: Figure, x: float, top: float, letter: str, before: list[Claim], source: SourceLink
) -> Claim:
    drawn = stroke(fact, top)
    known = [v for v in (fact.low, fact.high) if v is not None]
    y = _up(max(known), top)
    over, down = _beside(x, y, before)
    return Claim(
        x=x,
        y=y,
        deep=round(_up(min(known), top) - y, 1),
        shape=drawn.shape if drawn else "exact",
        letter=letter,
        over=over,
        down=down,
        told=f"{value(fact)}, {by_whom(fact) or 'counter not stated'}",
        source=source,
    )


def _beside(x: float, y: float, before: Sequence[Claim]) -> tuple[int, int]:
    """Find a place beside a mark for its letter that no mark or letter before it takes."""
    taken = [(c.x, c.y) for c in before]
    taken += [(c.x + c.over / PIXELS, c.y + c.down) for c in before]
    for over, down in SPOTS[1:] if x > RIGHTMOST else SPOTS:
        at = (x + over / PIXELS, y + down)
        if all(abs(at[0] - a) >= NEAR_ACROSS or abs(at[1] - b) >= NEAR_DOWN for a, b in taken):
            return over, down
    return SPOTS[-1]


def _letters(dated: Sequence[Figure]) -> dict[str, str]:
    """Give each counter a letter, in the order of the first telling; who is not named gets none."""
    found: dict[str, str] = {}
    for fact in dated:
        by = by_whom(fact)
        if by not in found:
            at = sum(1 for letter in found.values() if letter != NOBODY)
            found[by] = ascii_uppercase[at % 26] * (1 + at // 26) if by else NOBODY
    return found


def _up(amount: float, top: float) -> float:
    return round(FLOOR - (FLOOR - TOP) * amount / top, 1)
