"""What moved: an actor against what it said before, others' word on it, and its own side.

Two positions are compared only on the same matter: the same issue, and most words of the shorter
in common. What somebody else claims an actor wants is never a move of that actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from goodoffices.codes import ActorKind, Issue, Predicate
from goodoffices.dossier.material import Material, who
from goodoffices.dossier.stands import same_matter, side_of
from goodoffices.facts import Actor, Fact, Party, Position, Relation, Role

AT_ONE_TIME = timedelta(days=120)
"""Two voices of one side differ only if they are heard within these days of each other."""
INSIDE = frozenset({Predicate.MEMBER_OF, Predicate.LEADS, Predicate.REPRESENTS})
"""Ties that put an actor inside a side."""
NO_SIDE = frozenset({ActorKind.IGO, ActorKind.MEDIA, ActorKind.NGO})
"""Bodies whose members need not want the same: they are no side."""


@dataclass(frozen=True, slots=True)
class Shift:
    """An actor on one matter: what it said before, and what it says later."""

    actor: Party
    issue: Issue
    before: Position
    after: Position


@dataclass(frozen=True, slots=True)
class Claim:
    """What an actor says it wants, and what somebody else claims it wants."""

    actor: Party
    issue: Issue
    stated: Position
    claimed: Position


@dataclass(frozen=True, slots=True)
class Split:
    """Two voices of one side that want different things at one time."""

    side: Party
    issue: Issue
    one: Position
    other: Position
    tie: Fact
    """The fact that puts one of them inside the side."""


def shifts(positions: Iterable[Position], material: Material) -> tuple[Shift, ...]:
    """Give each move of an actor in its own telling, the newest first."""
    found = []
    for (_, issue), held in _by_holder(positions, material).items():
        stated = [fact for fact in held if not fact.claimed]
        for n, after in enumerate(stated):
            before = next((f for f in reversed(stated[:n]) if same_matter(f, after)), None)
            later = before and material.sort_day(after) > material.sort_day(before)
            if before and later and side_of(before) != side_of(after):
                found.append(Shift(after.actor, issue, before, after))
    return tuple(sorted(found, key=lambda s: (_age(s.after, material), s.after.id)))


def claims(positions: Iterable[Position], material: Material) -> tuple[Claim, ...]:
    """Give what others claim of an actor against what it says itself on the same matter."""
    found = []
    for (_, issue), held in _by_holder(positions, material).items():
        for claimed in (fact for fact in held if fact.claimed):
            own = [f for f in held if not f.claimed and same_matter(f, claimed)]
            other = next((f for f in reversed(own) if side_of(f) != side_of(claimed)), None)
            if other and not any(side_of(f) == side_of(claimed) for f in own):
                found.append(Claim(claimed.actor, issue, other, claimed))
    return tuple(sorted(found, key=lambda c: (_age(c.claimed, material), c.claimed.id)))


def splits(
    positions: Iterable[Position], ties: Iterable[Fact], material: Material
) -> tuple[Split, ...]:
    """Give two voices of one side that differ on the same matter at one time."""
    inside = _inside(ties, {actor.id: actor for actor in material.actors})
    by_side: dict[tuple[str, Issue], list[tuple[Position, Party, Fact | None]]] = defaultdict(list)
    for fact in positions:
        if fact.claimed or not fact.actor.actor:
            continue
        by_side[fact.actor.actor, fact.issue].append((fact, fact.actor, None))
        for side, (party, member) in inside.get(fact.actor.actor, {}).items():
            by_side[side, fact.issue].append((fact, party, member))
    found: dict[frozenset[str], Split] = {}
    for (_, issue), held in sorted(by_side.items(), key=lambda item: item[0]):
        for (one, party, tie), (other, _, also) in combinations(held, 2):
            known = tie or also
            if known and _differ(one, other, material):
                pair = frozenset((one.id, other.id))
                found.setdefault(pair, Split(party, issue, one, other, known))
    return tuple(sorted(found.values(), key=lambda s: (_age(s.other, material), s.one.id)))


def _by_holder(
    positions: Iterable[Position], material: Material
) -> Mapping[tuple[str, Issue], list[Position]]:
    """Put the positions of known actors together by actor and issue, in order of time."""
    held: dict[tuple[str, Issue], list[Position]] = defaultdict(list)
    for fact in sorted(positions, key=lambda f: (material.sort_day(f), f.report, f.sentence, f.id)):
        if fact.actor.actor:
            held[who(fact.actor), fact.issue].append(fact)
    return held


def _inside(
    ties: Iterable[Fact], known: Mapping[str, Actor]
) -> Mapping[str, Mapping[str, tuple[Party, Fact]]]:
    """Give for each actor the sides it is inside, each with the fact that says so."""
    found: dict[str, dict[str, tuple[Party, Fact]]] = defaultdict(dict)
    for member, body, tie in _memberships(ties):
        kind = known[body.actor].kind if body.actor and body.actor in known else None
        if member.actor and body.actor and member.actor != body.actor and kind not in NO_SIDE:
            found[member.actor].setdefault(body.actor, (body, tie))
    return found


def _memberships(ties: Iterable[Fact]) -> Iterator[tuple[Party, Party, Fact]]:
    for fact in ties:
        if isinstance(fact, Relation) and fact.current and fact.predicate in INSIDE:
            yield fact.subject, fact.object, fact
        elif isinstance(fact, Role) and fact.current and fact.organisation:
            yield fact.holder, fact.organisation, fact


def _differ(one: Position, other: Position, material: Material) -> bool:
    if who(one.actor) == who(other.actor) or side_of(one) == side_of(other):
        return False
    days: Sequence[date] = (material.sort_day(one), material.sort_day(other))
    near = max(days) < date.max and max(days) - min(days) <= AT_ONE_TIME
    return near and same_matter(one, other)


def _age(fact: Fact, material: Material) -> int:
    """Order the newest first, those without a day last."""
    day = material.sort_day(fact)
    return 0 if day == date.max else -day.toordinal()
