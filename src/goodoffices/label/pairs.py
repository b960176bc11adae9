"""How two spans stand to each other: distance, shared sentence and quotation, what is between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goodoffices.label.features import Features, Integers

Row = tuple[int, int]
_EDGES = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80, 160])
"""Words between two spans, from which the next class of distances begins."""
DISTANCES = 2 * (len(_EDGES) + 1)
RELATIONS = 8
BETWEEN = 12


def pair_features(left: Sequence[Row], right: Sequence[Row], words: Features) -> Integers:
    """Describe each pair as three classes: distance and side, relation, how many in between.

    Both lists are in the order of the text; the result is (left, right, 3).
    """
    ours, theirs = np.array(left, dtype=np.int64), np.array(right, dtype=np.int64)
    after = theirs[None, :, 0] >= ours[:, None, 0]
    gap = np.where(
        after, theirs[None, :, 0] - ours[:, None, 1], ours[:, None, 0] - theirs[None, :, 1]
    )
    distance = np.searchsorted(_EDGES, np.maximum(gap, 0), side="right")
    near = np.where(after, ours[:, None, 1] - 1, ours[:, None, 0])
    far = np.where(after, theirs[None, :, 0], theirs[None, :, 1] - 1)
    relation = (
        4 * (words.sentences[near] == words.sentences[far])
        + 2 * (words.paragraphs[near] == words.paragraphs[far])
        + (words.quoted[near] == words.quoted[far])
    )
    rank = np.searchsorted(theirs[:, 0], ours[:, 0])[:, None]
    place = np.arange(len(theirs))[None, :]
    between = np.where(place >= rank, place - rank, rank - 1 - place)
    return np.stack(
        [distance + (len(_EDGES) + 1) * after, relation, np.minimum(between, BETWEEN - 1)], axis=2
    )
