"""Names the other side of an act, where a report tells it only elsewhere.

"The rebels rejected the offer": a reader of the whole report knows whose offer it was. The other
side is named with the words that stand for it nearest to the act, and the fact is marked as
joined; where a report tells of several opponents, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from goodoffices.codes import ActorKind, EventType
from goodoffices.facts import Actor, Event, Fact, Party, Role
from goodoffices.lexicon import Lexicon
from goodoffices.resolve.opposed import Opposed
from goodoffices.resolve.resolution import Resolution
from goodoffices.resolve.seats import Hall

F = TypeVar("F", bound=Fact)
OTHER_SIDE = "target: the other side"
_AGAINST = frozenset({EventType.THREATEN, EventType.REJECT, EventType.CONCEDE, EventType.SANCTION})
"""Acts of one side of a war that are for or against the other where nobody else is named.

Not attacks: who was hit is often told in words that are nobody's name.
"""
_OWN_MEN = re.compile(
    r"(?:his|her) (?:own )?(?:men|fighters|forces|troops|soldiers|followers|guerrillas|militia"
    r"|militiamen|rebels|supporters|gunmen|commanders|units|army|movement|group)$",
    re.I,
)
"""Those whom a leader commands, in words that name nobody."""
_REBEL = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
_WITHIN = frozenset({"resign", "dismiss", "defect", "strip"})
"""What is done to one's own side or oneself."""
_DENYING = ("deny", "denies", "denied", "denying", "denial")
"""Who only denies a charge is told against nobody: anybody may have made it."""


def name_opponents(facts: Sequence[F], resolution: Resolution, words: Lexicon) -> list[F]:
    """Give acts without a target the one opponent of who does them, where the report has one."""
    roles = [fact for fact in facts if isinstance(fact, Role)]
    sides = Opposed(Hall(resolution, roles, words))
    sides.learn_war()
    for fact in facts:
        sides.learn(fact)
    return [
        cast(F, _against(_to_own_body(fact, sides.hall), sides))
        if isinstance(fact, Event)
        else fact
        for fact in facts
    ]


def _to_own_body(fact: Event, hall: Hall) -> Event:
    """ "Hale ordered *his men* to stop": those he orders are the body that he speaks for."""
    changed = []
    for party in fact.targets:
        body = _own_body(fact, party, hall)
        changed.append(replace(party, name=body.name, actor=body.id) if body else party)
    return replace(fact, targets=tuple(changed))


def _own_body(fact: Event, party: Party, hall: Hall) -> Actor | None:
    if party.actor is not None or len(fact.sources) != 1 or not _OWN_MEN.match(party.printed):
        return None
    person = hall.actor(fact.sources[0])
    if person is None or person.kind is not ActorKind.PERSON:
        return None
    body = hall.body(person)
    return body if body is not None and body.kind in _REBEL else None


def _against(fact: Event, sides: Opposed) -> Event:
    """Name whom an act is against, if nobody is named and one opponent stands out."""
    if fact.targets or not fact.sources or fact.type not in _AGAINST or fact.mode in _WITHIN:
        return fact
    if fact.trigger.casefold().split()[0] in _DENYING:
        return fact
    other = sides.opponent(fact.sources)
    if other is not None and (other.kind is ActorKind.PERSON or _is_own_side(other, fact, sides)):
        return fact  # a rival in person is told where he is meant, and nobody is against his own
    party = _party(other, fact, sides) if other is not None else None
    if party is None or party.span is None:
        return fact
    return replace(
        fact,
        targets=(party,),
        evidence={**fact.evidence, "target": (party.span,)},
        joined=fact.joined or party.printed,
        found_by=f"{fact.found_by}; {OTHER_SIDE}",
    )


def _is_own_side(other: Actor, fact: Event, sides: Opposed) -> bool:
    """Tell whether somebody belongs to whom the act would be against, by any of his roles."""
    own = {party.actor for party in fact.sources}
    told = [role for role in sides.hall.roles if role.holder.actor in own and role.organisation]
    return any(role.organisation and role.organisation.actor == other.id for role in told)


def _party(actor: Actor, fact: Event, sides: Opposed) -> Party | None:
    words = sides.hall.near(actor, fact.sources[0])
    if words is None:
        return None
    return Party(printed=words.printed, span=words.span, name=actor.name, actor=actor.id)
