from __future__ import annotations

import numpy as np
import pytest

from goodoffices.label.layers import scaled, shares_of


def test_what_is_far_off_is_cut() -> None:
    assert scaled(np.array([[99.0]]), np.array([0.0]), np.array([2.0])).tolist() == [[5.0]]


def test_shares_of_a_row_sum_to_one_however_large_the_scores() -> None:
    found = shares_of(np.array([[1000.0, 1000.0], [0.0, np.log(3)]]))
    assert found.tolist() == [[0.5, 0.5], pytest.approx([0.25, 0.75])]
