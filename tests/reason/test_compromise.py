"""Mean, median and voting power against worked tables and brute force."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.reason import compromise, voting
from goodoffices.reason.compromise import Positions
from goodoffices.reason.voting import VotingRule
from reason import tables


def test_emission_standards() -> None:  # [V][R]
    found = compromise.solve(tables.emissions())
    assert float(found.mean) == pytest.approx(7.389956, abs=5e-7)
    assert float(found.median) == 7


weights = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6)), min_size=1, max_size=7)


@given(weights)
def test_median_beats_every_position_in_a_weighted_vote(pairs: list[tuple[int, int]]) -> None:
    x = np.array([float(p) for p, _ in pairs])
    w = np.array([float(v) for _, v in pairs])
    median = float(compromise.solve(Positions(x, w, np.ones(len(x)))).median)
    for rival in x:
        votes = w * np.sign(np.abs(x - rival) - np.abs(x - median))
        assert votes.sum() >= 0


@given(weights)
def test_mean_lies_within_the_positions(pairs: list[tuple[int, int]]) -> None:
    x = np.array([float(p) for p, _ in pairs])
    found = compromise.solve(Positions(x, np.array([v for _, v in pairs]) * 1.0, np.ones(len(x))))
    assert x.min() - 1e-9 <= float(found.mean) <= x.max() + 1e-9


def test_exactly_one_half_is_enough_for_the_lower_position() -> None:
    found = compromise.solve(
        Positions(np.array([1.0, 2, 3]), np.array([0.1, 0.2, 0.3]), np.ones(3))
    )
    assert float(found.median) == 2


def test_without_any_weight_there_is_no_result() -> None:
    found = compromise.solve(Positions(np.array([1.0, 2]), np.zeros(2), np.ones(2)))
    assert np.isnan(found.mean)
    assert np.isnan(found.median)


def test_bad_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        Positions(np.array([np.nan]), np.ones(1), np.ones(1))
    with pytest.raises(ValueError, match="below nought"):
        Positions(np.ones(1), -np.ones(1), np.ones(1))
    with pytest.raises(ValueError, match="no actor"):
        Positions(np.ones(0), np.ones(0), np.ones(0))


def test_community_of_1958() -> None:  # [V]; Banzhaf [D], README of powerindex
    found = voting.solve(VotingRule((4, 4, 4, 2, 2, 1), 12))
    assert found.shapley == (*[Fraction(7, 30)] * 3, *[Fraction(3, 20)] * 2, 0)
    assert found.swings == (10, 10, 10, 6, 6, 0)
    assert [round(float(b), 6) for b in found.banzhaf] == [
        0.238095, 0.238095, 0.238095, 0.142857, 0.142857, 0
    ]  # fmt: skip
    assert found.dummies == (5,)


def test_four_members_of_stach() -> None:  # [D][V]
    found = voting.solve(VotingRule((10, 10, 20, 30), 50))
    assert found.shapley == (Fraction(1, 12), Fraction(1, 12), Fraction(1, 4), Fraction(7, 12))
    assert found.swings == (1, 1, 3, 5)
    assert found.blockers == (3,)


def test_nassau_county() -> None:  # [V]
    found = voting.solve(VotingRule((9, 9, 7, 3, 1, 1), 16))
    assert found.shapley == (*[Fraction(1, 3)] * 3, 0, 0, 0)
    assert found.dummies == (3, 4, 5)


@st.composite
def rules(draw: st.DrawFn) -> VotingRule:
    members = tuple(draw(st.lists(st.integers(0, 6), min_size=1, max_size=6)))
    if not sum(members):
        members = (*members, 1)
    quota = draw(st.integers(1, sum(members)))
    vetoes = draw(st.sets(st.integers(0, len(members) - 1), max_size=2))
    return VotingRule(members, quota, frozenset(vetoes))


def wins(rule: VotingRule, group: frozenset[int]) -> bool:
    return rule.vetoes <= group and sum(rule.weights[m] for m in group) >= rule.quota


@given(rules())
def test_power_is_what_counting_every_order_and_group_gives(rule: VotingRule) -> None:
    n = len(rule.weights)
    pivots, orders = [0] * n, 0
    for order in permutations(range(n)):
        orders += 1
        for place, member in enumerate(order):
            before = frozenset(order[:place])
            if not wins(rule, before) and wins(rule, before | {member}):
                pivots[member] += 1
    groups = chain.from_iterable(combinations(range(n), k) for k in range(n + 1))
    swings = [0] * n
    for group in map(frozenset, groups):
        for member in set(range(n)) - group:
            swings[member] += not wins(rule, group) and wins(rule, group | {member})
    found = voting.solve(rule)
    assert list(found.swings) == swings
    assert list(found.shapley) == [Fraction(p, orders) for p in pivots]


def test_impossible_rules_are_refused() -> None:
    for weights_, quota, vetoes in (((1, 2), 4, ()), ((1, -1), 1, ()), ((1, 1), 1, (5,))):
        with pytest.raises(ValueError):
            VotingRule(weights_, quota, frozenset(vetoes))
