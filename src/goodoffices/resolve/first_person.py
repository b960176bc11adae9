"""Who "I" and "we" are inside a quotation: the one who is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodoffices.facts import Fact, Party, Span, Statement
from goodoffices.resolve.open_pronouns import FIRST_PERSON
from goodoffices.resolve.parties import change_parties


def give_first_person(facts: Sequence[Fact]) -> list[Fact]:
    """Resolve "I" and "we" in every fact to the speaker of the statement they stand in."""
    said = [
        (span, fact.speakers[0])
        for fact in facts
        if isinstance(fact, Statement) and fact.speakers
        for span in fact.evidence.get("content", ())
    ]
    if not said:
        return list(facts)
    return [change_parties(fact, lambda party: _spoken(party, said)) for fact in facts]


def _spoken(party: Party, said: Sequence[tuple[Span, Party]]) -> Party:
    if party.span is None or party.printed == "US" or party.printed.casefold() not in FIRST_PERSON:
        return party
    for span, speaker in said:
        if span.holds(party.span) and speaker.actor is not None:
            return replace(party, name=speaker.name, actor=speaker.actor)
    return party
