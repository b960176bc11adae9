"""One round of the challenge model on arrays with a leading axis of draws.

Rows are challengers, columns those challenged. The equations are those of Scholz, Calbert & Smith
(2011), section 2; where a variant departs from them the line says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason.challenge_compiled import NEAR

Array = NDArray[np.float64]
FURTHEST = np.inf


@dataclass(frozen=True, slots=True)
class Round:
    """What a round starts from; arrays are draws by actors."""

    x: Array
    w: Array
    s: Array
    span: Array
    """Range of positions, one for each draw."""
    q: float


def one_round(given: Round, variant: str) -> tuple[Array, NDArray[np.int64]]:
    """Give the new positions and whose offer each actor took; all move at once."""
    distance = _distance(given)
    ones = np.ones_like(given.x)
    support = _table_support(given, distance, ones) if variant == "table" else _support(given)
    r = risk(expected(given, distance, support, ones[:, :, None]))
    if variant == "table":
        support = _table_support(given, distance, r)
        to = expected(given, distance, support, r[:, :, None])
        # Both sides of a dyad are weighed with the focal actor's risk: column of the challenged.
        back = np.swapaxes(expected(given, distance, support, r[:, None, :]), 1, 2)
    else:
        to = expected(given, distance, support, r[:, :, None])
        back = np.swapaxes(to, 1, 2)
    return answer(given.x, to, back, variant)


def _distance(given: Round) -> Array:
    span = np.where(given.span > 0, given.span, 1.0)[:, None, None]
    return np.asarray(np.abs(given.x[:, :, None] - given.x[:, None, :]) / span)


def _support(given: Round) -> Array:
    """Give the share of votes for the row's position in a vote of this pair alone."""
    draws, n = given.x.shape
    won, cast = np.zeros((draws, n, n)), np.zeros((draws, n, n))
    for k in range(n):
        away = np.abs(given.x[:, k, None] - given.x)
        vote = given.w[:, k, None, None] * (away[:, None, :] - away[:, :, None])
        won += np.maximum(vote, 0.0)
        cast += np.abs(vote)
    # Where nobody minds which of the two it is, neither side has support; nothing depends on it.
    return np.divide(won, cast, out=np.zeros_like(won), where=cast > 0)


def _table_support(given: Round, distance: Array, r: Array) -> Array:
    """Give the votes for the row's position as a share of the votes on all ordered pairs."""
    draws, n = given.x.shape
    won = np.zeros((draws, n, n))
    cast = np.zeros(draws)
    for k in range(n):
        away = distance[:, k, :] ** r[:, k, None]
        vote = given.w[:, k, None, None] * (away[:, None, :] - away[:, :, None])
        won += np.maximum(vote, 0.0)
        cast += np.abs(vote).sum(axis=(1, 2))
    return np.asarray(won / np.where(cast > 0, cast, 1.0)[:, None, None])


def expected(given: Round, d: Array, support: Array, r: Array) -> Array:
    """Give what the row expects from challenging the column, against letting things be."""
    success = 2 - 4 * (0.5 - 0.5 * d) ** r
    failure = 2 - 4 * (0.5 + 0.5 * d) ** r
    s = given.s[:, None, :]
    act = s * (support * success + (1 - support) * failure) + (1 - s) * success
    as_now = 2 - 4 * 0.5**r
    found = act - given.q * as_now
    if given.q < 1:
        found = found - (1 - given.q) * _left_alone(given, d, r)
    return np.where(d > 0, found, 0.0)


def _left_alone(given: Round, d: Array, r: Array) -> Array:
    """Give the worth of the change that comes without a challenge: better if the median is near."""
    order = np.argsort(given.x, axis=-1, kind="stable")
    reached = np.cumsum(np.take_along_axis(given.w, order, axis=-1), axis=-1)
    place = np.argmax(reached >= 0.5 * reached[:, -1:] * (1 - 1e-12), axis=-1)
    who = np.take_along_axis(order, place[:, None], axis=-1)
    median = np.take_along_axis(given.x, who, axis=-1)
    span = np.where(given.span > 0, given.span, 1.0)[:, None]
    to_median = (np.abs(given.x - median) / span)[:, :, None]
    e = to_median + d
    better = 2 - 4 * np.maximum(0.5 - 0.25 * e, 0.0) ** r
    worse = 2 - 4 * (0.5 + 0.25 * e) ** r
    return np.where(to_median < d, better, worse)


def risk(to: Array) -> Array:
    """Give each actor's attitude to risk: above 1 where others expect much from challenging it."""
    security = to.sum(axis=1)
    low, high = security.min(axis=-1, keepdims=True), security.max(axis=-1, keepdims=True)
    spread = np.where(high > low, high - low, 1.0)
    scaled = np.where(high > low, (2 * security - high - low) / spread, 0.0)
    return np.asarray((1 - scaled / 3) / (1 + scaled / 3))


def answer(x: Array, to: Array, back: Array, variant: str) -> tuple[Array, NDArray[np.int64]]:
    """Give where each row actor moves: the best offer of the best sort it gets."""
    mine, other = x[:, :, None], x[:, None, :]
    apart = mine != other
    conflict = (back > to + NEAR) & (to > NEAR) & apart
    pressed = (back > NEAR) & (to < -NEAR) & apart
    compromise = pressed & (back > -to + NEAR)
    capitulate = pressed & (back < -to - NEAR)
    part = np.divide(np.abs(to), back, out=np.zeros_like(to), where=compromise)
    target = np.where(compromise, mine + (other - mine) * part, other)
    if variant == "largest":
        sort = np.where(compromise | capitulate, 0.0, FURTHEST)
        key = -back
    else:
        sort = np.select([conflict, compromise, capitulate], [0.0, 1.0, 2.0], FURTHEST)
        key = np.abs(target - mine)
        if variant == "table":
            total = np.abs(to) + np.abs(back)
            landing = np.abs(to) * mine + np.abs(back) * other
            landing = np.divide(landing, total, out=np.zeros_like(total), where=total > 0)
            key = np.where(compromise, landing, key)
    best = sort.min(axis=-1, keepdims=True)
    key = np.where(sort == best, key, FURTHEST)
    who = np.argmax(key <= key.min(axis=-1, keepdims=True) + NEAR, axis=-1)
    taken = np.isfinite(best[..., 0])
    there = np.take_along_axis(target, who[..., None], axis=-1)[..., 0]
    return np.where(taken, there, x), np.where(taken, who, -1)
