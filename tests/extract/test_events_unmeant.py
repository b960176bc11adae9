"""Words of force, quarrel and accord that tell of no act, beside the same words that do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import EventType, Realis
from goodoffices.extract.events import find_events
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

NOTHING = {
    "oneself": "Omar Hale, 61, shot himself on Tuesday.",
    "oneself defended": "Omar Hale defended himself on Tuesday.",
    "trust": "The army destroyed trust in Egypt.",
    "operations run": "Egypt proposed nothing that would run African Union military operations.",
    "mines": "Omar Hale made a fortune, gaining control of many mines.",
    "a lead": "Omar Hale holds a wide lead over Ivan Vale.",
    "half a town": "The army holds the north of Nairobi.",
    "an opinion": "Egypt agreed with Sudan that the vote was fair.",
    "an idea": "Egypt disputes the idea that Sudan was first.",
    "may be reluctant": "Egypt may be reluctant to negotiate with Sudan.",
    "her own": "She called her vote a mistake.",
    "owned up": "Omar Hale called his vote for the law a mistake.",
    "papers": "Egypt delivered the agreements on Monday.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_act_in(scene_of: SceneOf, text: str) -> None:
    told = {each.type for each in find_events(scene_of(text))} - {EventType.REQUEST}
    assert told == set()


KINDS = {
    "others": ("Omar Hale shot Ivan Vale on Tuesday.", "ASSAULT"),
    "himself and others": ("Omar Hale blew himself up in Nairobi on Tuesday.", "ASSAULT"),
    "others and himself": ("Omar Hale killed Ann Vale and himself on Tuesday.", "ASSAULT"),
    "a town": ("The army destroyed the town in Egypt.", "ASSAULT"),
    "operations begun": ("Egypt launched military operations against Sudan.", "ASSAULT"),
    "control of a town": ("The rebels gained control of the town on Monday.", "ASSAULT"),
    "a prisoner": ("The rebels held Omar Hale for a year.", "COERCE"),
    "a deed": ("Egypt agreed with Sudan to leave the town.", "AGREE"),
    "reluctant": ("Egypt is reluctant to negotiate with Sudan.", "REJECT"),
    "his rival's": ("Omar Hale called Egypt's vote a sham.", "ACCUSE"),
    "an accord": ("Egypt and Sudan reached an agreement on Monday.", "AGREE"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_the_same_words_still_tell_an_act(scene_of: SceneOf, text: str, kind: str) -> None:
    assert kind in [each.type.value for each in find_events(scene_of(text))]


def test_who_leaves_a_town_under_a_deal_breaks_nothing_off(scene_of: SceneOf) -> None:
    (event,) = find_events(
        scene_of("The rebels left the town of Angoche under a deal with the government.")
    )
    assert event.type is EventType.RETREAT
    (event,) = find_events(scene_of("The rebels left the coalition with the government."))
    assert event.type is EventType.SANCTION


def test_what_is_decided_is_planned(scene_of: SceneOf) -> None:
    (event,) = find_events(scene_of("Egypt's decision to leave the African Union hurt shops."))
    assert event.realis is Realis.PLANNED


def test_the_place_of_what_one_is_accused_of_is_not_where_one_is_accused(scene_of: SceneOf) -> None:
    (event,) = find_events(scene_of("Egypt was accused of spending money on a flat in Nairobi."))
    assert event.place is None
    (event,) = find_events(scene_of("In Nairobi, Sudan accused Egypt of spending money."))
    assert event.place == "Nairobi"


def test_the_press_of_a_country_is_not_the_country(scene_of: SceneOf) -> None:
    (event,) = find_events(scene_of("Omar Hale blasted the Egyptian press."))
    assert event.targets[0].printed == "the Egyptian press"


def test_talks_that_are_only_tried_are_possible_and_a_raid_tried_is_begun(
    scene_of: SceneOf,
) -> None:
    (event,) = find_events(scene_of("Egypt tried to talk to Sudan on Monday."))
    assert event.realis is Realis.POSSIBLE
    (event,) = find_events(scene_of("Egypt tried to storm the town on Monday."))
    assert event.realis is Realis.ACTUAL
    (event,) = find_events(scene_of("Omar Hale tried to mediate between Egypt and Sudan."))
    assert event.realis is Realis.ACTUAL
