"""What became of a truce, told behind its beginning with "which" or "it"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

_OFFERED = {"The rebels offered a truce on Sunday, which the army rejected.": "proposed"}
FATES = [
    ("On 23 April the Front declared a unilateral suspension of hostilities, which it broke"
     " within days.", "violated", "Front"),
    ("The rebels declared a truce in May but broke it on 3 June.", "violated", "rebels"),
    ("The army agreed a ceasefire with the rebels, which both sides violated at once.",
     "violated", "rebels"),
    ("The Front declared a unilateral truce, which it later extended. Its fighters stayed.",
     "extended", "Front"),
    ("The army and the rebels signed a ceasefire in March, which the army ended in May.",
     "collapsed", "army"),
    ("The rebels offered a truce on Sunday, which the army rejected.", "rejected", "army"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "party"), FATES)
def test_beginning_and_fate_are_two_points_of_a_truce(
    scene_of: SceneOf, text: str, status: str, party: str
) -> None:
    begun, fate = find_ceasefires(scene_of(text))
    assert (begun.status, fate.status) == (_OFFERED.get(text, "agreed"), status)
    assert any(party in each.printed for each in fate.parties)


def test_the_day_of_the_beginning_is_not_that_of_the_fate(scene_of: SceneOf) -> None:
    _, fate = find_ceasefires(scene_of(FATES[0][0]))
    assert fate.date is None
    _, dated = find_ceasefires(scene_of(FATES[1][0]))
    assert dated.date is not None
    assert "3 June" in dated.date.printed


UNTOLD = [
    "The army agreed a ceasefire with the rebels, which it may break.",
    "The army and the rebels signed a ceasefire after a battle for the town, which the army"
    " destroyed.",
    "The army declared a truce with the rebels and blamed the militia, which it did not break.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_may_be_or_befell_something_else_is_no_fate(scene_of: SceneOf, text: str) -> None:
    assert [each.status for each in find_ceasefires(scene_of(text))] == ["agreed"]


def test_a_breach_that_each_side_is_accused_of(scene_of: SceneOf) -> None:
    text = "The army and the rebels agreed a truce, each side accusing the other of breaking it."
    assert [each.status for each in find_ceasefires(scene_of(text))] == ["agreed", "violated"]
