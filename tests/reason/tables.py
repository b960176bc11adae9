"""The open worked tables that the models are held to, each with where its numbers come from.

[P] printed in a publication, [D] printed in a project's documentation or reference output, [R] a
public implementation was run, [V] an independent check gives it, [M] remembered from the
literature, not re-read.
"""

from __future__ import annotations

import numpy as np

from goodoffices.reason.compromise import Positions
from goodoffices.reason.conflict import Conflict
from goodoffices.reason.conflict_moves import Board, Pattern, Worths

COUNTRIES = ("NL", "BE", "LU", "DE", "FR", "IT", "UK", "IE", "DK", "EL")


def emissions() -> Positions:
    """Years until the emission standard applies. [P] Scholz et al., table 1."""
    return Positions(
        position=np.array([4, 7, 4, 4, 10, 10, 10, 7, 4, 7], dtype=float),
        capability=np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08]),
        salience=np.array([80, 40, 20, 80, 60, 60, 90, 10, 100, 70]) / 100,
    )


def ranked(order: list[int], states: int) -> Worths:
    """Turn a ranking, best first, into worths; states left out are worst."""
    worth = np.zeros(states, dtype=np.int32)
    for place, state in enumerate(order):
        worth[state] = len(order) - place
    return worth


def prisoners() -> Conflict:
    """The prisoners' dilemma of gmcr-py: state numbers of the note, less one."""
    board = Board(2, ((0,), (1,)))
    return Conflict(board, np.stack([ranked([2, 3, 0, 1], 4), ranked([1, 3, 0, 2], 4)]))


def cuba(*, strike_final: bool) -> Conflict:
    """The Cuban missile crisis with the rankings of Fraser & Hipel: bit 0 is the air strike."""
    board = Board(4, ((0, 1), (2, 3)), (Pattern(12, 12),), only_taken=1 if strike_final else 0)
    us = ranked([4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8], 16)
    ussr = ranked([0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8], 16)
    return Conflict(board, np.stack([us, ussr]))


ELMIRA_STATES = ("NYNNN", "YYNNN", "NNYNN", "YNYNN", "NYNNY", "YYNNY", "NNYNY", "YNYNY")
ABANDONED = 0b01000


def elmira() -> Conflict:
    """Elmira's groundwater: modify, delay, accept, abandon, insist; all abandoned states merged."""
    feasible = (Pattern(0b01110, 0), Pattern(0b00110, 0b00110))
    board = Board(5, ((0,), (1, 2, 3), (4,)), feasible, only_taken=0b01101, only_dropped=0b00010)
    rankings = (
        [7, 3, 4, 8, 5, 1, 2, 6, 9],
        [1, 4, 8, 5, 9, 3, 7, 2, 6],
        [7, 3, 5, 1, 8, 6, 4, 2, 9],
    )
    worth = np.zeros((3, 32), dtype=np.int32)
    for decider, order in enumerate(rankings):
        for state in np.flatnonzero(board.feasible):
            worth[decider, state] = 9 - order.index(elmira_label(int(state)))
    return Conflict(board, worth, (Pattern(ABANDONED, ABANDONED),))


def elmira_label(state: int) -> int:
    """Give the number of a state in the papers."""
    return 9 if state & ABANDONED else 1 + [spelt(s) for s in ELMIRA_STATES].index(state)


def spelt(pattern: str) -> int:
    """Give the state spelt with Y and N, the first option first."""
    return sum(1 << place for place, letter in enumerate(pattern) if letter == "Y")
