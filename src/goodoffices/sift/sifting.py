"""Decides what of a text is worth parsing, and says why not the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.facts import Span
from goodoffices.lexicon.relevance import Relevance
from goodoffices.lexicon.signs import Hit, find_signs, weight
from goodoffices.sift.passages import Passage, cut_passages

SHORT, LONG = 400, 600
"""Words up to which a report is weighed as a whole, and from which passages are set aside."""

_NAMED = 3
"""So many of the words that were found are named."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """What of a text is set aside: all of it, with the reason, or some passages, or nothing."""

    why: str = ""
    """Why the whole is set aside; empty if it is to be read."""
    aside: tuple[Span, ...] = ()
    """Passages that are set aside."""


def sift(text: str, words: Relevance) -> Sifted:
    """Weigh a text by the words of conflict and settlement it holds."""
    hits = list(find_signs(text, words))
    passages = cut_passages(text)
    weights = [weight(each, words) for each in _by_passage(hits, passages)]
    length = sum(passage.words for passage in passages)
    if not _is_relevant(weights, length, words):
        return Sifted(why=_reason(hits))
    if length < LONG:
        return Sifted()
    near = [
        index == 0 or max(weights[index - 1 : index + 2]) >= words.least["neighbour"]
        for index in range(len(passages))
    ]
    return Sifted(aside=tuple(_gaps(passages, near)))


def _is_relevant(weights: Sequence[float], length: int, words: Relevance) -> bool:
    least, total = words.least, sum(weights)
    if length < SHORT and total >= least["short"]:
        return True
    if max(weights, default=0.0) >= least["passage"]:
        return True
    return total >= least["passage"] and total * 100 >= least["hundred"] * length


def _by_passage(hits: Sequence[Hit], passages: Sequence[Passage]) -> list[list[Hit]]:
    found: list[list[Hit]] = [[] for _ in passages]
    index = 0
    for hit in hits:
        while hit.start >= passages[index].end:
            index += 1
        found[index].append(hit)
    return found


def _gaps(passages: Sequence[Passage], near: Sequence[bool]) -> list[Span]:
    """Give the runs of passages that are not near anything, each as one span."""
    gaps: list[Span] = []
    for passage, kept in zip(passages, near, strict=True):
        if kept:
            continue
        if gaps and gaps[-1].end == passage.start:
            gaps[-1] = Span(gaps[-1].start, passage.end)
        else:
            gaps.append(Span(passage.start, passage.end))
    return gaps


def _reason(hits: Sequence[Hit]) -> str:
    named = list(dict.fromkeys(hit.printed.lower() for hit in hits))[:_NAMED]
    if not named:
        return "no word in it tells of a conflict or of settling one"
    found = ", ".join(f"'{each}'" for each in named)
    return f"it hardly tells of a conflict or of settling one (only {found})"
