"""Whose wish a wish is, and what is none: teams, lists, people in need, steps in passing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import StretchKind
from goodoffices.extract.positions import find_positions
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span, Stretch

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def test_a_team_holds_what_those_want_whose_it_is(scene_of: SceneOf) -> None:
    text = (
        "The Houthis spoke. Their negotiating team demanded that the siege of the city be lifted."
    )
    (found,) = find_positions(scene_of(text))
    assert found.actor.printed == "Their"


def test_who_is_wanted_out_is_told_with_whence(scene_of: SceneOf) -> None:
    text = "The Front wants Chadian troops and local militias out of the region."
    (found,) = find_positions(scene_of(text))
    assert found.content == "Chadian troops and local militias out of the region"


NO_WISHES = [
    "Some 13 million people need food aid, the agency says.",
    "The two sides agreed to free captives, a step the Front had demanded.",
]


@pytest.mark.parametrize("text", NO_WISHES)
def test_a_need_of_others_and_a_step_are_no_demands(scene_of: SceneOf, text: str) -> None:
    assert all(each.stance != "demand" for each in find_positions(scene_of(text)))


def test_the_first_of_a_list_keeps_what_it_hangs_on(scene_of: SceneOf) -> None:
    text = (
        "The Front wants an immediate halt to the fighting, unhindered aid and the departure of "
        "Chadian troops."
    )
    told = [each.content for each in find_positions(scene_of(text))]
    assert "an immediate halt to the fighting" in told
    assert "the fighting" not in told


OTHERS_WISHES = {
    "by leaving": "Khalifa Haftar may not want to anger Egypt by boycotting the talks.",
    "derailed": "The Houthis walked out, derailing the first attempt in years to hold peace talks.",
}


@pytest.mark.parametrize("text", OTHERS_WISHES.values(), ids=OTHERS_WISHES.keys())
def test_what_may_be_or_is_done_to_the_aim_of_others_is_no_wish(
    scene_of: SceneOf, text: str
) -> None:
    assert list(find_positions(scene_of(text))) == []


def test_who_urges_beside_a_saying_verb_is_the_speaker(scene_of: SceneOf) -> None:
    text = "Hezbollah said Egypt does too little, urging it to free the prisoners."
    assert "Hezbollah" in {each.actor.printed for each in find_positions(scene_of(text))}


def test_who_insists_that_others_are_kept_out_wants_it(scene_of: SceneOf) -> None:
    text = "Omar al-Bashir is insisting that the Houthis are excluded from the peace talks."
    (found,) = find_positions(scene_of(text))
    assert (found.actor.printed, found.issue.value) == ("Omar al-Bashir", "talks")


def test_what_a_settlement_requires_is_wanted_by_who_says_so(scene_of: SceneOf) -> None:
    text = "A peace agreement will require an end to the siege, Omar al-Bashir said."
    (found,) = find_positions(scene_of(text))
    assert "end to the siege" in found.content


def test_the_own_future_of_a_people_is_how_it_is_governed(scene_of: SceneOf) -> None:
    text = '"The people of Yemen will have to determine their own future," Omar al-Bashir said.'
    (found,) = find_positions(scene_of(text))
    assert found.issue.value == "governance"


def test_a_reporter_in_a_transcript_wants_nothing(scene_of: SceneOf) -> None:
    text = (
        "PRESENTER: Our reporter Ann Vale is in Oslo. What happens next?\n"
        "VALE: The pact must be signed before the summit.\nORTEGA: The pact must be kept."
    )
    labels = tuple(
        Stretch(StretchKind.SPEAKER_LABEL, Span(at, at + len(name)), "label", name)
        for name in ("PRESENTER", "VALE", "ORTEGA")
        if (at := text.index(f"{name}:")) >= 0
    )
    found = find_positions(scene_of(text, stretches=labels))
    assert [each.actor.printed for each in found] == ["ORTEGA"]


def test_what_would_not_be_done_to_others_keeps_whom_it_is_about(scene_of: SceneOf) -> None:
    text = "General Omar Vale said the soldiers would not be withdrawn until the rebels disarmed."
    found = [each for each in find_positions(scene_of(text)) if each.stance == "condition"]
    assert {tuple(each.content.split()[:2]) for each in found} == {("the", "soldiers")}


def test_doubt_of_seriousness_is_about_what_is_spoken_of_around(scene_of: SceneOf) -> None:
    text = "Given the collapse of several ceasefires, Egypt doubts the seriousness of Hezbollah."
    (found,) = find_positions(scene_of(text))
    assert (found.issue.value, found.stance.value) == ("ceasefire", "uncertain")
    assert found.confidence == 0.5


def test_who_is_called_on_by_a_noun_does_not_want_it(scene_of: SceneOf) -> None:
    text = "Omar al-Bashir repeated his call for Chad to accept a ceasefire."
    (found,) = find_positions(scene_of(text))
    assert (found.actor.printed, found.issue.value) == ("Omar al-Bashir", "ceasefire")


def test_two_governments_named_together_are_two(scene_of: SceneOf) -> None:
    found = find_positions(scene_of("The Greek and Turkish governments want a truce."))
    assert [each.actor.printed for each in found] == ["Greek", "Turkish"]
