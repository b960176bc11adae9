"""The graph model against worked cases, and against its definitions on explicit graphs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.reason import conflict_paths as paths
from goodoffices.reason.conflict import CONCEPTS, Concept, Conflict, solve
from goodoffices.reason.conflict_moves import Board, Pattern
from reason import tables


def equilibria(case: Conflict, concept: Concept) -> list[int]:
    return np.flatnonzero(solve(case).equilibria(concept) & case.shown).tolist()


def stable(case: Conflict, concept: Concept, decider: int) -> list[int]:
    return np.flatnonzero(solve(case).by_decider[concept][decider] & case.shown).tolist()


def test_prisoners() -> None:  # [D][R][V]
    case = tables.prisoners()
    assert equilibria(case, "nash") == [0]
    for concept in CONCEPTS[1:]:
        assert equilibria(case, concept) == [0, 3]
        assert stable(case, concept, 0) == [0, 2, 3]
        assert stable(case, concept, 1) == [0, 1, 3]
    assert stable(case, "nash", 0) == [0, 2]
    assert stable(case, "nash", 1) == [0, 1]
    assert np.flatnonzero(paths.simultaneous(case).all(axis=0)).tolist() == [0, 3]


def test_cuba_with_a_strike_that_cannot_be_undone() -> None:  # [R][V]
    case = tables.cuba(strike_final=True)
    assert equilibria(case, "nash") == [5]
    assert equilibria(case, "seq") == [4, 5, 6]
    assert equilibria(case, "gmr") == equilibria(case, "smr") == [0, 1, 2, 4, 5, 6, 7]
    assert np.flatnonzero(paths.simultaneous(case).all(axis=0)).tolist() == [5]


def test_cuba_with_everything_reversible() -> None:  # [V]; the pair [M]
    case = tables.cuba(strike_final=False)
    assert equilibria(case, "nash") == []
    assert equilibria(case, "seq") == [4, 6]
    assert equilibria(case, "gmr") == equilibria(case, "smr") == [0, 1, 2, 4, 5, 6, 7]


def labels(case: Conflict, concept: Concept, decider: int | None = None) -> list[int]:
    found = equilibria(case, concept) if decider is None else stable(case, concept, decider)
    return sorted(tables.elmira_label(state) for state in found)


def test_elmira() -> None:  # [V]; gmcr-py on its own form agrees [R]; equilibria [M]
    case = tables.elmira()
    assert labels(case, "nash") == labels(case, "seq") == [5, 8, 9]
    assert labels(case, "gmr") == labels(case, "smr") == [1, 4, 5, 8, 9]
    every = list(range(1, 10))
    for concept in CONCEPTS:
        assert labels(case, concept, 0) == every
        assert labels(case, concept, 1) == [1, 4, 5, 8, 9]
    assert labels(case, "nash", 2) == [5, 6, 7, 8, 9]
    assert labels(case, "gmr", 2) == labels(case, "smr", 2) == every
    assert labels(case, "seq", 2) == [2, 3, 5, 6, 7, 8, 9]


def test_elmira_coalitions() -> None:  # [V]
    case = tables.elmira()
    by_label = {tables.elmira_label(int(s)): int(s) for s in np.flatnonzero(case.shown)}

    def improving(label: int) -> list[tuple[tuple[int, ...], int]]:
        found = paths.coalitions(case, by_label[label])
        return [(each.members, tables.elmira_label(each.target)) for each in found]

    assert ((0, 1), 8) in improving(5)
    assert improving(1) == [((0, 2), 5)]
    assert improving(4) == improving(8) == improving(9) == []


# Definitions, word for word, on explicit lists of moves.


class Slow:
    """A conflict as sets of moves, for small boards."""

    def __init__(self, case: Conflict) -> None:
        self.case, board = case, case.board
        self.states = [s for s in range(board.states) if board.feasible[s]]
        self.deciders = range(len(board.deciders))
        self.moves = {
            (d, s): [t for t in self.states if t != s and self._allowed(d, s, t)]
            for d in self.deciders
            for s in self.states
        }

    def _allowed(self, decider: int, before: int, after: int) -> bool:
        board = self.case.board
        for option in range(board.options):
            was, now = before >> option & 1, after >> option & 1
            if was == now:
                continue
            if option not in board.deciders[decider]:
                return False
            if (was and board.only_taken >> option & 1) or (
                now and board.only_dropped >> option & 1
            ):
                return False
        return True

    def improving(self, decider: int, state: int) -> list[int]:
        worth = self.case.worth[decider]
        return [t for t in self.moves[decider, state] if worth[t] > worth[state]]

    def together(self, group: list[int], start: int, *, liked: bool) -> set[int]:
        """States at the end of legal sequences: nobody twice in a row; the start is not one."""
        found: set[tuple[int, int]] = set()
        todo = [(start, -1)]
        while todo:
            state, last = todo.pop()
            for mover in group:
                if mover == last:
                    continue
                for after in self.improving(mover, state) if liked else self.moves[mover, state]:
                    if (after, mover) not in found:
                        found.add((after, mover))
                        todo.append((after, mover))
        return {state for state, _ in found}

    def is_stable(self, concept: Concept, decider: int, state: int) -> bool:
        worth = self.case.worth[decider]
        others = [d for d in self.deciders if d != decider]
        for move in self.improving(decider, state):
            if concept == "nash":
                return False
            answers = self.together(others, move, liked=concept == "seq")
            good = [u for u in answers if worth[u] <= worth[state]]
            if concept == "smr":
                good = [
                    u for u in good
                    if all(worth[v] <= worth[state] for v in self.moves[decider, u])
                ]  # fmt: skip
            if not good:
                return False
        return True


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    """Boards with up to four deciders, ruled-out combinations, one-way options and ties."""
    options = draw(st.integers(2, 5))
    owners = draw(st.lists(st.integers(-1, 3), min_size=options, max_size=options))
    used = sorted({o for o in owners if o >= 0}) or [0]
    deciders = tuple(tuple(i for i, o in enumerate(owners) if o == d) for d in used)
    everything = (1 << options) - 1
    patterns = []
    for _ in range(draw(st.integers(0, 3))):
        mask = draw(st.integers(1, everything))
        patterns.append(Pattern(mask, draw(st.integers(0, everything)) & mask))
    taken = draw(st.integers(0, everything))
    dropped = draw(st.integers(0, everything)) & ~taken
    if draw(st.booleans()):
        taken = dropped = 0
    try:
        board = Board(options, deciders, tuple(patterns), taken, dropped)
    except ValueError:
        board = Board(options, deciders, (), taken, dropped)
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    levels = draw(st.sampled_from([3, 1 << options]))
    worth = rng.integers(0, levels, (len(deciders), 1 << options)).astype(np.int32)
    return Conflict(board, worth)


@settings(max_examples=150, deadline=None)
@given(conflicts())
def test_stabilities_are_what_the_definitions_say(case: Conflict) -> None:
    slow, fast = Slow(case), solve(case)
    for concept in CONCEPTS:
        for decider in slow.deciders:
            expected = [s for s in slow.states if slow.is_stable(concept, decider, s)]
            assert np.flatnonzero(fast.by_decider[concept][decider]).tolist() == expected


@settings(max_examples=80, deadline=None)
@given(conflicts())
def test_nash_within_smr_within_gmr_and_nash_within_seq_within_gmr(case: Conflict) -> None:
    found = solve(case).by_decider
    for narrow, wide in (("nash", "smr"), ("smr", "gmr"), ("nash", "seq"), ("seq", "gmr")):
        assert (found[narrow] <= found[wide]).all()  # type: ignore[index]


@settings(max_examples=60, deadline=None)
@given(conflicts())
def test_reach_and_coalitions_are_what_the_definitions_say(case: Conflict) -> None:
    slow = Slow(case)
    start = slow.states[0]
    everybody = list(slow.deciders)
    assert set(np.flatnonzero(paths.reachable(case, start))) == {start} | slow.together(
        everybody, start, liked=False
    )
    assert set(np.flatnonzero(paths.improving_reach(case, start))) == {start} | slow.together(
        everybody, start, liked=True
    )
    for group in paths.coalitions(case, start):
        assert all(case.worth[m, group.target] > case.worth[m, start] for m in group.members)
        _check_path(slow, start, group.path, liked=False)
    found = {group.members for group in paths.coalitions(case, start)}
    for members in _groups(everybody):
        reached = slow.together(list(members), start, liked=False)
        gains = any(all(case.worth[m, t] > case.worth[m, start] for m in members) for t in reached)
        assert (members in found) == gains


def _groups(everybody: list[int]) -> Iterator[tuple[int, ...]]:
    for bits in range(1 << len(everybody)):
        members = tuple(d for d in everybody if bits >> d & 1)
        if len(members) > 1:
            yield members


def _check_path(slow: Slow, start: int, path: tuple[paths.Step, ...], *, liked: bool) -> None:
    state = start
    for step in path:
        assert step.before == state
        allowed = slow.improving(step.mover, state) if liked else slow.moves[step.mover, state]
        assert step.after in allowed
        state = step.after


@settings(max_examples=80, deadline=None)
@given(conflicts(), st.sampled_from(CONCEPTS[1:]))
def test_every_stable_state_has_its_deterrents(case: Conflict, concept: Concept) -> None:
    slow, found = Slow(case), solve(case)
    for decider in slow.deciders:
        for state in slow.states[:6]:
            told = list(paths.deterrents(case, state, decider, concept))
            assert {each.move.after for each in told} == set(slow.improving(decider, state))
            held = bool(found.by_decider[concept][decider, state])
            assert held == all(each.answer for each in told)
            for each in told:
                _check_path(slow, each.move.after, each.answer, liked=concept == "seq")
                if each.answer:
                    end = each.answer[-1].after
                    assert case.worth[decider, end] <= case.worth[decider, state]


@settings(max_examples=40, deadline=None)
@given(conflicts(), st.integers(0, 1000))
def test_draws_give_what_single_conflicts_give(case: Conflict, seed: int) -> None:
    rng = np.random.default_rng(seed)
    worth = rng.integers(0, 9, (3, *case.worth.shape)).astype(np.int32)
    together = solve(Conflict(case.board, worth))
    for draw in range(3):
        alone = solve(Conflict(case.board, worth).draw(draw))
        for concept in CONCEPTS:
            assert (together.by_decider[concept][draw] == alone.by_decider[concept]).all()
            strength = together.strength()
        assert (strength[draw] == alone.strength()).all()


def test_boards_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="60 options"):
        Board(60, (tuple(range(60)),))
    with pytest.raises(ValueError, match="two deciders"):
        Board(2, ((0,), (0, 1)))
    with pytest.raises(ValueError, match="not there"):
        Board(2, ((0, 5),))
    with pytest.raises(ValueError, match="neither be taken nor dropped"):
        Board(1, ((0,),), only_taken=1, only_dropped=1)
    with pytest.raises(ValueError, match="no state is feasible"):
        Board(1, ((0,),), (Pattern(1, 0), Pattern(1, 1)))


def test_merged_states_must_be_one() -> None:
    board = Board(2, ((0,), (1,)))
    level = np.zeros((2, 4), dtype=np.int32)
    with pytest.raises(ValueError, match="leads out"):
        Conflict(board, level, (Pattern(1, 1),))
    final = Board(2, ((0,), (1,)), only_taken=1)
    uneven = level.copy()
    uneven[0, 3] = 1
    with pytest.raises(ValueError, match="differently"):
        Conflict(final, uneven, (Pattern(1, 1),))
    assert np.flatnonzero(Conflict(final, level, (Pattern(1, 1),)).shown).tolist() == [0, 1, 2]
