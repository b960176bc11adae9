"""The `text` variant of the challenge model, compiled with Numba where that is installed.

Numba comes with the extra `reason`. Without it the same functions run as plain Python, which only
tests do: `challenge.solve` then takes the NumPy path. Support is counted with running sums over
actors in order of position, so a round costs n squared, not n cubed: a voter's preference between
two positions is level outside them and falls evenly between them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

try:
    from numba import njit, prange, set_num_threads

    READY = True
except ImportError:
    READY = False
    prange = range

Array = NDArray[np.float64]
Rounds = tuple[Array, NDArray[np.int16], Array, Array]
F = TypeVar("F", bound=Callable[..., Any])

MOST_SERIAL = 16
"""Fewer draws than this are not worth the waking of other threads."""

NEAR = 1e-12
"""Expectations closer than this are one; both paths then settle a tie alike."""


def _compiled(function: F) -> F:
    return (
        cast(F, njit(cache=True, nogil=True, error_model="numpy")(function)) if READY else function
    )


def _parallel(function: F) -> F:
    if not READY:
        return function
    return cast(F, njit(cache=True, parallel=True, error_model="numpy")(function))


def run(
    x: Array, c: Array, s: Array, *, rounds: int, q: float, threads: int | None = None
) -> Rounds:
    """Run the rounds for every draw; many draws are shared out over the processor's cores.

    Gives positions, whose offer each took, and the weighted median and mean after each round.
    """
    draws, n = x.shape
    positions = np.empty((draws, rounds + 1, n))
    positions[:, 0] = x
    moved_by = np.full((draws, rounds, n), -1, dtype=np.int16)
    middle = np.empty((2, draws, rounds))
    if READY and threads:
        set_num_threads(threads)
    work = _draws if draws >= MOST_SERIAL else _few_draws
    work(positions, moved_by, middle, c * s, s, q)
    return positions, moved_by, middle[0], middle[1]


@_parallel
def _draws(
    positions: Array, moved_by: NDArray[np.int16], middle: Array, w: Array, s: Array, q: float
) -> None:
    for draw in prange(len(positions)):
        _one_draw(positions[draw], moved_by[draw], middle[:, draw], w[draw], s[draw], q)


@_compiled
def _few_draws(
    positions: Array, moved_by: NDArray[np.int16], middle: Array, w: Array, s: Array, q: float
) -> None:
    for draw in range(len(positions)):
        _one_draw(positions[draw], moved_by[draw], middle[:, draw], w[draw], s[draw], q)


@_compiled
def _one_draw(
    positions: Array, moved_by: NDArray[np.int16], middle: Array, w: Array, s: Array, q: float
) -> None:
    n = len(w)
    to = np.zeros((n, n))
    span = positions[0].max() - positions[0].min()
    total = w.sum()
    for turn in range(len(moved_by)):
        now, then = positions[turn], positions[turn + 1]
        if span > 0:
            _expectations(now, w, s, span, to, q)
        _answers(now, to, then, moved_by[turn])
        middle[0, turn] = _median(then, w, np.argsort(then)) if total > 0 else np.nan
        middle[1, turn] = (w * then).sum() / total if total > 0 else np.nan


@_compiled
def _expectations(x: Array, w: Array, s: Array, span: float, to: Array, q: float) -> None:
    """Fill `to` with what the row expects from challenging the column; both passes."""
    n = len(x)
    support = np.empty((n, n))
    order = np.argsort(x)
    _supports(x, w, order, support)
    median = _median(x, w, order) if q < 1 else 0.0
    security = np.zeros(n)
    for i in range(n):
        near = abs(x[i] - median) / span
        for j in range(n):
            d = abs(x[i] - x[j]) / span
            if d > 0:
                found = 2 * d * (1 - 2 * s[j] * (1 - support[i, j]))
                if q < 1:
                    e = near + d
                    found -= (1 - q) * (2 - 4 * max(0.5 - 0.25 * e, 0.0) if near < d else -e)
                security[j] += found
    _with_risk(x, s, span, support, _risks(security), to)
    if q < 1:
        _left_alone(x, span, median, _risks(security), to, q)


@_compiled
def _supports(x: Array, w: Array, order: NDArray[np.int64], support: Array) -> None:
    """Count the votes of each pair with running sums over the actors in order of position."""
    n = len(x)
    upto, moment = np.zeros(n + 1), np.zeros(n + 1)
    for k in range(n):
        upto[k + 1] = upto[k] + w[order[k]]
        moment[k + 1] = moment[k] + w[order[k]] * x[order[k]]
    for a in range(n):
        i = order[a]
        support[i, i] = 0.0
        middle = a + 1
        for b in range(a + 1, n):
            j = order[b]
            both, gap = x[i] + x[j], x[j] - x[i]
            while middle < b and 2 * x[order[middle]] <= both:
                middle += 1
            left = gap * upto[a + 1] + both * (upto[middle] - upto[a + 1])
            left -= 2 * (moment[middle] - moment[a + 1])
            right = gap * (upto[n] - upto[b]) - both * (upto[b] - upto[middle])
            right += 2 * (moment[b] - moment[middle])
            cast_votes = left + right
            support[i, j] = left / cast_votes if cast_votes > 0 else 0.0
            support[j, i] = right / cast_votes if cast_votes > 0 else 0.0


@_compiled
def _median(x: Array, w: Array, order: NDArray[np.int64]) -> float:
    half = 0.5 * w.sum() * (1 - 1e-12)
    reached = 0.0
    for k in order:
        reached += w[k]
        if reached >= half:
            return float(x[k])
    return float(x[order[-1]])


@_compiled
def _risks(security: Array) -> Array:
    low, high = security.min(), security.max()
    r = np.ones(len(security))
    if high > low:
        for i in range(len(security)):
            scaled = (2 * security[i] - high - low) / (high - low)
            r[i] = (1 - scaled / 3) / (1 + scaled / 3)
    return r


@_compiled
def _with_risk(x: Array, s: Array, span: float, support: Array, r: Array, to: Array) -> None:
    """Fill `to` for Q = 1; a power is taken as an exponential, its logarithm once for a pair."""
    n = len(x)
    as_now = 2 - 4 * 0.5**r
    for i in range(n):
        to[i, i] = 0.0
        for j in range(i + 1, n):
            d = abs(x[i] - x[j]) / span
            if d == 0:
                to[i, j] = 0.0
                to[j, i] = 0.0
                continue
            low = np.log(0.5 - 0.5 * d) if d < 1 else -np.inf
            high = np.log(0.5 + 0.5 * d)
            good, bad = 2 - 4 * np.exp(r[i] * low), 2 - 4 * np.exp(r[i] * high)
            to[i, j] = good - s[j] * (1 - support[i, j]) * (good - bad) - as_now[i]
            good, bad = 2 - 4 * np.exp(r[j] * low), 2 - 4 * np.exp(r[j] * high)
            to[j, i] = good - s[i] * (1 - support[j, i]) * (good - bad) - as_now[j]


@_compiled
def _left_alone(x: Array, span: float, median: float, r: Array, to: Array, q: float) -> None:
    """Put in what comes without a challenge, for Q below 1."""
    n = len(x)
    for i in range(n):
        near = abs(x[i] - median) / span
        as_now = 2 - 4 * 0.5 ** r[i]
        for j in range(n):
            d = abs(x[i] - x[j]) / span
            if d > 0:
                e = near + d
                if near < d:
                    change = 2 - 4 * max(0.5 - 0.25 * e, 0.0) ** r[i]
                else:
                    change = 2 - 4 * (0.5 + 0.25 * e) ** r[i]
                to[i, j] += (1 - q) * (as_now - change)


@_compiled
def _answers(x: Array, to: Array, then: Array, moved_by: NDArray[np.int16]) -> None:
    """Let each actor take the best offer: conflict, compromise, capitulation; then least move."""
    n = len(x)
    for i in range(n):
        sort, key, who, there = 3, np.inf, -1, x[i]
        for j in range(n):
            mine, other = to[i, j], to[j, i]
            if x[i] == x[j] or other <= NEAR:
                continue
            target = x[j]
            if mine > NEAR and other > mine + NEAR:
                this = 0
            elif mine < -NEAR and other > -mine + NEAR:
                this = 1
                target = x[i] + (x[j] - x[i]) * (-mine / other)
            elif mine < -NEAR and other < -mine - NEAR:
                this = 2
            else:
                continue
            move = abs(target - x[i])
            if this < sort or (this == sort and move < key - NEAR):
                sort, key, who, there = this, move, j, target
        then[i] = there
        moved_by[i] = who
