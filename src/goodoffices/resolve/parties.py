"""Puts names on the parties of a fact, whatever its kind and wherever they stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from goodoffices.codes import DESCRIBES_RULE, EARLIER, REPRESENTED, TELLING, ActorKind
from goodoffices.facts import (
    FACT_TYPES,
    Actor,
    ActorMention,
    Fact,
    Participant,
    Party,
    Report,
    Span,
)
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.crowds import suffering_people
from goodoffices.resolve.open_pronouns import is_open_pronoun
from goodoffices.resolve.resolution import Resolution

F = TypeVar("F", bound=Fact)

SIDES = frozenset({"rebel", "opposition", "government", "regime", "insurgent", "militant"})
"""Modifiers that stand for a side of a war."""

_RULING = frozenset({"government", "regime"})
_RISEN = frozenset({"rebel", "opposition", "insurgent"})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
"""Those who speak for a body and are nobody besides."""
_ISSUED = _VOICES | {"statement", "communique", "communiqué", "declaration"}
"""What is somebody's own word, though a noun stands for it."""

_SHORTEST_LABEL = 3
"""Letters of the shortest label of a speaker: "Q" and "A" are nobody's names."""

_PARTS = {
    each.kind: tuple(part.name for part in fields(each) if "Part" in str(part.type))
    for each in FACT_TYPES
}
"""The fields of each kind of fact in which parties or participants stand."""


def name_parties(fact: F, resolution: Resolution) -> F:
    """Put the actor's name and id on every party of a fact, each actor once in each place.

    Words that stand for several ("both sides") become several parties where a fact can hold them.
    """
    whole = _spread(fact, resolution)
    return change_parties(whole, lambda party: _named_in(whole, party, resolution))


def _named_in(fact: Fact, party: Party, resolution: Resolution) -> Party:
    """Name a party of a fact; people who suffer an event are not the state or cabinet they are of.

    "Millions of Malians were driven out": whom it struck stays as printed.
    """
    named = _named(party, resolution)
    actor = resolution.actor_at(party.span) if party.span is not None else None
    if actor is None or actor.kind is not ActorKind.STATE:
        return named
    return party if suffering_people(fact, party, actor.name) else named


def _spread(fact: F, resolution: Resolution) -> F:
    """Give the fact with every party of several actors in its place once for each."""
    changes: dict[str, Any] = {}
    for name in _PARTS[fact.kind]:
        value = getattr(fact, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Party):
            changes[name] = tuple(p for party in value for p in _each(party, resolution))
        elif isinstance(value, tuple) and value and isinstance(value[0], Participant):
            changes[name] = tuple(
                replace(one, party=p) for one in value for p in _each(one.party, resolution)
            )
    return replace(fact, **changes) if changes else fact


def _each(party: Party, resolution: Resolution) -> tuple[Party, ...]:
    """Give a party once for each actor its words stand for; as it is where that is one or none."""
    if party.span is None or party.actor is not None:
        return (party,)
    actors = resolution.actors_at(party.span)
    if len(actors) < 2:
        return (party,)
    return tuple(replace(party, name=actor.name, actor=actor.id) for actor in actors)


def change_parties(fact: F, change: Callable[[Party], Party]) -> F:
    """Give the fact with every party changed; an actor that stands twice in a place stays once."""
    changes: dict[str, Any] = {}
    for name in _PARTS[fact.kind]:
        value = getattr(fact, name)
        if isinstance(value, Party):
            changes[name] = change(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Party):
            changes[name] = distinct(change(party) for party in value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Participant):
            changes[name] = seated(replace(one, party=change(one.party)) for one in value)
    return replace(fact, **changes) if changes else fact


def _named(party: Party, resolution: Resolution) -> Party:
    if party.span is None or party.actor is not None:
        return party
    actor = resolution.actor_at(party.span)
    if resolution.is_within(party.span):
        # In "anti-Vale rebels" Vale is inside the rebels' mention, but is not the rebels.
        actor = _by_name(party, resolution)
    elif actor is None or actor.kind is ActorKind.UNNAMED:
        actor = _by_name(party, resolution) or actor
    actor = actor or _by_side(party, resolution) or _behind_rank(party, resolution)
    actor = actor or _issuer(party, resolution) or _labelled(party, resolution)
    if actor is None or _are_people(party, actor, resolution):
        return party
    actor = _acting_side(actor, resolution)
    return replace(party, name=actor.name, actor=actor.id)


def _are_people(party: Party, actor: Actor, resolution: Resolution) -> bool:
    """Tell the people of the country at war from its state: "Syrians say", not "the Syrians"."""
    if actor.kind is not ActorKind.STATE:
        return False
    if not (party.printed.istitle() and party.printed.endswith("s") and " " not in party.printed):
        return False
    return any(
        mention.span == party.span and mention.rule == DESCRIBES_RULE
        for mention in resolution.mentions
    )


def _acting_side(actor: Actor, resolution: Resolution) -> Actor:
    """Give for the state at war its government: "Syrian jets" are not those of two sides."""
    if actor.kind is not ActorKind.STATE or actor.country != resolution.conflict:
        return actor
    return resolution.government or actor


def _by_side(party: Party, resolution: Resolution) -> Actor | None:
    """Give the side a bare modifier stands for: "rebel" in "rebel shelling" is "the rebels"."""
    word = party.printed.casefold()
    if word not in SIDES:
        return None
    forms = {word, f"{word}s", f"the {word}", f"the {word}s"}
    found = [
        actor
        for actor in resolution.actors
        if actor.kind is not ActorKind.UNNAMED
        and _is_of_the_war(actor, resolution)
        and forms & {each.casefold() for each in actor.aliases}
    ]
    if not found and word in _RISEN:
        found = [each for each in resolution.actors if _is_the_opposition(each, resolution)]
    if not found and word in _RULING and resolution.government is not None:
        found = [resolution.government]
    return found[0] if len(found) == 1 else None


def _is_of_the_war(actor: Actor, resolution: Resolution) -> bool:
    """Tell whether somebody may be a side of the war told of: not "the rebels" of another."""
    return resolution.conflict is None or actor.country in (None, "", resolution.conflict)


def _is_the_opposition(actor: Actor, resolution: Resolution) -> bool:
    """Tell whether an actor is those who rose in the country at war, whatever they are called."""
    risen = actor.kind is ActorKind.OPPOSITION_COALITION and resolution.conflict is not None
    return risen and actor.country == resolution.conflict and actor.name.endswith(" opposition")


def _behind_rank(party: Party, resolution: Resolution) -> Actor | None:
    """Give the person whose rank alone was taken: "Capt" of "Capt. Ann Example"."""
    if party.span is None or not party.printed[:1].isupper() or " " in party.printed:
        return None
    for gap in (1, 2):
        actor = resolution.person_from(party.span.end + gap)
        if actor is not None:
            return actor
    return None


def _labelled(party: Party, resolution: Resolution) -> Actor | None:
    """Give the one person whom a transcript's label names: "DENG GAI", "MINISTER ANN VALE"."""
    label = plain(party.printed)
    if not party.printed.isupper() or len(label) < _SHORTEST_LABEL:
        return None
    found = [
        person
        for person in resolution.people()
        if any(_names(label, plain(name)) for name in (person.name, *person.aliases))
    ]
    return found[0] if len(found) == 1 else None


def _names(label: str, name: str) -> bool:
    """Tell whether a label is the end of a name, or a title and the whole of it."""
    return f" {name}".endswith(f" {label}") or (" " in name and label.endswith(f" {name}"))


def _issuer(party: Party, resolution: Resolution) -> Actor | None:
    """Give whose statement it is, or whose spokesman speaks: "a U.S. statement" is its own."""
    words = party.printed.casefold().split()
    if party.span is None or len(words) < 2 or words[-1] not in _ISSUED:
        return None
    inside = [
        resolution.actor_by_id(m.actor)
        for m in resolution.mentions_within(party.span)
        if m.printed.casefold() not in ("his", "her", "its", "their", "he", "she", "it", "they")
    ]
    inside = [a for a in inside if a is not None]
    last = resolution.mentions_within(party.span)[-1:]
    if last and party.span.end - last[0].span.end > len(words[-1]) + 3:
        return None  # "a Syrian army statement" is the army's.
    if words[-1] in _VOICES:
        inside = [a for a in inside if a.kind not in (ActorKind.PERSON, ActorKind.STATE)]
    return inside[-1] if inside else None


def _by_name(party: Party, resolution: Resolution) -> Actor | None:
    """Give the one actor of the report that bears the printed words as a name: "the HNC team"."""
    wanted = party.printed.casefold()
    found = [
        actor
        for actor in resolution.actors
        if wanted in {each.casefold() for each in (actor.name, *actor.aliases)}
    ]
    return found[0] if len(found) == 1 else None


def mentions_in(report: Report, facts: Iterable[Fact], known: Resolution) -> list[ActorMention]:
    """Give a mention for each party that was named although no mention stands at its words.

    Who "we" are, and which side "rebel" means in "rebel shelling", is known only from the fact.
    """
    found: dict[tuple[Span, str], ActorMention] = {}
    for fact in facts:
        for party in _parties_of(fact):
            if party.span is None or party.actor is None or known.is_at(party.span, party.actor):
                continue
            rule = "the side or speaker that these words of a fact stand for"
            printed = party.span.of(report.text)
            mention = ActorMention(report.id, party.actor, party.span, printed, rule)
            found.setdefault((party.span, party.actor), mention)
    return list(found.values())


def _parties_of(fact: Fact) -> Iterable[Party]:
    for name in _PARTS[fact.kind]:
        value = getattr(fact, name)
        if isinstance(value, Party):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Party))


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Keep each actor once: "Kerry ... he" are one source."""
    kept: dict[str, Party] = {}
    for party in parties:
        kept.setdefault(party.actor or party.printed, party)
    return tuple(kept.values())


def seated(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Keep each actor's part once, the more telling status; a pronoun nobody stands behind goes."""
    kept: dict[str, Participant] = {}
    for one in participants:
        if is_open_pronoun(one.party):
            continue
        key = one.party.actor or one.party.printed
        if key not in kept or _telling(one) < _telling(kept[key]):
            kept[key] = one
    return tuple(kept.values())


def _telling(one: Participant) -> int:
    if one.detail in (REPRESENTED, EARLIER):
        return -1 if one.detail == REPRESENTED else len(TELLING)
    return TELLING.index(one.status)
