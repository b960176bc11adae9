"""Rival tolls of one incident: what two or more counted of the same dead, each as printed.

Two figures are of one incident where one report tells them side by side, or two reports of the same
days name the same place; a place or a day that differs sets them apart. Nobody is preferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from goodoffices.codes import Measure
from goodoffices.dossier.figures import group_of
from goodoffices.dossier.material import Material, counted_once, stated
from goodoffices.dossier.wording import teller
from goodoffices.facts import Figure

_BESIDE = 700
"""Characters of a report within which two tolls stand side by side."""
_SAME_DAYS = timedelta(days=3)
"""So far apart two reports may tell of an incident whose day only one of them gives."""
_TWO = 2


def incidents(material: Material) -> list[tuple[Figure, ...]]:
    """Give the tolls of each incident that is counted differently, the newest incident first."""
    tolls = [f for f in counted_once(material) if isinstance(f, Figure) and _is_toll(f)]
    tolls.sort(key=lambda f: (material.told(f) or date.max, f.report, f.sentence, f.id))
    groups: list[list[Figure]] = []
    for toll in tolls:
        group = next((g for g in groups if _belongs(material, toll, g)), None)
        if group is None:
            groups.append([toll])
        else:
            group.append(toll)
    rival = [tuple(_one_each(group)) for group in groups if _is_rival(group)]
    rival.sort(key=lambda g: max(material.told(f) or date.min for f in g), reverse=True)
    return rival


def _is_toll(fact: Figure) -> bool:
    """Tell whether a figure counts people killed at one time, according to somebody."""
    whole = fact.measure is Measure.KILLED and not fact.cumulative and not fact.subset_of
    return whole and not group_of(fact) and bool(teller(fact)) and bool(_number(fact))


def _belongs(material: Material, toll: Figure, group: Sequence[Figure]) -> bool:
    """Tell whether a toll is of the incident of a group: nothing differs, and something joins."""
    if any(_differ(toll, each) for each in group):
        return False
    return any(_is_joined(material, toll, each) for each in group)


def _differ(one: Figure, other: Figure) -> bool:
    places = {_bare(each.place) for each in (one, other) if each.place}
    days = {day for each in (one, other) if (day := stated(each.date)) is not None}
    return len(places) > 1 or len(days) > 1


def _bare(place: str) -> str:
    return " ".join(place.casefold().split()).removeprefix("the ")


def _is_joined(material: Material, one: Figure, other: Figure) -> bool:
    if one.report == other.report:
        return abs(one.sentence.start - other.sentence.start) <= _BESIDE
    first, second = material.told(one), material.told(other)
    if not (one.place and other.place) or first is None or second is None:
        return False
    both = stated(one.date) is not None and stated(other.date) is not None
    return both or abs(first - second) <= _SAME_DAYS


def _is_rival(group: Sequence[Figure]) -> bool:
    """Tell whether at least two counted, and not the same; of an incident whose place is told."""
    counters = {teller(each) for each in group}
    numbers = {_number(each) for each in group}
    placed = any(each.place for each in group)
    return len(counters) >= _TWO and len(numbers) >= _TWO and placed


def _one_each(group: Sequence[Figure]) -> list[Figure]:
    """Keep the last that each of them counted, the highest first."""
    last = {teller(each): each for each in group}
    return sorted(last.values(), key=lambda each: (-_number(each), each.id))


def _number(fact: Figure) -> float:
    return fact.low or fact.high or 0.0
