"""Wishes given up, fought for, threatened or put up with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Stance
from goodoffices.extract.positions import find_positions
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def test_who_fights_on_until_he_goes_demands_that_he_go(scene_of: SceneOf) -> None:
    text = "Hezbollah vowed to fight on until President Omar Hale steps down."
    (found,) = find_positions(scene_of(text))
    assert found.stance is Stance.DEMAND
    assert found.content == "President Omar Hale steps down"


def test_who_threatens_to_leave_the_talks_is_not_against_them(scene_of: SceneOf) -> None:
    (found,) = find_positions(scene_of("Hezbollah threatened to pull out of the talks."))
    assert (found.stance, found.claimed) == (Stance.UNCERTAIN, False)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt no longer insists that the president leave.",
        "Egypt no longer demands the withdrawal of the troops.",
        "Omar Hale lives with his mother in a truce.",
    ],
)
def test_what_is_given_up_is_no_position(scene_of: SceneOf, text: str) -> None:
    assert list(find_positions(scene_of(text))) == []


def test_who_could_live_with_it_is_for_it(scene_of: SceneOf) -> None:
    (found,) = find_positions(scene_of("Egypt could live with a federal system."))
    assert found.stance is Stance.SUPPORT
    assert found.content == "a federal system"
