from __future__ import annotations

import numpy as np
import pytest

from goodoffices.label.roles import PATHS, role_classes


def test_path_tells_child_from_grandchild_and_stranger() -> None:
    # 1 hangs on 0, 2 on 1; 3 is a root of its own.
    heads = np.array([0, 0, 1, 3])
    _, path = np.moveaxis(role_classes(np.array([0]), np.array([1, 2, 3]), heads), 2, 0)
    assert len(set(path[0])) == 3
    assert path[0, 2] == PATHS - 1


@pytest.mark.parametrize(("actor", "side"), [(0, "before"), (4, "after")])
def test_distance_tells_before_from_after(actor: int, side: str) -> None:
    heads = np.array([2, 2, 2, 2, 2])
    classes = role_classes(np.array([2]), np.array([actor, 2]), heads)
    here, same = classes[0, :, 0]
    assert here != same
    assert bool(here >= 7) is (side == "after")
