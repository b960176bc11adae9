"""Talks are told apart: those of before, those proposed, a series; who sits there once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Attendance, Realis
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.facts import Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def _found(scene_of: SceneOf, text: str) -> list[Talks]:
    return list(find_talks(scene_of(text)))


def _names(talks: Talks) -> list[str]:
    return [each.party.printed for each in talks.participants]


@pytest.mark.parametrize(
    "text",
    [
        "The peace talks resumed on Monday, six months after the sides met in Lusaka.",
        "The peace talks began on Monday. The government and the rebels had met in Lusaka in May.",
        "The two sides, who last met in Lusaka in June, began peace talks on Monday.",
        "The peace talks between the army and the rebels, the first since a meeting in Lusaka last "
        "year, opened on Monday.",
    ],
)
def test_an_earlier_meeting_does_not_place_the_talks(scene_of: SceneOf, text: str) -> None:
    main = [each for each in _found(scene_of, text) if each.name and "talks" in each.name]
    assert [each.venue for each in main] == [None]


def test_a_round_of_named_talks_has_their_town_and_sides(scene_of: SceneOf) -> None:
    text = "Second round of the Geneva talks between the government and the rebels ended on Friday."
    [talks] = _found(scene_of, text)
    assert (talks.number, talks.venue) == (2, "Geneva")
    assert talks.name == "Second round of the Geneva talks"
    assert _names(talks) == ["the government", "the rebels"]


def test_a_series_of_rounds_is_not_where_the_sides_agree(scene_of: SceneOf) -> None:
    text = (
        "Six rounds of talks between the government and the rebels have brought nothing so far. "
        "In Oslo both sides agreed on a commission."
    )
    placed = {each.name for each in _found(scene_of, text) if each.venue == "Oslo"}
    assert "Six rounds of talks" not in placed


def test_the_fourth_round_is_the_talks_just_told_of(scene_of: SceneOf) -> None:
    first = "The government and the rebels ended talks in Kampala on Friday. "
    [talks] = _found(scene_of, f"{first}The fourth round made little progress, mediators said.")
    assert (talks.number, talks.venue) == (4, "Kampala")
    two = _found(scene_of, f"{first}The fourth round will be held in Entebbe in June.")
    assert [each.venue for each in two] == ["Kampala", "Entebbe"]


def test_talks_about_talks_are_one_gathering(scene_of: SceneOf) -> None:
    text = "The army and the rebels held talks about talks in Harare on Monday."
    [talks] = _found(scene_of, text)
    assert (talks.name, talks.venue) == ("talks about talks", "Harare")


def test_proposed_talks_are_not_those_that_broke_off(scene_of: SceneOf) -> None:
    text = (
        "A last set of peace talks between the government and the rebels broke off this month. "
        "The king has proposed talks between the two in Doha."
    )
    over, proposed = _found(scene_of, text)
    assert (over.venue, proposed.venue) == (None, "Doha")
    assert proposed.realis is Realis.POSSIBLE


def test_a_planned_summit_is_not_the_meeting_that_was_held(scene_of: SceneOf) -> None:
    text = (
        "The rebels boycotted the ten-day meeting of the warring sides. "
        "A leaders' summit is planned before January 31."
    )
    told = {each.name: each for each in _found(scene_of, text)}
    assert told["leaders' summit"].realis is Realis.PLANNED
    assert told["leaders' summit"].participants == ()


def test_a_conference_held_to_set_up_a_body_is_not_to_come(scene_of: SceneOf) -> None:
    text = (
        "Allies of the rebels held a peace conference of their own at Derik on Tuesday and "
        "Wednesday, to set up a council."
    )
    [talks] = _found(scene_of, text)
    assert talks.realis is Realis.ACTUAL


def test_who_is_asked_and_disinvited_is_not_invited(scene_of: SceneOf) -> None:
    text = "Iran was invited to the peace talks in Geneva on Sunday and disinvited on Monday."
    [talks] = _found(scene_of, text)
    assert [each.status for each in talks.participants] == [Attendance.NOT_INVITED]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Security chief John Roe and rebel commander Peter Moe signed a truce in Harare on "
            "Saturday after talks between the government and the rebels.",
            ["the government", "the rebels"],
        ),
        (
            "Russian security chief Ivan Roe and rebel chief of staff Aslan Moe signed a peace "
            "accord in Harare on Saturday after eight hours of talks.",
            ["Aslan Moe", "Ivan Roe"],
        ),
    ],
)
def test_who_signs_sits_there_once(scene_of: SceneOf, text: str, names: list[str]) -> None:
    [talks] = _found(scene_of, text)
    assert sorted(_names(talks)) == sorted(names)


@pytest.mark.parametrize("loose", ["The rebels", "The country's largest guerrilla army"])
def test_the_rebels_are_the_armed_group_that_is_named(scene_of: SceneOf, loose: str) -> None:
    named = "The government and the FARC opened peace talks in Oslo on Monday."
    [talks] = _found(scene_of, f"{named} {loose} sent five delegates to the talks.")
    assert _names(talks) == ["The government", "FARC"]


def test_to_take_part_in_politics_is_no_seat(scene_of: SceneOf) -> None:
    text = (
        "The government and the army ended six months of talks in Harare. "
        "Former rebels could take part in politics."
    )
    [talks] = _found(scene_of, text)
    assert not any("rebels" in name for name in _names(talks))


def test_a_first_of_its_kind_has_no_number(scene_of: SceneOf) -> None:
    text = "The president opened a first-of-its-kind peace summit in Oslo on Monday."
    [talks] = _found(scene_of, text)
    assert talks.number is None


def test_a_supposition_gives_no_day(scene_of: SceneOf) -> None:
    text = "If the peace talks in Oslo were needed yesterday, the rebels said, they are needed now."
    assert all(each.date is None for each in _found(scene_of, text))


@pytest.mark.parametrize(
    "matter",
    [
        "They are on tariffs and steel exports. Traders fear a war of words.",
        "The network lost customers and viewers of its baseball channel in the standoff.",
    ],
)
def test_talks_on_trade_are_less_sure_than_those_on_peace(scene_of: SceneOf, matter: str) -> None:
    start = "The army said rebels fired on a port. The minister spoke of the harvest. It rained. "
    talks = "Weekend talks between Chad and Mali began in Oslo on Monday. "
    [trade] = _found(scene_of, f"{start}{talks}{matter}")
    [peace] = _found(scene_of, f"{start}{talks}They are on a truce and the release of captives.")
    assert trade.confidence < peace.confidence


def test_conversations_in_private_are_no_numbered_conference(scene_of: SceneOf) -> None:
    text = (
        '"We have had private conversations and they understand," the envoy told reporters. '
        "The army is still fighting in the north. He called on Selby to accept the premise of the "
        "first Lusaka conference in June 2012."
    )
    [named] = [each for each in _found(scene_of, text) if each.number == 1]
    assert named.venue == "Lusaka"
    assert "conversations" not in named.found_by
    assert not _names(named)
