"""The network in numpy: from features to what it makes of each word, for many pieces at once.

Pieces stand one after the other, the longest first, and all that is no recurrence is worked out for
each by itself. The steps of a recurrence are taken by all pieces together, in as many rows as a
steady product has (`goodoffices.products`): what a piece gives does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from goodoffices.label.features import TABLES, Features, Floats, Integers
from goodoffices.label.weights import Weights
from goodoffices.products import steady_size

_MOST = np.float32(30)
_UNSTEADY = 16
"""Pieces read together where no product is steady: they must be of one document then."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Pieces of documents, one after the other, the longest first."""

    vectors: Floats
    rows: Integers
    labels: Integers
    numbers: Floats
    heads: Integers
    edges: tuple[tuple[int, int], ...]
    """First row of each piece and the one after its last."""
    active: tuple[int, ...]
    """How many pieces still have a word at each time."""
    onward: Integers
    """The rows in order of time: the first words of all pieces, then all second words."""
    backward: Integers
    """The same for a reading from the end: the last words of all pieces, and so on."""


def at_once() -> int:
    """Give how many pieces are read together at most."""
    return steady_size() or _UNSTEADY


def packed(pieces: Sequence[tuple[Features, int, int]]) -> Packed:
    """Pack pieces, each given as some rows of a document, the longest first."""
    lengths = np.array([end - start for _, start, end in pieces])
    if (np.diff(lengths) > 0).any():
        raise ValueError("pieces are packed by their length, the longest first")
    ends = np.cumsum(lengths)
    starts = ends - lengths
    active = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
    offsets = np.cumsum(active) - active
    time = np.repeat(np.arange(len(active)), active)
    piece = np.arange(ends[-1]) - offsets[time]
    return Packed(
        vectors=np.concatenate([w.vectors[a:b] for w, a, b in pieces]),
        rows=np.concatenate([w.rows[a:b] for w, a, b in pieces]),
        labels=np.concatenate([w.labels[a:b] for w, a, b in pieces]),
        numbers=np.concatenate([w.numbers[a:b] for w, a, b in pieces]),
        heads=np.concatenate(
            [_local(w.heads, a, b) + int(at) for (w, a, b), at in zip(pieces, starts, strict=True)]
        ),
        edges=tuple((int(a), int(b)) for a, b in zip(starts, ends, strict=True)),
        active=tuple(int(n) for n in active),
        onward=starts[piece] + time,
        backward=ends[piece] - 1 - time,
    )


def _local(heads: Integers, start: int, end: int) -> Integers:
    """Give where in the piece the head of each word stands; one outside is the word itself."""
    inside = heads[start:end] - start
    here = np.arange(end - start)
    return np.where((inside < 0) | (inside >= end - start), here, inside)


def states_of(words: Packed, weights: Weights) -> Floats:
    """Run the network: one row of numbers for each word."""
    vectors = (words.vectors - weights["mean"]) / weights["spread"]
    labels = words.labels
    shared = np.concatenate(
        [vectors, _words(words.rows, weights), weights["tag"][labels[:, 0]],
         weights["dependency"][labels[:, 1]]], axis=1,
    )  # fmt: skip
    own = np.concatenate([shared, weights["entity"][labels[:, 2]], words.numbers], axis=1)
    x = each_times(own, weights["enter"], words.edges)
    x += weights["enter.bias"]
    x += each_times(shared, weights["enter_head"], words.edges)[words.heads]
    del own, shared
    np.maximum(x, 0, out=x)
    x = _normed(x, weights["enter_norm"], weights["enter_norm.bias"])
    for layer in range(weights.layers):
        x = _read_both_ways(x, words, weights, f"layers.{layer}.")
    return x


def each_times(x: Floats, table: Floats, edges: Sequence[tuple[int, int]]) -> Floats:
    """Multiply the rows of each piece with those of a table, by themselves."""
    found = np.empty((len(x), len(table)), dtype=np.float32)
    for start, end in edges:
        np.matmul(x[start:end], table.T, out=found[start:end])
    return found


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


def _read_both_ways(x: Floats, words: Packed, weights: Weights, name: str) -> Floats:
    """Read every piece onward and from its end: long short-term memory, both ways side by side.

    Hochreiter and Schmidhuber (1997), "Long short-term memory", Neural Computation 9(8). Gates
    stand as input, forget, output, fresh; what is fresh is twice a squeezed double, less one.
    """
    hidden = weights[name + "hidden"]
    size = hidden.shape[1]
    width = 4 * size
    # The tables are negated, and with them, exactly, all they give: what squeezes it asks for that.
    both = each_times(x, np.negative(weights[name + "input"]), words.edges)
    both -= weights[name + "bias"]
    halves = both.reshape(-1, width)
    gates = np.empty((2, len(x), width), dtype=np.float32)
    np.take(halves, 2 * words.onward, axis=0, out=gates[0], mode="clip")
    np.take(halves, 2 * words.backward + 1, axis=0, out=gates[1], mode="clip")
    del both, halves  # the largest table of all: the steps need room themselves
    shown = _steps(gates, words.active, np.negative(hidden.reshape(2, width, size)))
    found = np.empty((len(x), 2 * size), dtype=np.float32)
    found[words.onward, :size] = shown[0]
    found[words.backward, size:] = shown[1]
    return found


def _steps(gates: Floats, active: Sequence[int], hidden: Floats) -> Floats:
    """Take the steps of a recurrence, a row for each piece; rows without a piece stay unused.

    The product of a step always has the same shape, so that each row is added up the same way.
    """
    ways, width, size = hidden.shape
    most = max(at_once(), active[0])
    shown = np.empty((ways, gates.shape[1], size), dtype=np.float32)
    state = np.zeros((ways, most, size), dtype=np.float32)
    last = np.zeros((ways, most, size), dtype=np.float32)
    room = np.empty((ways, most, width), dtype=np.float32)
    edges = np.concatenate([[0], np.cumsum(active)]).tolist()
    for first, after in pairwise(edges):
        count = after - first
        product = np.matmul(hidden, last.transpose(0, 2, 1)).transpose(0, 2, 1)
        step = np.add(product[:, :count], gates[:, first:after], out=room[:, :count])
        opened = _sigmoid_of_negative(step)
        fresh = opened[..., 3 * size :]
        fresh *= 2
        fresh -= 1
        fresh *= opened[..., :size]
        kept = state[:, :count]
        kept *= opened[..., size : 2 * size]
        kept += fresh
        told = np.tanh(kept, out=last[:, :count])
        told *= opened[..., 2 * size : 3 * size]
        shown[:, first:after] = told
    return shown


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
