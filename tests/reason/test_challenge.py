"""The challenge model against the worked tables and against the definitions, term by term."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.reason import challenge, challenge_arrays, challenge_compiled
from goodoffices.reason.challenge import Talks, solve
from goodoffices.reason.challenge_compiled import NEAR
from goodoffices.reason.compromise import Positions
from reason import tables

BE, LU, IE = (tables.COUNTRIES.index(each) for each in ("BE", "LU", "IE"))


def test_table_variant_gives_medians_and_means_of_jmckib() -> None:  # [R]
    path = solve(tables.emissions(), Talks("table", rounds=8))
    assert path.medians[0] == pytest.approx(
        [8.4159, 9.6109, 9.9620, 9.9620, 9.9620, 7.4720, 8.8246, 9.6711], abs=5e-5
    )
    assert path.means[0] == pytest.approx(
        [7.4613, 7.5525, 7.5901, 7.3581, 7.3492, 7.4149, 7.5105, 7.5724], abs=5e-5
    )


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (BE, [8.4159, 9.6109, 9.9620, 4.8009, 5.5242, 7.4720, 8.8246, 9.6711]),
        (LU, [7.0000, 8.4159, 9.6109, 9.9620, 4.8009, 5.5242, 7.4720, 8.8246]),
        (IE, [4.0000, 7.0000, 8.4159, 9.6109, 9.9620, 5.5242, 7.4720, 8.8246]),
    ],
)
def test_table_variant_gives_paths_of_jmckib(who: int, expected: list[float]) -> None:  # [R]
    path = solve(tables.emissions(), Talks("table", rounds=8))
    assert path.positions[0, 1:, who] == pytest.approx(expected, abs=5e-5)


def test_table_variant_is_near_the_printed_table() -> None:  # [P]
    path = solve(tables.emissions(), Talks("table", rounds=8))
    printed_means = [7.4, 7.5, 7.6, 7.3, 7.3, 7.4, 7.5, 7.6]
    assert np.abs(path.means[0] - printed_means).max() < 0.1
    printed_medians = np.array([8.4, 9.9, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6])
    near = np.abs(path.medians[0] - printed_medians) < 0.1
    assert near.tolist() == [True, False, True, True, True, True, True, True]


def test_printed_formulas_taken_literally_stay_at_seven() -> None:  # [V]
    path = solve(tables.emissions(), Talks("text", rounds=8))
    assert path.medians[0] == pytest.approx([7.0] * 8)


def test_largest_variant_gives_the_reading_of_schelling() -> None:  # [V], first three [D]
    path = solve(tables.emissions(), Talks("largest", rounds=8))
    assert path.medians[0] == pytest.approx([9.530] * 3 + [10] * 5, abs=5e-4)
    assert path.means[0, :2] == pytest.approx([7.606, 7.717], abs=5e-4)


def test_table_variant_intermediate_values() -> None:  # [R]
    case = tables.emissions()
    start = challenge_arrays.Round(
        case.position[None], case.weight[None], case.salience[None], np.array([6.0]), 1.0
    )
    distance = challenge_arrays._distance(start)
    ones = np.ones((1, 10))
    support = challenge_arrays._table_support(start, distance, ones)
    r = challenge_arrays.risk(challenge_arrays.expected(start, distance, support, ones[:, :, None]))
    printed = [1.4057, 0.7542, 0.5089, 1.4057, 1.0465, 1.0465, 1.9649, 0.5, 2.0, 1.1121]
    assert r[0] == pytest.approx(printed, abs=5e-5)
    support = challenge_arrays._table_support(start, distance, r)
    assert support[0, 0, 4] == pytest.approx(0.008753, abs=5e-7)
    assert support[0, 4, 0] == pytest.approx(0.011859, abs=5e-7)
    to = challenge_arrays.expected(start, distance, support, r[:, :, None])
    back = challenge_arrays.expected(start, distance, support, r[:, None, :])
    seen = {
        name: (to[0, BE, tables.COUNTRIES.index(name)], back[0, tables.COUNTRIES.index(name), BE])
        for name in ("FR", "NL", "LU", "EL")
    }
    assert seen["FR"] == pytest.approx((-0.11483, 0.24330), abs=5e-6)
    assert seen["NL"] == pytest.approx((-0.47251, 0.24226), abs=5e-6)
    assert seen["LU"] == pytest.approx((0.60599, 0.24226), abs=5e-6)
    assert seen["EL"] == (0, 0)


def slow_round(x: Any, c: Any, s: Any, *, span: float, q: float) -> list[float]:
    """One round of the `text` variant, written down from the definitions with loops."""
    n, w = len(x), [ci * si for ci, si in zip(c, s, strict=True)]
    if span == 0:
        return list(x)
    order = sorted(range(n), key=lambda i: x[i])
    total, reached, median = sum(w), 0.0, x[order[-1]]
    for i in order:
        reached += w[i]
        if reached >= total / 2 * (1 - 1e-12):
            median = x[i]
            break

    def support(i: int, j: int) -> float:
        votes = [w[k] * (abs(x[k] - x[j]) - abs(x[k] - x[i])) for k in range(n)]
        cast = sum(abs(v) for v in votes)
        return sum(v for v in votes if v > 0) / cast if cast else 0.0

    def expects(i: int, j: int, r: float) -> float:
        d = abs(x[i] - x[j]) / span
        if d == 0:
            return 0.0
        good, bad = 2 - 4 * (0.5 - 0.5 * d) ** r, 2 - 4 * (0.5 + 0.5 * d) ** r
        p = support(i, j)
        e = (abs(x[i] - median) + abs(x[i] - x[j])) / span
        better, worse = 2 - 4 * max(0.5 - 0.25 * e, 0) ** r, 2 - 4 * (0.5 + 0.25 * e) ** r
        nearer = abs(x[i] - median) < abs(x[i] - x[j])
        act = s[j] * (p * good + (1 - p) * bad) + (1 - s[j]) * good
        return act - q * (2 - 4 * 0.5**r) - (1 - q) * (better if nearer else worse)

    security = [sum(expects(j, i, 1.0) for j in range(n)) for i in range(n)]
    low, high = min(security), max(security)
    scaled = [(2 * v - high - low) / (high - low) if high > low else 0.0 for v in security]
    risk = [(1 - v / 3) / (1 + v / 3) for v in scaled]
    moved = []
    for i in range(n):
        offers = []
        for j in range(n):
            a, b = expects(i, j, risk[i]), expects(j, i, risk[j])
            if x[i] == x[j]:
                continue
            if b > a + NEAR and a > NEAR:
                offers.append((0, abs(x[j] - x[i]), x[j]))
            elif a < -NEAR and b > NEAR and b > -a + NEAR:
                step = (x[j] - x[i]) * abs(a / b)
                offers.append((1, abs(step), x[i] + step))
            elif a < -NEAR and b > NEAR and b < -a - NEAR:
                offers.append((2, abs(x[j] - x[i]), x[j]))
        moved.append(min(offers)[2] if offers else x[i])
    return moved


@st.composite
def cases(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    n = draw(st.integers(2, 6))
    seed = draw(st.integers(0, 10_000))
    q = draw(st.sampled_from([1.0, 0.5, 0.0]))
    rng = np.random.default_rng(seed)
    return rng.random(n) * 100, rng.random(n), rng.random(n), q


@settings(max_examples=60, deadline=None)
@given(cases())
def test_text_variant_is_what_the_definitions_say(case: Any) -> None:
    x, c, s, q = case
    path = solve(Positions(x, c, s), Talks("text", rounds=2, q=q, compiled=False))
    now = list(x)
    for turn in (1, 2):
        now = slow_round(now, c, s, span=float(np.ptp(x)), q=q)
        assert path.positions[0, turn] == pytest.approx(now, abs=1e-7)


@settings(max_examples=30, deadline=None)
@given(cases())
def test_compiled_kernel_agrees_with_arrays(case: Any) -> None:
    x, c, s, q = (np.atleast_2d(each) if np.ndim(each) else each for each in case)
    arrays = solve(Positions(x, c, s), Talks("text", rounds=3, q=q, compiled=False))
    positions, moved_by, medians, means = challenge_compiled.run(x, c, s, rounds=3, q=q, threads=1)
    assert positions == pytest.approx(arrays.positions, abs=1e-7)
    assert (moved_by == arrays.moved_by).all()
    assert medians == pytest.approx(arrays.medians, abs=1e-7)
    assert means == pytest.approx(arrays.means, abs=1e-7)


def test_nobody_leaves_the_range_of_first_positions() -> None:
    rng = np.random.default_rng(5)
    given_ = Positions(rng.random((50, 7)) * 100, rng.random((50, 7)), rng.random((50, 7)))
    for variant, q in itertools.product(challenge.VARIANTS, (1.0, 0.5)):
        path = solve(given_, Talks(variant, rounds=5, q=q))
        low = given_.position.min(axis=1)[:, None, None] - 1e-9
        high = given_.position.max(axis=1)[:, None, None] + 1e-9
        assert ((low <= path.positions) & (path.positions <= high)).all()


def test_actors_of_one_mind_stay() -> None:
    given_ = Positions(np.full(4, 30.0), np.ones(4), np.full(4, 0.5))
    for variant in challenge.VARIANTS:
        assert (solve(given_, Talks(variant, rounds=3)).positions == 30).all()


def test_chunks_of_draws_give_what_single_draws_give(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    given_ = Positions(rng.random((9, 4)), rng.random((9, 4)), rng.random((9, 4)))
    whole = solve(given_, Talks("table", rounds=3))
    monkeypatch.setattr(challenge, "CHUNK_NUMBERS", 32)
    assert (solve(given_, Talks("table", rounds=3)).positions == whole.positions).all()


def test_settings_the_model_does_not_know_are_refused() -> None:
    for bad in ({"variant": "new"}, {"rounds": 0}, {"q": 1.5}):
        with pytest.raises(ValueError):
            Talks(**bad)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="salience"):
        solve(Positions(np.ones(2), np.ones(2), np.array([0.5, 80.0])))
