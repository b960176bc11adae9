"""Who a report's mentions stand for, once every pass has run; asked by the words of facts."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, ActorMention, Span


@dataclass(frozen=True)
class Resolution:
    """Who a report's mentions stand for."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    """Joined mentions, in the order of the text."""
    conflict: str | None = None
    """The country whose war the report is about, where it tells of two sides."""
    undecided: frozenset[Span] = frozenset()
    """Titles that stand for nobody known: "the chief of staff of the army" is not the army."""

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    def actor_at(self, span: Span) -> Actor | None:
        """Give the actor of the mention that equals a span, holds it, or is its head.

        Nobody where the words stand for several: `actors_at` gives those.
        """
        place = bisect.bisect_left(self._starts, span.end)
        near = self.mentions[max(0, place - 12) : place]
        equal = [m for m in near if m.span == span]
        holding = [m for m in near if m.span.holds(span)]
        for found in (equal, holding):
            if found:
                least = min(found, key=lambda m: m.span.end - m.span.start)
                alone = {m.actor for m in found if m.span == least.span} == {least.actor}
                return self._by_id[least.actor] if alone else None
        if span in self.undecided:
            return None
        inside = [m for m in near if span.holds(m.span) and m.span.end == span.end]
        return (
            self._by_id[max(inside, key=lambda m: m.span.end - m.span.start).actor]
            if inside
            else None
        )

    def actors_at(self, span: Span) -> tuple[Actor, ...]:
        """Give all actors that words stand for: several for "both sides", nobody if undecided."""
        place = bisect.bisect_left(self._starts, span.end)
        near = self.mentions[max(0, place - 12) : place]
        shared = [
            m for m in near if m.span.holds(span) or (m.span.end == span.end and span.holds(m.span))
        ]
        counts = Counter(m.span for m in shared) if len(shared) > 1 else {}
        places = {m.span for m in shared if counts and counts[m.span] > 1}
        if places:
            widest = max(places, key=lambda each: each.end - each.start)
            return tuple(self._by_id[m.actor] for m in shared if m.span == widest)
        found = self.actor_at(span)
        return (found,) if found is not None else ()

    @cached_property
    def government(self) -> Actor | None:
        """Give the government of the country at war, if the report names it."""
        own = [
            actor
            for actor in self.actors
            if actor.kind is ActorKind.GOVERNMENT
            and actor.country == self.conflict
            and actor.name.endswith(" government")
        ]
        return own[0] if self.conflict and own else None

    def actor_by_id(self, identity: str) -> Actor:
        """Give the actor with an id."""
        return self._by_id[identity]

    def mentions_within(self, span: Span) -> tuple[ActorMention, ...]:
        """Give the mentions inside a span, in the order of the text."""
        place = bisect.bisect_left(self._starts, span.end)
        near = self.mentions[max(0, place - 12) : place]
        return tuple(m for m in near if span.holds(m.span))

    def person_from(self, start: int) -> Actor | None:
        """Give the person named from a character on."""
        place = bisect.bisect_left(self._starts, start)
        for mention in self.mentions[place : place + 2]:
            actor = self._by_id[mention.actor]
            if mention.span.start == start and actor.kind is ActorKind.PERSON:
                return actor
        return None

    def is_within(self, span: Span) -> bool:
        """Tell whether a span is only the beginning or middle of the mention that holds it."""
        place = bisect.bisect_left(self._starts, span.end)
        near = self.mentions[max(0, place - 12) : place]
        holding = [m.span for m in near if m.span.holds(span)]
        return bool(holding) and all(each.end > span.end for each in holding)

    def is_at(self, span: Span, actor: str) -> bool:
        """Tell whether a mention of an actor shares a character with a span."""
        place = bisect.bisect_left(self._starts, span.end)
        near = self.mentions[max(0, place - 12) : place]
        return any(m.actor == actor and m.span.meets(span) for m in near)

    def people(self) -> tuple[Actor, ...]:
        """Give the persons."""
        return tuple(a for a in self.actors if a.kind is ActorKind.PERSON)

    def groups(self) -> tuple[Actor, ...]:
        """Give everybody who is no person."""
        return tuple(a for a in self.actors if a.kind is not ActorKind.PERSON)
