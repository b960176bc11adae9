"""A server looks for rings of objects seldom; nobody else's habits are changed."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from goodoffices.show.litter import LITTER, tidy_seldom


@pytest.fixture(autouse=True)
def usual() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)
    gc.unfreeze()


def test_new_objects_are_looked_through_seldom_and_old_ones_never(
    usual: tuple[int, int, int],
) -> None:
    tidy_seldom()
    assert gc.get_threshold() == (LITTER, *usual[1:])
    assert gc.get_freeze_count() > 0
    assert gc.isenabled()


def test_one_who_looks_even_more_seldom_is_left_alone() -> None:
    gc.set_threshold(5 * LITTER, 7, 9)
    tidy_seldom()
    assert gc.get_threshold() == (5 * LITTER, 7, 9)
