"""Would a state of affairs hold: the graph model for conflict resolution.

Deciders, options and ordinal preferences, after Fang, Hipel & Kilgour (1993, Interactive Decision
Making: The Graph Model for Conflict Resolution) and Kilgour & Hipel (2005, Group Decision and
Negotiation 14:441-460). A state is stable for a decider under

`nash`  if it can move to nothing it likes better (Nash 1950);
`gmr`   if the others could answer every such move so that it ends no better off than before
        (general metarational; Howard 1971, Paradoxes of Rationality);
`smr`   if it could then not escape by a further move of its own (symmetric metarational; Howard);
`seq`   if the others could do so by moves that each likes better for itself (sequential; Fraser &
        Hipel 1979, IEEE Transactions on Systems, Man and Cybernetics 9:805-816).

A state stable for all is an equilibrium. There are no probabilities in it, equilibria are often
many, and the result depends on how options are cut and on preferences being known: draw them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason.conflict_moves import (
    MOST,
    Board,
    Improvements,
    Pattern,
    States,
    Worths,
)

Concept = Literal["nash", "gmr", "smr", "seq"]
CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True)
class Conflict:
    """The board and what each decider likes better."""

    board: Board
    worth: Worths
    """Deciders by states, or draws by deciders by states; a larger number is liked better."""
    merged: tuple[Pattern, ...] = ()
    """States that nobody tells apart, such as all those in which somebody has walked out."""

    def __post_init__(self) -> None:
        """Refuse preferences that do not fit the board, and merged states that are not one."""
        if self.worth.shape[-2:] != (len(self.board.deciders), self.board.states):
            raise ValueError("there must be one worth for each decider and state")
        if self.worth.size and np.abs(self.worth).max() >= MOST:
            raise ValueError(f"a worth is {MOST} or more")
        for pattern in self.merged:
            _check_merged(self.board, self.worth, pattern)

    @property
    def shown(self) -> States:
        """Tell which states to show: the feasible ones, of merged ones the first."""
        shown = self.board.feasible.copy()
        for pattern in self.merged:
            members = np.flatnonzero(pattern.holds(np.arange(self.board.states)) & shown)
            shown[members[1:]] = False
        return shown

    def shown_as(self, state: int) -> int:
        """Give the state that stands for this one: itself, unless it is merged with others."""
        for pattern in self.merged:
            if state & pattern.mask == pattern.value:
                members = pattern.holds(np.arange(self.board.states)) & self.board.feasible
                return int(np.argmax(members))
        return state

    def draw(self, number: int) -> Conflict:
        """Give the conflict with the preferences of one draw."""
        worth = self.worth if self.worth.ndim == 2 else self.worth[number]
        return Conflict(self.board, worth, self.merged)


@dataclass(frozen=True, slots=True)
class Stabilities:
    """For each concept: deciders by states, or draws by deciders by states."""

    by_decider: dict[Concept, States]

    def equilibria(self, concept: Concept) -> States:
        """Tell which states are stable for all deciders."""
        return np.asarray(self.by_decider[concept].all(axis=-2))

    def strength(self) -> NDArray[np.int64]:
        """Count the concepts under which each state is an equilibrium."""
        met = [self.equilibria(concept) for concept in self.by_decider]
        return np.asarray(np.sum(met, axis=0), dtype=np.int64)


def solve(given: Conflict, concepts: tuple[Concept, ...] = CONCEPTS) -> Stabilities:
    """Give the stability of every state for every decider; infeasible states are never stable."""
    board, worth = given.board, np.asarray(given.worth, dtype=np.int32)
    count = len(board.deciders)
    better: dict[int, Improvements] = {}
    if {"smr", "seq"} & set(concepts):
        better = {d: Improvements(board, d, worth[..., d, :]) for d in range(count)}
    found: dict[Concept, States] = {
        concept: np.empty(worth.shape, dtype=bool) for concept in concepts
    }
    for decider in range(count):
        others = [other for other in range(count) if other != decider]
        for concept in concepts:
            threat = _threat(concept, board, worth[..., decider, :], (decider, others), better)
            held = (threat <= worth[..., decider, :]) & board.feasible
            found[concept][..., decider, :] = held
    return Stabilities(found)


def _threat(
    concept: Concept,
    board: Board,
    worth: Worths,
    who: tuple[int, list[int]],
    better: dict[int, Improvements],
) -> Worths:
    """Give what the decider can make sure of by leaving each state; stable if it is no better."""
    decider, others = who
    if concept == "nash":
        return board.best_own(worth, decider)
    if concept == "gmr":
        # A move to nothing better needs no answer: the state it leads to counts as its own answer.
        return board.best_own(board.settled(worth, others), decider)
    if concept == "smr":
        escape = board.best_own(worth, decider)
        return better[decider].largest(board.settled(escape, others))
    return board.best_own(_answered(board, worth, others, better), decider)


def _answered(
    board: Board, worth: Worths, others: list[int], better: dict[int, Improvements]
) -> Worths:
    """Give the least worth the others can bring about by moves each of which its mover likes."""
    found = np.where(board.feasible, worth, MOST)
    while True:
        changed = False
        for other in others:
            least = np.minimum(found, better[other].least(found))
            changed = changed or not np.array_equal(least, found)
            found = least
        if not changed or len(others) == 1:
            return found


def _check_merged(board: Board, worth: Worths, pattern: Pattern) -> None:
    members = pattern.holds(np.arange(board.states)) & board.feasible
    if not members.any():
        raise ValueError("merged states match no feasible state")
    first = int(np.argmax(members))
    if (worth[..., members] != worth[..., first : first + 1]).any():
        raise ValueError("somebody ranks states differently that are to count as one")
    for own in board.deciders:
        reached = members.copy()
        board.sweep(reached, own, np.logical_or, back=True)
        if (reached & board.feasible & ~members).any():
            raise ValueError("a move leads out of states that are to count as one")
