"""Carries the day of saying to further statements of the same speaker in the same report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from goodoffices.codes import DateBasis, EventType, Precision, Realis
from goodoffices.facts import DateRecord, Event, Fact, Statement

_NEAR = timedelta(days=4)
"""A day further back than this is a story of its own, not what the report goes on with."""
_PERFECT = frozenset({"has", "have", "had", "having"})


def carry_days(facts: Iterable[Fact], reference: date | None = None) -> tuple[Fact, ...]:
    """Give undated statements the day on which their speaker was last said to speak.

    A report names the day once ("said on Monday") and goes on with "he added". Facts come resolved
    and in the order of the report, `reference` is the day of the report; what is carried keeps the
    printed words of where it was told, and the statement says so in `joined`. A month or a year is
    not carried, nor a day long past, nor anything to what somebody "has said" before.
    """
    last: dict[str, DateRecord] = {}
    return tuple(_carried(fact, last, reference) for fact in facts)


def _carried(fact: Fact, last: dict[str, DateRecord], reference: date | None) -> Fact:
    if not isinstance(fact, Statement) or not fact.speakers:
        return fact
    speaker = fact.speakers[0].actor or fact.speakers[0].printed.lower()
    if fact.date is not None:
        if _is_news(fact.date, reference):
            last[speaker] = fact.date
        return fact
    known = last.get(speaker)
    if known is None or fact.cue.split(" ")[0].lower() in _PERFECT:
        return fact
    return replace(fact, date=known, joined=fact.joined or known.printed)


def _is_news(told: DateRecord, reference: date | None) -> bool:
    """Tell whether a day is near enough that the report may still be telling of it."""
    if told.start is None or told.precision is not Precision.DAY:
        return False
    return reference is None or reference - told.start <= _NEAR


_SPOKEN = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN,
     EventType.CONCEDE, EventType.AGREE}
)  # fmt: skip
"""Events that are done by saying something."""


def date_spoken_acts(facts: Iterable[Fact]) -> list[Fact]:
    """Give undated demands, refusals and charges the day on which who makes them was speaking.

    Only where the report gives one such day for that speaker; what is told as over, planned or
    possible keeps no date.
    """
    known = list(facts)
    days: dict[str, dict[str, DateRecord]] = {}
    for fact in known:
        date = fact.date
        if isinstance(fact, Statement) and date is not None and date.precision is Precision.DAY:
            for speaker in fact.speakers:
                if speaker.actor is not None:
                    days.setdefault(speaker.actor, {})[str(date.start)] = date
    return [_spoken_on(fact, days) for fact in known]


def _spoken_on(fact: Fact, days: Mapping[str, Mapping[str, DateRecord]]) -> Fact:
    if not isinstance(fact, Event) or fact.type not in _SPOKEN:
        return fact
    if fact.date is not None and fact.date.basis is not DateBasis.REPORT:
        return fact
    if fact.realis is not Realis.ACTUAL or fact.background or not fact.sources:
        return fact
    told = days.get(fact.sources[0].actor or "", {})
    if len(told) != 1:
        return fact
    date = next(iter(told.values()))
    return replace(fact, date=date, joined=fact.joined or date.printed)
