"""The weights of wishes: what they make of a word, and which files of them are refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from goodoffices.codes import Issue, Stance
from goodoffices.errors import ModelMissing
from goodoffices.label import Clue, load_wisher, usual_wisher, wishes
from goodoffices.label.weights import write_weights
from goodoffices.label.wishes import rows_of

CARD = {"stances": ["demand", "support"], "issues": ["talks", "other"], "holders": {"voice": 2.0}}


def written(tmp_path: Path, **other: np.ndarray) -> Path:
    # States of two numbers; the only number of a clue is the word of an issue.
    tables = {
        "mean": np.zeros(7), "spread": np.ones(7),
        "hidden": np.eye(2, 7), "hidden.bias": np.zeros(2),
        "chance": np.array([[4.0, 0.0]]), "chance.bias": np.array([-2.0]),
        "stance": np.array([[1.0, 0.0], [0.0, 1.0]]), "stance.bias": np.zeros(2),
        "issue": np.array([[3.0], [0.0]]), "issue.bias": np.array([-1.0, 0.0]),
    }  # fmt: skip
    path = tmp_path / "wishes.npz"
    write_weights(path, {**tables, **other}, CARD)
    return path


def clue(token: int, number: float, *, first: int | None = None, head: int = 0) -> Clue:
    return Clue(token, token if first is None else first, token, head, (number,))


def test_word_with_the_right_state_tells_a_wish_with_stance_and_issue(tmp_path: Path) -> None:
    states = np.array([[0, 1], [1, 0]], dtype=np.float32)
    none, wish = load_wisher(written(tmp_path)).read(states, [clue(0, 0.0), clue(1, 1.0)])
    assert none.chance < 0.2 < 0.8 < wish.chance
    assert (none.stance, wish.stance) == ("support", "demand")
    assert (none.issue, wish.issue) == ("other", "talks")
    assert wish.issue_chance == pytest.approx(1 / (1 + np.exp(-2)), abs=0.01)


def test_many_words_are_judged_in_parts_as_each_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wishes, "_TOGETHER", 4)
    wisher = load_wisher(written(tmp_path))
    states = np.random.default_rng(1).normal(size=(11, 2)).astype(np.float32)
    clues = [clue(n, n % 2, first=max(0, n - 3), head=10 - n) for n in range(11)]
    alone = [wish for each in clues for wish in wisher.read(states, [each])]
    together = wisher.read(states, clues)
    assert [wish.token for wish in together] == [wish.token for wish in alone]
    assert [w.chance for w in together] == pytest.approx([w.chance for w in alone])
    assert len(together) > 4


def test_word_that_hardly_tells_a_wish_is_not_given(tmp_path: Path) -> None:
    wisher = load_wisher(written(tmp_path, **{"chance.bias": np.array([-9.0])}))
    assert wisher.read(np.zeros((1, 2), dtype=np.float32), [clue(0, 1.0)]) == []


def test_no_words_give_no_wishes(tmp_path: Path) -> None:
    assert load_wisher(written(tmp_path)).read(np.zeros((3, 2), dtype=np.float32), []) == []


def test_holder_is_judged_by_how_he_was_found(tmp_path: Path) -> None:
    wisher = load_wisher(written(tmp_path))
    assert wisher.holds({"voice": 1.0}) > 0.8
    assert wisher.holds({"never heard of": 1.0}) == 0.5


def test_row_holds_the_word_its_phrase_its_head_and_the_numbers() -> None:
    states = np.array([[1, 0], [3, 2], [5, 4]], dtype=np.float32)
    (row,) = rows_of(states, [clue(2, 9.0, first=1, head=0)])
    assert row.tolist() == [5, 4, 4, 3, 1, 0, 9]


def test_phrase_that_ends_in_white_space_ends_with_the_document() -> None:
    states = np.array([[1, 1], [3, 3]], dtype=np.float32)
    (row,) = rows_of(states, [Clue(0, 0, 2, 0, (0.0,))])
    assert row[2:4].tolist() == [2, 2]


@pytest.mark.parametrize(
    ("table", "wrong"), [("stance", np.zeros((3, 2))), ("issue", np.zeros((3, 1)))]
)
def test_weights_of_another_shape_are_refused_by_name(
    tmp_path: Path, table: str, wrong: np.ndarray
) -> None:
    path = written(tmp_path, **{table: wrong})
    with pytest.raises(ModelMissing, match=rf"wishes\.npz.*table {table} has shape"):
        load_wisher(path)


def test_weights_of_the_package_know_stances_and_issues_of_the_codes() -> None:
    wisher = usual_wisher()
    assert wisher is usual_wisher()
    rng = np.random.default_rng(5)
    states = rng.normal(size=(9, 288)).astype(np.float32)
    numbers = tuple(rng.normal(size=21 + 3 * (len(Issue) + 1)).tolist())
    found = wisher.read(states, [Clue(n, n, n, 0, numbers) for n in range(9)])
    assert all(0 <= each.chance <= 1 and 0 < each.issue_chance <= 1 for each in found)
    assert all(Issue(each.issue) and Stance(each.stance) for each in found)
