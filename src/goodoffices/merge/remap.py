"""Finds the facts a person judged again after a report was read anew by a changed extractor.

A fact's id follows from its words, so most keep theirs. Of the others the nearest successor is the
fact of the same kind in the same report whose evidence overlaps most; where none does, what the
person had judged is given as lost, and never tied to another fact by a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.facts import Fact, Span

LEAST_OVERLAP = 0.5
"""Share of the old evidence's characters that its successor must cover."""


@dataclass(frozen=True, slots=True)
class Remap:
    """What became of the facts that a person had judged."""

    found: Mapping[str, str]
    """Old id -> the id under which the same words are told now; unchanged ids map to themselves."""
    lost: tuple[str, ...]
    """Old ids whose words give no fact of that kind any more, in order."""


def remap_facts(judged: Iterable[str], before: Iterable[Fact], after: Iterable[Fact]) -> Remap:
    """Map facts that were judged to those that now tell the same words of the same report.

    `before` and `after` are the facts of the reports that were read again, before and after. No
    two old facts share a successor: the one that overlaps more has it.
    """
    old = {one.id: one for one in before}
    new = {one.id: one for one in after}
    wanted = sorted(set(judged) & old.keys())
    found = {one: one for one in wanted if one in new}
    shelves: dict[tuple[str, str], list[Fact]] = {}
    for each in new.values():
        shelves.setdefault((each.report, each.kind.value), []).append(each)
    offers = [
        (-overlap(old[one], each), one, each.id)
        for one in wanted
        if one not in found
        for each in shelves.get((old[one].report, old[one].kind.value), ())
    ]
    # A fact that keeps its id is nobody's successor, whether or not it was judged.
    taken = old.keys() & new.keys()
    for share, one, successor in sorted(offers):
        if -share >= LEAST_OVERLAP and one not in found and successor not in taken:
            found[one] = successor
            taken = taken | {successor}
    return Remap(found, tuple(one for one in wanted if one not in found))


def overlap(old: Fact, new: Fact) -> float:
    """Give the share of the old fact's evidence that the new one's covers, between 0 and 1."""
    mine, yours = _characters(old), _characters(new)
    return len(mine & yours) / len(mine) if mine else 0.0


def _characters(fact: Fact) -> set[int]:
    spans: Sequence[Span] = [span for own in fact.evidence.values() for span in own]
    return {place for span in spans or (fact.sentence,) for place in range(span.start, span.end)}
