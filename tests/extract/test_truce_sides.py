"""Who approves a truce with somebody is a side of it; who would keep one "if" does not keep it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
FOUGHT = " The rebels and the army had fought for weeks."


def test_both_sides_of_a_truce_that_one_approves(scene_of: SceneOf) -> None:
    text = "Mali approved a ceasefire with the Northern Front on Monday." + FOUGHT
    found = next(iter(find_ceasefires(scene_of(text))))
    assert {party.printed for party in found.parties} == {"Mali", "Northern Front"}


def test_a_truce_kept_on_a_condition_is_not_sure(scene_of: SceneOf) -> None:
    text = "The rebels said they would observe the truce if the army did so." + FOUGHT
    found = list(find_ceasefires(scene_of(text)))
    assert found
    assert all(each.confidence < 0.5 for each in found)
