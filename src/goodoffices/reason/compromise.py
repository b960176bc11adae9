"""Where a deal on one issue would land: the compromise mean, the weighted median, and ranges.

An actor's weight is capability times salience. The mean is the headline of the positions engine:
on the issues of the European Union for which outcomes are known it predicts no worse than any
richer model (Bueno de Mesquita 2011, Conflict Management and Peace Science 28:65-85; Achen 2006,
in The European Union Decides, ch. 4, on why: it lies near the Nash bargaining solution where no
deal is very bad for all). Its limits: it cannot fall outside the positions given, it ignores the
state of things today, and capability is assumed, not observed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Positions:
    """Who stands where on one issue; each array is actors, or draws by actors."""

    position: Array
    capability: Array
    salience: Array

    def __post_init__(self) -> None:
        """Refuse values that no weight can be made of."""
        if self.position.shape[-1] == 0:
            raise ValueError("no actor has a position")
        for name in ("position", "capability", "salience"):
            given = getattr(self, name)
            if not np.isfinite(given).all():
                raise ValueError(f"{name} holds a value that is not a number")
            if name != "position" and (given < 0).any():
                raise ValueError(f"{name} holds a value below nought")

    @property
    def weight(self) -> Array:
        """Give capability times salience."""
        return self.capability * self.salience


@dataclass(frozen=True, slots=True)
class Compromise:
    """The result for each draw."""

    mean: Array
    median: Array
    median_actor: NDArray[np.int64]
    """The actor whose position is the median; of several at one place, the first."""


def solve(given: Positions) -> Compromise:
    """Give mean and median; where all weights are nought both are not a number."""
    x, w = np.broadcast_arrays(given.position, given.weight)
    total = w.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (w * x).sum(axis=-1) / total
    who = median_actor(x, w)
    median = np.take_along_axis(x, who[..., None], axis=-1)[..., 0]
    return Compromise(np.asarray(mean), np.where(total > 0, median, np.nan), who)


def median_actor(x: Array, w: Array) -> NDArray[np.int64]:
    """Give the first actor, by position, at whom half of the weight is reached (lower rule).

    With preferences that fall off by distance no position beats this one in a weighted vote.
    """
    order = np.argsort(x, axis=-1, kind="stable")
    reached = np.cumsum(np.take_along_axis(w, order, axis=-1), axis=-1)
    total = reached[..., -1:]
    # A sum of shares that should be exactly one half may miss it by a rounding error.
    half = 0.5 * total * (1 - 1e-12)
    place = np.argmax(reached >= half, axis=-1)
    found = np.take_along_axis(order, place[..., None], axis=-1)[..., 0]
    # Of several actors at one place, name the first as listed that has any weight.
    same = (x == np.take_along_axis(x, found[..., None], axis=-1)) & (w > 0)
    return np.where(same.any(axis=-1), np.argmax(same, axis=-1), found)
