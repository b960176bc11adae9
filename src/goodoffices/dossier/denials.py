"""What one account tells as done and another denies: pairs of facts on one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from goodoffices.codes import Realis
from goodoffices.dossier.material import Material, counted_once, in_order, stated, who
from goodoffices.facts import Ceasefire, Event, Fact, Party, Talks

TOLD_NEAR = timedelta(days=30)
"""A denial answers what is told within a month of it."""
ONE_DAY = timedelta(days=3)
"""How far two stated days of one happening may lie apart."""


def denials(material: Material) -> tuple[tuple[Fact, Fact], ...]:
    """Give each thing told as done with the denial of it: of one sort, by one doer, at one time."""
    facts = in_order(material, counted_once(material))
    done: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.realis is Realis.ACTUAL and not fact.background:
            done[_sort(fact)].append(fact)
    pairs = []
    for denied in facts:
        if denied.realis is Realis.DENIED and _doers(denied):
            told = (f for f in done[_sort(denied)] if _answers(denied, f, material))
            nearest = min(told, key=lambda f: _apart(denied, f, material), default=None)
            if nearest:
                pairs.append((nearest, denied))
    return tuple(pairs)


def _sort(fact: Fact) -> str:
    return f"{fact.kind.value} {fact.type.value}" if isinstance(fact, Event) else fact.kind.value


def _answers(denied: Fact, told: Fact, material: Material) -> bool:
    if not _doers(denied) & _doers(told) or not _agree(_sides(denied), _sides(told)):
        return False
    if not _agree(_place(denied), _place(told)):
        return False
    one, two = stated(denied.date), stated(told.date)
    near = one is None or two is None or abs(one - two) <= ONE_DAY
    return near and _apart(denied, told, material) <= TOLD_NEAR


def _apart(one: Fact, two: Fact, material: Material) -> timedelta:
    left, right = material.told(one), material.told(two)
    return abs(left - right) if left and right else timedelta.max


def _doers(fact: Fact) -> set[str]:
    """Name the known actors who would have done it."""
    if isinstance(fact, Event):
        return set(_known(fact.sources))
    if isinstance(fact, Talks):
        return set(_known(part.party for part in fact.participants))
    return set(_known(fact.parties)) if isinstance(fact, Ceasefire) else set()


def _sides(fact: Fact) -> set[str]:
    """Name those to whom it would have been done."""
    return set(_known(fact.targets)) if isinstance(fact, Event) else set()


def _place(fact: Fact) -> set[str]:
    place = fact.venue if isinstance(fact, Talks) else getattr(fact, "place", None)
    return {place.casefold()} if place else set()


def _known(parties: Iterable[Party]) -> Iterator[str]:
    return (who(party) for party in parties if party.actor)


def _agree(one: set[str], two: set[str]) -> bool:
    return not one or not two or bool(one & two)
