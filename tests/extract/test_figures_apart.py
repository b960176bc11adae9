"""Figures kept from what stands beside them: another's place, a part's measure, a meant use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.figures import find_figures
from goodoffices.extract.scene import Scene
from goodoffices.facts import Figure

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def _found(scene_of: SceneOf, text: str) -> list[Figure]:
    return list(find_figures(scene_of(text)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A shell hit a market east of Damascus, killing 14 people.", None),
        ("A shell fell ten kilometres from Donetsk, killing 14 people.", None),
        ("A blast in Harim, north of Aleppo, killed 20 people.", "Harim"),
        ("A blast in the east of Aleppo killed 20 people.", "Aleppo"),
        (
            "Rebel mortars killed 16 people in Damascus. About 40,000 people are trapped.",
            "Damascus",
        ),
    ],
)
def test_beside_a_town_is_not_in_it(scene_of: SceneOf, text: str, place: str | None) -> None:
    assert _found(scene_of, text)[0].place == place


def test_who_is_shut_in_is_not_where_others_died(scene_of: SceneOf) -> None:
    text = "Rebel mortars killed 16 people in Damascus. And about 40,000 people are trapped."
    assert [each.place for each in _found(scene_of, text)] == ["Damascus", None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The register lists more than two million names, nearly one million of them displaced.",
            {("displaced", 1_000_000)},
        ),
        ("Three hundred fighters, most of them wounded, left the town.", {("fighters", 300)}),
        ("Three hundred fighters who were wounded left the town.", {("injured", 300)}),
        (
            "Half a million people are displaced and 300,000 have fled to neighbouring Kenya.",
            {("displaced", 500_000), ("refugees", 300_000)},
        ),
        ("The trucks carried flour and medicine for 60,000 people.", set()),
        ("The convoy brought food for 20,000 civilians in the town.", set()),
    ],
)
def test_what_is_counted(scene_of: SceneOf, text: str, told: set[tuple[str, float]]) -> None:
    assert {(each.measure.value, each.low) for each in _found(scene_of, text)} == told


def test_refugees_are_not_in_the_country_they_left(scene_of: SceneOf) -> None:
    text = (
        "Fighting went on across Chad on Monday, and rebels shelled towns in Chad. "
        "More than 2.3 million people have been registered as refugees since the war began."
    )
    [figure] = [each for each in _found(scene_of, text) if each.measure.value == "refugees"]
    assert figure.place is None


def test_a_country_named_in_passing_is_not_that_of_the_war(scene_of: SceneOf) -> None:
    text = (
        "The president spoke before he left for a meeting in Panama. "
        "The FARC broke the truce in May. "
        "The dead are about 220,000 since the war began."
    )
    [figure] = [each for each in _found(scene_of, text) if each.measure.value == "killed"]
    assert figure.place is None
