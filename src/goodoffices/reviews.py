"""What persons decided on facts and pairs: the entries of the trail, and what of it stands.

The trail is only ever added to. An undo is an entry of its own, and so is the program's note that
a report was read anew and a fact now has another id; what stands follows from the trail alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

ACCEPT, CORRECT, REJECT = "accept", "correct", "reject"
SAME, DIFFERENT, UNDO, MOVED = "same", "different", "undo", "moved"
ON_FACTS = (ACCEPT, CORRECT, REJECT)
"""What a person may do to one fact."""
ON_PAIRS = (SAME, DIFFERENT)
"""What a person may say of two actors, facts or reports."""
ACTIONS = (*ON_FACTS, *ON_PAIRS, UNDO)
"""Everything a person may do."""
PROGRAM = "program"
"""The name under which the program writes; no person may take it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of a fact as a person corrected it; both values in words."""

    field: str
    was: str
    now: str
    by: str
    at: str
    entry: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One entry of the trail: who did what to which fact or pair, when and why."""

    action: str
    subject: str
    """fact, actor or report."""
    target: str
    """The id of the fact, or of one of the pair."""
    by: str
    at: str
    other: str = ""
    """The other of a pair; for `moved` the new id."""
    field: str = ""
    old: str = ""
    """The value before, in words."""
    new: str = ""
    """The value a person gave."""
    why: str = ""
    undoes: int | None = None
    """The entry that this one takes back."""
    report: str = ""
    entry: int = 0
    """Its number in the trail; given on writing."""
    told: str = ""
    """The fact as the program gave it at the time, to find it again after another reading."""
    undone_by: int | None = None
    """The entry that took this one back; worked out on reading."""
    now: str = ""
    """The id under which the fact stands now, where another reading changed it."""
    now_other: str = ""
    """The same of the other of a pair."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What a person had judged and the program no longer finds."""

    review: Review
    says: str
    """The sentence it stood in."""


def traced(trail: Iterable[Review]) -> list[Review]:
    """Give the entries in order, each with what undid it and where its facts stand now."""
    entries = sorted(trail, key=lambda each: each.entry)
    undone = {each.undoes: each.entry for each in entries if each.undoes is not None}
    places: dict[str, list[tuple[int, int]]] = {}
    now = [[each.target, each.other] for each in entries]
    for number, each in enumerate(entries):
        if each.action == MOVED:
            moved = places.pop(each.target, [])
            places.setdefault(each.other, []).extend(moved)
            for one, side in moved:
                now[one][side] = each.other
        else:
            places.setdefault(each.target, []).append((number, 0))
            if each.other:
                places.setdefault(each.other, []).append((number, 1))
    return [
        replace(each, undone_by=undone.get(each.entry), now=place[0], now_other=place[1])
        for each, place in zip(entries, now, strict=True)
    ]


def standing(trail: Iterable[Review]) -> list[Review]:
    """Give the entries that hold: what a person did and nobody took back."""
    return [
        each
        for each in traced(trail)
        if each.undone_by is None and each.action not in (UNDO, MOVED)
    ]
