"""The labels of words and the best sequence of them: a linear-chain field over seven labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.label.features import Floats, Integers

KINDS = ("content", "cue", "source")
CONTENT, CUE, SOURCE = range(3)
LABELS = 7
"""Outside; then for each kind the first word of a span and the words inside it."""
BEGIN = (1, 3, 5)
INSIDE = (2, 4, 6)
NEVER = -10_000.0
"""Score of what cannot follow."""


def forbidden() -> Floats:
    """Give the table of label after label, `NEVER` where a span would go on without beginning."""
    table = np.zeros((LABELS, LABELS), dtype=np.float32)
    for begin, inside in zip(BEGIN, INSIDE, strict=True):
        table[:, inside] = NEVER
        table[begin, inside] = table[inside, inside] = 0.0
    return table


def forbidden_first() -> Floats:
    """Give the scores of the first label: no span begins by going on."""
    first = np.zeros(LABELS, dtype=np.float32)
    first[list(INSIDE)] = NEVER
    return first


def best_labels(
    scores: Floats, active: Sequence[int], transitions: Floats, first: Floats
) -> NDArray[np.int8]:
    """Find the best labels of several pieces at once.

    Rows stand in order of time: the first words of all pieces, then their second words; pieces
    are ordered by length, and `active` says how many of them still have a word at each time.
    """
    best = np.empty(len(scores), dtype=np.int8)
    came_from = np.zeros((len(scores), LABELS), dtype=np.int8)
    offsets = np.concatenate([[0], np.cumsum(active)])
    state = scores[: active[0]] + first
    ended: list[Floats] = []
    for time in range(1, len(active)):
        count, begin = active[time], offsets[time]
        ended.append(state[count:])
        paths = state[:count, :, None] + transitions
        choice = paths.argmax(axis=1)
        came_from[begin : begin + count] = choice
        state = np.take_along_axis(paths, choice[:, None, :], axis=1)[:, 0]
        state = state + scores[begin : begin + count]
    ended.append(state)
    last = np.zeros(active[0], dtype=np.int8)
    for time in range(len(active) - 1, -1, -1):
        count, begin = active[time], offsets[time]
        following = active[time + 1] if time + 1 < len(active) else 0
        if count > following:
            last[following:count] = ended[time].argmax(axis=1)
        if following:
            after = offsets[time + 1]
            last[:following] = came_from[after + np.arange(following), last[:following]]
        best[begin : begin + count] = last[:count]
    return best


def likelihoods(
    scores: Floats, active: Sequence[int], transitions: Floats, first: Floats
) -> Floats:
    """Give the probability of each label of each word, over all sequences; rows as above."""
    step = np.exp(transitions)
    local = np.exp(scores - scores.max(axis=1, keepdims=True))
    offsets = np.concatenate([[0], np.cumsum(active)])
    forward: Floats = np.empty(local.shape, dtype=np.float32)
    state = local[: active[0]] * np.exp(first)
    forward[: active[0]] = state = state / state.sum(axis=1, keepdims=True)
    for time in range(1, len(active)):
        count, begin = active[time], offsets[time]
        state = _times(state[:count], step) * local[begin : begin + count]
        state /= state.sum(axis=1, keepdims=True)
        forward[begin : begin + count] = state
    back = np.ones((active[0], LABELS), dtype=local.dtype)
    for time in range(len(active) - 2, -1, -1):
        count, begin = active[time + 1], offsets[time + 1]
        state = _times(back[:count] * local[begin : begin + count], step.T)
        back[:count] = state / state.sum(axis=1, keepdims=True)
        here = offsets[time]
        forward[here : here + count] *= back[:count]
    forward /= forward.sum(axis=1, keepdims=True)
    return forward


def _times(rows: Floats, table: Floats) -> Floats:
    """Multiply small rows with a small table, each the same way however many there are."""
    found: Floats = rows[:, :1] * table[0]
    for place in range(1, len(table)):
        found += rows[:, place : place + 1] * table[place]
    return found


def spans_of(labels: Integers) -> list[list[tuple[int, int]]]:
    """Give the spans of each kind in a sequence of labels, in order."""
    found: list[list[tuple[int, int]]] = [[] for _ in KINDS]
    padded = np.append(labels, 0)
    for kind in range(len(KINDS)):
        for start in np.flatnonzero(labels == BEGIN[kind]):
            end = int(start) + 1
            while padded[end] == INSIDE[kind]:
                end += 1
            found[kind].append((int(start), end))
    return found
