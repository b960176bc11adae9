"""Where each actor stands on each issue, and whether it moved: actors against issues."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.codes import Issue, Stance
from goodoffices.dossier.material import Material, who
from goodoffices.dossier.words import listed_words
from goodoffices.facts import Party, Position

MOST_ACTORS = 12
MOST_ISSUES = 7
MOST_IN_CELL = 3
"""Newest positions in one cell; the list below the matrix has all."""
SAME_MATTER = 0.6
"""Share of the words of the shorter content that two positions on one matter have in common."""

_WORD = re.compile(r"[^\W\d_]{4,}")  # "ceasefire", "leave", not "the"
_TERMS = re.compile(r"\b(?:before|after|until|unless|without|if|once)\b")
"""Words behind which stands a condition: "discuss the matter before a ceasefire"."""
_NONE = frozenset({"no", "nothing", "neither", "none"})
_FOR = frozenset({Stance.SUPPORT, Stance.OFFER, Stance.DEMAND})


@dataclass(frozen=True, slots=True)
class Step:
    """One position in a cell, and what it is to the one before it on the same matter."""

    fact: Position
    turn: str
    """moved, again, differs, or empty where no earlier position is on the same matter."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One cell: an actor on one issue, oldest first; `more` older ones are not shown."""

    steps: tuple[Step, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Stands:
    """Actors by issues; `left_out` actors or issues did not fit."""

    issues: tuple[Issue, ...]
    rows: tuple[tuple[Party, tuple[Stand, ...]], ...]
    left_out: bool


def stands(positions: Iterable[Position], material: Material) -> Stands:
    """Set actors against issues, those with the most positions."""
    cells: dict[tuple[str, Issue], list[Position]] = defaultdict(list)
    parties: dict[str, Party] = {}
    for fact in sorted(positions, key=lambda f: (material.sort_day(f), f.report, f.sentence, f.id)):
        key = who(fact.actor)
        parties.setdefault(key, fact.actor)
        cells[key, fact.issue].append(fact)
    actors: Counter[str] = Counter()
    issues: Counter[Issue] = Counter()
    for (actor, issue), found in cells.items():
        actors[actor] += len(found)
        issues[issue] += len(found)
    known = sorted(actors, key=lambda a: (-actors[a], parties[a].shown.casefold(), a))
    order = list(Issue)
    common = sorted(issues, key=lambda i: (-issues[i], order.index(i)))[:MOST_ISSUES]
    common.sort(key=order.index)
    rows = tuple(
        (parties[a], tuple(_stand(cells.get((a, i), []), material) for i in common))
        for a in known[:MOST_ACTORS]
    )
    kept = tuple(row for row in rows if any(cell.steps for cell in row[1]))
    return Stands(tuple(common), kept, len(known) > MOST_ACTORS or len(issues) > MOST_ISSUES)


def moves(
    positions: Iterable[Position], material: Material
) -> tuple[tuple[Position, Position], ...]:
    """Give each move of an actor on a matter: the position before it, and the new one."""
    cells: dict[tuple[str, Issue], list[Position]] = defaultdict(list)
    for fact in sorted(positions, key=lambda f: (material.sort_day(f), f.report, f.sentence, f.id)):
        cells[who(fact.actor), fact.issue].append(fact)
    made = []
    for found in cells.values():
        for n, fact in enumerate(found):
            last = next((one for one in reversed(found[:n]) if same_matter(one, fact)), None)
            if last is not None and _turn(found[:n], fact, material) == "moved":
                made.append((last, fact))
    return tuple(made)


def _stand(found: list[Position], material: Material) -> Stand:
    steps = [Step(fact, _turn(found[:n], fact, material)) for n, fact in enumerate(found)]
    shown = steps[-MOST_IN_CELL:]
    if shown and len(shown) < len(steps) and shown[0].turn == "again":
        # What it repeats is not in sight.
        shown[0] = Step(shown[0].fact, "")
    return Stand(tuple(shown), len(steps) - len(shown))


def _turn(before: list[Position], fact: Position, material: Material) -> str:
    """Say what a position is to the last one on the same matter; another teller is no move."""
    last = next((one for one in reversed(before) if same_matter(one, fact)), None)
    if last is None:
        return ""
    if side_of(last) == side_of(fact):
        return "again"
    later = material.sort_day(fact) > material.sort_day(last)
    return "moved" if later and not (fact.claimed or last.claimed) else "differs"


def side_of(fact: Position) -> Stance:
    """Give the side an actor takes: who offers or demands a thing, or opposes none, is for it."""
    first = fact.content.split(" ", 1)[0].lower()
    accepts = fact.stance is Stance.OPPOSE and first in _NONE
    return Stance.SUPPORT if accepts or fact.stance in _FOR else fact.stance


def same_matter(one: Position, two: Position) -> bool:
    """Tell whether two positions are on one matter.

    They are if most words of the shorter are in both, or if both name the finer issue they are on
    ("a ceasefire", "a definitive ceasefire") and neither is about its end.
    """
    left, right = (_own_words(f) for f in (one, two))
    shorter = min(len(left), len(right))
    if shorter and len(left & right) >= SAME_MATTER * shorter:
        return True
    named = set(_WORD.findall((one.detail or "").replace("_", " ")))
    return (
        bool(named) and one.detail == two.detail and named <= left & right and not _ends(one, two)
    )


def _own_words(fact: Position) -> set[str]:
    """Give the words of what is wanted, without those of a condition behind it."""
    content = fact.content.casefold()
    return set(_WORD.findall(_TERMS.split(content)[0])) or set(_WORD.findall(content))


def _ends(*facts: Position) -> bool:
    ends = set(listed_words("matter", "ends"))
    return any(ends & set(fact.content.casefold().split()) for fact in facts)
