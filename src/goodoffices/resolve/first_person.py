"""Who "I" and "we" are inside a quotation: the one who is quoted.

And what is left out: a fact whose chief party is a pronoun that nothing resolves says nothing that a
reader could use, so it is not kept; a statement keeps its "he", since its words stand all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from goodoffices.facts import (
    Event,
    Fact,
    Participant,
    Party,
    Position,
    Relation,
    Role,
    Span,
    Statement,
)

F = TypeVar("F", bound=Fact)
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "ourselves", "myself"})
PRONOUNS = FIRST_PERSON | frozenset(
    {
        "he", "him", "his", "she", "her", "they", "them", "their", "it", "its", "this", "that",
        "these", "those", "who", "which", "whom", "whose", "you", "your", "one", "others",
        "everyone", "everybody", "nobody", "anyone", "anybody", "somebody", "someone", "both",
        "all", "some", "many", "most", "each", "none", "either", "neither", "such", "there",
    }
)  # fmt: skip


def give_first_person(facts: Sequence[Fact]) -> list[Fact]:
    """Resolve "I" and "we" in every fact to the speaker of the statement they stand in."""
    said = [
        (span, fact.speakers[0])
        for fact in facts
        if isinstance(fact, Statement) and fact.speakers
        for span in fact.evidence.get("content", ())
    ]
    return [_given(fact, said) for fact in facts] if said else list(facts)


def leave_out_unresolved(facts: Iterable[Fact]) -> list[Fact]:
    """Drop parties that are bare pronouns nobody resolved, and facts that hang on such a party."""
    return [kept for fact in facts if (kept := _kept(fact)) is not None]


def is_open_pronoun(party: Party) -> bool:
    """Tell whether a party is only a pronoun, with no actor known for it."""
    return party.actor is None and party.printed.casefold() in PRONOUNS


def _given(fact: F, said: Sequence[tuple[Span, Party]]) -> F:
    changes: dict[str, object] = {}
    for each in fields(fact):
        value = getattr(fact, each.name)
        if isinstance(value, Party):
            changes[each.name] = _spoken(value, said)
        elif isinstance(value, tuple) and value and isinstance(value[0], Party):
            changes[each.name] = tuple(_spoken(party, said) for party in value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Participant):
            changes[each.name] = tuple(
                replace(one, party=_spoken(one.party, said)) for one in value
            )
    changed = {name: value for name, value in changes.items() if value != getattr(fact, name)}
    return replace(fact, **changed) if changed else fact


def _spoken(party: Party, said: Sequence[tuple[Span, Party]]) -> Party:
    if party.span is None or party.printed.casefold() not in FIRST_PERSON:
        return party
    for span, speaker in said:
        if span.holds(party.span) and speaker.actor is not None:
            return replace(party, name=speaker.name, actor=speaker.actor)
    return party


def _kept(fact: Fact) -> Fact | None:
    if isinstance(fact, Position):
        return None if is_open_pronoun(fact.actor) else fact
    if isinstance(fact, Relation):
        return None if is_open_pronoun(fact.subject) or is_open_pronoun(fact.object) else fact
    if isinstance(fact, Role):
        return None if is_open_pronoun(fact.holder) else fact
    if isinstance(fact, Event):
        sources = tuple(each for each in fact.sources if not is_open_pronoun(each))
        targets = tuple(each for each in fact.targets if not is_open_pronoun(each))
        lost = len(sources) + len(targets) < len(fact.sources) + len(fact.targets)
        if lost and not (sources or targets):
            return None
        return replace(fact, sources=sources, targets=targets) if lost else fact
    return fact
