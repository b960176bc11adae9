"""Which cue a content belongs to, and which source a cue, with probabilities."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goodoffices.label.features import Features, Floats
from goodoffices.label.layers import shares_of
from goodoffices.label.pairs import Row, pair_features
from goodoffices.label.weights import Weights


def span_rows(states: Floats, spans: Sequence[Row]) -> Floats:
    """Give the first and the last state of each span, side by side."""
    ends = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return np.concatenate([states[ends[:, 0]], states[ends[:, 1] - 1]], axis=1)


def link(
    left: Sequence[Row],
    right: Sequence[Row],
    states: Floats,
    words: Features,
    *,
    weights: Weights,
    linker: str,
) -> list[tuple[int | None, float]]:
    """Give the best partner of each left span, or none, and how likely it is."""
    if not left:
        return []
    name = f"{linker}."
    ours = span_rows(states, left) @ weights[name + "left"].T + weights[name + "left.bias"]
    none = np.maximum(ours, 0) @ weights[name + "none"][0] + weights[name + "none.bias"]
    scores = none[:, None]
    if right:
        classes = pair_features(left, right, words)
        hidden = ours[:, None] + (span_rows(states, right) @ weights[name + "right"].T)[None]
        hidden += weights[name + "distance"][classes[..., 0]]
        hidden += weights[name + "relation"][classes[..., 1]]
        hidden += weights[name + "between"][classes[..., 2]]
        paired = np.maximum(hidden, 0) @ weights[name + "score"][0]
        scores = np.concatenate([scores, paired], axis=1)
    shares = shares_of(scores)
    best = shares.argmax(axis=1)
    return [
        (int(place) - 1 if place else None, float(row[place]))
        for place, row in zip(best, shares, strict=True)
    ]


def speech_of(cues: Sequence[Row], states: Floats, weights: Weights) -> Floats:
    """Tell how likely each cue reports speech."""
    score = span_rows(states, cues) @ weights["speech"][0] + weights["speech.bias"]
    chance: Floats = 1 / (1 + np.exp(-score))
    return chance
