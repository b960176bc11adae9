from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from goodoffices.codes import EventType
from goodoffices.errors import ModelMissing
from goodoffices.label import DeedClue, load_deed_reader, usual_deed_reader
from goodoffices.label.deeds import BUCKETS, buckets_of, rows_of
from goodoffices.label.weights import write_weights


def written(tmp_path: Path, **other: np.ndarray) -> Path:
    # States of two numbers; the first speaks for an assault, the name "aid" for aid.
    names = np.zeros((BUCKETS, 3))
    names[buckets_of(DeedClue(0, 0, ("aid",)))] = [0.0, 0.0, 6.0]
    tables = {
        "mean": np.zeros(4), "spread": np.ones(4), "names": names,
        "hidden": np.eye(2, 4), "hidden.bias": np.zeros(2),
        "out": np.array([[0.0, 0.0], [5.0, 0.0], [0.0, 0.0]]), "out.bias": np.array([2.0, 0, 0]),
    }  # fmt: skip
    path = tmp_path / "deeds.npz"
    write_weights(path, {**tables, **other}, {"types": ["ASSAULT", "AID"]})
    return path


def test_state_and_names_of_a_word_tell_its_type(tmp_path: Path) -> None:
    states = np.array([[0, 1], [1, 0]], dtype=np.float32)
    clues = [DeedClue(0, 0, ()), DeedClue(1, 0, ()), DeedClue(0, 0, ("aid",))]
    none, struck, helped = load_deed_reader(written(tmp_path)).read(states, clues)
    assert max(none.chances.values()) < 0.2
    assert (struck.type, helped.type) == ("ASSAULT", "AID")
    assert struck.chances["ASSAULT"] > 0.9
    assert helped.chances["AID"] > 0.9


def test_chances_of_a_word_leave_room_for_none(tmp_path: Path) -> None:
    states = np.zeros((1, 2), dtype=np.float32)
    (deed,) = load_deed_reader(written(tmp_path)).read(states, [DeedClue(0, 0, ())])
    assert sum(deed.chances.values()) < 0.5


def test_name_told_twice_counts_once() -> None:
    assert (
        buckets_of(DeedClue(0, 0, ("a", "a"))).tolist()
        == buckets_of(DeedClue(0, 0, ("a",))).tolist()
    )


def test_no_words_give_no_deeds(tmp_path: Path) -> None:
    assert load_deed_reader(written(tmp_path)).read(np.zeros((3, 2), dtype=np.float32), []) == []


def test_row_holds_the_word_and_its_head() -> None:
    states = np.array([[1, 0], [3, 2]], dtype=np.float32)
    assert rows_of(states, [DeedClue(1, 0, ())]).tolist() == [[3, 2, 1, 0]]


def test_weights_of_other_shapes_are_refused_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, out=np.zeros((2, 2)))
    with pytest.raises(ModelMissing, match=r"deeds\.npz.*out"):
        load_deed_reader(path)


def test_weights_of_the_package_know_all_types() -> None:
    width = usual_deed_reader()._tables["mean"].shape[0] // 2
    states = np.zeros((1, width), dtype=np.float32)
    (deed,) = usual_deed_reader().read(states, [DeedClue(0, 0, ("tag VBD",))])
    assert set(deed.chances) == {each.value for each in EventType}
