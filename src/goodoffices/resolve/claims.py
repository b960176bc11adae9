"""Marks positions that somebody else ascribes to their holder: an opponent's word is no wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, Fact, Party, Position, Role
from goodoffices.lexicon import Lexicon
from goodoffices.resolve.resolution import Resolution
from goodoffices.resolve.seats import Hall

_SIDES = (
    ActorKind.STATE,
    ActorKind.GOVERNMENT,
    ActorKind.ARMED_GROUP,
    ActorKind.OPPOSITION_COALITION,
)
"""Who has a side of his own; a mediator or an observer may tell what others want."""
F = TypeVar("F", bound=Fact)


def mark_claims(facts: Sequence[F], resolution: Resolution, words: Lexicon) -> list[F]:
    """Give the facts with every position marked that only another side says is held."""
    hall = Hall(resolution, [fact for fact in facts if isinstance(fact, Role)], words)
    return [
        replace(fact, claimed=True)
        if isinstance(fact, Position) and _is_claimed(fact, hall, words)
        else fact
        for fact in facts
    ]


def _is_claimed(position: Position, hall: Hall, words: Lexicon) -> bool:
    """Tell whether all who are told to say it stand for another side than the holder's."""
    holder = _side(position.actor, hall)
    if position.attributed_to and all(_is_hearsay(p, words) for p in position.attributed_to):
        return True
    if holder is None or not position.attributed_to:
        return position.claimed
    tellers = [_side(party, hall) for party in position.attributed_to]
    if _is_of_others(position) and all(each is None for each in tellers):
        return True
    known = [each for each in tellers if each is not None and each.kind in _SIDES]
    return len(known) == len(tellers) and all(each.id != holder.id for each in known)


def _is_hearsay(teller: Party, words: Lexicon) -> bool:
    """Tell whether those who say it are nobody in particular: "some", "many critics"."""
    last = teller.printed.casefold().split()[-1:]
    told = {word for each in last for word in (each, each.removesuffix("s"))}
    return teller.actor is None and bool(told & words.positions.hearsay)


def _is_of_others(position: Position) -> bool:
    """Tell whether a speaker without a name says what "they" want: of himself he says "we"."""
    pointed = position.actor.printed.casefold() in ("they", "he", "she")
    said = {party.span for party in position.attributed_to}
    names = {party.printed.casefold() for party in position.attributed_to}
    strange = not any(party.actor for party in position.attributed_to)
    return pointed and strange and position.actor.span not in said and "they" not in names


def _side(party: Party, hall: Hall) -> Actor | None:
    """Give the state or group whose word a party's is; nobody where that is not told."""
    actor = hall.actor(party)
    if actor is None or actor.kind is ActorKind.UNNAMED:
        return None
    return hall.body(actor) if actor.kind is ActorKind.PERSON else hall.whole(actor)
