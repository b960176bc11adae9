"""Whole sentences on single facts: with their day, their teller, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goodoffices.codes import Attendance
from goodoffices.dossier.material import Line, Material, shown_day
from goodoffices.dossier.wording import (
    according,
    called,
    capital,
    counted,
    inner,
    names,
    says,
    value,
)
from goodoffices.dossier.words import word
from goodoffices.facts import Fact, Figure, Talks

THERE = frozenset({Attendance.ATTENDING, Attendance.HOST})


def told_line(fact: Fact, told: date | None) -> Line:
    """Tell a fact in a sentence with its own day, else the day of the report that tells it."""
    when = shown_day(fact.date) or (f"told {told:%-d %b %Y}" if told else "")
    day = f", {when}" if when else ""
    told_as = _held_talks(fact) if isinstance(fact, Talks) else says(fact)
    return Line(f"{told_as}{day}{according(fact)}.", (fact.id,))


def _held_talks(fact: Talks) -> str:
    there = names(p.party for p in fact.participants if p.status in THERE and p.party.actor)
    ended = f": {word('outcome', fact.outcome)}" if fact.outcome else ""
    return f"{headed(fact)}{f', with {inner(there)}' if there else ''}{ended}"


def total_line(fact: Figure, material: Material) -> Line:
    """Tell a figure with its place, the month of its report, and who counted."""
    told = material.told(fact)
    where = f" in {fact.place}" if fact.place else ""
    when = f", told {told:%b %Y}" if told else ""
    by = according(fact) or ", counter not stated"
    return Line(f"{capital(value(fact))} {counted(fact)}{where}{when}{by}.", (fact.id,))


def joined(lines: Iterable[Line]) -> list[Line]:
    """Put lines of one wording together, with the facts of all: two tellings are one line."""
    told: dict[str, tuple[str, ...]] = {}
    for line in lines:
        told[line.text] = tuple(dict.fromkeys((*told.get(line.text, ()), *line.facts)))
    return [Line(text, facts) for text, facts in told.items()]


def headed(fact: Talks) -> str:
    """Name talks for the head of a row: a name that says nothing gives way to the venue."""
    name = called(fact)
    if fact.venue and (len(name.split()) < 2 or not fact.name) and not fact.number:
        return f"Talks in {fact.venue}"
    placed = fact.venue and fact.venue.casefold() not in name.casefold()
    return capital(f"{name} in {fact.venue}" if placed else name)
