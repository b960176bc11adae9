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


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Egypt wants to block the peace deal.", Stance.OPPOSE),
        ("Egypt joined the bid to block the peace talks.", Stance.OPPOSE),
        ("The news told of Egypt's decision not to attend the talks.", Stance.OPPOSE),
        ("Egypt wants to end the siege.", Stance.SUPPORT),
        ("Egypt insisted that its focus would be to broker a peace deal.", Stance.SUPPORT),
        ("Egypt insisted that Sudan would leave the talks.", Stance.DEMAND),
    ],
)
def test_stance_follows_what_the_wish_would_do(
    scene_of: SceneOf, text: str, stance: Stance
) -> None:
    assert [each.stance for each in find_positions(scene_of(text))] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt refused to say that Sudan must leave the talks.",
        "Egypt left, convinced that Sudan had let the talks become too central.",
        "Egypt acknowledged that it was hard because it will require a ceasefire to hold.",
    ],
)
def test_what_is_not_said_or_only_believed_is_no_position(scene_of: SceneOf, text: str) -> None:
    assert list(find_positions(scene_of(text))) == []


def test_denial_is_told_once(scene_of: SceneOf) -> None:
    (found,) = [
        each
        for each in find_positions(scene_of("Egypt said it would accept no preconditions."))
        if each.stance is not Stance.CONDITION
    ]
    assert (found.stance, found.content) == (Stance.OPPOSE, "preconditions")


def test_who_accepts_nothing_less_demands_it(scene_of: SceneOf) -> None:
    (found,) = find_positions(scene_of("Egypt would accept nothing less than a full withdrawal."))
    assert (found.stance, found.content) == (Stance.DEMAND, "a full withdrawal")


def test_who_wants_guarantees_demands_them(scene_of: SceneOf) -> None:
    (found,) = find_positions(scene_of("Egypt wants guarantees that the truce will hold."))
    assert found.stance is Stance.DEMAND


def test_what_others_say_one_should_demand_is_theirs(scene_of: SceneOf) -> None:
    text = "Sudan said that Egypt should press Omar Hale to accept new elections."
    holders = {each.actor.printed for each in find_positions(scene_of(text))}
    assert holders == {"Sudan"}


def test_condition_ends_where_the_next_thing_said_begins(scene_of: SceneOf) -> None:
    text = (
        "Ann Vale said Kenyan aircraft would stop flying over the zones if they stayed calm, "
        "and that Nairobi was ready to send observers."
    )
    found = [each for each in find_positions(scene_of(text)) if each.stance is Stance.CONDITION]
    assert found
    assert all("observers" not in each.content for each in found)
