"""The newest things told: events, talks and statements, the last day first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodoffices.codes import FactKind, Realis
from goodoffices.dossier.material import Material, counted_once, stated
from goodoffices.facts import Fact

NEWS: frozenset[FactKind] = frozenset({FactKind.EVENT, FactKind.TALKS, FactKind.STATEMENT})


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact with the day it is sorted by, and whether its own words state that day."""

    fact: Fact
    day: date | None
    stated: bool


def dated(material: Material, fact: Fact) -> Dated:
    """Give a fact its day: its own if stated, else its report's as a sort key only."""
    own = stated(fact.date)
    return Dated(fact, own or material.told(fact), own is not None)


def latest(
    material: Material, *, kinds: frozenset[FactKind] = NEWS, limit: int = 12
) -> tuple[Dated, ...]:
    """Give the newest things that happened, without background, without what is only planned."""
    told = [
        dated(material, fact)
        for fact in counted_once(material)
        if fact.kind in kinds and not fact.background and fact.realis is Realis.ACTUAL
    ]
    known = [item for item in told if item.day is not None]
    known.sort(key=_newest_first)
    return tuple(known[:limit])


def _newest_first(item: Dated) -> tuple[int, str, int, str]:
    day = item.day.toordinal() if item.day else 0
    return -day, item.fact.report, item.fact.sentence.start, item.fact.id
