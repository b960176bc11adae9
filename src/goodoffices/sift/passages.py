"""Cuts a text into passages of about a hundred words, at the ends of lines or of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LEAST, _MOST = 80, 160
"""Words of a passage: enough to tell what it is about, few enough to be about one thing. It ends
with the first line after the least, or with the first sentence after the most."""

_END = re.compile(r"\n+|(?<=[.!?\"”])[ ]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a text, end excluded, with its number of words."""

    start: int
    end: int
    words: int


def cut_passages(text: str) -> list[Passage]:
    """Give the passages of a text; together they are the whole of it."""
    found = list(_cut(text))
    if len(found) > 1 and found[-1].words < _LEAST // 2:
        short = found.pop()
        found[-1] = Passage(found[-1].start, short.end, found[-1].words + short.words)
    return found


def _cut(text: str) -> Iterator[Passage]:
    start = place = words = 0
    for end in _END.finditer(text):
        words += len(text[place : end.start()].split())
        place = end.end()
        if words >= (_LEAST if "\n" in end.group() else _MOST):
            yield Passage(start, place, words)
            start, words = place, 0
    if start < len(text):
        yield Passage(start, len(text), words + len(text[place:].split()))
