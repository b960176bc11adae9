from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from goodoffices.label.decoding import (
    BEGIN,
    CONTENT,
    CUE,
    INSIDE,
    LABELS,
    best_labels,
    forbidden,
    forbidden_first,
    likelihoods,
    spans_of,
)

ACTIVE = (2, 2, 2, 1)
"""Two pieces, of four words and of three, in order of time."""
PLACES = ((0, 2, 4, 6), (1, 3, 5))


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    scores = draw.normal(scale=2, size=(7, LABELS)).astype(np.float32)
    steps = draw.normal(size=(LABELS, LABELS)).astype(np.float32) + forbidden()
    return scores, steps, draw.normal(size=LABELS).astype(np.float32) + forbidden_first()


def all_paths(
    scores: np.ndarray, steps: np.ndarray, first: np.ndarray
) -> dict[tuple[int, ...], float]:
    found = {}
    for path in product(range(LABELS), repeat=len(scores)):
        total = float(first[path[0]]) + sum(float(scores[n, a]) for n, a in enumerate(path))
        found[path] = total + sum(float(steps[a, b]) for a, b in pairwise(path))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_best_labels_are_those_of_trying_all(seed: int) -> None:
    scores, steps, first = drawn(seed)
    best = best_labels(scores, ACTIVE, steps, first)
    for places in PLACES:
        paths = all_paths(scores[list(places)], steps, first)
        assert tuple(best[list(places)]) == max(paths, key=paths.__getitem__)


@pytest.mark.parametrize("seed", range(2))
def test_likelihoods_are_those_of_trying_all(seed: int) -> None:
    scores, steps, first = drawn(seed)
    shares = likelihoods(scores, ACTIVE, steps, first)
    for places in PLACES:
        expected = np.zeros((len(places), LABELS))
        for path, score in all_paths(scores[list(places)], steps, first).items():
            for word, label in enumerate(path):
                expected[word, label] += np.exp(score)
        expected /= expected.sum(axis=1, keepdims=True)
        np.testing.assert_allclose(shares[list(places)], expected, atol=1e-4)


def test_span_never_goes_on_without_beginning() -> None:
    scores = np.zeros((3, LABELS), dtype=np.float32)
    scores[:, INSIDE[CUE]] = 5
    best = best_labels(scores, (1, 1, 1), forbidden(), forbidden_first())
    assert best.tolist() == [BEGIN[CUE], INSIDE[CUE], INSIDE[CUE]]


def test_spans_are_read_off_the_labels() -> None:
    labels = np.array([0, BEGIN[CONTENT], INSIDE[CONTENT], BEGIN[CONTENT], 0, BEGIN[CUE]])
    assert spans_of(labels) == [[(1, 3), (3, 4)], [(5, 6)], []]
