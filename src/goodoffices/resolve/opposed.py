"""Who a report tells to be against whom, counted over all its facts.

Attacks tell most, accusations and refusals less; talks and truces of just two tell that these
face each other, and the government at war is against the armed groups of its country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from goodoffices.codes import ActorKind, Attendance, EventType, Predicate
from goodoffices.facts import Actor, Ceasefire, Event, Fact, Party, Relation, Talks
from goodoffices.resolve.seats import Hall

_HOSTILE = {
    EventType.ASSAULT: 3, EventType.COERCE: 2, EventType.THREATEN: 2, EventType.ACCUSE: 1,
    EventType.REJECT: 1, EventType.SANCTION: 1,
}  # fmt: skip
"""What an act against somebody tells of the two being opposed."""
_REBEL = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
_PAIR = 2
_TIE = 2
_SHARE = 0.6
"""In what part of all cases somebody must be told to be the opponent."""


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
                self._count(fact.subject, fact.object, _TIE)
        else:
            for pair in _facing(fact):
                self._count(*pair, _TIE)

    def learn_war(self) -> None:
        """Set the government of the country at war against its armed groups and opposition."""
        known = self.hall.resolution
        own = known.government
        for actor in known.actors:
            if own and actor.kind in _REBEL and actor.country == known.conflict:
                self._add(own, actor, _TIE)

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

    def opponent(self, parties: Sequence[Party]) -> Actor | None:
        """Give the one whom these are mostly told to be against; nobody where that is open."""
        found: Counter[str] = Counter()
        own = {side.id for side in map(self.side, parties) if side is not None}
        for one in own:
            found.update(self.times.get(one, Counter()))
        for one in own:
            del found[one]
        if not found:
            return None
        best, times = max(sorted(found.items()), key=lambda each: each[1])
        if times < _SHARE * found.total():
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
