"""Truces: where they stand by the words around them, what they cover, and which are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Scope
from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.scene import Scene
from goodoffices.facts import Ceasefire

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

STANDINGS = [
    ("The envoy called for a ceasefire.", "proposed"),
    ("The meeting could lead to a ceasefire.", "proposed"),
    ("They discussed brokering a truce.", "proposed"),
    ("The two sides agreed to a ceasefire on Monday.", "agreed"),
    ("The army announced a truce on Monday.", "agreed"),
    ("They signed a ceasefire agreement.", "agreed"),
    ("They agreed to implement a cessation of hostilities.", "agreed"),
    ("The ceasefire took effect at midnight.", "in_force"),
    ("The truce was due to take effect on Monday.", "agreed"),
    ("Their truce ran out on Sunday.", "expired"),
    ("The rebels called off the truce.", "collapsed"),
    ("The army had declared the truce over.", "collapsed"),
    (
        "They watched over the truce, which was to have begun in May and never took hold.",
        "collapsed",
    ),
    ("No one has declared an end to the ceasefire.", "fragile"),
    ("The current cease-fire must be consolidated.", "in_force"),
    ("The truce has largely held.", "in_force"),
    ("The sides have respected the ceasefire.", "in_force"),
    ("A fragile truce let the convoys pass.", "fragile"),
    ("Both armies accused each other of violations of the truce.", "violated"),
    ("The rebels violated the ceasefire.", "violated"),
    ("Shelling went on despite the truce.", "violated"),
    ("The United Nations is requesting an extension of the truce.", "extension_requested"),
    ("The government rejected a ceasefire.", "rejected"),
    ("The truce expired on Sunday.", "expired"),
    ("The ceasefire collapsed within days.", "collapsed"),
    ("They mourned last month's collapsed ceasefire.", "collapsed"),
    ("The truce is no longer in place.", "collapsed"),
]


def ceasefires(scene_of: SceneOf, text: str) -> list[Ceasefire]:
    return list(find_ceasefires(scene_of(text)))


@pytest.mark.parametrize(("text", "status"), STANDINGS)
def test_find_ceasefires_status(scene_of: SceneOf, text: str, status: str) -> None:
    assert [each.status.value for each in ceasefires(scene_of, text)] == [status]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("They agreed to a humanitarian pause.", "humanitarian pause"),
        ("They agreed to a cessation of hostilities.", "cessation of hostilities"),
        ("They agreed to a cease-fire.", "cease-fire"),
        ("The parties signed an armistice.", "armistice"),
    ],
)
def test_find_ceasefires_term_as_printed(scene_of: SceneOf, text: str, term: str) -> None:
    (found,) = ceasefires(scene_of, text)
    assert found.term == term


@pytest.mark.parametrize(
    ("text", "scope", "place"),
    [
        ("They agreed to a ceasefire in Aleppo.", Scope.LOCAL, "Aleppo"),
        ("They agreed to a ceasefire in Colombia.", Scope.NATIONAL, "Colombia"),
        ("They agreed to a ceasefire.", Scope.NATIONAL, None),
        ("They mourned the collapse of several ceasefires.", Scope.UNKNOWN, None),
        ("The sides created two de-escalation zones.", Scope.LOCAL, None),
    ],
)
def test_find_ceasefires_scope(
    scene_of: SceneOf, text: str, scope: Scope, place: str | None
) -> None:
    (found,) = ceasefires(scene_of, text)
    assert (found.scope, found.place) == (scope, place)


def test_find_ceasefires_venue_is_no_place(scene_of: SceneOf) -> None:
    (found,) = ceasefires(scene_of, "Ministers who met in Geneva called for a ceasefire.")
    assert found.place is None


def test_find_ceasefires_repeat_is_one(scene_of: SceneOf) -> None:
    text = "The sides agreed to a ceasefire. The ceasefire was agreed on Monday."
    assert len(ceasefires(scene_of, text)) == 1


def test_find_ceasefires_other_place_stays_apart(scene_of: SceneOf) -> None:
    text = "They agreed to a ceasefire in Aleppo. They agreed to a truce in Homs."
    assert [each.place for each in ceasefires(scene_of, text)] == ["Aleppo", "Homs"]


def test_find_ceasefires_other_status_stays_apart(scene_of: SceneOf) -> None:
    text = "The old ceasefire collapsed in May. The envoy called for a new ceasefire."
    found = ceasefires(scene_of, text)
    assert {each.status.value for each in found} == {"collapsed", "proposed"}


def test_find_ceasefires_bare_mention_beside_surer_one_is_dropped(scene_of: SceneOf) -> None:
    text = "The truce has largely held. Diplomats spoke about the truce."
    assert [each.status.value for each in ceasefires(scene_of, text)] == ["in_force"]


def test_find_ceasefires_what_is_none(scene_of: SceneOf) -> None:
    assert ceasefires(scene_of, "This is not a ceasefire.") == []


def test_find_ceasefires_no_truce(scene_of: SceneOf) -> None:
    assert ceasefires(scene_of, "The army shelled the town.") == []


def test_find_ceasefires_date_and_parties(scene_of: SceneOf) -> None:
    text = "A ceasefire between Russia and Ukraine took effect on Monday."
    (found,) = ceasefires(scene_of, text)
    assert found.date is not None
    assert found.date.printed == "Monday"
    assert [party.printed for party in found.parties] == ["Russia", "Ukraine"]


def test_find_ceasefires_evidence_points_into_the_text(scene_of: SceneOf) -> None:
    text = "Both armies have violated the ceasefire in Aleppo."
    (found,) = ceasefires(scene_of, text)
    (trigger,), (place,) = found.evidence["trigger"], found.evidence["place"]
    assert trigger.of(text) == found.trigger == "violated the ceasefire"
    assert place.of(text) == "Aleppo"


def test_place_of_a_modifier_is_no_place_of_a_truce(scene_of: SceneOf) -> None:
    text = (
        "Shells fell again in the old city of Karmat, says the London-based Valley Monitor. "
        "A fragile truce let people out of the city."
    )
    assert [each.place for each in ceasefires(scene_of, text)] == ["Karmat"]


def test_place_in_front_is_the_truces(scene_of: SceneOf) -> None:
    text = "In Aleppo, in the spring, a truce ended with the surrender of the east."
    (found,) = ceasefires(scene_of, text)
    assert (found.place, found.scope) == ("Aleppo", Scope.LOCAL)


def test_truce_in_some_places_is_local(scene_of: SceneOf) -> None:
    (found,) = ceasefires(scene_of, "The most to be hoped for was a truce in some places.")
    assert found.scope is Scope.LOCAL


def test_what_was_not_said_is_no_status(scene_of: SceneOf) -> None:
    assert ceasefires(scene_of, "The front did not say that the truce was over.") == []
