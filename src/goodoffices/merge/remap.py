"""Finds facts again after a report was read anew: which new fact is which old one.

A fact's id comes from its words; an extractor that takes a word more gives it another. Two facts of
a report are taken to be one if they are of a kind and most of their words are the same; where two
new ones come equally near, neither is taken: a person then sees the old one among the lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from goodoffices.facts import Fact

LEAST = 0.5
"""Share of words and fields that two facts must have in common."""
NOT_COMPARED = frozenset(
    ["id", "report", "evidence", "confidence", "maker", "found_by", "verdict", "corrections"]
)
"""Fields that say nothing on what a fact tells."""


def remap(gone: Sequence[Fact], found: Sequence[Fact]) -> dict[str, str]:
    """Give for each old fact that is found again the id of the new one, each new one once."""
    near: dict[tuple[str, str], list[Fact]] = {}
    for one in found:
        near.setdefault((one.report, one.kind.value), []).append(one)
    ranked = sorted(
        (-likeness(old, new), old.id, new.id)
        for old in gone
        for new in near.get((old.report, old.kind.value), ())
        if likeness(old, new) >= LEAST
    )
    taken: dict[str, str] = {}
    for score, old, new in ranked:
        if old in taken or new in taken.values():
            continue
        rivals = [other for its, one, other in ranked if its == score and one == old]
        if len(rivals) == 1:
            taken[old] = new
    return taken


def likeness(old: Fact, new: Fact) -> float:
    """Give how much two facts have in common, 0 to 1: half their words' places, half fields."""
    if not old.sentence.meets(new.sentence):
        return 0.0
    one, other = _places(old), _places(new)
    together = len(one | other)
    words = len(one & other) / together if together else 1.0
    own = [each.name for each in fields(old) if each.name not in NOT_COMPARED]
    same = [bool(getattr(old, name) == getattr(new, name)) for name in own]
    return float(0.5 * words + 0.5 * sum(same) / len(same))


def _places(fact: Fact) -> set[int]:
    """Give the characters of a report that a fact cites."""
    cited: Iterable[range] = (
        range(span.start, span.end) for part in fact.evidence.values() for span in part
    )
    return {place for each in cited for place in each}
