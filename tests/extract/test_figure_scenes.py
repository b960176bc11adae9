"""Where the victims of a war are told to have died: never the venue, the host or the mediator."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.figures import find_figures
from goodoffices.extract.scene import Scene
from goodoffices.facts import Figure

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

TOTAL = "The war has killed 40,000 people since 1990."

PLACES = [
    # Those who fight tell the country, not who hosts, mediates or is named most.
    (
        "Cuba hosts the talks. Cuba is glad. Cuba's president spoke. The FARC rebels signed a "
        f"deal with Colombia in Havana. {TOTAL}",
        "Colombia",
    ),
    (
        f"China spoke. China's envoy and China's army saw the Arakan Army leave Myanmar. {TOTAL}",
        "Myanmar",
    ),
    # A country to which rebels only lean is not theirs.
    (f"The pro-Russian rebels met envoys. Russia was glad. Russia said so. {TOTAL}", None),
    # Nobody comes to harm where a deal is signed or where a spokesman speaks.
    ("Both sides signed in Malabo a deal that ends a war that has claimed 900 lives.", None),
    ("He told reporters in Malabo that 12 people were killed.", None),
    ("Peace talks will open in Malabo. The raid killed 12 people.", None),
    ("In Malabo, the raid killed 12 people, the governor said.", "Malabo"),
    ("Troops drove 6,000 villagers out of Malabo.", "Malabo"),
    ("The raid killed 45 people in the village of Tarasha.", "Tarasha"),
    # "There" points to the town of whoever speaks.
    ("The mayor of Tarasha said that 900 people have died there.", "Tarasha"),
    # A day's sum is of no one town.
    ("Shells fell on Malabo. Four soldiers were killed in the past 24 hours.", None),
]


def _last(scene_of: SceneOf, text: str) -> Figure:
    return list(find_figures(scene_of(text)))[-1]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_the_victims_were(scene_of: SceneOf, text: str, place: str | None) -> None:
    assert _last(scene_of, text).place == place


def test_a_part_is_where_the_whole_is(scene_of: SceneOf) -> None:
    told = "The war in Chad has killed 900 people, including 40 children, since 1990."
    text = f"Shells fell on Malabo. {told}"
    whole, part = list(find_figures(scene_of(text)))[-2:]
    assert (whole.place, part.place, part.subset_of) == ("Chad", "Chad", "900")


def test_a_population_is_not_counted(scene_of: SceneOf) -> None:
    found = list(find_figures(scene_of("A fourth of Chad's 4 million people have fled.")))
    assert [figure.low for figure in found] == [None]
    assert found[0].printed == "A fourth"


def test_what_may_have_happened_is_told_as_possible(scene_of: SceneOf) -> None:
    may = _last(scene_of, "Some 10,000 people may have been killed, the alliance said.")
    was = _last(scene_of, "Some 10,000 people have been killed, the alliance said.")
    assert (may.realis.value, was.realis.value) == ("possible", "actual")
