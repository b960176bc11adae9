"""Who can block and how often a member decides: voting power under a quota, and vetoes.

Shapley-Shubik: the share of all orderings in which a member turns a losing group into a winning
one (Shapley & Shubik 1954, American Political Science Review 48:787-792). Banzhaf: the number of
groups a member turns, as a share of all such turns (Banzhaf 1965, Rutgers Law Review 19:317-343).
Both take every coalition as equally likely and are blind to positions: they belong beside the
positions, never alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[Any]
MOST_SMALL = 60
"""Members up to which the number of groups fits into 64 bits."""


@dataclass(frozen=True, slots=True)
class VotingRule:
    """Weights and quota in whole numbers, with those who may veto whatever the weights."""

    weights: tuple[int, ...]
    quota: int
    vetoes: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Refuse rules under which nothing could ever pass, or everything."""
        if any(weight < 0 for weight in self.weights):
            raise ValueError("a weight is below nought")
        if not 0 < self.quota <= sum(self.weights):
            raise ValueError(f"the quota must lie between 1 and {sum(self.weights)}")
        if any(not 0 <= member < len(self.weights) for member in self.vetoes):
            raise ValueError("a veto is given to somebody who is no member")


@dataclass(frozen=True, slots=True)
class VotingPower:
    """Each member's power, exact."""

    shapley: tuple[Fraction, ...]
    swings: tuple[int, ...]
    banzhaf: tuple[Fraction, ...]
    blockers: tuple[int, ...]
    """Members without whom nothing passes."""
    dummies: tuple[int, ...]
    """Members who never matter."""


def solve(rule: VotingRule) -> VotingPower:
    """Count exactly, by groups of each size and weight among the other members."""
    n = len(rule.weights)
    members = range(n)
    free = [m for m in members if m not in rule.vetoes]
    groups = _groups([rule.weights[m] for m in free])
    turned = [_turned(rule, member, groups) for member in members]
    # Of all orders, those in which just these k members come first.
    share = [Fraction(factorial(k) * factorial(n - 1 - k), factorial(n)) for k in members]
    swings = tuple(sum(by_size) for by_size in turned)
    total = sum(swings)
    return VotingPower(
        shapley=tuple(
            sum((s * c for s, c in zip(share, each, strict=True) if c), Fraction(0))
            for each in turned
        ),
        swings=swings,
        banzhaf=tuple(Fraction(count, total) if total else Fraction(0) for count in swings),
        blockers=tuple(m for m in members if _blocks(rule, m)),
        dummies=tuple(m for m in members if not swings[m]),
    )


def _blocks(rule: VotingRule, member: int) -> bool:
    return member in rule.vetoes or sum(rule.weights) - rule.weights[member] < rule.quota


def _turned(rule: VotingRule, member: int, groups: Counts) -> list[int]:
    """Count, by size, the groups of others that lose and win once the member joins."""
    must = [m for m in rule.vetoes if m != member]
    forced = sum(rule.weights[m] for m in must)
    if member in rule.vetoes:
        # Without a member that has a veto every group loses, whatever it weighs.
        others, top = groups, sum(rule.weights)
    else:
        others, top = _without(groups, rule.weights[member]), rule.quota - 1 - forced
    low = max(0, rule.quota - rule.weights[member] - forced)
    by_size = others[:, low : max(low, top + 1)].sum(axis=1)
    sized = [0] * len(must) + [int(count) for count in by_size]
    return (sized + [0] * len(rule.weights))[: len(rule.weights)]


def _groups(weights: list[int]) -> Counts:
    """Count the groups of each size (rows) and weight (columns)."""
    small = len(weights) <= MOST_SMALL
    counts = np.zeros((len(weights) + 1, sum(weights) + 1), dtype=np.int64 if small else object)
    counts[0, 0] = 1
    for weight in weights:
        counts[1:, weight:] += counts[:-1, : counts.shape[1] - weight].copy()
    return counts


def _without(counts: Counts, weight: int) -> Counts:
    """Take one member of a weight out of the groups."""
    left = counts.copy()
    for size in range(1, len(left)):
        left[size, weight:] -= left[size - 1, : left.shape[1] - weight]
    return left
