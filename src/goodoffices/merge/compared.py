"""A fact as merging compares it: with its days, its actors and the plain words of its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from goodoffices.codes import DateBasis, FactKind, Precision, Realis
from goodoffices.facts import Fact, Participant, Party, Report, Talks
from goodoffices.merge.spelling import KEPT, plain
from goodoffices.quantities import numbers_in

FRESH = timedelta(days=3)
"""News without a day of its own is taken to be of the three days before its report."""
STEM = 5
"""Letters by which two forms of one word are known: "shelled", "shelling"."""
_COARSE = frozenset({Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.UNKNOWN})
_UNSTATED = frozenset({DateBasis.REPORT, DateBasis.UNRESOLVED})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_SPEAKING = re.compile(r"[a-z0-9]{4,40}")
HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "month": 720.0, "year": 8760.0}
_TERM = r"(?:cease-?fire|truce|armistice|pause|cessation|halt|lull)"
_LASTING = re.compile(
    rf"\b([\w]{{1,12}})[- ](hour|day|week|month|year)(?:-long)? (?:[\w-]{{1,20}} ){{0,2}}{_TERM}"
    rf"|\b{_TERM} of ([\w-]{{1,12}}) (hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    {"that", "this", "with", "from", "have", "been", "they", "their", "will", "would", "should"}
    | {"must", "there", "which", "were", "what", "when", "into", "than", "them", "said", "also"}
)
"""Words that say nothing of what a sentence is about."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which something can have been."""

    first: date
    last: date
    exact: bool
    """The words name the day; otherwise it follows from a coarser date or from the report's day."""
    stated: bool
    """The words name a day, month or year at all."""

    def meets(self, other: Window) -> bool:
        """Tell whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: Window) -> int:
        """Give the days between the two; none where they meet."""
        if self.meets(other):
            return 0
        return (max(self.first, other.first) - min(self.last, other.last)).days


@dataclass(frozen=True, slots=True)
class Compared:
    """A fact with what its report adds: on what day it was told, and when it can have been."""

    fact: Any
    """The fact, its parties under the merged actors. Any kind: each judge knows its own."""
    told: date | None
    when: Window | None
    words: frozenset[str] = frozenset()
    """The beginnings of the telling words of its sentence."""
    cast: frozenset[str] = frozenset()
    """The actors its report names most."""
    lasting: float | None = None
    """Hours for which its sentence says that a truce is to be: "a seven-day truce"."""


def compared(
    fact: Fact, report: Report, *, sentence: str = "", cast: Iterable[str] = ()
) -> Compared:
    """Put a fact beside what is known of its day, its words and the people of its report."""
    told = report.told.start if report.told else None
    window = _window(fact, report, told)
    lasting = lasting_of(sentence) if fact.kind is FactKind.CEASEFIRE else None
    return Compared(fact, told, window, stems(sentence), frozenset(cast), lasting)


def lasting_of(sentence: str) -> float | None:
    """Give the hours of "a 72-hour ceasefire", "a truce of seven days"; none where two are told."""
    found = {
        number * HOURS[(unit or other).lower()]
        for words, unit, words_too, other in _LASTING.findall(sentence)
        for number in numbers_in(words or words_too)[:1]
    }
    return found.pop() if len(found) == 1 else None


def _window(fact: Fact, report: Report, told: date | None) -> Window | None:
    own = fact.date
    if own is not None and own.start is not None and own.basis not in _UNSTATED:
        last = own.end or _last_of(own.start, own.precision)
        exact = own.precision is Precision.DAY
        return Window(own.start, max(own.start, last), exact, stated=True)
    known = report.told is not None and report.told.precision not in _COARSE
    if fact.background or told is None or not known:
        return None
    ahead = fact.realis in (Realis.PLANNED, Realis.POSSIBLE, Realis.REQUESTED)
    return Window(told if ahead else told - FRESH, told, exact=False, stated=False)


def _last_of(first: date, precision: Precision) -> date:
    if precision is Precision.MONTH:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if precision in (Precision.WEEK, Precision.WEEKEND):
        return first + timedelta(days=6)
    return first.replace(month=12, day=31) if precision is Precision.YEAR else first


def actors(parties: Iterable[Party | None]) -> frozenset[str]:
    """Give the ids of the parties that are known."""
    return frozenset(party.actor for party in parties if party and party.actor)


def everybody(talks: Talks) -> frozenset[str]:
    """Give all who have a part in talks, in whatever standing."""
    there = (one.party for one in talks.participants if isinstance(one, Participant))
    return actors((*there, *talks.mediators, *talks.hosts, *talks.sponsors))


def place_of(words: str | None) -> str:
    """Give a place as it is compared: the last part of "the Old City of Homs" is not guessed."""
    return plain(words) if words else ""


def agree(one: str, other: str) -> bool:
    """Tell whether two places can be one: equal, or the words of one stand in the other."""
    left, right = set(one.split()), set(other.split())
    return left <= right or right <= left


@lru_cache(maxsize=KEPT)
def stems(words: str) -> frozenset[str]:
    """Give the beginnings of the words that say something."""
    return frozenset(word[:STEM] for word in _speaking(words))


def _speaking(words: str) -> Iterator[str]:
    return (word for word in _SPEAKING.findall(plain(words)) if word not in _COMMON)


def round_of(talks: Talks) -> int | None:
    """Give the number of a round: printed as such, or as the numeral of a name, "Geneva II"."""
    words = plain(talks.name or "").split()
    numeral = _ROMAN.get(words[-1]) if len(words) > 1 else None
    return talks.number or numeral


def proper_name(talks: Talks) -> str:
    """Give the name of talks if it is one: with a capital and more than a word for talks."""
    words = (talks.name or "").split()
    capitals = [word for word in words if word[:1].isupper()]
    return plain(talks.name or "") if len(words) > 1 and len(capitals) > 1 else ""
