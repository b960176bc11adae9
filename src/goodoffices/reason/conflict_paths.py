"""What can be reached from a state, by whom, and the moves that make leaving it unwise.

Coalitions after Kilgour, Hipel, Fang & Peng (2001, Group Decision and Negotiation 10:371-386): a
group improves on a state if its members, moving in any order, can reach one that each of them
likes better. A state on which no group improves is coalition proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from goodoffices.reason.conflict import Concept, Conflict
from goodoffices.reason.conflict_moves import MOST, States


@dataclass(frozen=True, slots=True)
class Step:
    """One decider's move."""

    mover: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Deterrent:
    """One tempting move from a state, and the answer that spoils it."""

    move: Step
    answer: tuple[Step, ...]
    """Empty where the others have no answer: the state is then not stable under the concept."""


@dataclass(frozen=True, slots=True)
class Coalition:
    """A group that can leave a state for one that all its members like better."""

    members: tuple[int, ...]
    path: tuple[Step, ...]

    @property
    def target(self) -> int:
        """Give the state the group can reach."""
        return self.path[-1].after


def reachable(given: Conflict, start: int, movers: Sequence[int] | None = None) -> States:
    """Tell which states the movers (all, if none are named) can reach, in any order of moves."""
    found = np.zeros(given.board.states, dtype=bool)
    found[start] = True
    movers = range(len(given.board.deciders)) if movers is None else movers
    for _ in _levels(given, found, movers, liked=False):
        pass
    return found


def improving_reach(given: Conflict, start: int) -> States:
    """Tell which states can be reached by moves that each mover likes better for itself."""
    found = np.zeros(given.board.states, dtype=bool)
    found[start] = True
    for _ in _levels(given, found, range(len(given.board.deciders)), liked=True):
        pass
    return found


def deterrents(given: Conflict, state: int, decider: int, concept: Concept) -> Iterator[Deterrent]:
    """Give every move the decider would like, with the shortest answer that spoils it.

    Preferences must be one set, not draws: use `Conflict.draw`.
    """
    own = given.worth[decider]
    others = [other for other in range(len(given.board.deciders)) if other != decider]
    best = given.board.best_own(own, decider)
    spoils = best <= own[state] if concept == "smr" else own <= own[state]
    for move in improvements(given, state, decider):
        if concept == "nash":
            yield Deterrent(move, ())
            continue
        answer = _shortest(given, move.after, others, spoils, liked=concept == "seq")
        yield Deterrent(move, answer)


def improvements(given: Conflict, state: int, decider: int) -> list[Step]:
    """Give the decider's moves to states it likes better, the best first."""
    board, own = given.board, given.worth[decider]
    targets = np.zeros(board.states, dtype=bool)
    targets[state] = True
    board.sweep(targets, board.deciders[decider], np.logical_or, back=True)
    better = np.flatnonzero(targets & board.feasible & (own > own[state]))
    ranked = sorted((int(s) for s in better), key=lambda s: (-int(own[s]), s))
    # Of states that count as one, the first that is met stands for all.
    once = {given.shown_as(after): after for after in reversed(ranked)}
    return [Step(decider, state, after) for after in ranked if once[given.shown_as(after)] == after]


def coalitions(given: Conflict, state: int) -> list[Coalition]:
    """Give every group of two or more that can improve on a state, the smallest first.

    Single deciders are left out: what one can do alone is what `nash` tells.
    """
    found: list[Coalition] = []
    members = range(len(given.board.deciders))
    for size in range(2, len(given.board.deciders) + 1):
        for group in combinations(members, size):
            better = np.all([given.worth[m] > given.worth[m, state] for m in group], axis=0)
            path = _shortest(given, state, group, better & given.board.feasible, liked=False)
            if path:
                found.append(Coalition(group, path))
    return found


def simultaneous(given: Conflict) -> States:
    """Give stability where the others answer at once, each from the state itself (SIM).

    Deciders by states. A tempting move is spoilt if moves that others like for themselves, made
    at the same time, together lead to a state no better than before. For small boards: every pair
    of changes is tried.
    """
    board, states = given.board, np.arange(given.board.states)
    if board.options > 12:
        raise ValueError("simultaneous answers are worked out for up to 12 options")
    stable = np.empty(given.worth.shape, dtype=bool)
    for decider, own in enumerate(given.worth):
        held = board.feasible.copy()
        others = [other for other in range(len(board.deciders)) if other != decider]
        answers = [change for change in _changes(board.deciders, others) if change]
        for move in [change for change in _changes(board.deciders, [decider]) if change]:
            tempting = _likes(given, decider, move)
            spoilt = np.zeros(board.states, dtype=bool)
            for answer in answers:
                willing = np.ones(board.states, dtype=bool)
                for other in others:
                    part = answer & sum(1 << o for o in board.deciders[other])
                    willing &= _likes(given, other, part) if part else True
                end = states ^ move ^ answer
                spoilt |= willing & board.feasible[end] & (own[end] <= own)
            held &= ~tempting | spoilt
        stable[decider] = held
    return stable


def _likes(given: Conflict, decider: int, change: int) -> States:
    """Tell from which states a change is a legal move the decider likes."""
    board, states = given.board, np.arange(given.board.states)
    after = states ^ change
    undone = (change & states & board.only_taken) | (change & ~states & board.only_dropped)
    worth = given.worth[decider]
    return np.asarray(
        board.feasible & board.feasible[after] & (undone == 0) & (worth[after] > worth)
    )


def _changes(deciders: tuple[tuple[int, ...], ...], movers: Sequence[int]) -> list[int]:
    found = [0]
    for option in (o for mover in movers for o in deciders[mover]):
        found += [change | 1 << option for change in found]
    return found


Reached = tuple[int, States]
"""A mover and the states it newly reached."""


def _levels(
    given: Conflict, found: States, movers: Sequence[int], *, liked: bool
) -> Iterator[list[Reached]]:
    """Extend what is reached, one move of one decider at a time, until nothing is new."""
    board = given.board
    front = found.copy()
    while front.any():
        level: list[Reached] = []
        for mover in movers:
            fresh = _one_move(given, front, mover, liked=liked) & ~found
            found |= fresh
            level.append((mover, fresh))
        front = np.any([fresh for _, fresh in level], axis=0)
        front &= board.feasible
        yield level


def _one_move(given: Conflict, front: States, mover: int, *, liked: bool) -> States:
    board = given.board
    if not liked:
        after = front.copy()
        board.sweep(after, board.deciders[mover], np.logical_or, back=True)
        return after & board.feasible
    worth = given.worth[mover]
    least = np.where(front, worth, MOST).astype(np.int32)
    board.sweep(least, board.deciders[mover], np.minimum, back=True)
    return np.asarray((least < worth) & board.feasible)


def _shortest(
    given: Conflict, start: int, movers: Sequence[int], goal: States, *, liked: bool
) -> tuple[Step, ...]:
    """Give a shortest chain of moves to a goal; empty if there is none (or the start is one)."""
    found = np.zeros(given.board.states, dtype=bool)
    found[start] = True
    history: list[list[Reached]] = []
    for level in _levels(given, found, movers, liked=liked):
        history.append(level)
        hits = np.flatnonzero(np.any([fresh for _, fresh in level], axis=0) & goal)
        if hits.size:
            return _traced(given, start, int(hits[0]), history, liked=liked)
    return ()


def _traced(
    given: Conflict, start: int, end: int, history: list[list[Reached]], *, liked: bool
) -> tuple[Step, ...]:
    steps: list[Step] = []
    for depth in range(len(history) - 1, -1, -1):
        mover = next(m for m, fresh in history[depth] if fresh[end])
        previous = np.zeros(given.board.states, dtype=bool)
        if depth:
            previous |= np.any([fresh for _, fresh in history[depth - 1]], axis=0)
        else:
            previous[start] = True
        before = int(np.flatnonzero(previous & _sources(given, end, mover, liked))[0])
        steps.append(Step(mover, before, end))
        end = before
    return tuple(reversed(steps))


def _sources(given: Conflict, after: int, mover: int, liked: bool) -> States:
    """Tell from which states a decider can move to this one."""
    board, states = given.board, np.arange(given.board.states)
    own = sum(1 << option for option in board.deciders[mover])
    undone = (states & ~after & board.only_taken) | (after & ~states & board.only_dropped)
    found = (states != after) & ((states ^ after) & ~own == 0) & (undone == 0) & board.feasible
    if liked:
        found &= given.worth[mover] < given.worth[mover, after]
    return np.asarray(found)


__all__ = [
    "Coalition",
    "Deterrent",
    "Step",
    "coalitions",
    "deterrents",
    "improvements",
    "improving_reach",
    "reachable",
    "simultaneous",
]
