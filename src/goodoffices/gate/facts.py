"""The gate for facts: is each name, number and quotation of a fact in the words it cites?

A fact is let through only if the report says it: each name shown stands in the cited words or is
a recorded name of the actor those words were resolved to, each number can be read from them, and a
direct quotation is what stands there, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache

from goodoffices.codes import DateBasis, FactKind, StatementForm
from goodoffices.facts import (
    FACT_TYPES,
    ActorMention,
    Fact,
    Figure,
    Party,
    Role,
    Span,
    Statement,
    Talks,
)
from goodoffices.gate.names import capitalised, counted, fold, occurs, places_in_order
from goodoffices.quantities import numbers_in, read_quantities

NamesOf = Callable[[str], Collection[str]]
"""Gives the recorded names of an actor: as printed somewhere in the record, or known to all."""

PARTS = {
    "attributed_to": "attribution",
    "speakers": "speaker",
    "addressees": "addressee",
    "outlet": "outlet",
    "sources": "source",
    "targets": "target",
    "mediators": "mediator",
    "sponsors": "sponsor",
    "hosts": "host",
    "participants": "participant",
    "parties": "party",
    "guarantors": "guarantor",
    "actor": "actor",
    "toward": "toward",
    "subject": "subject",
    "object": "object",
    "holder": "holder",
    "organisation": "organisation",
}
"""Field that holds parties -> the part of the evidence that cites their words."""

PRINTED = ("place", "venue", "of", "period", "printed", "subset_of", "trigger", "cue")
"""Fields that repeat words of the report: each of their words must stand in the cited ones."""

LOOSE = ("content", "agenda", "purpose", "condition", "level", "term", "name")
"""Fields that may be worded anew: their names and numbers must stand in the cited words."""

YEAR = re.compile(r"\b(?:1[89]|20)\d{2}\b")
"""A year printed in full."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a line may be shown, and if not, why."""

    admitted: bool
    reason: str = ""


@dataclass(slots=True)
class _Case:
    """A fact before the gate, with the words it cites."""

    fact: Fact
    text: str
    names_of: NamesOf
    mentions: Sequence[ActorMention]
    cited: str = field(init=False)
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        spans = {self.fact.sentence, *(s for part in self.fact.evidence.values() for s in part)}
        self.cited = " | ".join(span.of(self.text) for span in sorted(spans))
        self.folded = f" {fold(self.cited)} "

    def says(self, words: str) -> bool:
        """Tell whether the cited words have these, in this order, whatever case and accents."""
        return occurs(words, self.folded)


def admit(
    fact: Fact, text: str, names_of: NamesOf, mentions: Sequence[ActorMention] = ()
) -> Verdict:
    """Judge whether a fact may be shown, from its report's text and what is recorded of actors.

    `mentions` are those of the report: the words of a party that stand for another actor stop it.
    """
    if not _spans_hold(fact, text):
        return Verdict(False, "a span lies outside the report")
    case = _Case(fact, text, names_of, mentions)
    for check in (_parties, _words, _numbers, _qualifier, _quotation, _date):
        for reason in check(case):
            return Verdict(False, reason)
    return Verdict(True)


def parties_of(fact: Fact) -> Iterator[tuple[str, Party]]:
    """Give every party of a fact, with the field that holds it."""
    for slot in party_fields(fact.kind):
        held = getattr(fact, slot)
        if isinstance(held, Party):
            yield slot, held
        elif held:
            for one in held:
                yield slot, one if isinstance(one, Party) else one.party


@cache
def party_fields(kind: FactKind) -> tuple[str, ...]:
    """Name the fields of a kind of fact that hold parties."""
    own = {each.name for of in FACT_TYPES if of.kind is kind for each in fields(of)}
    return tuple(slot for slot in PARTS if slot in own)


def _spans_hold(fact: Fact, text: str) -> bool:
    spans = [fact.sentence, *(span for part in fact.evidence.values() for span in part)]
    spans += [party.span for _, party in parties_of(fact) if party.span]
    return all(0 <= span.start < span.end <= len(text) for span in spans)


def _parties(case: _Case) -> Iterator[str]:
    for slot, party in parties_of(case.fact):
        reason = _printed_elsewhere(case, slot, party) or _named_wrongly(case, party)
        if reason:
            yield reason


def _printed_elsewhere(case: _Case, slot: str, party: Party) -> str:
    """Say what is wrong with the words of a party, or nothing."""
    if party.span and not _stands_at(party.printed, party.span, case.text):
        return f"the words {party.printed!r} do not stand where they are cited"
    if party.span and slot == "attributed_to":
        # Who speaks is often named in another sentence: a turn's label, the one before.
        return ""
    spans = case.fact.evidence.get(PARTS[slot], ())
    cited = " | ".join(span.of(case.text) for span in spans) if spans else case.cited
    if not occurs(party.printed, fold(cited)):
        return f"{party.printed!r} is not among the words cited for {slot}"
    return ""


def _stands_at(printed: str, span: Span, text: str) -> bool:
    """Tell whether words stand at a span, which may cover only the head of a longer name."""
    head = span.of(text)
    if occurs(printed, fold(head)):
        return True
    room = len(printed)
    around = text[max(0, span.start - room) : span.end + room]
    return occurs(head, fold(printed)) and occurs(printed, fold(around))


def _named_wrongly(case: _Case, party: Party) -> str:
    """Say what is wrong with the name shown for a party, or nothing."""
    if party.actor is not None and party.span is not None:
        meant = {one.actor for one in case.mentions if one.span == party.span}
        if meant and party.actor not in meant:
            return f"{party.printed!r} was resolved to another actor than {party.shown!r}"
    if not party.name or occurs(party.name, fold(party.printed)):
        return ""
    if party.actor is None:
        return "" if case.says(party.name) else f"{party.name!r} does not stand in the cited words"
    if not any(one.actor == party.actor for one in case.mentions if _touches(case, one, party)):
        return f"no recorded mention says that {party.printed!r} is {party.name!r}"
    names = {fold(name) for name in case.names_of(party.actor)}
    if fold(party.name) in names:
        return ""
    return f"{party.name!r} is not a recorded name of the actor"


def _touches(case: _Case, mention: ActorMention, party: Party) -> bool:
    """Tell whether a mention stands where the party's words do, or else in the sentence."""
    return mention.span.meets(party.span or case.fact.sentence)


def _words(case: _Case) -> Iterator[str]:
    fact = case.fact
    printed = [value for name in PRINTED if (value := getattr(fact, name, None))]
    if isinstance(fact, Role):
        printed.append(fact.title)
    known = set(case.folded.split())
    for value in printed:
        if not set(fold(value).split()) <= known:
            yield f"{value!r} does not stand in the cited words"
    loose = [getattr(fact, name, None) or "" for name in LOOSE]
    loose += [one.detail for one in getattr(fact, "participants", ())]
    for value in loose:
        for name in capitalised(value):
            if not set(fold(name).split()) <= known:
                yield f"the name {name!r} does not stand in the cited words"
    if fact.joined and not set(fold(fact.joined).split()) <= set(fold(case.text).split()):
        yield "the words that join its parts do not stand in the report"


def _numbers(case: _Case) -> Iterator[str]:
    fact = case.fact
    shown: set[float] = set()
    if isinstance(fact, Figure):
        shown |= {value for value in (fact.low, fact.high) if value is not None}
    for name in (*LOOSE, *PRINTED):
        shown |= set(numbers_in(getattr(fact, name, None) or ""))
    for one in getattr(fact, "participants", ()):
        shown |= set(numbers_in(one.detail))
    if shown and (invented := shown - counted(case.cited)):
        yield f"the number {min(invented):g} cannot be read from the cited words"
    if isinstance(fact, Talks) and fact.number is not None:
        trigger = " | ".join(span.of(case.text) for span in fact.evidence.get("trigger", ()))
        if float(fact.number) not in places_in_order(case.cited) | counted(trigger):
            yield f"the words cited do not number these talks {fact.number}"


def _qualifier(case: _Case) -> Iterator[str]:
    """Stop a figure whose "nearly" or "at least" is not that of the words, or was dropped."""
    fact = case.fact
    if not isinstance(fact, Figure):
        return
    spans = fact.evidence.get("number", (fact.sentence,))
    around = [span for span in (fact.sentence,) if any(span.holds(each) for each in spans)]
    found = {
        quantity.qualifier
        for span in around or spans
        for quantity in read_quantities(span.of(case.text))
        if any(
            each.meets(Span(span.start + quantity.start, span.start + quantity.end))
            for each in spans
        )
    }
    if found and fact.qualifier not in found:
        yield f"the qualifier {fact.qualifier or 'left out'!r} is not that of the cited words"
    elif not found and fact.qualifier and not case.says(fact.qualifier):
        yield f"the qualifier {fact.qualifier!r} does not stand in the cited words"


def _quotation(case: _Case) -> Iterator[str]:
    fact = case.fact
    if not isinstance(fact, Statement) or not fact.content:
        return
    pieces = [span.of(case.text) for span in fact.evidence.get("content", ())]
    if fact.form is StatementForm.DIRECT:
        if fact.content not in {joint.join(pieces) for joint in (" ... ", " … ", " ", "")}:
            yield "the quotation is not what stands in the report, character for character"
    elif not set(fold(fact.content).split()) <= set(fold(" ".join(pieces) or case.cited).split()):
        yield "the content has words that the report does not have there"


def _date(case: _Case) -> Iterator[str]:
    when = case.fact.date
    if when is None or not when.printed:
        return
    where = when.span.of(case.text) if when.span else case.text
    if not occurs(when.printed, fold(where)):
        yield f"the date {when.printed!r} does not stand where it is cited"
    years = {int(year) for year in YEAR.findall(when.printed)}
    dated = {day.year for day in (when.start, when.end) if day}
    if when.basis is DateBasis.EXPLICIT and years and dated and not years & dated:
        yield f"the date {when.printed!r} was read as another year"
