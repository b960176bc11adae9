"""Who stands on the other side, where a report tells an act of war without saying against whom.

"The army shelled the town", "the rebels rejected the offer": a reader of the whole report knows
whose town and whose offer. What is told elsewhere is told here with the words that stand for it,
and the fact is marked as joined; where a report tells of several opponents, nobody is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TypeVar

from goodoffices.codes import ActorKind, Attendance, EventType, Predicate
from goodoffices.facts import Actor, Ceasefire, Event, Fact, Party, Relation, Role, Talks
from goodoffices.lexicon import Lexicon
from goodoffices.resolve.resolution import Resolution
from goodoffices.resolve.seats import Hall

F = TypeVar("F", bound=Fact)
OTHER_SIDE = "target: the other side"
ANSWERED = "target: who asked"
_ANSWERS = frozenset({EventType.REJECT, EventType.AGREE, EventType.CONCEDE})
_ASKED = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE})
_NEAR = 500
"""Characters back in which an answer may follow what it answers."""
_HOSTILE = {
    EventType.ASSAULT: 3, EventType.COERCE: 2, EventType.THREATEN: 2, EventType.ACCUSE: 1,
    EventType.REJECT: 1, EventType.SANCTION: 1,
}  # fmt: skip
"""What an act against somebody tells of the two being opposed."""
_AGAINST = frozenset(
    {EventType.ASSAULT, EventType.THREATEN, EventType.REJECT, EventType.CONCEDE,
     EventType.SANCTION}
)  # fmt: skip
"""Acts of one side of a war that are for or against the other where nobody else is named."""
_LEAST = 1
_SHARE = 0.6
_SURE = 4
_PAIR = 2
_REBEL = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)


def name_opponents(facts: Sequence[F], resolution: Resolution, words: Lexicon) -> list[F]:
    """Give acts without a target the one opponent of who does them, if there is only one."""
    roles = [fact for fact in facts if isinstance(fact, Role)]
    sides = Opposed(Hall(resolution, roles, words))
    sides.learn_war()
    for fact in facts:
        sides.learn(fact)
    events = [fact for fact in facts if isinstance(fact, Event)]
    return [_against(fact, sides, events) for fact in facts]


@dataclass
class Opposed:
    """How often a report tells of two sides as opponents."""

    hall: Hall
    times: dict[str, Counter[str]] = field(default_factory=dict)

    def learn(self, fact: Fact) -> None:
        """Count what one fact tells of who is against whom."""
        if isinstance(fact, Event):
            weight = _HOSTILE.get(fact.type, 0)
            for one in fact.sources if weight else ():
                for other in fact.targets:
                    self._count(one, other, weight)
        elif isinstance(fact, Relation):
            if fact.predicate in (Predicate.OPPOSES, Predicate.RIVAL_OF):
                self._count(fact.subject, fact.object, 2)
        else:
            for pair in _facing(fact):
                self._count(*pair, 2)

    def learn_war(self) -> None:
        """Set the government of the country at war against its armed groups and opposition."""
        known = self.hall.resolution
        own = known.government
        if own is None:
            return
        for actor in known.actors:
            if actor.kind in _REBEL and actor.country == known.conflict:
                self._add(own, actor, 2)

    def _count(self, one: Party, other: Party, weight: int) -> None:
        left, right = self.side(one), self.side(other)
        if left is not None and right is not None:
            self._add(left, right, weight)

    def _add(self, left: Actor, right: Actor, weight: int) -> None:
        if left.id == right.id:
            return
        self.times.setdefault(left.id, Counter())[right.id] += weight
        self.times.setdefault(right.id, Counter())[left.id] += weight

    def side(self, party: Party) -> Actor | None:
        """Give the side somebody acts for: a person's body, a ministry's state."""
        actor = self.hall.actor(party)
        if actor is None or actor.kind is ActorKind.UNNAMED:
            return None
        if actor.kind is ActorKind.PERSON:
            return self.hall.body(actor) or actor
        return self.hall.whole(actor)

    def opponent(self, parties: Sequence[Party], sure: bool) -> Actor | None:
        """Give the one whom these are mostly told to be against; nobody where that is open."""
        found: Counter[str] = Counter()
        own = {side.id for party in parties if (side := self.side(party)) is not None}
        for each in own:
            found.update(self.times.get(each, Counter()))
        for each in own:
            del found[each]
        if not found:
            return None
        best, times = max(sorted(found.items()), key=lambda each: each[1])
        if times < (_SURE if sure else _LEAST) or times < (0.8 if sure else _SHARE) * found.total():
            return None
        return self.hall.resolution.actor_by_id(best)


def _facing(fact: Fact) -> Iterator[tuple[Party, Party]]:
    """Give the two who face each other at talks or in a truce, where they are just two."""
    parties: Iterable[Party] = ()
    if isinstance(fact, Ceasefire):
        parties = fact.parties
    elif isinstance(fact, Talks):
        parties = [p.party for p in fact.participants if p.status is not Attendance.HOST]
    if len(named := [each for each in parties if each.actor is not None]) == _PAIR:
        yield from combinations(named, _PAIR)


def _against(fact: F, sides: Opposed, events: Sequence[Event]) -> F:
    """Name whom an act is against, if nobody is named and one opponent stands out."""
    if not isinstance(fact, Event) or fact.targets or not fact.sources:
        return fact
    actor, how = _asker(fact, sides, events), ANSWERED
    if actor is None and fact.type in _AGAINST:
        actor, how = sides.opponent(fact.sources, fact.type is EventType.ASSAULT), OTHER_SIDE
    words = sides.hall.near(actor, fact.sources[0])
    if actor is None or words is None:
        return fact
    party = Party(printed=words.printed, span=words.span, name=actor.name, actor=actor.id)
    return replace(
        fact,
        targets=(party,),
        evidence={**fact.evidence, "target": (words.span,)},
        joined=fact.joined or words.printed,
        found_by=f"{fact.found_by}; {how}",
    )


def _asker(fact: Event, sides: Opposed, events: Sequence[Event]) -> Actor | None:
    """Give who asked, offered or accused, where an answer does not say to whom it is given."""
    if fact.type not in _ANSWERS:
        return None
    own = {side.id for party in fact.sources if (side := sides.side(party)) is not None}
    near = [each for each in events if 0 <= fact.sentence.start - each.sentence.start < _NEAR]
    for each in sorted(near, key=lambda one: -one.evidence["trigger"][0].start):
        if each.type not in _ASKED or each is fact:
            continue
        to = {side.id for party in each.targets if (side := sides.side(party)) is not None}
        askers = [side for party in each.sources if (side := sides.side(party)) is not None]
        if own & to and len(askers) == 1 and askers[0].id not in own:
            return sides.hall.actor(each.sources[0])
    return None
