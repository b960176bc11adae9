"""What speaks for and against two facts being one: each feature gives a number and a phrase.

A feature is positive where it speaks for one thing, negative where it speaks against it, and zero
where the reports do not tell. `AGAINST` ends the comparison: the two are not joined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from goodoffices.codes import Realis
from goodoffices.lexicon import load_lexicon
from goodoffices.merge.compared import (
    Compared,
    actors,
    agree,
    everybody,
    place_of,
    proper_name,
    round_of,
    stems,
)
from goodoffices.merge.spelling import plain

AGAINST = -9.0
CAST = 3
"""Chief actors that a report must name before their absence from another tells anything."""


class Found(NamedTuple):
    """What a feature says of two facts."""

    value: float
    phrase: str


Feature = Callable[[Compared, Compared], Found]
PAIR = 2
"""Sides that a truce has."""
SILENT = Found(0.0, "")


def day(one: Compared, two: Compared) -> Found:
    """The same day, .35; days that can be one, .2; a day within reach of the report, .1."""
    if one.when is None or two.when is None:
        return Found(AGAINST, "one has no day")
    slack = 1 if one.when.exact and two.when.exact else 0
    if one.when.gap(two.when) > slack:
        return Found(AGAINST, "their days differ")
    if one.when.exact and two.when.exact:
        return Found(0.35, "both are told of the same day")
    if one.when.stated and two.when.stated:
        return Found(0.2, "their days can be one")
    return Found(0.1, "they are told within days of each other")


def standing(one: Compared, two: Compared) -> Found:
    """Done, planned, possible: stages of one thing; what is asked for or denied is none."""
    left, right = one.fact.realis, two.fact.realis
    if left is right:
        return SILENT
    if {left, right} <= {Realis.ACTUAL, Realis.PLANNED, Realis.POSSIBLE}:
        return Found(0.0, "one tells it as planned, the other as done")
    return Found(AGAINST, "one is asked for or denied, the other is not")


def doers(one: Compared, two: Compared) -> Found:
    """The same doer, .3; two different known doers are two events."""
    return _sides(one.fact.sources, two.fact.sources, 0.3, "doer")


def sufferers(one: Compared, two: Compared) -> Found:
    """The same other side, .2; two different known ones are two events."""
    return _sides(one.fact.targets, two.fact.targets, 0.2, "other side")


def _sides(left: object, right: object, weight: float, what: str) -> Found:
    one, two = actors(left), actors(right)  # type: ignore[arg-type]
    if not one or not two:
        return SILENT
    if one & two:
        return Found(weight, f"they name the same {what}")
    return Found(AGAINST, f"they name different actors as {what}")


def place(one: Compared, two: Compared) -> Found:
    """The same place, .25; two different places are two things."""
    left, right = place_of(one.fact.place), place_of(two.fact.place)
    if not left or not right:
        return SILENT
    if agree(left, right):
        return Found(0.25, f"both name {one.fact.place}")
    return Found(AGAINST, "they name different places")


def word(one: Compared, two: Compared) -> Found:
    """The same word for what was done, in whatever form, .2."""
    shared = stems(one.fact.trigger) & stems(two.fact.trigger)
    return Found(0.2, f"both call it “{one.fact.trigger}”") if shared else SILENT


def venue(one: Compared, two: Compared) -> Found:
    """The same venue, .35; two venues are two meetings, unless both bear one proper name."""
    left, right = place_of(one.fact.venue), place_of(two.fact.venue)
    if not left or not right:
        return SILENT
    if agree(left, right):
        return Found(0.35, f"both are in {one.fact.venue}")
    if _holds(left, right) or _holds(right, left):
        return Found(0.25, f"{one.fact.venue} and {two.fact.venue} are one country")
    if proper_name(one.fact) and proper_name(one.fact) == proper_name(two.fact):
        return SILENT
    return Found(AGAINST, "their venues differ")


def _holds(country: str, city: str) -> bool:
    """Tell whether a venue is the country of which another is the capital."""
    known = load_lexicon().actors
    entry = known.entry(country)
    return bool(entry and entry.key == known.country_of(city) and plain(entry.key) == country)


def name(one: Compared, two: Compared) -> Found:
    """The same proper name of talks, .4; an ordinary description is none."""
    left, right = proper_name(one.fact), proper_name(two.fact)
    same = bool(left) and left == right
    return Found(0.4, f"both are called {one.fact.name}") if same else SILENT


def round_number(one: Compared, two: Compared) -> Found:
    """The same number of the round, .3; two numbers are two rounds."""
    left, right = round_of(one.fact), round_of(two.fact)
    if left is None or right is None:
        return SILENT
    if left == right:
        return Found(0.3, f"both are number {left}")
    return Found(AGAINST, "the numbers of their rounds differ")


def at_table(one: Compared, two: Compared) -> Found:
    """Two participants in common, .25; one, .1. Reports name subsets, so others do not count.

    Two tables with nobody in common, -.15; a report that names only who mediates has told of none.
    """
    left, right = everybody(one.fact), everybody(two.fact)
    shared = len(left & right)
    seated = [actors(p.party for p in each.fact.participants) for each in (one, two)]
    if all(seated) and not shared:
        return Found(-0.15, "they name nobody in common")
    if shared > 1:
        return Found(0.25, "they name the same participants")
    return Found(0.1, "they name a participant in common") if shared else SILENT


def parties(one: Compared, two: Compared) -> Found:
    """A side of a truce in common, .2; two different pairs of sides are two truces.

    Where one report names a pair and elsewhere one side alone, that one may go by another name:
    "the army would respect the truce" that the government has signed.
    """
    found = _sides(one.fact.parties, two.fact.parties, 0.2, "side")
    lone = min(len(actors(each.fact.parties)) for each in (one, two)) < PAIR
    by_another_name = found.value <= AGAINST and lone and one.fact.report == two.fact.report
    return SILENT if by_another_name else found


def wording(one: Compared, two: Compared) -> Found:
    """Sentences with half of the lesser one's words in common, .2; with nearly none, -.15."""
    least = min(len(one.words), len(two.words))
    if not least:
        return SILENT
    share = len(one.words & two.words) / least
    if share >= 0.5:
        return Found(0.2, "their sentences have most words in common")
    return Found(-0.15, "") if share < 0.15 else SILENT


def setting(one: Compared, two: Compared) -> Found:
    """Reports that have none of their chief actors in common are of two wars."""
    enough = min(len(one.cast), len(two.cast)) >= CAST
    apart = enough and not one.cast & two.cast
    return Found(AGAINST, "their reports are about other people") if apart else SILENT


def company(one: Compared, two: Compared) -> Found:
    """Reports about the same people, .05; reports that share nobody are of two wars."""
    found = setting(one, two)
    return found if found.value or len(one.cast & two.cast) < 2 else Found(0.05, "")


def phrases(found: list[Found]) -> str:
    """Put what speaks for two facts into one sentence."""
    told = [each.phrase for each in found if each.phrase]
    joined = "; ".join(told) or "nothing tells them apart"
    return f"{joined[:1].upper()}{joined[1:]}."
