"""Who could push whom: the challenge model of expected utility, by named variant.

After Bueno de Mesquita (1994, in European Community Decision Making; 1997, International
Interactions 23:235-266) as set out by Scholz, Calbert & Smith (2011, "Unravelling Bueno de
Mesquita's group decision model", scitepress.org/publishedPapers/2011/31215). It is for
explanation, never the headline: on known outcomes it predicts worse than the compromise mean.
Nothing in it converges, so a run gives the path for a fixed number of rounds and no
"equilibrium"; Q, the chance that nothing changes unless one acts, is arbitrary: sweep it.

Variants:

`text`
    The printed formulas: support is counted for each pair alone, each side weighs a dyad with its
    own attitude to risk, an actor takes the offer in the order conflict, compromise, capitulation,
    then the least move. On the paper's example they do not give the paper's table.
`table`
    What gives the printed table: support divided by the votes on all ordered pairs, both sides of
    a dyad weighed with the focal actor's risk, the compromise with the lowest landing point, and
    voters' distances raised to their own risk in the second pass.
`largest`
    The printed formulas, but an actor takes the compromise or capitulation that the challenger
    expects most from, conflict moves nobody, and the range of positions is that of the round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason import challenge_arrays, challenge_compiled
from goodoffices.reason.compromise import Array, Positions, median_actor

Variant = Literal["text", "table", "largest"]
VARIANTS: tuple[Variant, ...] = ("text", "table", "largest")
CHUNK_NUMBERS = 2_000_000
"""Numbers in one array of the NumPy path: draws are taken in chunks of so many pairs."""


@dataclass(frozen=True, slots=True)
class Talks:
    """How the model is run; nothing here is known from a report."""

    variant: Variant = "text"
    rounds: int = 10
    q: float = 1.0
    """Chance, in the challenger's eyes, that nothing changes if it does not act."""
    compiled: bool = True
    """Use the compiled kernel where Numba is installed; the result is the same."""

    def __post_init__(self) -> None:
        """Refuse settings the model does not know."""
        if self.variant not in VARIANTS:
            raise ValueError(f"the variant must be one of {', '.join(VARIANTS)}")
        if self.rounds < 1:
            raise ValueError("there must be at least one round")
        if not 0 <= self.q <= 1:
            raise ValueError("Q must lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class Path:
    """What each round brought, for each draw."""

    positions: Array
    """Draws, rounds + 1, actors; the first are those given."""
    medians: Array
    """Draws, rounds: the weighted median after each round."""
    means: Array
    """Draws, rounds: the weighted mean after each round."""
    moved_by: NDArray[np.int16]
    """Draws, rounds, actors: whose offer each actor took; -1 if none."""


def solve(given: Positions, how: Talks | None = None) -> Path:
    """Run the rounds for every draw."""
    how = how or Talks()
    x, c, s = (
        np.atleast_2d(each)
        for each in np.broadcast_arrays(given.position, given.capability, given.salience)
    )
    if (s > 1).any():
        raise ValueError("a salience is above 1")
    x, c, s = (np.ascontiguousarray(each, dtype=np.float64) for each in (x, c, s))
    if how.compiled and how.variant == "text" and challenge_compiled.READY:
        found = challenge_compiled.run(x, c, s, rounds=how.rounds, q=how.q)
        return Path(found[0], found[2], found[3], found[1])
    positions, moved_by = _in_chunks(x, c, s, how)
    w = (c * s)[:, None, :]
    after = positions[:, 1:, :]
    total = w.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        means = (w * after).sum(axis=-1) / total
    who = median_actor(after, np.broadcast_to(w, after.shape))
    medians = np.take_along_axis(after, who[..., None], axis=-1)[..., 0]
    return Path(positions, np.where(total > 0, medians, np.nan), means, moved_by)


def _in_chunks(x: Array, c: Array, s: Array, how: Talks) -> tuple[Array, NDArray[np.int16]]:
    draws, n = x.shape
    positions = np.empty((draws, how.rounds + 1, n))
    moved_by = np.full((draws, how.rounds, n), -1, dtype=np.int16)
    step = max(1, CHUNK_NUMBERS // (n * n))
    for start in range(0, draws, step):
        part = slice(start, start + step)
        positions[part, 0] = x[part]
        first = np.ptp(x[part], axis=-1)
        for turn in range(how.rounds):
            now = positions[part, turn]
            span = np.ptp(now, axis=-1) if how.variant == "largest" else first
            given = challenge_arrays.Round(now, c[part] * s[part], s[part], span, how.q)
            positions[part, turn + 1], moved_by[part, turn] = challenge_arrays.one_round(
                given, how.variant
            )
    return positions, moved_by
