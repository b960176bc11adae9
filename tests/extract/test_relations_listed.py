"""Ties told by a name beside a name: leaders, commanders, and those in a bracket."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.relations import find_relations
from goodoffices.extract.scene import Scene

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

TOLD = {
    "title, body, name": (
        "The leader of Renamo, Omar Hale, signed the accord.", ("Omar Hale", "leads", "Renamo"),
    ),
    "one commander": (
        "Omar Hale, a commander of Renamo, spoke.", ("Omar Hale", "member_of", "Renamo"),
    ),
    "senior official": (
        "Ann Vale, a senior Renamo official, said so.", ("Ann Vale", "member_of", "Renamo"),
    ),
    "ties among other things": (
        "Vietnam has a claim to it, as well as close military ties with the United States.",
        ("Vietnam", "allied_with", "United States"),
    ),
}  # fmt: skip


def _ties(scene: Scene) -> set[tuple[str, str, str]]:
    return {
        (each.subject.printed, each.predicate.value, each.object.printed.removeprefix("the "))
        for each in find_relations(scene)
    }


@pytest.mark.parametrize(("text", "tie"), TOLD.values(), ids=TOLD.keys())
def test_tie_beside_a_name(scene_of: SceneOf, text: str, tie: tuple[str, str, str]) -> None:
    assert tie in _ties(scene_of(text))


def test_those_in_the_bracket_make_up_the_body(scene_of: SceneOf) -> None:
    text = (
        "It includes the Middle East Quartet (the United States, Russia, the European Union "
        "and the United Nations) and others."
    )
    found = {who for who, tie, _ in _ties(scene_of(text)) if tie == "member_of"}
    assert {each.removeprefix("the ") for each in found} == {
        "United States", "Russia", "European Union", "United Nations",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "A leader of Renamo, Omar Hale, signed the accord.",
        "The former leader of Renamo, Omar Hale, signed the accord.",
        "Omar Hale, a commander of the army, spoke.",
        "The European Union (which Russia left alone) met.",
        "The European Union (EU) met.",
    ],
)
def test_no_tie_where_nobody_leads_or_belongs(scene_of: SceneOf, text: str) -> None:
    assert not {tie for _, tie, _ in _ties(scene_of(text))} & {"leads", "member_of"}
