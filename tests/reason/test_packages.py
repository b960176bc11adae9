"""Package bargaining against worked cases and against the definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.reason import packages
from goodoffices.reason.packages import Bargain, solve

GRID = np.linspace(0, 1, 1001)


def test_square_root_and_linear() -> None:  # [V], default example of the R package hop
    found = solve(Bargain(np.stack([np.sqrt(GRID), 1 - GRID], axis=1), np.zeros(2)))
    assert GRID[found.chosen["nash"]] == pytest.approx(1 / 3, abs=0.001)
    assert GRID[found.chosen["kalai_smorodinsky"]] == pytest.approx(0.381966, abs=0.001)
    assert GRID[found.chosen["egalitarian"]] == pytest.approx(0.381966, abs=0.001)
    product = np.sqrt(GRID[found.chosen["nash"]]) * (1 - GRID[found.chosen["nash"]])
    assert product == pytest.approx(0.384900, abs=1e-6)


@pytest.mark.parametrize(("fallback", "share"), [(0.1, 0.4), (0.3, 0.5)])
def test_dividing_one(fallback: float, share: float) -> None:  # [V]
    found = solve(Bargain(np.stack([GRID, 1 - GRID], axis=1), np.array([fallback, 0.3])))
    for name in ("nash", "kalai_smorodinsky", "egalitarian"):
        assert GRID[found.chosen[name]] == pytest.approx(share)


def test_no_zone() -> None:
    found = solve(Bargain(np.array([[0.5, 0.5], [0.9, 0.1]]), np.array([0.6, 0.6])))
    assert not found.zone.size
    assert not found.frontier.size
    assert found.chosen == {}


worths = st.integers(1, 4).flatmap(
    lambda parties: st.lists(
        st.lists(st.integers(0, 4), min_size=parties, max_size=parties), min_size=1, max_size=40
    )
)


@given(worths, st.integers(0, 3))
def test_zone_frontier_and_points_are_what_the_definitions_say(
    rows: list[list[int]], floor: int
) -> None:
    worth = np.array(rows, dtype=float)
    fallback = np.full(worth.shape[1], float(floor))
    found = solve(Bargain(worth, fallback))
    zone = [i for i, row in enumerate(worth) if (row >= fallback).all()]
    better = [
        i for i in zone
        if not any((worth[j] >= worth[i]).all() and (worth[j] > worth[i]).any() for j in zone)
    ]  # fmt: skip
    assert found.zone.tolist() == zone
    assert found.frontier.tolist() == better
    if not zone:
        return
    gain = worth - fallback
    measures = {
        "nash": lambda g: np.prod(g),
        "egalitarian": lambda g: g.min(),
        "utilitarian": lambda g: g.sum(),
    }
    for name, measure in measures.items():
        assert measure(gain[found.chosen[name]]) == max(measure(gain[i]) for i in zone)
    room = worth[zone].max(axis=0) - fallback
    share = [
        min((gain[i][room > 0] / room[room > 0]).tolist(), default=1.0) for i in range(len(worth))
    ]
    assert share[found.chosen["kalai_smorodinsky"]] == pytest.approx(max(share[i] for i in better))


def test_packages_are_numbered_with_the_last_issue_fastest() -> None:
    weights, scores = np.array([0.75, 0.25]), [np.array([0.0, 1.0]), np.array([0.0, 0.5, 1.0])]
    worth = packages.worth_of(weights, scores)
    for index in range(6):
        first, second = packages.package_values((2, 3), index)
        assert worth[index] == pytest.approx(0.75 * scores[0][first] + 0.25 * scores[1][second])


def test_bad_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="one fallback"):
        Bargain(np.ones((3, 2)), np.ones(3))
    with pytest.raises(ValueError, match="not a number"):
        Bargain(np.full((3, 2), np.nan), np.ones(2))
