"""The network in numpy: from features to what it makes of each word, for many pieces at once.

Rows stand in order of time: the first words of all pieces, then all second words, and so on, the
longest piece first. Every step of a recurrence is then one slice, and nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from goodoffices.label.features import TABLES, Features, Floats, Integers
from goodoffices.label.weights import Weights

_MOST = np.float32(30)


@dataclass(frozen=True, slots=True)
class Packed:
    """Pieces of documents in order of time."""

    vectors: Floats
    rows: Integers
    labels: Integers
    numbers: Floats
    heads: Integers
    active: tuple[int, ...]
    """How many pieces still have a word at each time."""
    places: tuple[Integers, ...]
    """For each piece, in the order given, where its words stand."""


def packed(pieces: Sequence[tuple[Features, int, int]]) -> Packed:
    """Pack pieces, each given as some rows of a document."""
    lengths = np.array([end - start for _, start, end in pieces])
    order = np.argsort(-lengths, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    falling = lengths[order]
    active = np.searchsorted(-falling, -np.arange(falling[0]), side="left")
    offsets = np.concatenate([[0], np.cumsum(active)[:-1]])
    places = tuple(offsets[:length] + rank[n] for n, length in enumerate(lengths))
    into = np.argsort(np.concatenate(places))
    heads = np.concatenate(
        [_local(words.heads, start, end, at) for (words, start, end), at in
         zip(pieces, places, strict=True)]
    )  # fmt: skip
    return Packed(
        vectors=np.concatenate([w.vectors[a:b] for w, a, b in pieces])[into],
        rows=np.concatenate([w.rows[a:b] for w, a, b in pieces])[into],
        labels=np.concatenate([w.labels[a:b] for w, a, b in pieces])[into],
        numbers=np.concatenate([w.numbers[a:b] for w, a, b in pieces])[into],
        heads=heads[into],
        active=tuple(int(n) for n in active),
        places=places,
    )


def _local(heads: Integers, start: int, end: int, places: Integers) -> Integers:
    """Give where the head of each word stands; a head outside the piece is the word itself."""
    inside = heads[start:end] - start
    here = np.arange(end - start)
    return places[np.where((inside < 0) | (inside >= end - start), here, inside)]


def states_of(words: Packed, weights: Weights) -> Floats:
    """Run the network: one row of numbers for each word."""
    vectors = (words.vectors - weights["mean"]) / weights["spread"]
    labels = words.labels
    shared = np.concatenate(
        [vectors, _words(words.rows, weights), weights["tag"][labels[:, 0]],
         weights["dependency"][labels[:, 1]]], axis=1,
    )  # fmt: skip
    own = np.concatenate([shared, weights["entity"][labels[:, 2]], words.numbers], axis=1)
    x = own @ weights["enter"].T
    x += weights["enter.bias"]
    x += (shared @ weights["enter_head"].T)[words.heads]
    np.maximum(x, 0, out=x)
    x = _normed(x, weights["enter_norm"], weights["enter_norm.bias"])
    orders = _orders(words.active)
    for layer in range(weights.layers):
        x = _read_both_ways(x, orders, weights, f"layers.{layer}.")
    return x


def _words(rows: Integers, weights: Weights) -> Floats:
    """Sum the hashed rows of each word."""
    column = 0
    total: Floats | None = None
    for number, (_, _, several) in enumerate(TABLES):
        table = weights[f"tables.{number}"]
        for _ in range(several):
            found = table[rows[:, column]]
            total = found if total is None else np.add(total, found, out=total)
            column += 1
    assert total is not None
    return total


@dataclass(frozen=True, slots=True)
class _Orders:
    """Where the rows of each step stand, and each piece read from its end."""

    steps: tuple[tuple[int, int], ...]
    """First row and the one after the last of each step."""
    reverse: Integers
    """For each row, the row as far from the end of its piece as this is from the beginning."""


def _orders(active: Sequence[int]) -> _Orders:
    """Find the rows of a reading from the end: its own inverse, since it only mirrors."""
    offsets = np.concatenate([[0], np.cumsum(active)])
    steps = tuple((int(a), int(b)) for a, b in pairwise(offsets))
    time = np.repeat(np.arange(len(active)), active)
    piece = np.arange(offsets[-1]) - offsets[time]
    lengths = np.bincount(piece, minlength=active[0])
    return _Orders(steps, offsets[lengths[piece] - 1 - time] + piece)


def _read_both_ways(x: Floats, orders: _Orders, weights: Weights, name: str) -> Floats:
    """Read every piece onward and from its end: long short-term memory, both ways side by side.

    Hochreiter and Schmidhuber (1997), "Long short-term memory", Neural Computation 9(8). Gates
    stand as input, forget, output, fresh; what is fresh is twice a squeezed double, less one.
    """
    hidden = weights[name + "hidden"]
    size = hidden.shape[1]
    both = x @ weights[name + "input"].T
    both += weights[name + "bias"]
    width = 4 * size
    # All is negated beforehand, exactly: what squeezes it asks for the negative.
    gates = np.negative(np.stack([both[:, :width], both[orders.reverse, width:]]))
    shown = np.empty((2, len(x), size), dtype=x.dtype)
    most = orders.steps[0][1]
    state = np.zeros((2, most, size), dtype=x.dtype)
    last = np.zeros((2, most, size), dtype=x.dtype)
    turned = np.negative(hidden.reshape(2, width, size).transpose(0, 2, 1), order="C")
    for first, after in orders.steps:
        count = after - first
        step = np.matmul(last[:, :count], turned)
        step += gates[:, first:after]
        opened = _sigmoid_of_negative(step)
        fresh = opened[..., 3 * size :]
        fresh *= 2
        fresh -= 1
        fresh *= opened[..., :size]
        state = state[:, :count]
        state *= opened[..., size : 2 * size]
        state += fresh
        last = np.tanh(state)
        last *= opened[..., 2 * size : 3 * size]
        shown[:, first:after] = last
    return np.concatenate([shown[0], shown[1][orders.reverse]], axis=1)


def _sigmoid_of_negative(x: Floats) -> Floats:
    """Squeeze negated numbers between 0 and 1, in place; large ones are cut: nothing overflows."""
    np.minimum(x, _MOST, out=x)
    np.exp(x, out=x)
    x += 1
    return np.reciprocal(x, out=x)


def _normed(x: Floats, scale: Floats, shift: Floats) -> Floats:
    """Bring each row to mean 0 and deviation 1, then scale and shift it."""
    x = x - x.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(spread + np.float32(1e-5)))[:, None]
    x *= scale
    x += shift
    return x
