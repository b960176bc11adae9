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
from math import factorial, gcd


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
    members = range(len(rule.weights))
    turned = [_turned(rule, member) for member in members]
    n = len(rule.weights)
    orders = factorial(n)
    shapley = tuple(
        sum(
            (Fraction(count * factorial(k) * factorial(n - 1 - k), orders))
            for k, count in enumerate(by_size)
        )
        or Fraction(0)
        for by_size in turned
    )
    swings = tuple(sum(by_size) for by_size in turned)
    total = sum(swings)
    return VotingPower(
        shapley=shapley,
        swings=swings,
        banzhaf=tuple(Fraction(count, total) if total else Fraction(0) for count in swings),
        blockers=tuple(m for m in members if _blocks(rule, m)),
        dummies=tuple(m for m in members if not swings[m]),
    )


def _blocks(rule: VotingRule, member: int) -> bool:
    return member in rule.vetoes or sum(rule.weights) - rule.weights[member] < rule.quota


def _turned(rule: VotingRule, member: int) -> list[int]:
    """Count, by size, the groups of others that lose and win once the member joins."""
    others = [m for m in range(len(rule.weights)) if m != member]
    must = [m for m in others if m in rule.vetoes]
    free = [m for m in others if m not in rule.vetoes]
    forced = sum(rule.weights[m] for m in must)
    scale = gcd(*(rule.weights[m] for m in free)) or 1
    # With the member's own veto every group without it loses, whatever it weighs.
    top = rule.quota - 1 - forced if member not in rule.vetoes else sum(rule.weights)
    low = rule.quota - rule.weights[member] - forced
    counts = _groups([rule.weights[m] // scale for m in free])
    sized = [0] * len(rule.weights)
    for size, by_weight in enumerate(counts):
        for weight, count in enumerate(by_weight):
            if count and low <= weight * scale <= top:
                sized[size + len(must)] += count
    return sized


def _groups(weights: list[int]) -> list[list[int]]:
    """Count the groups of each size and weight."""
    total = sum(weights)
    counts = [[0] * (total + 1) for _ in range(len(weights) + 1)]
    counts[0][0] = 1
    for seen, weight in enumerate(weights):
        for size in range(seen, -1, -1):
            row, above = counts[size], counts[size + 1]
            for sum_so_far in range(total - weight, -1, -1):
                if row[sum_so_far]:
                    above[sum_so_far + weight] += row[sum_so_far]
    return counts
