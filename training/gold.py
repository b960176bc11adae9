"""Turns attributions in characters into what the network learns: a label per word, and links."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from goodoffices.label.decoding import BEGIN, CONTENT, CUE, INSIDE, SOURCE
from goodoffices.label.features import Integers
from training.corpus import Pieces, Told

Row = tuple[int, int]
"""First row of a span and the one after its last."""


@dataclass
class Gold:
    """Labels of one document, and its spans by kind with what they belong to."""

    labels: Integers
    links: list[tuple[Row, Row | None]] = field(default_factory=list)
    """Content piece -> first piece of its cue."""
    sources: list[tuple[Row, Row | None]] = field(default_factory=list)
    """Cue -> each piece of its source, or nothing."""


def gold_of(told: tuple[Told, ...], starts: Integers, ends: Integers) -> Gold:
    """Label the words of a document; a word belongs to the span that holds its middle."""
    middles = (starts + ends - 1) // 2
    gold = Gold(np.zeros(len(starts), dtype=np.int64))
    for each in told:
        cues = _labelled(gold, each.cue, middles, CUE)
        contents = _labelled(gold, each.content, middles, CONTENT)
        sources = _labelled(gold, each.source, middles, SOURCE)
        if not cues:
            continue
        gold.links += [(row, cues[0]) for row in contents]
        gold.sources += [(cues[0], row) for row in sources] or [(cues[0], None)]
    return gold


def _labelled(gold: Gold, pieces: Pieces, middles: Integers, kind: int) -> list[Row]:
    """Label each piece of a span that is free, or that another attribution has labelled alike."""
    rows: list[Row] = []
    for start, end in _joined(pieces):
        first = int(np.searchsorted(middles, start))
        last = int(np.searchsorted(middles, end))
        free = gold.labels[first:last] == 0
        if last <= first:
            continue
        if not free.any():
            if _is_span(gold.labels[first:last], kind):
                rows.append((first, last))
            continue
        while gold.labels[first]:
            first += 1
        stop = first
        while stop < last and not gold.labels[stop]:
            stop += 1
        gold.labels[first] = BEGIN[kind]
        gold.labels[first + 1 : stop] = INSIDE[kind]
        rows.append((first, stop))
    return rows


def _is_span(labels: Integers, kind: int) -> bool:
    return bool(labels[0] == BEGIN[kind] and (labels[1:] == INSIDE[kind]).all())


def _joined(pieces: Pieces) -> Pieces:
    """Join pieces that touch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
