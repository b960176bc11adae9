"""From a scenario to the graph model: options to bits, statements to worths, ranks to draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason import ranking
from goodoffices.reason.conflict import Conflict
from goodoffices.reason.conflict_moves import Board, Pattern, States, Worths
from goodoffices.reason.draws import Draws
from goodoffices.reason.scenario import Preference, Scenario


@dataclass(frozen=True, slots=True)
class Deciders:
    """The deciders of a scenario in the order of the board."""

    ids: tuple[str, ...]
    names: tuple[str, ...]


def board_of(given: Scenario) -> tuple[Board, Deciders]:
    """Give the board and its deciders: actors inside who own an option."""
    names = given.names
    inside = {actor.id for actor in given.inside}
    ids = tuple(dict.fromkeys(o.actor for o in given.options if o.actor in inside))
    board = Board(
        options=len(given.options),
        deciders=tuple(
            tuple(at for at, o in enumerate(given.options) if o.actor == ident) for ident in ids
        ),
        impossible=_ruled_out(given),
        only_taken=sum(1 << at for at, o in enumerate(given.options) if o.undo == "not once taken"),
        only_dropped=sum(
            1 << at for at, o in enumerate(given.options) if o.undo == "not once dropped"
        ),
    )
    return board, Deciders(ids, tuple(names[ident] for ident in ids))


def conflict_of(given: Scenario, draws: Draws | None = None) -> tuple[Conflict, Deciders]:
    """Give the conflict; with draws, the order of wishes is drawn from their ranks."""
    board, deciders = board_of(given)
    by_actor = {p.actor: p for p in given.preferences}
    worths = [_worth(given, by_actor[ident], board, draws) for ident in deciders.ids]
    merged = _merged(given)
    if not worths:
        return Conflict(board, np.zeros((0, board.states), dtype=np.int32), merged), deciders
    return Conflict(board, np.stack(worths, axis=-2), merged), deciders


def now_of(given: Scenario) -> int:
    """Give the state of things as they are."""
    return sum(1 << at for at, option in enumerate(given.options) if option.now)


def is_drawn(given: Scenario) -> bool:
    """Tell whether any order of wishes is uncertain."""
    return any(wish.rank.width > 0 for p in given.preferences for wish in p.wishes)


def _names(given: Scenario) -> dict[str, int]:
    return {option.id: at for at, option in enumerate(given.options)}


def truth_of(given: Scenario, formula: str) -> States:
    """Tell of which states a statement of the scenario is true."""
    return ranking.truth(formula, _names(given), len(given.options))


def _ruled_out(given: Scenario) -> States | None:
    """Mark the states of which one of the rules is true."""
    formulas = [rule.when for rule in given.infeasible]
    if not formulas:
        return None
    return np.asarray(np.any([truth_of(given, formula) for formula in formulas], axis=0))


def _merged(given: Scenario) -> tuple[Pattern, ...]:
    """Read `a and not b` as a pattern: merged states must be told by options alone."""
    found = []
    for rule in given.merged:
        true = np.flatnonzero(truth_of(given, rule.when))
        if not true.size:
            raise ValueError("merged states match no feasible state")
        always = int(np.bitwise_and.reduce(true))
        ever = int(np.bitwise_or.reduce(true))
        mask = always | ~ever & ((1 << len(given.options)) - 1)
        pattern = Pattern(mask, always)
        if int(pattern.holds(np.arange(1 << len(given.options))).sum()) != true.size:
            raise ValueError("merged states must be options joined with “and” and “not” alone")
        found.append(pattern)
    return tuple(found)


def _worth(given: Scenario, of: Preference, board: Board, draws: Draws | None) -> Worths:
    if of.ranking:
        groups = [[state_spelt(state) for state in group] for group in of.ranking]
        worth = ranking.by_list(groups, board.feasible)
        return worth if draws is None else np.broadcast_to(worth, (draws.count, board.states))
    if not of.wishes:
        count = (board.states,) if draws is None else (draws.count, board.states)
        return np.zeros(count, dtype=np.int32)
    truths = [truth_of(given, wish.holds) for wish in of.wishes]
    if draws is None:
        order = sorted(range(len(truths)), key=lambda n: (of.wishes[n].rank.likely, n))
        return ranking.by_priority(truths, order)
    return _drawn(of, truths, draws)


def _drawn(of: Preference, truths: list[States], draws: Draws) -> Worths:
    ranks = np.stack(
        [draws.of(f"wish {of.actor} {wish.holds}", wish.rank) for wish in of.wishes], axis=-1
    )
    orders: NDArray[np.int64] = np.argsort(ranks, axis=-1, kind="stable")
    kinds, which = np.unique(orders, axis=0, return_inverse=True)
    worths = np.stack([ranking.by_priority(truths, order.tolist()) for order in kinds])
    return worths[which.reshape(-1)]


def state_spelt(letters: str) -> int:
    """Give the number of a state by its letters: "YN" has the first option alone."""
    return sum(1 << at for at, letter in enumerate(letters) if letter == "Y")
