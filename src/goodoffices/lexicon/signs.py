"""Finds the words of conflict and settlement in a text, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goodoffices.lexicon.relevance import ELSEWHERE, STEM, WORD, Relevance, Sign

_MOST = 2
"""A sign that stands more often in a passage than this counts no more for it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sign where it stands."""

    start: int
    sign: Sign
    printed: str


def find_signs(text: str, words: Relevance) -> Iterator[Hit]:
    """Give the signs of a text in order; none overlaps another, the longest is taken."""
    places = [(found.start(), found.group()) for found in WORD.finditer(text)]
    printed = [word for _, word in places]
    lower = [word.lower() for word in printed]
    at, last = 0, len(places)
    while at < last:
        sign = _sign_at(at, printed, lower, words)
        if sign is None:
            at += 1
            continue
        after = at + len(sign.rest) + 1
        if sign.kind != ELSEWHERE:
            yield Hit(places[at][0], sign, " ".join(printed[at:after]))
        at = after


def weight(hits: Iterable[Hit], words: Relevance) -> float:
    """Add up what the signs count, the same one at most twice."""
    counted: dict[str, int] = {}
    total = 0.0
    for hit in hits:
        times = counted.get(hit.sign.key, 0)
        if times < _MOST:
            counted[hit.sign.key] = times + 1
            total += words.weights[hit.sign.kind]
    return total


def _sign_at(at: int, printed: list[str], lower: list[str], words: Relevance) -> Sign | None:
    """Give the longest sign that begins at a word."""
    best: Sign | None = None
    for sign in words.names.get(printed[at], ()):
        if tuple(printed[at + 1 : at + 1 + len(sign.rest)]) == sign.rest:
            best = sign
            break
    word = lower[at]
    for sign in words.words.get(word, ()):
        if best is not None and len(sign.rest) <= len(best.rest):
            break
        if _follows(sign, lower[at + 1 : at + 1 + len(sign.rest)]):
            best = sign
            break
    if best is None:
        for start, sign in words.stems.get(word[:STEM], ()):
            if word.startswith(start):
                return sign
    return best


def _follows(sign: Sign, after: list[str]) -> bool:
    if len(after) < len(sign.rest):
        return False
    if not sign.open_end:
        return tuple(after) == sign.rest
    return tuple(after[:-1]) == sign.rest[:-1] and after[-1].startswith(sign.rest[-1])
