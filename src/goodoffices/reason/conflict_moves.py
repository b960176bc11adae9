"""Moves in a conflict as sweeps over cubes of bits: never a matrix of states by states.

A state is a number whose bits are the options taken. A decider's move changes only its own bits,
reverses nothing that cannot be undone, and ends in a feasible state. Two moves in a row of one
decider are one move of it (or none), so "nobody moves twice in a row" forbids nothing: what
several deciders can bring about together is what they reach by moving as often as they like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Worths = NDArray[np.int32]
States = NDArray[np.bool_]

MOST = np.int32(2**30)
"""Above every worth; its negative is below every worth."""
MOST_OPTIONS = 20
"""A cube of 20 options has a million states."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """States whose bits under the mask are those of the value."""

    mask: int
    value: int

    def holds(self, states: NDArray[np.int64]) -> States:
        """Tell which states match."""
        return np.asarray((states & self.mask) == self.value)


@dataclass(frozen=True)
class Board:
    """Who controls which options, what is possible, and what cannot be undone."""

    options: int
    deciders: tuple[tuple[int, ...], ...]
    """The options of each decider, by number; an option of nobody never changes."""
    infeasible: tuple[Pattern, ...] = ()
    only_taken: int = 0
    """Bits that may be taken and never dropped again."""
    only_dropped: int = 0
    """Bits that may be dropped and never taken again."""
    impossible: States | None = field(default=None, compare=False)
    """States ruled out beside those of the patterns, marked one by one."""

    def __post_init__(self) -> None:
        """Refuse boards that are too large, contradictory or empty."""
        if not 0 < self.options <= MOST_OPTIONS:
            raise ValueError(f"{self.options} options: there may be 1 to {MOST_OPTIONS}")
        owned = [option for own in self.deciders for option in own]
        if len(owned) != len(set(owned)):
            raise ValueError("an option belongs to two deciders")
        if any(not 0 <= option < self.options for option in owned):
            raise ValueError("a decider controls an option that is not there")
        if self.only_taken & self.only_dropped:
            raise ValueError("an option can neither be taken nor dropped")
        if not self.feasible.any():
            raise ValueError("no state is feasible: every combination is ruled out")

    @property
    def states(self) -> int:
        """Give the number of combinations, feasible or not."""
        return 1 << self.options

    @cached_property
    def feasible(self) -> States:
        """Tell which states can be."""
        numbers = np.arange(self.states)
        ruled_out = np.zeros(self.states, dtype=bool)
        if self.impossible is not None:
            ruled_out |= self.impossible
        for pattern in self.infeasible:
            ruled_out |= pattern.holds(numbers)
        return ~ruled_out

    def sweep(
        self, values: NDArray[Any], own: Iterable[int], take: np.ufunc, *, back: bool = False
    ) -> None:
        """Let each state take the least or largest value of those its owner can move to, in place.

        The state itself counts too. With `back`, values travel the other way: from a state to
        those that can be moved to. Ruled-out states pass values on; mask them before and after.
        """
        for option in own:
            bit = 1 << option
            pairs = values.reshape(-1, 2, bit)
            off, on = pairs[:, 0], pairs[:, 1]
            gains_on = bit & (self.only_taken if back else self.only_dropped)
            gains_off = bit & (self.only_dropped if back else self.only_taken)
            if gains_on:
                take(off, on, out=on)
            elif gains_off:
                take(off, on, out=off)
            else:
                take(off, on, out=off)
                on[...] = off

    def settled(self, values: Worths, movers: Sequence[int]) -> Worths:
        """Give the least value among states that the movers together can reach from each state."""
        found = np.where(self.feasible, values, MOST)
        while True:
            before = found.copy() if self._needs_rounds(movers) else None
            for mover in movers:
                self.sweep(found, self.deciders[mover], np.minimum)
                if self._is_restricted:
                    found[..., ~self.feasible] = MOST
            if before is None or np.array_equal(before, found):
                return found

    def _needs_rounds(self, movers: Sequence[int]) -> bool:
        # Options are independent of each other unless some combination is ruled out.
        return self._is_restricted and len(movers) > 1

    @cached_property
    def _is_restricted(self) -> bool:
        return not bool(self.feasible.all())

    def best_own(self, values: Worths, mover: int) -> Worths:
        """Give the largest value among a state and those the mover can reach from it."""
        found = np.where(self.feasible, values, -MOST)
        self.sweep(found, self.deciders[mover], np.maximum)
        return found


class Improvements:
    """The moves of one decider to states it likes better, for arrays of draws by states."""

    def __init__(self, board: Board, mover: int, worth: Worths) -> None:
        """Order the states of each block once; queries then need no comparison."""
        self._parts: list[tuple[NDArray[np.int64], ...]] = []
        liked = np.where(board.feasible, worth, -MOST)
        for inside, own in _blocks(board, board.deciders[mover]):
            near = liked[..., inside]
            order = np.argsort(-near, axis=-1, kind="stable")
            ranked = np.take_along_axis(near, order, axis=-1)
            fresh = np.ones(ranked.shape, dtype=bool)
            fresh[..., 1:] = ranked[..., 1:] != ranked[..., :-1]
            places = np.arange(ranked.shape[-1])
            better = np.maximum.accumulate(np.where(fresh, places, 0), axis=-1)
            counts = np.empty_like(better)
            np.put_along_axis(counts, order, better, axis=-1)
            self._parts.append((inside, order, own, counts[..., own]))

    def least(self, values: Worths) -> Worths:
        """Give the least value among the better states the mover can move to; MOST if none."""
        found = np.full(values.shape, MOST, dtype=np.int32)
        for inside, order, own, better in self._parts:
            ranked = np.take_along_axis(values[..., inside], order, axis=-1)
            np.minimum.accumulate(ranked, axis=-1, out=ranked)
            best = np.take_along_axis(ranked, np.maximum(better - 1, 0), axis=-1)
            found[..., inside[:, own]] = np.where(better > 0, best, MOST)
        return found

    def largest(self, values: Worths) -> Worths:
        """Give the largest value among the better states the mover can move to; -MOST if none."""
        return np.asarray(-self.least(-values))


def _blocks(
    board: Board, own: Sequence[int]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Give, for each setting of the one-way options, the states reachable and who reaches them.

    The first array is blocks by states in reach; the second the places, in a block, of the states
    that have exactly this setting.
    """
    fixed = np.flatnonzero([not any(b == o for o in own) for b in range(board.options)])
    outside = _numbers([1 << int(b) for b in fixed])
    one_way = [1 << o for o in own if 1 << o & (board.only_taken | board.only_dropped)]
    free = _numbers([1 << o for o in own if not 1 << o & (board.only_taken | board.only_dropped)])
    settings = _numbers(one_way)
    turn = sum(bit for bit in one_way if bit & board.only_dropped)
    for setting in settings:
        # Turned so that a bit set means "used up": a state reaches those with more bits used up.
        reached = settings[(settings & setting) == setting]
        here = ((reached ^ turn)[:, None] + free[None, :]).ravel()
        own_places = np.flatnonzero(np.repeat(reached == setting, len(free)))
        yield outside[:, None] + here[None, :], own_places


def _numbers(bits: Sequence[int]) -> NDArray[np.int64]:
    """Give the sums of all subsets of some bits, in ascending order of the subsets."""
    found = np.zeros(1, dtype=np.int64)
    for bit in bits:
        found = np.concatenate([found, found + bit])
    return found
