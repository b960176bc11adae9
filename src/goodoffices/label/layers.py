"""Sums that several networks of this room share: one hidden layer, and shares from scores."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from goodoffices.label.features import Floats

_FARTHEST = 5.0
"""Numbers farther from the mean than so many of their spreads are cut."""


def scaled(rows: Floats, mean: Floats, spread: Floats) -> Floats:
    """Measure numbers by their mean and spread, and cut what is far off."""
    near: Floats = np.clip((rows - mean) / spread, -_FARTHEST, _FARTHEST)
    return near


def hidden_of(rows: Floats, tables: Mapping[str, Floats]) -> Floats:
    """Give the hidden layer over rows that are scaled."""
    hidden: Floats = np.maximum(rows @ tables["hidden"].T + tables["hidden.bias"], 0)
    return hidden


def layer_shapes(tables: Mapping[str, Floats]) -> dict[str, tuple[int, ...]]:
    """Give the shapes that tables of a hidden layer must have, by those of its weights."""
    hidden = tables["hidden"].shape if "hidden" in tables else (0, 0)
    return {
        "hidden": hidden, "hidden.bias": hidden[:1], "mean": hidden[1:], "spread": hidden[1:],
    }  # fmt: skip


def shares_of(scores: Floats) -> Floats:
    """Turn scores into shares: those of a row, along the second axis, sum to one."""
    found: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    found /= found.sum(axis=1, keepdims=True)
    return found
