"""Who "I", "we" and "he" are inside a quotation: the one who is quoted, and somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goodoffices.codes import StatementForm
from goodoffices.facts import Fact, Party, Span, Statement
from goodoffices.resolve.open_pronouns import FIRST_PERSON
from goodoffices.resolve.parties import change_parties

_OTHERS = frozenset({"he", "him", "his", "she", "her"})


def give_first_person(facts: Sequence[Fact]) -> list[Fact]:
    """Resolve "I" and "we" in every fact to the speaker of the statement they stand in."""
    said = list(_said(facts))
    if not said:
        return list(facts)
    return [change_parties(fact, lambda party: _spoken(party, said)) for fact in facts]


def leave_out_self(facts: Sequence[Fact]) -> list[Fact]:
    """Undo "he" resolved to the very person who is quoted: nobody calls himself so.

    Only where all of the words are quoted; in "Vale said he was ready" it is Vale as a rule.
    """
    said = list(_said(each for each in facts if _is_direct(each)))
    if not said:
        return list(facts)
    return [change_parties(fact, lambda party: _somebody_else(party, said)) for fact in facts]


def _said(facts: Iterable[Fact]) -> Iterator[tuple[Span, Party]]:
    for fact in facts:
        if isinstance(fact, Statement) and fact.speakers:
            for span in fact.evidence.get("content", ()):
                yield span, fact.speakers[0]


def _is_direct(fact: Fact) -> bool:
    return isinstance(fact, Statement) and fact.form is StatementForm.DIRECT


def _somebody_else(party: Party, said: Sequence[tuple[Span, Party]]) -> Party:
    if party.span is None or party.actor is None or party.printed.casefold() not in _OTHERS:
        return party
    for span, speaker in said:
        if span.holds(party.span) and speaker.actor == party.actor:
            return replace(party, name="", actor=None)
    return party


def _spoken(party: Party, said: Sequence[tuple[Span, Party]]) -> Party:
    if party.span is None or party.printed == "US" or party.printed.casefold() not in FIRST_PERSON:
        return party
    for span, speaker in said:
        if span.holds(party.span) and speaker.actor is not None:
            return replace(party, name=speaker.name, actor=speaker.actor)
    return party
