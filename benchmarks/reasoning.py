"""How fast the negotiation models are, beside public tools on the same cases in one run.

python benchmarks/reasoning.py [--quick]

Peers are used where they are installed: `powerindex` and `negmas`. The graph model's peer is the
textbook form, dense matrices of states by states, written here; gmcr-py is not on the package
index and gives wrong sets for three or more deciders, so it is no oracle. The challenge model's
peer is its definition in plain loops. Times are the best of several runs; memory is the peak of
the process after each case.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goodoffices.reason import challenge_compiled, packages, voting
from goodoffices.reason.challenge import Talks
from goodoffices.reason.challenge import solve as solve_challenge
from goodoffices.reason.compromise import Positions
from goodoffices.reason.conflict import CONCEPTS, Conflict
from goodoffices.reason.conflict import solve as solve_conflict
from goodoffices.reason.conflict_moves import Board, Pattern
from goodoffices.reason.packages import Bargain

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))


def best(work: Callable[[], object], times: int = 5) -> float:
    """Give the shortest of several runs in seconds; one more goes before, to warm up."""
    work()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def row(what: str, ours: float, peer: float | None = None, note: str = "") -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio = f"{peer * 1e3:10.2f} ms  {peer / ours:8.1f} x" if peer else f"{'-':>13}  {'-':>10}"
    print(f"{what:58} {ours * 1e3:10.2f} ms  {ratio}  {peak:6.0f} MB  {note}", flush=True)


def board(options: int, deciders: int, *, one_way: bool) -> Conflict:
    """Give a board with random strict rankings, as in the note; some options may be one-way."""
    rng = np.random.default_rng(options)
    share = options // deciders
    own = tuple(tuple(range(d * share, (d + 1) * share)) for d in range(deciders))
    taken = sum(1 << block[0] for block in own) if one_way else 0
    ruled_out = (Pattern(0b11, 0b11),) if one_way else ()
    made = Board(options, own, ruled_out, only_taken=taken)
    worth = np.stack([rng.permutation(made.states) for _ in own]).astype(np.int32)
    return Conflict(made, worth)


def dense(case: Conflict) -> dict[str, NDArray[np.bool_]]:
    """Solve by matrices of states by states, straight from the definitions."""
    made = case.board
    numbers = np.arange(made.states)
    moves, likes = [], []
    for own, worth in zip(made.deciders, case.worth, strict=True):
        mask = sum(1 << o for o in own)
        change = numbers[:, None] ^ numbers[None, :]
        dropped, taken = numbers[:, None] & ~numbers[None, :], numbers[None, :] & ~numbers[:, None]
        legal = (change != 0) & (change & ~mask == 0) & made.feasible & made.feasible[:, None]
        legal &= (dropped & made.only_taken == 0) & (taken & made.only_dropped == 0)
        moves.append(legal)
        likes.append(legal & (worth[None, :] > worth[:, None]))
    found = {concept: [] for concept in CONCEPTS}
    for d, worth in enumerate(case.worth):
        others = [o for o in range(len(made.deciders)) if o != d]
        spoils = worth[None, :] <= worth[:, None]
        stuck = spoils & (case.board.best_own(worth, d)[None, :] <= worth[:, None])
        tempting = likes[d]
        answers = {
            "gmr": (_reach([moves[o] for o in others]), spoils),
            "smr": (_reach([moves[o] for o in others]), stuck),
            "seq": (_reach([likes[o] for o in others]), spoils),
        }
        found["nash"].append(~tempting.any(axis=1) & made.feasible)
        for concept, (reach, good) in answers.items():
            spoilt = (good.astype(np.float32) @ reach.T.astype(np.float32)) > 0
            found[concept].append(~(tempting & ~spoilt).any(axis=1) & made.feasible)
    return {concept: np.stack(each) for concept, each in found.items()}


def _reach(steps: list[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Give what can be reached by any of the moves, as often as wanted."""
    found = np.any(steps, axis=0)
    while True:
        further = found | ((found.astype(np.float32) @ found.astype(np.float32)) > 0)
        if (further == found).all():
            return found
        found = further


def conflicts(quick: bool) -> None:
    for options, times in ((8, 20), (10, 10), (12, 10), (16, 5), (20, 1)):
        if quick and options > 16:
            continue
        for one_way in (False, True):
            case = board(options, 4, one_way=one_way)
            ours = best(lambda case=case: solve_conflict(case), times)  # type: ignore[misc]
            peer, note = None, ""
            if options <= 10:
                peer = best(lambda case=case: dense(case), 1)  # type: ignore[misc]
                mine, theirs = solve_conflict(case).by_decider, dense(case)
                same = all((mine[c] == theirs[c]).all() for c in CONCEPTS)
                note = "same sets" if same else "SETS DIFFER"
            kind = "one-way and ruled-out" if one_way else "free"
            row(f"conflict, {options} options, 4 deciders, {kind}", ours, peer, note)


def challenges(quick: bool) -> None:
    rng = np.random.default_rng(1)

    def case(draws: int, n: int) -> Positions:
        return Positions(
            rng.random((draws, n)) * 100, rng.random((draws, n)), rng.random((draws, n))
        )

    slow_round = importlib.import_module("reason.test_challenge").slow_round
    one = case(1, 20)
    arrays = (one.position[0], one.capability[0], one.salience[0])
    slow = best(lambda: slow_round(*arrays, span=float(np.ptp(arrays[0])), q=1.0), 1)
    fast = best(lambda: solve_challenge(one, Talks("text", rounds=1)), 20)
    row("challenge text, 20 actors, one draw-round (peer: loops)", fast, slow)
    for compiled in (True, False) if challenge_compiled.READY else (False,):
        name = "compiled" if compiled else "NumPy"
        big, how = case(1, 200), Talks("text", rounds=1, compiled=compiled)
        row(f"challenge text, 200 actors, one draw-round, {name}", _timed(big, how, 10)[0])
        draws = 10_000 if compiled and not quick else 1_000
        many, long = case(draws, 20), Talks("text", rounds=10, compiled=compiled)
        took, cpu = _timed(many, long, 3 if compiled else 1)
        what = f"challenge text, 20 x 10 rounds x {draws:,} draws, {name}"
        row(what, took, note=f"processor time {cpu:.2f} s over all cores")
    table = case(1, 10)
    took = best(lambda: solve_challenge(table, Talks("table", rounds=1)), 20)
    row("challenge table, 10 actors, one round", took)


def _timed(given: Positions, how: Talks, times: int) -> tuple[float, float]:
    """Give the shortest time by the clock, and the mean processor time: the machine is shared."""
    before = time.process_time()
    took = best(lambda: solve_challenge(given, how), times)
    return took, (time.process_time() - before) / (times + 1)


def bargains() -> None:
    rng = np.random.default_rng(1)
    for issues, values in ((5, 6), (5, 10)):
        weights = [rng.dirichlet(np.ones(issues)) for _ in range(2)]
        scores = [[rng.random(values) for _ in range(issues)] for _ in range(2)]
        worth = np.stack([packages.worth_of(weights[p], scores[p]) for p in range(2)], axis=1)
        case = Bargain(worth, np.zeros(2))
        ours = best(lambda case=case: packages.solve(case), 10)  # type: ignore[misc]
        peer, note = _negmas(worth, packages.solve(case).frontier)
        row(f"packages, {issues} issues x {values}: zone, frontier, four points", ours, peer, note)
    draws = [Bargain(worth[:7776], np.full(2, 0.3))] * 1000
    row("packages, 1,000 draws of 7,776", best(lambda: [packages.solve(b) for b in draws], 1))


def _negmas(worth: NDArray[np.float64], ours: NDArray[np.int64]) -> tuple[float | None, str]:
    try:
        tools = importlib.import_module("negmas.preferences.ops")
    except ImportError:
        return None, "negmas is not installed"
    took = best(lambda: tools.pareto_frontier_numpy(worth), 1)
    theirs = {tuple(each) for each in worth[tools.pareto_frontier_numpy(worth)]}
    same = theirs == {tuple(each) for each in worth[ours]}
    return took, "negmas: frontier alone, same" if same else "negmas: FRONTIER DIFFERS"


def powers() -> None:
    weights = (10, 10, 10, 10, 5, 5, 5, 5, 4, 4, 3, 3, 2, 2, 2)
    rule = voting.VotingRule(weights, 58)
    ours = best(lambda: voting.solve(rule), 5)
    peer, note = None, "powerindex is not installed"
    try:
        tools = importlib.import_module("powerindex")
    except ImportError:
        pass
    else:
        game = tools.Game(rule.quota, list(weights))

        def theirs() -> None:
            game.calc_banzhaf()
            game.calc_shapley_shubik()

        peer = best(theirs, 2)
        mine = voting.solve(rule)
        near = np.allclose([float(b) for b in mine.banzhaf], game.banzhaf, atol=1e-6)
        near &= np.allclose([float(s) for s in mine.shapley], game.shapley_shubik, atol=1e-6)
        note = "same numbers" if near else "NUMBERS DIFFER"
    row(f"voting power, {len(weights)} members, exact", ours, peer, note)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="leave out what takes long")
    quick = asked.parse_args().quick
    print(f"{'case':58} {'ours':>13}  {'peer':>13}  {'peer/ours':>10}  {'peak':>9}")
    print(f"Numba: {'yes' if challenge_compiled.READY else 'no'}")
    conflicts(quick)
    challenges(quick)
    bargains()
    powers()


if __name__ == "__main__":
    main()
