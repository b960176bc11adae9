"""What a verb makes of a truce: refused, renewed, run out, vowed; and whether it is of a war."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.scene import Scene
from goodoffices.facts import Ceasefire

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
_LEAST = 0.2
"""Confidence below which a truce is only named."""

TOLD = [
    ("The army and the rebels renewed a truce on Sunday.", "extended"),
    ("The envoy wants to renew the truce.", "proposed"),
    ("The rebels refused to extend the truce.", "rejected"),
    ("The rebels rejected the truce proposed by the union.", "rejected"),
    ("Neither side has accepted the ceasefire proposed by the envoy.", "rejected"),
    ("The rebels ignored calls for a ceasefire and bombed the town.", "rejected"),
    ("The general said there would be no ceasefire until the rebels disarmed.", "rejected"),
    ("A five-day truce ended on Sunday night and raids resumed.", "expired"),
    ("A five-day truce ended in gunfire.", "collapsed"),
    ("The ceasefire came to an end at midnight.", "expired"),
    ("The president lifted the unilateral ceasefire on Saturday.", "collapsed"),
    ("The ceasefire was declared over by the minister.", "collapsed"),
    ("The envoy hopes to avoid the collapse of the truce.", "fragile"),
    ("The Front said it would observe a ceasefire from 24 December.", "agreed"),
    ("The rebels announced a halt to all military operations.", "agreed"),
    ("The rebels said they were suspending attacks for a month.", "agreed"),
    ("The army and the rebels will stop fighting from 4 August.", "agreed"),
    ("He asked the rebels to observe the truce to which they committed themselves.", "agreed"),
    ("The minister said the army was ready for a 30-day ceasefire.", "proposed"),
    ("Talks aimed at a ceasefire resumed in Oslo.", "proposed"),
    ("The Front has called ceasefires before.", "agreed"),
    ("The war went on for years until a ceasefire was signed in 1994.", "agreed"),
    ("A ceasefire ended six weeks of fighting.", "in_force"),
    ("The truce entered its fourth day.", "in_force"),
    ("There were no reports of ceasefire violations on Sunday.", "in_force"),
    ("The truce lies in ruins.", "collapsed"),
]


def _shown(scene_of: SceneOf, text: str) -> list[Ceasefire]:
    found = find_ceasefires(scene_of(text))
    return [each for each in found if each.confidence >= _LEAST]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_where_a_truce_stands(scene_of: SceneOf, text: str, status: str) -> None:
    assert [each.status.value for each in _shown(scene_of, text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The Front denied that it had agreed to a truce.",
        "The army stopped the fighting in the east.",
    ],
)
def test_what_tells_of_no_truce(scene_of: SceneOf, text: str) -> None:
    assert _shown(scene_of, text) == []


def test_a_truce_of_a_strike_is_kept_back(scene_of: SceneOf) -> None:
    text = (
        "Rail unions agreed to a truce with the employers. Workers had stopped trains over wages, "
        "and the army carried the mail."
    )
    assert all(each.confidence < 0.4 for each in _shown(scene_of, text))


def test_the_day_of_the_signing_is_not_that_of_the_status(scene_of: SceneOf) -> None:
    shown = _shown(scene_of, "The truce signed in May between the army and the rebels is holding.")
    (held,) = [each for each in shown if each.status == "in_force"]
    assert held.date is None
    [dated] = _shown(scene_of, "The truce between the army and the rebels ended on 3 May.")
    assert dated.date is not None
    assert "3 May" in dated.date.printed


def test_several_truces_that_are_only_counted_have_no_scope(scene_of: SceneOf) -> None:
    found = _shown(scene_of, "More than 30 truces had already been signed and broken in this war.")
    assert {each.status.value for each in found} == {"agreed", "violated"}
    assert {each.scope.value for each in found} == {"unknown"}


PLACES = [
    ("The sides signed a ceasefire in Havana on 9 June.", None),
    ("Rebels in the city of Homs agreed to a truce on Friday.", "Homs"),
    ("The army and the rebels agreed to a truce around Aleppo.", "Aleppo"),
    ("Egypt proposed a truce in Aleppo.", "Aleppo"),
    ("The president broke an Easter truce with the rebels.", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_of_a_truce(scene_of: SceneOf, text: str, place: str | None) -> None:
    assert [each.place for each in _shown(scene_of, text)] == [place]


def test_who_says_that_it_will_keep_a_truce_is_a_side(scene_of: SceneOf) -> None:
    [vowed] = _shown(scene_of, "The National Front said it would observe a truce from Sunday.")
    assert [each.printed for each in vowed.parties] == ["National Front"]


def test_a_truce_that_is_only_supposed_to_hold_is_not_shown(scene_of) -> None:
    assert not _shown(scene_of, "Kenya said it could lead a mission if the ceasefire is holding.")


def test_a_truce_told_with_the_day_it_was_made_is_told_twice(scene_of) -> None:
    text = "The truce announced on December 30 between Chad and the rebels has been violated."
    found = {each.status.value: each.date for each in _shown(scene_of, text)}
    assert set(found) == {"agreed", "violated"}
    assert found["violated"] is None
    assert found["agreed"] is not None
