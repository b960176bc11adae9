from __future__ import annotations

from pathlib import Path

import numpy as np

from goodoffices.label.features import features_of
from goodoffices.label.network import packed, states_of
from goodoffices.label.weights import Weights, read_weights
from label.hand_made import document, weights_file


def slow_layer(x: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    """One layer for one piece, word by word, as the formula says."""
    size = weights[name + "hidden"].shape[1]
    read = np.zeros((len(x), 2 * size))
    for way, order in ((0, 1), (1, -1)):
        rows = slice(way * 4 * size, (way + 1) * 4 * size)
        state, last = np.zeros(size), np.zeros(size)
        for word in range(len(x))[::order]:
            gates = weights[name + "input"][rows] @ x[word] + weights[name + "bias"][rows]
            gates = gates + weights[name + "hidden"][rows] @ last
            enter, forget, show, fresh = np.split(gates, 4)
            state = squeezed(forget) * state + squeezed(enter) * np.tanh(fresh / 2)
            last = squeezed(show) * np.tanh(state)
            read[word, way * size : (way + 1) * size] = last
    return read


def squeezed(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def test_pieces_read_together_are_read_as_alone(tmp_path: Path) -> None:
    weights = read_weights(weights_file(tmp_path))
    docs = [document(["a", "b", ".", "c", "d", "e"]), document(["f", "g"], seed=1)]
    pieces = [(features_of(doc, (), weights.labels), 0, len(doc)) for doc in docs]
    both = packed(pieces)
    together = states_of(both, weights)
    for piece, places in zip(pieces, both.places, strict=True):
        alone = packed([piece])
        expected = states_of(alone, weights)[alone.places[0]]
        np.testing.assert_allclose(together[places], expected, atol=1e-5)


def test_layers_are_those_of_the_formula(tmp_path: Path) -> None:
    weights = read_weights(weights_file(tmp_path))
    words = features_of(document(["a", "b", "c", ".", "d"]), (), weights.labels)
    piece = packed([(words, 0, 5)])
    none = Weights(weights.tables, weights.labels, {**weights.card, "layers": 0})
    expected = states_of(piece, none)[piece.places[0]]
    for layer in range(2):
        expected = slow_layer(expected, weights, f"layers.{layer}.")
    np.testing.assert_allclose(states_of(piece, weights)[piece.places[0]], expected, atol=1e-4)
