"""Where a figure is told of, by the words that point to a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import StretchKind
from goodoffices.extract.figures import find_figures
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span, Stretch

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("More than 43,000 refugees from the war in Chad have crossed into Sudan.", "Sudan"),
        ("Turkey, which hosts 2.7 million refugees, urged the army to stop fighting.", "Turkey"),
        ("Aid agencies warned of hunger in Madaya, where 40,000 people are besieged.", "Madaya"),
        ("A bomber killed 36 people at a gathering of soldiers in Nangarhar.", "Nangarhar"),
        ("Radio reported rebel shelling of Abeche that killed seven.", "Abeche"),
        ("A shell killed a soldier in his car outside Abeche.", "Abeche"),
        ("A rocket attack on the city's Sheik Hamdu neighborhood killed 14.", "Sheik Hamdu"),
        ("A raid on a hotel in Mali's capital Bamako killed 20 people.", "Bamako"),
        (
            "At least eight civilians were killed on Thursday when mortar bombs hit a bus stop "
            "in the Leninsky district of rebel-held Donetsk.",
            "Donetsk",
        ),
        (
            "Media said a rocket attack on the city's Sheikh Maqsoud neighbourhood killed 14.",
            "Sheikh Maqsoud",
        ),
    ],
)
def test_where_the_counted_are(scene_of: SceneOf, text: str, place: str) -> None:
    [figure] = find_figures(scene_of(text))
    assert figure.place == place


def test_a_lead_without_a_place_is_told_of_the_town_before_it(scene_of: SceneOf) -> None:
    text = "ABECHE - Gunmen killed 12 people at a market on Monday. The army came late."
    mark = Stretch(StretchKind.DATELINE, Span(0, len("ABECHE -")), "dateline")
    [figure] = find_figures(scene_of(text, stretches=(mark,)))
    assert figure.place == "ABECHE"


@pytest.mark.parametrize(
    "text",
    [
        "The rebel leader said hundreds of civilians were dead and begged Moscow to come.",
        "The government freed 100 prisoners on Palm Sunday. The army was glad.",
    ],
)
def test_who_is_asked_and_a_day_are_no_place(scene_of: SceneOf, text: str) -> None:
    assert all(each.place is None for each in find_figures(scene_of(text)))


def test_a_weekday_is_no_place(scene_of: SceneOf) -> None:
    text = "A convoy entered a besieged town on Monday where 900 people are trapped."
    assert all(each.place is None for each in find_figures(scene_of(text)))


def test_who_fled_to_another_state_is_a_refugee_and_who_stays_is_displaced(scene_of) -> None:
    text = (
        "War goes on in Cameroon. In Cameroon 638,000 people remain displaced inside the country, "
        "more than 64,000 have fled to Nigeria and 5,000 fled to Bamenda."
    )
    found = {figure.low: figure.measure.value for figure in find_figures(scene_of(text))}
    assert found == {638000: "displaced", 64000: "refugees", 5000: "displaced"}


def test_the_dead_of_a_town_that_is_stormed_are_of_that_town(scene_of) -> None:
    text = "Troops stormed the town of Kumba on Sunday, killing at least 19 people."
    (figure,) = find_figures(scene_of(text))
    assert figure.place == "Kumba"
