"""Where a truce was settled is not where it holds, and a halt to operations is not "the truce"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.ceasefires import find_ceasefires
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

FOUGHT = " The rebels and the army had fought for weeks."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mali and the rebels agreed a ceasefire in Kidal. They will meet again in Kidal.", None),
        ("Mali and the rebels agreed a ceasefire in Kidal.", "Kidal"),
        ("Mali and the rebels agreed on a ceasefire in Vienna on Friday.", None),
        ("The truce in Kidal held. They will meet again in Kidal.", "Kidal"),
    ],
)
def test_the_town_of_the_talks(scene_of: SceneOf, text: str, place: str | None) -> None:
    found = list(find_ceasefires(scene_of(text + FOUGHT)))
    assert found[0].place == place


def test_an_agreement_to_end_hostilities_is_agreed(scene_of: SceneOf) -> None:
    text = "Mali and the rebels signed an agreement to end hostilities." + FOUGHT
    (found,) = find_ceasefires(scene_of(text))
    assert found.status == "agreed"


def test_a_truce_does_not_take_the_day_of_a_halt_to_operations(scene_of: SceneOf) -> None:
    text = (
        "Mali and the rebels signed a ceasefire."
        " The president ordered a suspension of military operations in February." + FOUGHT
    )
    truce = next(f for f in find_ceasefires(scene_of(text)) if f.term == "ceasefire")
    assert truce.date is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The truce signed in May had collapsed in July.",
            {("agreed", "May"), ("collapsed", "July")},
        ),
        (
            "The ceasefire of 5 September has been broken.",
            {("agreed", "5 September"), ("violated", None)},
        ),
        ("The March truce collapsed on Friday.", {("agreed", "March"), ("collapsed", "Friday")}),
        ("A ceasefire brokered by Mali was holding on Friday.", {("in_force", "Friday")}),
    ],
)
def test_the_day_a_truce_was_made_and_that_of_its_fate(
    scene_of: SceneOf, text: str, days: set[tuple[str, str | None]]
) -> None:
    found = find_ceasefires(scene_of(text + FOUGHT))
    assert {(one.status.value, one.date.printed if one.date else None) for one in found} == days


def test_an_older_truce_is_not_that_of_the_town_told_before(scene_of: SceneOf) -> None:
    text = "Mali agreed to a truce in the town of Kidal on Friday. The truce signed in May failed."
    found = find_ceasefires(scene_of(text + FOUGHT))
    assert {one.place for one in found if one.status.value == "collapsed"} == {None}
