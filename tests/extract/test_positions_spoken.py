"""Whose words go on in a second quotation, whose duty it is, and reasons beside a wish."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.positions import find_positions
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def test_a_quotation_that_goes_on_is_the_same_speakers(scene_of: SceneOf) -> None:
    text = (
        '"We cannot go on like this," Omar Vale said. "Aid must be allowed into the besieged '
        'towns."'
    )
    (found,) = (each for each in find_positions(scene_of(text)) if each.issue == "humanitarian")
    assert (found.actor.printed, found.stance.value) == ("Omar Vale", "demand")


OWED = [
    "The two sides must agree on a truce and agree to an exchange of prisoners, Omar Vale said.",
    "The people will have to choose their leaders and agree on a constitution, Omar Vale said.",
]


@pytest.mark.parametrize("text", OWED)
def test_what_others_have_to_agree_is_wanted_by_who_says_so(scene_of: SceneOf, text: str) -> None:
    assert {each.actor.printed for each in find_positions(scene_of(text))} == {"Omar Vale"}


def test_the_grounds_of_a_wish_are_not_its_issue(scene_of: SceneOf) -> None:
    text = (
        "Omar al-Bashir insists that the Houthis be excluded from the congress on the grounds "
        "that they are terrorists."
    )
    (found,) = find_positions(scene_of(text))
    assert found.issue.value == "talks"


def test_the_parts_of_a_body_are_the_body(scene_of: SceneOf) -> None:
    text = "The 28 members of NATO are urging Egypt to accept the ceasefire."
    (found,) = find_positions(scene_of(text))
    assert found.actor.printed == "NATO"


@pytest.mark.parametrize(
    "text",
    [
        "In a bid to revive the peace talks, Egypt is to send an envoy to Hezbollah.",
        '"The only credible process is the peace talks in Geneva," said Egypt.',
    ],
)
def test_a_bid_and_the_only_process_are_supported(scene_of: SceneOf, text: str) -> None:
    (found,) = find_positions(scene_of(text))
    assert (found.actor.printed, found.stance.value, found.issue.value) == (
        "Egypt", "support", "talks",
    )  # fmt: skip


def test_what_is_critical_is_demanded(scene_of: SceneOf) -> None:
    text = "It is critical that Hezbollah release the prisoners, Omar al-Bashir said."
    (found,) = find_positions(scene_of(text))
    assert (found.actor.printed, found.stance.value) == ("Omar al-Bashir", "demand")


def test_what_somebody_complains_of_is_no_wish_of_the_other(scene_of: SceneOf) -> None:
    text = "The rebels complain that Egypt is trying to end the peace talks."
    assert "Egypt" not in {each.actor.printed for each in find_positions(scene_of(text))}


def test_which_backs_tells_of_the_nearest_state(scene_of: SceneOf) -> None:
    text = "The plan pleased Egypt and Qatar, which backs the peace talks."
    assert [each.actor.printed for each in find_positions(scene_of(text))] == ["Qatar"]
