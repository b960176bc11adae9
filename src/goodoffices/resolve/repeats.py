"""Joins what a report tells twice, once its actors and dates are known, and leaves out the empty.

The headline, the lead and the body tell one event three times, each with other words for the same
actors; only after naming can that be seen. The fullest telling stays, in the place of the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codes import (
    CeasefireStatus,
    DateBasis,
    EventType,
    Precision,
    Predicate,
    SupportMode,
)
from goodoffices.facts import (
    Ceasefire,
    DateRecord,
    Event,
    Fact,
    Party,
    Position,
    Relation,
    Report,
    Role,
)
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.empty_facts import key_of

_OLD = timedelta(days=61)
_LONG_AGO = timedelta(days=730)
"""What ended longer before the report than this is no news of it."""
_EVEN = frozenset({Predicate.ALLIED_WITH, Predicate.RIVAL_OF})
_MEANS = (
    SupportMode.TROOPS, SupportMode.AIR, SupportMode.ARMS, SupportMode.FINANCIAL,
    SupportMode.POLITICAL, SupportMode.OTHER,
)  # fmt: skip
"""By what means somebody is supported, the strongest first."""
_EXACT = frozenset({Precision.DAY, Precision.WEEKEND, Precision.WEEK, Precision.MONTH})
_OVERLAP = 0.8
_SHOWN = "conference"
"""How two who met stand before the press together."""


def join_repeats(facts: Iterable[Fact]) -> list[Fact]:
    """Keep of each event, relation, position and role one telling, the fullest."""
    kept: list[Fact] = []
    places: dict[tuple[str, ...], list[int]] = {}
    for fact in facts:
        bucket = _bucket(fact)
        near = places.setdefault(bucket, []) if bucket else []
        place = next((each for each in near if _is_same(kept[each], fact)), None)
        if place is None:
            near.append(len(kept))
            kept.append(fact)
        else:
            kept[place] = _fuller(kept[place], fact)
    return kept


def mark_background(facts: Iterable[Fact], report: Report) -> list[Fact]:
    """Mark events that ended about two months before the report, and wishes of years before."""
    today = report.reference
    if today is None:
        return list(facts)
    found: list[Fact] = []
    for fact in facts:
        end = _last_day(fact.date) if isinstance(fact, Event | Position) else None
        least = _LONG_AGO if isinstance(fact, Position) else _OLD
        old = end is not None and today - end > least
        found.append(replace(fact, background=True) if old else fact)
    return found


def _last_day(record: DateRecord | None) -> date | None:
    return None if record is None else record.end or record.start


def _bucket(fact: Fact) -> tuple[str, ...]:
    """Give what two tellings of one thing must share; empty where tellings are not joined."""
    if isinstance(fact, Event):
        return ("event", fact.type.value, fact.realis.value)
    if isinstance(fact, Relation):
        sides = [key_of(fact.subject), key_of(fact.object)]
        if fact.predicate in _EVEN:
            sides.sort()
        return ("relation", fact.predicate.value, *sides)
    if isinstance(fact, Position):
        return ("position", key_of(fact.actor), fact.issue.value, fact.stance.value)
    if isinstance(fact, Role):
        return ("role", key_of(fact.holder), str(fact.current))
    if isinstance(fact, Ceasefire) and fact.status is CeasefireStatus.AGREED:
        return ("ceasefire", plain(fact.place or ""), fact.scope.value)
    return ()


def _is_same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts of one bucket tell the same thing."""
    if isinstance(one, Event) and isinstance(other, Event):
        return _is_same_event(one, other)
    if isinstance(one, Position) and isinstance(other, Position):
        left, right = _words(one.content), _words(other.content)
        return len(left & right) >= _OVERLAP * max(1, min(len(left), len(right)))
    if isinstance(one, Role) and isinstance(other, Role):
        return _close(_words(one.title), _words(other.title))
    if isinstance(one, Ceasefire):
        told = one.date is not None and other.date is not None
        return told and _may_be_one(one.date, other.date)
    return True


def _is_another(one: Event, other: Event) -> bool:
    """An air strike is not the offensive around it, nor a joint news conference the meeting."""
    if one.type is EventType.CONSULT:
        return (one.mode == _SHOWN) is not (other.mode == _SHOWN)
    if one.type is not EventType.ASSAULT or one.mode == other.mode:
        return False
    return one.trigger.casefold() != other.trigger.casefold()


def _is_same_event(one: Event, other: Event) -> bool:
    if _is_another(one, other):
        return False
    sources, targets = _keys(one.sources), _keys(one.targets)
    other_sources, other_targets = _keys(other.sources), _keys(other.targets)
    if not (_close(sources, other_sources) and _close(targets, other_targets)):
        return False
    if not (sources & other_sources or targets & other_targets):
        return one.trigger == other.trigger and one.place == other.place
    if one.place and other.place and plain(one.place) != plain(other.place):
        return False
    return _may_be_one(one.date, other.date)


def _keys(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(key_of(each) for each in parties)


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(text).split())


def _close(left: frozenset[str], right: frozenset[str]) -> bool:
    """Equal, or one within the other; who is not told may be anybody."""
    return left <= right or right <= left


def _may_be_one(one: DateRecord | None, other: DateRecord | None) -> bool:
    """Tell whether two dates may mean one day: unknown, or shared in part."""
    if one is None or other is None:
        return True
    if DateBasis.REPORT in (one.basis, other.basis):
        return True
    if one.start is None or other.start is None:
        return plain(one.printed) == plain(other.printed)
    return one.start <= (other.end or other.start) and other.start <= (one.end or one.start)


def _fuller(kept: Fact, other: Fact) -> Fact:
    if isinstance(kept, Relation) and isinstance(other, Relation):
        return _stronger(kept, other)
    return other if _fullness(other) > _fullness(kept) else kept


def _stronger(kept: Relation, other: Relation) -> Relation:
    """Keep the first telling of a tie, or the one that tells the stronger means."""
    if kept.mode is None or other.mode is None:
        return kept
    return other if _MEANS.index(other.mode) < _MEANS.index(kept.mode) else kept


def _fullness(fact: Fact) -> float:
    """Count what a fact tells; the first of two that tell as much stays."""
    if isinstance(fact, Event):
        people = 2 * len(fact.sources) + 2 * len(fact.targets)
        return people + bool(fact.place) + (2 if _is_dated(fact.date) else 0)
    if isinstance(fact, Position):
        return len(fact.content) / 1000 + bool(fact.date) + bool(fact.toward)
    if isinstance(fact, Role):
        return len(fact.title.split())
    if isinstance(fact, Ceasefire):
        exact = fact.date is not None and fact.date.precision is Precision.DAY
        return len(fact.parties) + exact
    return 0


def _is_dated(record: DateRecord | None) -> bool:
    if record is None or record.start is None or record.basis is DateBasis.REPORT:
        return False
    return record.precision in _EXACT
