"""Rival figures side by side: nothing is summed, averaged or preferred."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.codes import Measure
from goodoffices.dossier.material import Material, counted_once, in_order
from goodoffices.facts import Figure

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")  # "since 2011"
_SPACE = re.compile(r"\s{1,20}")

Scope = tuple[Measure, str, bool | None, str]


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures that count the same thing in the same place and period, each as its report has it."""

    measure: Measure
    place: str
    """As printed; empty where the reports do not state it."""
    cumulative: bool | None
    """True for totals so far, false for one incident, `None` where it is not told."""
    period: str
    """As first printed; empty where it is not stated."""
    rivals: tuple[Figure, ...]
    """In order of date."""
    parts: tuple[Figure, ...] = ()
    """Figures that are told as a part of another: they rival nothing."""

    @property
    def disputed(self) -> bool:
        """Tell whether two of them, from different reports or counters, give other values."""
        values = {
            (f.low, f.high, f.qualifier) if f.low or f.high else f.printed for f in self.rivals
        }
        tellers = {(f.report, tuple(p.shown for p in f.attributed_to)) for f in self.rivals}
        return len(values) > 1 and len(tellers) > 1


def panels(material: Material) -> tuple[Panel, ...]:
    """Group the figures of the material; the fullest panels of each measure come first."""
    figures = [f for f in in_order(material, counted_once(material)) if isinstance(f, Figure)]
    return grouped(figures)


def grouped(figures: Iterable[Figure]) -> tuple[Panel, ...]:
    """Group figures, given in order of date, by measure, place, whether a total, and period."""
    figures = list(figures)
    beginnings = _beginnings(figures)
    shelves: dict[Scope, list[Figure]] = defaultdict(list)
    for fact in figures:
        shelves[_scope(fact, beginnings)].append(fact)
    made = [_panel(scope, held) for scope, held in shelves.items()]
    return tuple(sorted(made, key=_fullest_first))


def _panel(scope: Scope, held: list[Figure]) -> Panel:
    measure, _, cumulative, _ = scope
    return Panel(
        measure=measure,
        place=next((f.place for f in held if f.place), ""),
        cumulative=cumulative,
        period=next((f.period for f in held if f.period), ""),
        rivals=tuple(f for f in held if not f.subset_of),
        parts=tuple(f for f in held if f.subset_of),
    )


def _scope(fact: Figure, beginnings: dict[tuple[Measure, str], str]) -> Scope:
    place = _plain(fact.place)
    period = _plain(fact.period)
    if fact.cumulative:
        year = _YEAR.search(period)
        begun = year.group() if year else ""
        # "since the war began" and "since 2011" are one period where 2011 is the first year named.
        period = "" if begun == beginnings.get((fact.measure, place), "") else begun
    else:
        period = period or (fact.date.iso if fact.date else "") or ""
        # Two incidents are one only if place and time are both told; else each stands alone.
        period = period if place and period else fact.id
    return fact.measure, place, fact.cumulative, period


def _beginnings(figures: list[Figure]) -> dict[tuple[Measure, str], str]:
    first: dict[tuple[Measure, str], str] = {}
    for fact in figures:
        year = _YEAR.search(fact.period or "")
        key = (fact.measure, _plain(fact.place))
        if fact.cumulative and year:
            first[key] = min(first.get(key, year.group()), year.group())
    return first


def _plain(words: str | None) -> str:
    text = _SPACE.sub(" ", (words or "").casefold()).strip(" .,")
    return text.removeprefix("the ")


def _fullest_first(panel: Panel) -> tuple[int, bool, int, str, str]:
    order = list(Measure).index(panel.measure)
    return order, not panel.cumulative, -len(panel.rivals), panel.place.casefold(), panel.period
