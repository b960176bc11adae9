from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.label.features import Features, features_of
from goodoffices.label.network import at_once, packed, states_of
from goodoffices.label.weights import Weights, expected_shapes, read_weights, write_weights
from goodoffices.products import one_thread, steady_size
from label.hand_made import CARD, SIZES, document, weights_file


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


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Weights:
    """Weights as wide as those of the package: products of other widths are made by other code."""
    card = CARD | {"sizes": SIZES | {"width": 192, "state": 144}}
    draw = np.random.default_rng(2)
    drawn = {
        name: draw.normal(scale=0.2, size=shape).astype(np.float32)
        for name, shape in expected_shapes(card).items()
    }
    path = tmp_path_factory.mktemp("large") / "drawn.npz"
    write_weights(path, drawn | {"spread": np.ones(6, dtype=np.float32)}, card)
    return read_weights(path)


def piece(length: int, seed: int, weights: Weights) -> tuple[Features, int, int]:
    return features_of(document(["w"] * length, seed=seed), (), weights.labels), 0, length


@pytest.fixture(scope="module")
def lines(large: Weights) -> list[tuple[Features, int, int]]:
    return [piece(n, n, large) for n in (31, 22, 22, 17, 9, 8, 5, 3, 2, 1)]


@pytest.mark.skipif(not steady_size(), reason="no product is steady on this processor")
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_piece_gives_the_same_bit_for_bit_whatever_is_read_with_it(
    large: Weights, lines: list[tuple[Features, int, int]], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.integers(0, 9), min_size=1, max_size=at_once()))
    pieces = [lines[number] for number in sorted(chosen)]
    both = packed(pieces)
    with one_thread():
        together = states_of(both, large)
        for one, (start, end) in zip(pieces, both.edges, strict=True):
            assert np.array_equal(together[start:end], states_of(packed([one]), large))


def test_pieces_are_packed_the_longest_first(large: Weights) -> None:
    with pytest.raises(ValueError, match="longest first"):
        packed([piece(2, 0, large), piece(3, 1, large)])


def test_layers_are_those_of_the_formula(tmp_path: Path) -> None:
    weights = read_weights(weights_file(tmp_path))
    docs = [document(["a", "b", "c", ".", "d"]), document(["f", "g"], seed=1)]
    words = packed([(features_of(doc, (), weights.labels), 0, len(doc)) for doc in docs])
    none = Weights(weights.tables, weights.labels, {**weights.card, "layers": 0})
    entered, read = states_of(words, none), states_of(words, weights)
    for start, end in words.edges:
        expected = entered[start:end]
        for layer in range(2):
            expected = slow_layer(expected, weights, f"layers.{layer}.")
        np.testing.assert_allclose(read[start:end], expected, atol=1e-4)
