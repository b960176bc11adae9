"""Carries the day of saying to further statements of the same speaker in the same report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from goodoffices.codes import Precision
from goodoffices.facts import DateRecord, Fact, Statement

_DAYS = frozenset({Precision.DAY, Precision.MONTH})


def carry_days(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Give undated statements the day on which their speaker was last said to speak.

    A report names the day once ("said on Monday") and goes on with "he added". Facts come resolved
    and in the order of the report; what is carried keeps the printed words of where it was told,
    and the statement says so in `joined`.
    """
    last: dict[str, DateRecord] = {}
    return tuple(_carried(fact, last) for fact in facts)


def _carried(fact: Fact, last: dict[str, DateRecord]) -> Fact:
    if not isinstance(fact, Statement) or not fact.speakers:
        return fact
    speaker = fact.speakers[0].actor or fact.speakers[0].printed.lower()
    if fact.date is not None:
        if fact.date.start is not None and fact.date.precision in _DAYS:
            last[speaker] = fact.date
        return fact
    known = last.get(speaker)
    if known is None:
        return fact
    words = f"said {known.printed}, in an earlier statement of the same speaker"
    return replace(fact, date=known, joined=fact.joined or words)
