"""Which figures cannot both hold: what the words allow, and what they exclude."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from goodoffices.codes import Qualifier
from goodoffices.dossier.material import who
from goodoffices.facts import Figure

SAME_TIME = timedelta(days=183)
"""Two totals told within half a year of each other are taken to be of one time."""
ROOM = 1.25
"""Nobody writes "more than" of a number a quarter higher: beyond it the words exclude a value."""
LOOSE = 1.1
"""How far a value may lie from a round number said to be "about" or "nearly" it."""
FAR_BELOW = 5.0
"""A total this many times lower than one told before it counts something narrower."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as a stretch of the values that its words allow, with the day of its report."""

    fact: Figure
    low: float
    high: float
    day: date | None

    @classmethod
    def of(cls, fact: Figure, day: date | None) -> Told | None:
        """Give the stretch of a figure; nothing where its words give no number."""
        low = fact.low if fact.low is not None else fact.high
        high = fact.high if fact.high is not None else fact.low
        if low is None or high is None:
            return None
        if fact.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
            high = max(high, low * ROOM)
        elif fact.qualifier is Qualifier.UP_TO:
            low = min(low, high / ROOM)
        elif fact.qualifier is Qualifier.NEARLY:
            low = low / LOOSE
        elif fact.qualifier is Qualifier.ABOUT:
            low, high = low / LOOSE, high * LOOSE
        return cls(fact, low, high, day)


def clashing(told: Sequence[Told | None]) -> tuple[tuple[str, str], ...]:
    """Give each two figures that cannot both hold.

    A total may grow: a later, higher one disagrees with an earlier only where another counter
    gives it and both are of one time. A later, lower one always does. Two tolls of one incident do
    wherever they differ. Where one teller gives two, they count different things: neither rivals.
    """
    return tuple(
        (one.fact.id, two.fact.id)
        for one, two in combinations(_rivals(told), 2)
        if _apart(one, two) and _exclude(one, two)
    )


def differing(told: Sequence[Told | None]) -> tuple[tuple[str, str], ...]:
    """Give each two totals that differ where a report is undated.

    Nobody can say then whether the total grew or the counters disagree.
    """
    return tuple(
        (one.fact.id, two.fact.id)
        for one, two in combinations(_rivals(told), 2)
        if one.fact.cumulative and None in (one.day, two.day) and _differ(one, two)
    )


def _rivals(told: Sequence[Told | None]) -> list[Told]:
    """Leave out the figures of a teller who gives two that exclude each other."""
    known = [each for each in told if each]
    twofold = {
        each.fact.id
        for pair in combinations(known, 2)
        if _teller(pair[0]) == _teller(pair[1]) and _apart(*pair)
        for each in pair
    }
    return [each for each in known if each.fact.id not in twofold]


def _differ(one: Told, two: Told) -> bool:
    """Tell whether two stretches of values have no more than an end in common."""
    lower, higher = sorted((one, two), key=lambda each: (each.low, each.high))
    return lower.high <= higher.low and (lower.low, lower.high) != (higher.low, higher.high)


def _apart(one: Told, two: Told) -> bool:
    return one.high < two.low or two.high < one.low


def _exclude(one: Told, two: Told) -> bool:
    if not one.fact.cumulative:
        return True
    if one.day is None or two.day is None:
        return False
    lower, higher = (one, two) if one.high < two.low else (two, one)
    if lower.day is not None and higher.day is not None and lower.day > higher.day:
        return True
    same_counter = _counters(one) == _counters(two) and bool(_counters(one))
    return not same_counter and abs(one.day - two.day) <= SAME_TIME


def counts_less(told: Sequence[Told | None]) -> frozenset[str]:
    """Name the totals far below one told before: given in order of the reports."""
    low: set[str] = set()
    highest = 0.0
    for each in told:
        if each is None:
            continue
        if each.high * FAR_BELOW < highest:
            low.add(each.fact.id)
        elif each.day is not None:
            highest = max(highest, each.low)
    return frozenset(low)


def _teller(told: Told) -> tuple[str, tuple[str, ...]]:
    return told.fact.report, _counters(told)


def _counters(told: Told) -> tuple[str, ...]:
    return tuple(who(party) for party in told.fact.attributed_to)
