"""Which packages all sides could accept, which of them leave nothing on the table.

A package fixes one value for each issue. A party's worth of it is the sum over issues of weight
times score; its fallback is what it has without a deal. Solutions: Nash (1950, Econometrica
18:155-162), Kalai and Smorodinsky (1975, Econometrica 43:513-518, the ideal taken inside the zone
of agreement), egalitarian (Kalai 1977, Econometrica 45:1623-1630) and utilitarian. The worths are
cardinal numbers that nobody states to the press, and as a forecast the Nash point did worst of
all models tried on known outcomes: use this to compare packages and fallbacks, never to predict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indices = NDArray[np.int64]

TOLERANCE = 1e-9
"""Two worths closer than this are one: sums of weights carry rounding errors."""


@dataclass(frozen=True, slots=True)
class Bargain:
    """Worth of every package to every party, and what each has without a deal."""

    worth: Array
    """Packages by parties."""
    fallback: Array
    """One value for each party."""

    def __post_init__(self) -> None:
        """Refuse shapes and values that mean nothing."""
        if self.worth.ndim != 2 or self.fallback.shape != self.worth.shape[1:]:
            raise ValueError("there must be one fallback for each party")
        if not (np.isfinite(self.worth).all() and np.isfinite(self.fallback).all()):
            raise ValueError("a worth or fallback is not a number")


@dataclass(frozen=True, slots=True)
class Settlement:
    """The zone of agreement, its frontier and four ways to choose on it."""

    zone: Indices
    """Packages that no party likes less than its fallback; empty if there is none."""
    frontier: Indices
    """Those of the zone that cannot be bettered for one party without loss to another."""
    ideal: Array
    """The best each party can have inside the zone; not a number where the zone is empty."""
    chosen: dict[str, int] = field(default_factory=dict)
    """nash, kalai_smorodinsky, egalitarian, utilitarian -> package; empty without a zone."""


def worth_of(weights: Array, scores: Sequence[Array]) -> Array:
    """Give the worth of every package to one party; the last issue varies fastest."""
    total = np.zeros(1)
    for weight, score in zip(weights, scores, strict=True):
        total = (total[:, None] + weight * np.asarray(score)[None, :]).reshape(-1)
    return total


def package_values(sizes: Sequence[int], index: int) -> tuple[int, ...]:
    """Give the value of each issue in a package by its number."""
    return tuple(int(each) for each in np.unravel_index(index, tuple(sizes)))


def solve(given: Bargain) -> Settlement:
    """Give zone, frontier and the four points; ties go to the larger sum, then the first."""
    gain = given.worth - given.fallback
    zone = np.flatnonzero((gain >= -TOLERANCE).all(axis=1))
    if not zone.size:
        return Settlement(zone, zone, np.full(given.fallback.shape, np.nan))
    inside = given.worth[zone]
    frontier = zone[pareto(inside)]
    ideal = inside.max(axis=0)
    return Settlement(zone, frontier, ideal, _points(given, frontier, ideal))


def _points(given: Bargain, frontier: Indices, ideal: Array) -> dict[str, int]:
    gain = np.maximum(given.worth[frontier] - given.fallback, 0.0)
    room = ideal - given.fallback
    # A party that can gain nothing anywhere in the zone has no say in a share of its gain.
    share = np.divide(gain, room, out=np.ones_like(gain), where=room > TOLERANCE)
    total = gain.sum(axis=1)
    keys = {
        "nash": np.prod(gain, axis=1),
        "kalai_smorodinsky": share.min(axis=1),
        "egalitarian": gain.min(axis=1),
        "utilitarian": total,
    }
    return {name: int(frontier[_largest(key, total)]) for name, key in keys.items()}


def _largest(key: Array, total: Array) -> int:
    near = np.flatnonzero(key >= key.max() - TOLERANCE * max(1.0, abs(float(key.max()))))
    return int(near[np.argmax(total[near])])


def pareto(worth: Array) -> Indices:
    """Give the rows that no other row matches in all columns and betters in one.

    Equal rows stay together: they are different packages of one worth.
    """
    if worth.shape[1] == 1:
        return np.flatnonzero(worth[:, 0] == worth[:, 0].max())
    if worth.shape[1] == 2:
        return _pareto_of_two(worth)
    return _pareto_of_many(worth)


def _pareto_of_two(worth: Array) -> Indices:
    # Most packages lie below one that is good on both sides: set them aside before sorting.
    best = int(np.argmax(worth.sum(axis=1)))
    kept = np.flatnonzero((worth[:, 0] >= worth[best, 0]) | (worth[:, 1] >= worth[best, 1]))
    some = worth[kept]
    order = np.lexsort((-some[:, 1], -some[:, 0]))
    first, second = some[order, 0], some[order, 1]
    before = np.concatenate(([-np.inf], np.maximum.accumulate(second)[:-1]))
    fresh = second > before
    # An equal of a kept package is kept: same in both columns as the one that set the maximum.
    group = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    equal = (first == first[group]) & (second == second[group])
    return np.sort(kept[order[fresh | equal]])


def _pareto_of_many(worth: Array) -> Indices:
    """Sort by sum, so that nothing is bettered by what comes after it; then filter."""
    order = np.argsort(-worth.sum(axis=1), kind="stable")
    left = worth[order]
    place = np.arange(len(order))
    found: list[int] = []
    while place.size:
        top = left[0]
        found += [int(each) for each in place[(left == top).all(axis=1)]]
        keep = (left > top).any(axis=1)
        left, place = left[keep], place[keep]
    return np.sort(order[np.asarray(found, dtype=np.int64)])
