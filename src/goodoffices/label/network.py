"""The network in numpy: from features to what it makes of each word, for many pieces at once.

Rows stand in order of time: the first words of all pieces, then all second words, and so on, the
longest piece first. Every step of a recurrence is then one slice, and nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.label.features import TABLES, Features, Floats, Integers
from goodoffices.label.weights import Weights


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
    for layer in range(weights.layers):
        x = _layer(x, words, weights, f"layers.{layer}.")
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


def _layer(x: Floats, words: Packed, weights: Weights, name: str) -> Floats:
    """Add what the head knows, read both ways, and add what was read."""
    above: Floats = (x @ weights[name + "hop"].T)[words.heads]
    above += x
    gates: Floats = above @ weights[name + "gates"].T
    gates += weights[name + "gates.bias"]
    width = gates.shape[1] // 3
    opened = _sigmoid(gates[:, width:])
    forget, show = opened[:, :width], opened[:, width:]
    fresh: Floats = gates[:, :width] * (1 - forget)
    _read_both_ways(fresh, forget, words.active)
    fresh *= show
    out: Floats = fresh @ weights[name + "out"].T
    out += x
    return _normed(out, weights[name + "norm"], weights[name + "norm.bias"])


def _read_both_ways(fresh: Floats, forget: Floats, active: Sequence[int]) -> None:
    """Let each row take in the one before it (first half) and after it (second half), in place."""
    half = fresh.shape[1] // 2
    offsets = np.concatenate([[0], np.cumsum(active)])
    onward, back = fresh[:, :half], fresh[:, half:]
    keep_onward, keep_back = forget[:, :half], forget[:, half:]
    for time in range(1, len(active)):
        count, here, before = active[time], offsets[time], offsets[time - 1]
        onward[here : here + count] += (
            keep_onward[here : here + count] * onward[before : before + count]
        )
    for time in range(len(active) - 2, -1, -1):
        count, here, after = active[time + 1], offsets[time], offsets[time + 1]
        back[here : here + count] += keep_back[here : here + count] * back[after : after + count]


def _sigmoid(x: Floats) -> Floats:
    """Squeeze numbers between 0 and 1; large ones are cut so that nothing overflows."""
    out = np.clip(x, -30, 30)
    np.negative(out, out=out)
    np.exp(out, out=out)
    out += 1
    return np.reciprocal(out, out=out)


def _normed(x: Floats, scale: Floats, shift: Floats) -> Floats:
    """Bring each row to mean 0 and deviation 1, then scale and shift it."""
    x = x - x.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(spread + np.float32(1e-5)))[:, None]
    x *= scale
    x += shift
    return x
