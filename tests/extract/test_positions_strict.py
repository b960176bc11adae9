"""What looks like a wish and is none, whose it is, and what it hangs on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.positions import FAINT, find_positions
from goodoffices.extract.scene import Scene
from goodoffices.facts import Position

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def told(scene: Scene) -> list[tuple[str, str, str]]:
    return [(p.actor.printed, p.stance.value, p.issue.value) for p in find_positions(scene)]


def only(scene: Scene) -> Position:
    (found,) = find_positions(scene)
    return found


NONE = [
    "Kenya declined to confirm the death of the envoy in the talks.",
    "Hale questioned Kenya's commitment to a ceasefire.",
    "Hale said it is unclear what role the troops had in the attack.",
    "The villagers now have nowhere else to go, unless Kenya opens its border to refugees.",
    "Suppose Kenya demanded the release of its prisoners.",
    'Hale said "we are where we need to be" with a strategy against the rebels of Kenya.',
    "Hale said London called a referendum on a united Ireland.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_a_wish_is_none(scene_of: SceneOf, text: str) -> None:
    owners = {"Hale", "Kenya", "London", "The rebels", "villagers", "The villagers"}
    assert not [each for each in told(scene_of(text)) if each[0] in owners]


def test_a_plan_turned_down_is_anothers(scene_of: SceneOf) -> None:
    scene = scene_of("The rebels turned down a plan for a ceasefire.")
    assert {stance for _, stance, _ in told(scene)} == {"oppose"}


def test_a_list_of_conditions_is_told_whole(scene_of: SceneOf) -> None:
    text = (
        "The Front has said it will not negotiate unless Kenya stops bombing towns,"
        " lifts the blockades and releases detainees."
    )
    issues = {issue for _, stance, issue in told(scene_of(text)) if stance == "condition"}
    assert {"humanitarian", "detainees"} <= issues


def test_what_is_said_behind_a_condition_is_none(scene_of: SceneOf) -> None:
    text = "The Front will not sign unless Kenya withdraws its troops, Hale said, and warns of war."
    assert not [p for p in find_positions(scene_of(text)) if "warns" in p.content]


def test_till_is_until(scene_of: SceneOf) -> None:
    scene = scene_of('Hale said: "We will not talk till the prisoners are free."')
    assert {stance for _, stance, _ in told(scene)} == {"condition"}


def test_a_readiness_that_hangs_on_something_is_a_condition(scene_of: SceneOf) -> None:
    text = "Kenya is ready for a ceasefire on condition that the rebels leave the capital."
    assert {stance for _, stance, _ in told(scene_of(text))} == {"condition"}


def test_who_is_to_be_moved_is_asked(scene_of: SceneOf) -> None:
    scene = scene_of("Kenya tried to get Mali to the negotiating table.")
    assert told(scene) == [("Kenya", "demand", "talks")]


def test_no_return_is_a_refusal(scene_of: SceneOf) -> None:
    scene = scene_of("Kenya insisted that there could be no return to talks.")
    assert {stance for _, stance, _ in told(scene)} == {"oppose"}


def test_a_thing_is_wanted_for_something(scene_of: SceneOf) -> None:
    found = only(scene_of("Kenya demands guarantees for the talks."))
    assert found.content.startswith("guarantees")


def test_what_was_wanted_once_is_doubted(scene_of: SceneOf) -> None:
    now = only(scene_of("Kenya refused to attend the talks."))
    once = only(scene_of("Kenya initially refused to attend the talks."))
    assert once.confidence < FAINT < now.confidence


def test_what_another_supposes_is_a_claim(scene_of: SceneOf) -> None:
    scene = scene_of('"I think that Kenya wants talks," Omar Hale said.')
    assert all(p.claimed for p in find_positions(scene) if p.actor.printed == "Kenya")


def test_folded_arms_are_no_weapons(scene_of: SceneOf) -> None:
    scene = scene_of("Hale said no government could watch with folded arms while that happened.")
    assert "arms_support" not in {issue for _, _, issue in told(scene)}
