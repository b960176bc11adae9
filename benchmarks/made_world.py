"""Invented wars: who fights, who speaks, where, and what happens on which day. No real names.

Everything follows from the seed and from numbers alone, so that any report of an archive can be
made without those before it. Wars get longer with the archive, at four reports a day each; persons
come and go, and now and then a report names a passer-by whom no other report names.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, content_id

BEGIN = date(2031, 1, 1)
REPORTS_A_WAR, REPORTS_A_DAY = 1000, 4
OFFICE_DAYS, AT_A_TIME = 40, 8
"""Days after which one of the persons in office is followed by another; how many there are."""
TELLINGS = 3
"""Reports that tell of one happening, copies left out: the mean."""
_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st",
           "t", "tr", "v", "z")  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ou")
_ENDS = ("n", "r", "l", "s", "m", "th", "k", "d", "v")


@dataclass(frozen=True)
class War:
    """One invented war: its bodies, places and length."""

    number: int
    days: int
    bodies: tuple[Actor, ...]
    """Government, rebels, and two smaller groups."""
    patrons: tuple[Actor, ...]
    places: tuple[str, ...]
    capital: str


@dataclass(frozen=True)
class Happening:
    """Something that several reports can tell of."""

    day: date
    chance: random.Random
    """Draws that are the same in every report that tells of it."""


def word(chance: random.Random, syllables: int = 2) -> str:
    """Make up a name of so many syllables."""
    parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
    return ("".join(parts) + chance.choice(_ENDS)).capitalize()


@cache
def states() -> tuple[Actor, ...]:
    """Give the states that all wars have in common."""
    chance = random.Random("states")
    names = [f"{word(chance)}ia" for _ in range(24)]
    return tuple(
        Actor(content_id("a", name), name, ActorKind.STATE, country=name) for name in names
    )


@cache
def war_of(seed: int, number: int, days: int) -> War:
    """Make up a war."""
    chance = random.Random(f"{seed}:war:{number}")
    land = f"{word(chance, 3)}"
    named = (
        (f"{land} government", ActorKind.GOVERNMENT),
        (f"{land} Liberation Front", ActorKind.ARMED_GROUP),
        (f"{word(chance)} Brigade", ActorKind.ARMED_GROUP),
        (f"{word(chance)} National Council", ActorKind.OPPOSITION_COALITION),
    )
    bodies = tuple(Actor(content_id("a", name), name, kind, country=land) for name, kind in named)
    places = tuple(word(chance) for _ in range(14))
    return War(number, days, bodies, tuple(chance.sample(states(), 4)), places, word(chance))


@cache
def wars(seed: int, reports: int) -> tuple[War, ...]:
    """Give the wars of an archive: the first has the most reports, the n-th an n-th of them."""
    count = max(2, reports // REPORTS_A_WAR)
    whole = sum(1 / n for n in range(1, count + 1))
    return tuple(
        war_of(seed, n, max(20, round(reports / n / whole / REPORTS_A_DAY)))
        for n in range(1, count + 1)
    )


def person(war: War, chance: random.Random, day: int) -> tuple[Actor, str]:
    """Give one of those in office on a day, and as what body's man he speaks."""
    nth = day // OFFICE_DAYS + chance.randrange(AT_A_TIME)
    own = random.Random(f"{war.capital}:{war.number}:person:{nth}")
    name = f"{word(own)} {word(own)}"
    return _person(name, war.bodies[nth % 4].country), war.bodies[nth % 4].name


def passer_by(chance: random.Random) -> Actor:
    """Give somebody whom hardly another report names."""
    return _person(f"{word(chance)} {word(chance, 3)}", None)


def spelt(chance: random.Random, one: Actor) -> Actor:
    """Give the same person as one report in twenty spells him: with a title in front."""
    return _person(f"Gen. {one.name}", one.country) if chance.random() < 0.05 else one


def happening(war: War, chance: random.Random, day: int, sort: str, *, a_day: float) -> Happening:
    """Give something of a sort that happened on a day or the two before it.

    `a_day` tells how many such things the reports of one day tell of together.
    """
    when = max(0, day - chance.choice((0, 0, 0, 1, 1, 2)))
    count = max(1.0, a_day * REPORTS_A_DAY / TELLINGS)
    which = chance.randrange(round(count))
    own = random.Random(f"{war.capital}:{war.number}:{sort}:{when}:{which}")
    return Happening(BEGIN + timedelta(days=when), own)


def _person(name: str, country: str | None) -> Actor:
    return Actor(content_id("a", name), name, ActorKind.PERSON, country=country)
