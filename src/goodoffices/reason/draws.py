"""Draws from ranges, repeatable from a seed: each input has a stream of its own.

The stream follows from the seed and the input's name, so adding an actor reshuffles nobody else.
"""

from __future__ import annotations

import hashlib
import math

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason.scenario import Range

Array = NDArray[np.float64]


class Draws:
    """So many draws of every input, from one seed."""

    def __init__(self, seed: int, count: int) -> None:
        """Keep the seed and the number of draws."""
        self.seed = seed
        self.count = count

    def of(self, name: str, value: Range) -> Array:
        """Draw from the triangle between low, likeliest and high."""
        return triangular(self._stream(name).random(self.count), value)

    def jointly(self, names: list[str], values: list[Range], together: float) -> Array:
        """Draw inputs that are over- or underrated together; draws by inputs.

        A common factor makes them rise and fall together (a one-factor Gaussian copula);
        `together` is the correlation behind it.
        """
        common = self._stream("what all have in common").standard_normal(self.count)
        columns = []
        for name, value in zip(names, values, strict=True):
            own = self._stream(name).standard_normal(self.count)
            mixed = math.sqrt(together) * common + math.sqrt(1 - together) * own
            columns.append(triangular(_share_below(mixed), value))
        return np.stack(columns, axis=-1) if columns else np.zeros((self.count, 0))

    def _stream(self, name: str) -> np.random.Generator:
        digest = hashlib.sha256(f"{self.seed}:{name}".encode()).digest()
        words = [int.from_bytes(digest[at : at + 4], "big") for at in range(0, 16, 4)]
        return np.random.default_rng(np.random.SeedSequence(words))


def triangular(u: Array, value: Range) -> Array:
    """Turn even draws into draws from a triangle."""
    if value.width == 0:
        return np.full(u.shape, value.low)
    turn = (value.likely - value.low) / value.width
    below = value.low + np.sqrt(u * value.width * (value.likely - value.low))
    above = value.high - np.sqrt((1 - u) * value.width * (value.high - value.likely))
    return np.where(u < turn, below, above)


def _share_below(z: Array) -> Array:
    """Give the normal distribution's share below each value (Abramowitz & Stegun 7.1.26)."""
    x = np.abs(z) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * x)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (
        -1.453152027 + t * 1.061405429
    ))))  # fmt: skip
    tail = 0.5 * poly * np.exp(-(x**2))
    return np.where(z < 0, tail, 1 - tail)
