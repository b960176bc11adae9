"""When two figures are one claim, and when their words exclude each other.

Comparable are figures of one measure, place, population and period. A part is never compared with
a whole, an incident never with a total, and a count of days never with the war's.
"""

from __future__ import annotations

import re

from goodoffices.codes import Qualifier
from goodoffices.facts import Figure
from goodoffices.merge.compared import Compared, agree, place_of
from goodoffices.merge.features import Found, setting
from goodoffices.merge.spelling import plain

ROOM, LOOSE = 1.25, 1.1
"""Nobody writes "more than" of a number a quarter higher; "about" leaves a tenth on either side."""
SAME_TIME = 92
"""Days within which a total is one total; afterwards another number may only have grown."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_SO_FAR = re.compile(r"\b(?:since|began|begun|start|started|war|conflict|uprising|revolt|years?)\b")
_EVERYBODY = frozenset({"people", "persons", "lives", "others", "dead", "deaths", "casualties"})


def one_claim(one: Compared, two: Compared) -> Found | None:
    """The same number, counted of the same in the same place: one claim told again."""
    left, right = one.fact, two.fact
    if not comparable(one, two) or _bounds(left) != _bounds(right) or _bounds(left) is None:
        return None
    told_near = one.told and two.told and abs((one.told - two.told).days) <= SAME_TIME
    if not told_near:
        return None
    return Found(0.85, f"both give {left.printed}, of the same people, place and time")


def exclude(one: Compared, two: Compared) -> Found | None:
    """Two numbers of the same, so far apart that the words of one exclude the other."""
    left, right = _range(one.fact), _range(two.fact)
    if left is None or right is None or not comparable(one, two, strictly=True):
        return None
    if left[0] <= right[1] and right[0] <= left[1]:
        return None
    if not (one.told and two.told) or abs((one.told - two.told).days) > SAME_TIME:
        return None
    if _counters(one.fact) == _counters(two.fact) and one.fact.report == two.fact.report:
        return None
    return Found(0.7, f"{one.fact.printed} and {two.fact.printed} of the same cannot both hold")


def comparable(one: Compared, two: Compared, *, strictly: bool = False) -> bool:
    """Tell whether two figures count the same; strictly, place and kind of period must be told."""
    left, right = one.fact, two.fact
    if left.measure is not right.measure or left.subset_of or right.subset_of:
        return False
    if setting(one, two).value < 0:
        return False
    if left.realis is not right.realis or _people(left) != _people(right):
        return False
    here, there = place_of(left.place), place_of(right.place)
    if (
        (here and there and not agree(here, there))
        or (strictly and here != there)
        or not (here or there)
    ):
        return False
    if strictly and (not here or left.cumulative is None):
        return False
    return left.cumulative is right.cumulative and _one_period(one, two)


def _one_period(one: Compared, two: Compared) -> bool:
    if one.fact.cumulative:
        left, right = _begins(one.fact), _begins(two.fact)
        return left == right or "" in (left, right)
    if plain(one.fact.period or "") != plain(two.fact.period or ""):
        both = one.fact.period and two.fact.period
        if both:
            return False
    return bool(one.when and two.when and one.when.gap(two.when) <= 1)


def _begins(fact: Figure) -> str:
    """Give from when a total counts: a year, the war, or the words of a shorter period."""
    period = plain(fact.period or "")
    year = _YEAR.search(period)
    if year:
        return year.group()
    return "" if not period or _SO_FAR.search(period) else period


def _people(fact: Figure) -> str:
    words = plain(fact.of or "").split()
    return "" if not words or words[0] in _EVERYBODY else " ".join(words)


def _bounds(fact: Figure) -> tuple[float | None, float | None] | None:
    return None if fact.low is None and fact.high is None else (fact.low, fact.high)


def _range(fact: Figure) -> tuple[float, float] | None:
    low = fact.low if fact.low is not None else fact.high
    high = fact.high if fact.high is not None else fact.low
    if low is None or high is None:
        return None
    if fact.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return low, max(high, low * ROOM)
    if fact.qualifier is Qualifier.UP_TO:
        return min(low, high / ROOM), high
    loose = LOOSE if fact.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY) else 1.0
    return low / loose, high * (loose if fact.qualifier is Qualifier.ABOUT else 1.0)


def _counters(fact: Figure) -> frozenset[str]:
    return frozenset(party.actor or party.printed for party in fact.attributed_to)
