from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from goodoffices.errors import ModelMissing
from goodoffices.label import load_labeller
from goodoffices.label.weights import read_weights, write_weights
from label.hand_made import CARD, tables, weights_file


def test_weights_come_back_to_within_half_a_step(tmp_path: Path) -> None:
    written = tables()
    read = read_weights(weights_file(tmp_path))
    for name, table in written.items():
        step = np.abs(table).max() / 127 if table.ndim == 2 else 0.0
        assert np.abs(read[name] - table).max() <= step / 2 + 1e-6, name


def test_wrong_shape_is_refused(tmp_path: Path) -> None:
    path = weights_file(tmp_path, emit=np.zeros((6, 8), dtype=np.float32))
    with pytest.raises(ModelMissing, match=r"emit has shape \(6, 8\), not \(7, 8\)"):
        read_weights(path)


def test_missing_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "short.npz"
    write_weights(path, {n: t for n, t in tables().items() if n != "emit"}, CARD)
    with pytest.raises(ModelMissing, match="emit is missing"):
        read_weights(path)


def test_other_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.npz"
    path.write_text("no weights")
    with pytest.raises(ModelMissing, match="cannot be read"):
        load_labeller(path)


def test_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="cannot be read"):
        load_labeller(tmp_path / "absent.npz")


def test_packaged_weights_hold_no_words_and_are_small() -> None:
    path = Path(load_labeller.__code__.co_filename).with_name("weights") / "statements.npz"
    assert path.stat().st_size < 4_000_000
    with np.load(path, allow_pickle=False) as file:
        kinds = {file[name].dtype.kind for name in file.files}
    assert kinds <= {"f", "i", "u"}
    assert set(read_weights(path).card["labels"]) == {"tags", "dependencies", "entities"}
