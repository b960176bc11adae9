"""On how little a brief rests: how many lines have two reports, and what a person has checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from goodoffices.dossier.brief_shape import Part
from goodoffices.dossier.material import Line
from goodoffices.dossier.naming import listed
from goodoffices.facts import Fact
from goodoffices.reviews import Correction

MOST_NAMED = 3
"""Corrections told one by one: the dossier has the rest."""


def how_sure(parts: Iterable[Part], facts: Sequence[Fact], withheld: int) -> Part:
    """Say on how little the lines rest, what a person has checked, and what is held back."""
    lines = {line for part in parts for line in part.every_line() if line.facts}
    report = {fact.id: fact.report for fact in facts}
    several = sum(len({report[i] for i in line.facts if i in report}) > 1 for line in lines)
    told = [f"These pages rest on {_many(len(facts), 'fact')}; {_more_than_one(several)}."]
    told.append(_checked(facts))
    told.append("What is told is as the report has it: an accusation stays an accusation.")
    if withheld:
        was = "entry was left out because a name or number of it does"
        were = "entries were left out because names or numbers of them do"
        told.append(f"{withheld} {was if withheld == 1 else were} not stand in the words cited.")
    changed = [(fact, each) for fact in facts for each in fact.corrections]
    corrections = [_corrected(fact, each) for fact, each in changed[:MOST_NAMED]]
    return Part("sure", "How sure", (Line(" ".join(told), ()), *corrections))


def _more_than_one(several: int) -> str:
    if not several:
        return "no entry stands in more than one report"
    told = "entry stands" if several == 1 else "entries stand"
    return f"{several} {told} in more than one report"


def _checked(facts: Iterable[Fact]) -> str:
    """Say how many facts a person corrected or accepted."""
    count: Counter[str] = Counter()
    for fact in facts:
        count["corrected" if fact.corrections else fact.verdict] += 1
    known = [f"{count[state]} {state}" for state in ("corrected", "accepted") if count[state]]
    if not known:
        return "No person has checked them: all were found by the program."
    return f"A person has checked some: {listed(known)}; the program found the others."


def _corrected(fact: Fact, made: Correction) -> Line:
    """Tell one correction: of what, from what to what, by whom and when."""
    day = date.fromisoformat(made.at[:10]) if made.at[:10].count("-") == 2 else None
    when = f" on {day:%-d %B %Y}" if day else ""
    field = made.field.replace("_", " ")
    was = made.was or "nothing"
    return Line(f"Corrected by {made.by}{when}: {field}, from {was} to {made.now}.", (fact.id,))


def _many(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
