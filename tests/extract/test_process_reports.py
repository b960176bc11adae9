"""What is wanted in everyday politics is no position of a peace process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.positions import find_positions
from goodoffices.extract.process_reports import DOUBTED, is_everyday, is_of_home
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

PADDING = (
    " The mayor of the town opened the fair on Sunday, and the shops along the harbour stayed open"
    " until the evening. Farmers showed their sheep and apples, children sang in the school hall,"
    " the brass band played, and a baker from the next valley won the prize for the best loaf of"
    " bread for the third year."
)
WISH = "Senator Omar Hale demanded a new law on elections."
AMID = [
    "The rebels and the army fought on.",
    "The truce held.",
    "Peace talks open in Varn next week.",
    "The junta said nothing.",
    "Soldiers and guerrillas were seen.",
]


def _sure(scene: Scene) -> float:
    return max(each.confidence for each in find_positions(scene))


def test_a_wish_of_everyday_politics_is_doubted(scene_of: SceneOf) -> None:
    scene = scene_of(WISH + PADDING)
    assert is_everyday(scene)
    assert _sure(scene) <= DOUBTED


@pytest.mark.parametrize("amid", AMID)
def test_the_same_wish_counts_where_a_war_or_its_end_is_told(scene_of: SceneOf, amid: str) -> None:
    scene = scene_of(f"{WISH} {amid}{PADDING}")
    assert not is_everyday(scene)
    assert _sure(scene) > DOUBTED


def test_a_few_lines_may_leave_out_what_they_are_about(scene_of: SceneOf) -> None:
    assert not is_everyday(scene_of(WISH))


def test_a_wish_for_talks_of_war_and_peace_counts_in_any_report(scene_of: SceneOf) -> None:
    scene = scene_of("Senator Omar Hale demanded peace talks with the rebels of Varn." + PADDING)
    assert _sure(scene) > DOUBTED
    scene = scene_of("Senator Omar Hale demanded talks with the bakers." + PADDING)
    assert _sure(scene) <= DOUBTED


def test_a_campaign_that_speaks_of_a_war_is_none(scene_of: SceneOf) -> None:
    campaign = " The candidates met the voters of the primary at rallies, and the polls were close."
    told = "Senator Omar Hale demanded a vote on schools. He had seen the war in Mali."
    scene = scene_of(told + 3 * campaign + PADDING)
    assert is_of_home(scene)
    assert _sure(scene) <= DOUBTED
    scene = scene_of(
        "Senator Omar Hale demanded air strikes on the rebels." + 3 * campaign + PADDING
    )
    assert is_of_home(scene)
    assert _sure(scene) > DOUBTED
