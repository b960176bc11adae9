"""Truces that are brought down, praised, wished for or kept to a few hours: told as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.scene import Scene
from goodoffices.facts import Ceasefire

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
SHOWN = 0.35


def _found(scene_of: SceneOf, text: str) -> list[Ceasefire]:
    return list(find_ceasefires(scene_of(text)))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Shelling by the army brought down the ceasefire.", "collapsed"),
        ("The truce between the army and the rebels was brought down by a raid.", "collapsed"),
        ("That quarrel broke earlier truces between the army and the rebels.", "collapsed"),
        ("The rebels broke the truce with the army.", "violated"),
        ("The ceasefire, widely violated by both armies, expires on Friday.", "violated"),
        ("The truce has been marred by rebel raids.", "violated"),
        ("The army announced that it would end its truce with the rebels on Friday.", "collapsed"),
        ("The minister called the rebels' ceasefire fragile.", "fragile"),
        ("The president called a truce with the rebels on Monday.", "agreed"),
        ("The largest rebel group called the truce off on Tuesday.", "collapsed"),
    ],
)
def test_what_became_of_it(scene_of: SceneOf, text: str, status: str) -> None:
    assert status in {one.status.value for one in _found(scene_of, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels wanted guarantees that the March ceasefire would be respected by the army.",
        "The rebels demanded that the ceasefire be respected by the army.",
        "The rebel militia wrote to the envoy that it would respect the truce.",
        "The council of the armies found that its terms, an end to the use of mines and "
        "a lasting reduction in violence, had not been met.",
    ],
)
def test_what_says_nothing_of_where_it_stands(scene_of: SceneOf, text: str) -> None:
    assert [one for one in _found(scene_of, text) if one.confidence >= SHOWN] == []


def test_who_praises_a_truce_is_no_side_of_it(scene_of: SceneOf) -> None:
    text = "The minister of Chad, Anne Morel, called the truce with the rebels a great step."
    (truce,) = _found(scene_of, text)
    assert truce.status.value == "agreed"
    assert not any("Morel" in party.printed for party in truce.parties)


@pytest.mark.parametrize(
    "text",
    [
        "A humanitarian pause, from nine to two, starting tomorrow, was ordered by the army.",
        "About 300 people have been taken out of the old quarter under a truce agreed by the army.",
    ],
)
def test_some_hours_or_a_way_out_is_no_truce_of_a_country(scene_of: SceneOf, text: str) -> None:
    assert {one.scope.value for one in _found(scene_of, text)} == {"local"}
