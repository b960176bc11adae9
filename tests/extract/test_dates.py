"""Expressions of date: what the parser cuts or misses, and which way they point."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Direction
from goodoffices.extract.scene import Scene
from goodoffices.facts import DateRecord

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def date_of(scene_of: SceneOf, text: str, word: str) -> DateRecord | None:
    scene = scene_of(text)
    return scene.date_of(next(token for token in scene.doc if token.text == word))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Talks open on Jan. 20 in Vienna.", ["Jan. 20"]),
        ("Talks open on January 23-24.", ["January 23-24"]),
        ("The war has gone on since 2011.", ["since 2011"]),
        ("The truce ends by the end of March.", ["by the end of March"]),
        ("In the last nine days they met.", ["the last nine days"]),
        ("They met on Monday, Jan. 13, 2014.", ["Monday, Jan. 13, 2014"]),
        ("They met yesterday and will meet next week.", ["yesterday", "next week"]),
        ("A 43-year-old man spoke.", []),
        ("Hundreds have died since mid-April.", ["since mid-April"]),
        ("They met in late March.", ["late March"]),
        ("Hundreds have died since the Feb. 1 coup.", ["since the Feb. 1 coup"]),
        ("He has ruled since the coup of February 1.", ["since the coup of February 1"]),
        ("The Feb. 1 coup failed.", ["Feb. 1"]),
        ("The raid began at 2030 GMT.", []),
        ("The raid began at 8.30 p.m. (2030 GMT) on Friday.", ["Friday"]),
        ("Shelling stopped at 1945 hours.", []),
    ],
)
def test_date_spans_as_printed(scene_of: SceneOf, text: str, printed: list[str]) -> None:
    assert [each.printed for each in scene_of(text).dated] == printed


@pytest.mark.parametrize(
    ("text", "word", "direction"),
    [
        ("The envoy arrived on Monday.", "arrived", Direction.PAST),
        ("The envoy will arrive on Monday.", "arrive", Direction.FUTURE),
        ("The conference is scheduled for January 23-24.", "scheduled", Direction.FUTURE),
        ("The conference begins on Monday.", "begins", Direction.FUTURE),
    ],
)
def test_date_of_direction(scene_of: SceneOf, text: str, word: str, direction: Direction) -> None:
    found = date_of(scene_of, text, word)
    assert found is not None
    assert found.direction is direction


def test_date_of_own_clause_only(scene_of: SceneOf) -> None:
    text = "The envoy said on Thursday that rebels had taken the port."
    assert date_of(scene_of, text, "taken") is None


def test_date_of_participle_shares_the_date(scene_of: SceneOf) -> None:
    found = date_of(scene_of, "The army shelled the town on Monday, killing ten.", "killing")
    assert found is not None
    assert found.printed == "Monday"
