"""A town told elsewhere counts only where harm is told of it, and never before a figure's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.figures import find_figures
from goodoffices.extract.scene import Scene
from goodoffices.facts import Figure

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
DEAD = "Twelve people were killed."

PLACES = [
    (f"Shells fell on the market of Malabo. {DEAD}", "Malabo"),
    (f"An envoy spoke to villagers in Malabo. {DEAD}", None),
    (f"The rockets had come from a hill at Malabo. {DEAD}", None),
    ("Shells fell on Malabo. At least 30 people froze to death on the Morov pass.", None),
    ("Shells fell on Malabo. The army has lost 109 soldiers.", None),
    ("Shells fell on Malabo. The war has killed 40,000 people since 1990.", None),
    # A count's own sentence: what is struck, its parts, and what stands beyond a semicolon.
    ("Fighters raided Malabo, on Lake Chad, killing five people.", "Malabo"),
    ("Rescuers pulled 49 bodies from the ruins of Malabo.", "Malabo"),
    ("Soldiers hold 90 people in the hospital of Malabo, ten miles inside Chad.", "Malabo"),
    ("Fighting went on in Malabo; the army has freed 300 hostages.", None),
    # Nobody is counted where people talk.
    ("The rebels, who kidnapped two nurses, are holding talks in Nairobi.", None),
]


def _last(scene_of: SceneOf, text: str) -> Figure:
    return list(find_figures(scene_of(text)))[-1]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_harm_is_told(scene_of: SceneOf, text: str, place: str | None) -> None:
    assert _last(scene_of, text).place == place


def test_a_part_elsewhere_does_not_place_the_whole(scene_of: SceneOf) -> None:
    text = "Three people were shot dead, two of them in Malabo and one in Bol."
    whole = next(iter(find_figures(scene_of(text))))
    assert (whole.printed, whole.place) == ("Three", None)


def test_the_region_meant_comes_before_the_state(scene_of: SceneOf) -> None:
    text = (
        "Indonesia and rebels from Aceh agreed to stop fighting in the province, where 12,000 "
        "people have been killed since 1976."
    )
    assert _last(scene_of, text).place == "Aceh"
