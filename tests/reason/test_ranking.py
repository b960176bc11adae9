"""Preferences from statements and from lists."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.reason import ranking
from goodoffices.reason.ranking import FormulaInvalid

NAMES = {"truce": 0, "strike": 1, "lift_siege": 2}


@pytest.mark.parametrize(
    ("formula", "states"),
    [
        ("truce", [1, 3, 5, 7]),
        ("not strike", [0, 1, 4, 5]),
        ("truce and not strike", [1, 5]),
        ("truce or strike", [1, 2, 3, 5, 6, 7]),
        ("truce if lift_siege", [0, 1, 2, 3, 5, 7]),
        ("truce iff lift_siege", [0, 2, 5, 7]),
        ("not (truce or strike)", [0, 4]),
    ],
)
def test_formula_is_true_of_states(formula: str, states: list[int]) -> None:
    assert np.flatnonzero(ranking.truth(formula, NAMES, 3)).tolist() == states


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("truce and", "breaks off"),
        ("truce strike", "not expected"),
        ("withdraw", "there is no option “withdraw”"),
        ("(truce", "not closed"),
        ("truce & strike", "“&” is no word"),
        ("and truce", "missing"),
        ("", "breaks off"),
    ],
)
def test_unreadable_formula_says_why(formula: str, why: str) -> None:
    with pytest.raises(FormulaInvalid, match=why):
        ranking.truth(formula, NAMES, 3)


def test_first_statement_on_which_states_differ_decides() -> None:
    truths = [ranking.truth(each, NAMES, 3) for each in ("not strike", "truce", "lift_siege")]
    worth = ranking.by_priority(truths)
    order = sorted(range(8), key=lambda s: -worth[s])
    assert order == [5, 1, 4, 0, 7, 3, 6, 2]
    assert ranking.by_priority(truths, [1, 0, 2]).argmax() == 5


def test_lists_keep_ties_and_refuse_circles_and_gaps() -> None:
    feasible = np.array([True, True, True, False])
    assert ranking.by_list([[1, 2], [0]], feasible).tolist() == [1, 2, 2, 0]
    with pytest.raises(ValueError, match="circle"):
        ranking.by_list([[1], [0], [1], [2]], feasible)
    with pytest.raises(ValueError, match="not ranked"):
        ranking.by_list([[1], [0]], feasible)


def test_too_many_statements_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        ranking.by_priority([np.zeros(2, dtype=bool)] * 40)
