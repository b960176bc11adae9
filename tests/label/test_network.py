from __future__ import annotations

from pathlib import Path

import numpy as np

from goodoffices.label.features import features_of
from goodoffices.label.network import packed, states_of
from goodoffices.label.weights import Weights, read_weights
from label.hand_made import document, weights_file


def slow_layer(x: np.ndarray, heads: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    """One layer for one piece, word by word, as the formula says."""
    size = weights[name + "out"].shape[1]
    gates = (x + (x @ weights[name + "hop"].T)[heads]) @ weights[name + "gates"].T
    gates = gates + weights[name + "gates.bias"]
    value = gates[:, :size]
    forget, show = (1 / (1 + np.exp(-gates[:, n * size : (n + 1) * size])) for n in (1, 2))
    read = np.zeros_like(value)
    for half, order in ((slice(0, size // 2), 1), (slice(size // 2, size), -1)):
        state = np.zeros(size // 2)
        for word in range(len(x))[::order]:
            keep = forget[word, half]
            state = keep * state + (1 - keep) * value[word, half]
            read[word, half] = state
    out = x + (read * show) @ weights[name + "out"].T
    out = out - out.mean(axis=1, keepdims=True)
    out /= np.sqrt((out**2).mean(axis=1, keepdims=True) + 1e-5)
    return out * weights[name + "norm"] + weights[name + "norm.bias"]


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
        expected = slow_layer(expected, words.heads, weights, f"layers.{layer}.")
    np.testing.assert_allclose(states_of(piece, weights)[piece.places[0]], expected, atol=1e-4)
