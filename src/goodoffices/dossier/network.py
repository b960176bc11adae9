"""Who backs, meets and fights whom: the ties of two actors, each with all its tellings.

Only what is told as a fact of two known actors makes a tie. Nothing is inferred: that two powers
back one side ties neither to the other, and who is not mentioned together is not shown as apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from goodoffices.codes import Attendance, Bond, EventType, Predicate, Realis
from goodoffices.dossier.counting import Count, counted
from goodoffices.dossier.material import Material, counted_once, in_order
from goodoffices.facts import Event, Fact, Party, Relation, Talks

_BONDS: Mapping[Predicate, Bond] = MappingProxyType(
    {
        Predicate.SUPPORTS: Bond.BACKS,
        Predicate.ALLIED_WITH: Bond.BACKS,
        Predicate.MEMBER_OF: Bond.PART,
        Predicate.LEADS: Bond.PART,
        Predicate.REPRESENTS: Bond.PART,
        Predicate.OPPOSES: Bond.AGAINST,
        Predicate.RIVAL_OF: Bond.AGAINST,
        Predicate.DESIGNATES_TERRORIST: Bond.AGAINST,
    }
)
"""Predicate -> the bond it counts as; the others are roles in the talks, not ties of two actors."""
_ACTS: Mapping[EventType, Bond] = MappingProxyType(
    {EventType.ASSAULT: Bond.FIGHTS, EventType.CONSULT: Bond.MEETS}
)
_MUTUAL = frozenset({Bond.MEETS})
_DONE = frozenset(_ACTS.values())
"""Bonds made of single acts that can be counted; the others stand."""
_THERE = frozenset({Attendance.ATTENDING, Attendance.HOST, Attendance.OBSERVER})

Key = tuple[Bond, str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """How one actor stands to another, and every telling of it in order of days."""

    bond: Bond
    left: Party
    right: Party
    facts: tuple[Fact, ...]
    count: Count
    """How often: each thing once; of reports, copies of one text count once."""

    @property
    def reports(self) -> int:
        """Give how many reports tell it."""
        return self.count.reports

    @property
    def often(self) -> int:
        """Give how much it is told: meetings and attacks once each, a standing tie by reports."""
        return self.count.things if self.bond in _DONE else self.count.reports

    @property
    def mutual(self) -> bool:
        """Tell whether it goes both ways: a meeting does, backing and attacking do not."""
        return self.bond in _MUTUAL


def ties(material: Material, heads: Mapping[str, str] = MappingProxyType({})) -> tuple[Tie, ...]:
    """Give the ties of known actors that the facts tell of, those told most often first.

    `heads` gives for a fact the thing that it tells, where several reports tell it.
    """
    once = {fact.id for fact in counted_once(material)}
    found: dict[Key, dict[str, Fact]] = defaultdict(dict)
    ends: dict[Key, tuple[Party, Party]] = {}
    for fact in in_order(material, material.facts):
        for bond, left, right in _told(fact):
            if bond in _MUTUAL:
                left, right = sorted((left, right), key=lambda p: (p.shown.casefold(), p.actor))
            key = (bond, left.actor or "", right.actor or "")
            found[key][fact.id] = fact
            ends.setdefault(key, (left, right))
    made = [
        Tie(key[0], *ends[key], tuple(told.values()), counted(told.values(), heads, once))
        for key, told in found.items()
    ]
    order = list(Bond)
    return tuple(
        sorted(
            made,
            key=lambda t: (
                -t.often,
                -t.reports,
                order.index(t.bond),
                t.left.shown.casefold(),
                t.right.shown.casefold(),
                t.left.actor or "",
                t.right.actor or "",
            ),
        )
    )


def together(of: Iterable[Tie]) -> tuple[tuple[Tie, ...], ...]:
    """Put the ties of all who met on the same occasions together, in the order of the first."""
    found: dict[tuple[object, ...], list[Tie]] = {}
    for tie in of:
        same = tuple(fact.id for fact in tie.facts)
        key = (tie.bond, *same) if tie.mutual else (tie.bond, tie.left.actor, tie.right.actor)
        found.setdefault(key, []).append(tie)
    return tuple(tuple(held) for held in found.values())


def central(of: Sequence[Tie], most: int) -> tuple[tuple[Party, ...], tuple[Tie, ...]]:
    """Give the first of some ties, as long as their actors fit in a drawing, and these actors."""
    named: dict[str, Party] = {}
    for tie in of:
        ends = {party.actor or "": party for party in (tie.left, tie.right)}
        if len({*named, *ends}) <= most:
            named = ends | named
    kept = tuple(t for t in of if (t.left.actor or "") in named and (t.right.actor or "") in named)
    order = sorted(named, key=lambda one: (named[one].shown.casefold(), one))
    return tuple(named[one] for one in order), kept


def tells_tie(fact: Fact) -> bool:
    """Tell whether a fact tells of a tie at all: most events do not."""
    return next(_told(fact), None) is not None


def _told(fact: Fact) -> Iterator[tuple[Bond, Party, Party]]:
    """Give the ties that one fact tells of; what was only planned, asked or denied tells none."""
    if fact.realis is not Realis.ACTUAL:
        return
    if isinstance(fact, Relation) and fact.predicate in _BONDS:
        yield from _known(_BONDS[fact.predicate], [(fact.subject, fact.object)])
    elif isinstance(fact, Event) and fact.type in _ACTS:
        pairs = [(s, t) for s in fact.sources for t in fact.targets]
        yield from _known(_ACTS[fact.type], pairs)
    elif isinstance(fact, Talks):
        there = [p.party for p in fact.participants if p.status in _THERE]
        yield from _known(Bond.MEETS, combinations(there, 2))


def _known(bond: Bond, pairs: Iterable[tuple[Party, Party]]) -> Iterator[tuple[Bond, Party, Party]]:
    for left, right in pairs:
        if left.actor and right.actor and left.actor != right.actor:
            yield bond, left, right
