"""Pronouns that nothing resolves, and what they leave out.

A fact whose chief party is a pronoun that nothing resolves says nothing that a
reader could use, so it is not kept; a statement keeps its "he", since its words stand all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from goodoffices.facts import (
    Event,
    Fact,
    Party,
    Position,
    Relation,
    Role,
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


def leave_out_unresolved(facts: Iterable[Fact]) -> list[Fact]:
    """Drop parties that are bare pronouns nobody resolved, and facts that hang on such a party."""
    return [kept for fact in facts if (kept := _kept(fact)) is not None]


def is_open_pronoun(party: Party) -> bool:
    """Tell whether a party is only a pronoun, with no actor known for it."""
    return party.actor is None and party.printed != "US" and party.printed.casefold() in PRONOUNS


def _kept(fact: Fact) -> Fact | None:
    if isinstance(fact, Position):
        if is_open_pronoun(fact.actor):
            return None
        return replace(fact, toward=None) if _same(fact.actor, fact.toward) else fact
    if isinstance(fact, Relation):
        ends = (fact.subject, fact.object)
        return None if any(map(is_open_pronoun, ends)) or _same(*ends) else fact
    if isinstance(fact, Role):
        return None if is_open_pronoun(fact.holder) else fact
    return _kept_event(fact) if isinstance(fact, Event) else fact


def _kept_event(fact: Event) -> Event | None:
    """Leave out pronouns, and whoever would act upon himself: "Berg met him" is not about Berg.

    Several who do it to each other stand on both sides.
    """
    if len(fact.sources) > 1 and fact.sources == fact.targets:
        return None if any(map(is_open_pronoun, fact.sources)) else fact
    sources = tuple(each for each in fact.sources if not is_open_pronoun(each))
    targets = tuple(
        each
        for each in fact.targets
        if not is_open_pronoun(each) and not any(_is_himself(each, one) for one in sources)
    )
    if (sources, targets) == (fact.sources, fact.targets):
        return fact
    return replace(fact, sources=sources, targets=targets) if sources or targets else None


def _is_himself(target: Party, source: Party) -> bool:
    """Tell whether two words stand for one; the same words on both sides fight each other."""
    return _same(target, source) and target.span != source.span


def _same(one: Party, other: Party | None) -> bool:
    return other is not None and one.actor is not None and one.actor == other.actor
