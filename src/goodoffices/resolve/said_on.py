"""Carries the day of saying to further statements of the same speaker in the same report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from goodoffices.codes import DateBasis, EventType, Precision, Realis
from goodoffices.facts import Ceasefire, DateRecord, Event, Fact, Span, Statement, Talks

_NEAR = timedelta(days=4)
"""A day further back than this is a story of its own, not what the report goes on with."""
_SAID = frozenset(
    {"said", "told", "spoke", "wrote", "swore", "put", "made", "gave", "read", "held", "went",
     "thought", "drew", "took", "set", "laid", "kept", "sought", "taught", "forbade", "foresaw"}
)  # fmt: skip
"""Past forms of cues without "-ed"."""
_PERFECT = frozenset({"has", "have", "had", "having"})


def carry_days(facts: Iterable[Fact], reference: date | None = None) -> tuple[Fact, ...]:
    """Give undated statements the day on which their speaker was last said to speak.

    A report names the day once ("said on Monday") and goes on with "he added". Facts come resolved
    and in the order of the report, `reference` is the day of the report; what is carried keeps the
    printed words of where it was told, and the statement says so in `joined`. A month or a year is
    not carried, nor a day long past, nor anything to what somebody "has said" before.
    """
    known = tuple(facts)
    days = _Days(reference, {}, {}, _of_today(known, reference))
    return tuple(_carried(fact, days) for fact in known)


@dataclass(frozen=True, slots=True)
class _Days:
    """What is known of when somebody spoke, while the facts of a report are gone through."""

    reference: date | None
    last: dict[str, DateRecord]
    """The day on which each speaker was last said to speak, if it is news."""
    here: dict[str, tuple[DateRecord, Span]]
    """When, and in which sentence, each speaker was last said to speak."""
    deeds: tuple[Fact, ...]
    """What happened on the day of the report by its own words."""


def _carried(fact: Fact, days: _Days) -> Fact:
    if not isinstance(fact, Statement) or not fact.speakers:
        return fact
    speaker = fact.speakers[0].actor or fact.speakers[0].printed.lower()
    if fact.date is not None:
        days.here[speaker] = fact.date, fact.sentence
        if _is_news(fact.date, days.reference):
            days.last[speaker] = fact.date
        return fact
    if fact.cue.split(" ")[0].lower() in _PERFECT:
        return fact
    beside, where = days.here.get(speaker, (None, None))
    known = beside if where == fact.sentence else days.last.get(speaker)
    if _is_standing(fact.cue) or (where == fact.sentence and _is_present(fact.cue)):
        known = None
    known = known or _day_of_deed(fact, days.deeds)
    return fact if known is None else replace(fact, date=known, joined=fact.joined or known.printed)


def _is_standing(cue: str) -> bool:
    """ "Critics accuse him", "they also say": what somebody keeps saying is of no single day."""
    word = cue.split(" ")[0].lower()
    return bool(word) and not word.endswith(("ing", "s")) and not is_past_cue(word)


def is_past_cue(word: str) -> bool:
    """Tell whether the first word of a cue is a plain past: said, warned."""
    return word.endswith("ed") or word in _SAID


def _is_present(cue: str) -> bool:
    """ "Called a march last week against the man it blames": blames on no single day."""
    word = cue.split(" ")[0].lower()
    return word.endswith("s") and word != "says"


def _of_today(facts: Iterable[Fact], reference: date | None) -> tuple[Fact, ...]:
    """Give what happened, by a day told in words, on the day of the report."""
    return tuple(
        fact
        for fact in facts
        if isinstance(fact, Event | Talks | Ceasefire)
        and fact.realis is Realis.ACTUAL
        and fact.date is not None
        and fact.date.precision is Precision.DAY
        and fact.date.basis is not DateBasis.REPORT
        and fact.date.start == reference
        and reference is not None
    )


def _day_of_deed(fact: Statement, deeds: Iterable[Fact]) -> DateRecord | None:
    """ "The market was shelled on Friday, the mayor said", in Friday's report: said on Friday.

    Nobody tells of a deed before it is done, nor is he quoted after the report is out.
    """
    told = fact.evidence.get("content", ())
    for deed in deeds:
        words = [span for spans in deed.evidence.values() for span in spans]
        if deed.date is None or not fact.sentence.holds(deed.sentence):
            continue
        if any(span.holds(word) for span in told for word in words):
            return deed.date
    return None


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

    The date of what they say in that sentence, else the one day that the report gives for that
    speaker; what is told as over, planned or possible keeps no date.
    """
    known = list(facts)
    said: dict[str, list[Statement]] = {}
    for fact in known:
        if isinstance(fact, Statement) and fact.date is not None and fact.date.start is not None:
            for speaker in fact.speakers:
                if speaker.actor is not None:
                    said.setdefault(speaker.actor, []).append(fact)
    return [_spoken_on(fact, said) for fact in known]


def _spoken_on(fact: Fact, said: Mapping[str, Sequence[Statement]]) -> Fact:
    if not isinstance(fact, Event) or fact.type not in _SPOKEN:
        return fact
    if fact.date is not None and fact.date.basis is not DateBasis.REPORT:
        return fact
    if fact.realis is not Realis.ACTUAL or fact.background or not fact.sources:
        return fact
    told = said.get(fact.sources[0].actor or "", ())
    date = _one_day([each for each in told if each.sentence == fact.sentence], any_length=True)
    date = date or _one_day(told)
    return fact if date is None else replace(fact, date=date, joined=fact.joined or date.printed)


def _one_day(told: Sequence[Statement], *, any_length: bool = False) -> DateRecord | None:
    """Give the date of statements that have the same one; a month only where that will do."""
    days = {each.date.start: each.date for each in told if each.date is not None}
    if not any_length:
        days = {start: date for start, date in days.items() if date.precision is Precision.DAY}
    return next(iter(days.values())) if len(days) == 1 else None
