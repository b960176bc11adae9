"""Cuts a document into pieces the labeller reads at once: whole paragraphs where they fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from goodoffices.label.features import Integers

LONGEST = 150
"""Words read at once. What hangs together stands closer than that in nearly all news."""


def chunks_of(paragraphs: Integers, sentences: Integers) -> list[tuple[int, int]]:
    """Give the pieces as first row and the one after the last; together they hold every row."""
    found: list[tuple[int, int]] = []
    start = end = 0
    for first, last in _units(paragraphs, sentences):
        if last - start > LONGEST and end > start:
            found.append((start, end))
            start = first
        end = last
    if end > start:
        found.append((start, end))
    return found


def _units(paragraphs: Integers, sentences: Integers) -> Iterator[tuple[int, int]]:
    """Give paragraphs; the sentences of one that is too long; slices of a sentence too long."""
    for first, last in _runs(paragraphs, 0, len(paragraphs)):
        if last - first <= LONGEST:
            yield first, last
            continue
        for begin, end in _runs(sentences, first, last):
            for cut in range(begin, end, LONGEST):
                yield cut, min(cut + LONGEST, end)


def _runs(values: Integers, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretches over which a value stays the same."""
    if end <= start:
        return
    changes = np.flatnonzero(np.diff(values[start:end])) + 1 + start
    edges = [start, *(int(place) for place in changes), end]
    yield from pairwise(edges)
