"""What sees wishes is learnt from coding sheets, wars kept for tests left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from goodoffices.extract.scene import Scene

torch = pytest.importorskip("torch")

from training.wish_gold import aims_of, holder_rows  # noqa: E402
from training.wishes import ISSUES, STANCES, Table, crossed, fit, main  # noqa: E402

ISSUE_WORDS = 3 * (len(ISSUES) + 1)


def table(name: str, seed: int) -> Table:
    # Every third word heads a content, and its first number says so.
    some = np.random.default_rng(seed)
    marked = np.array([1, 0, 0] * 20)
    rows = some.normal(size=(60, 6 + ISSUE_WORDS)).astype(np.float32)
    rows[:, 0] += 6 * marked
    rows[:, -ISSUE_WORDS] += 6 * marked
    holders = [({"one": 1.0, "voice": 1.0}, True), ({"one": 1.0, "doer 0": 1.0}, False)]
    return Table(name, rows, marked, np.where(marked, 0, -1), np.where(marked, 0, -1), holders)


def test_what_tells_a_wish_is_learnt() -> None:
    weights, holders = fit([table(f"war-{n}-a-b-c", n) for n in range(6)])
    assert weights["chance"].shape == (1, 48)
    assert weights["issue"].shape == (len(ISSUES), ISSUE_WORDS)
    assert weights["stance"].shape[0] == len(STANCES)
    assert weights["issue"][0, 0] > 0
    assert holders["voice"] > holders["doer 0"]


def test_wars_left_out_tell_how_well_words_are_found() -> None:
    told = crossed([table(f"war{n}-2001-01-01-a", n) for n in range(8)], 2)
    assert told.startswith("160 words head a content; found with F1 0.")


def test_odd_number_of_folders_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "in pairs" in capsys.readouterr().err


@pytest.mark.model
def test_marked_content_is_found_by_its_head_and_holder(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of("The truce is a trick to regroup, Ann Vale said.")
    codes = {"actor": "Ann Vale", "issue": "ceasefire", "stance": "oppose"}
    sheet = {
        "people": [{"name": "Ann Vale", "aliases": [], "roles": [], "affiliation": None}],
        "groups": [],
        "positions": [
            {**codes, "content": "a trick to regroup"},
            {**codes, "content": "nothing printed"},
        ],
    }  # fmt: skip
    (aim,) = aims_of(scene, sheet)
    assert scene.doc[aim.head].text == "trick"
    assert any(right for _, right in holder_rows(scene, (), [aim], sheet))
