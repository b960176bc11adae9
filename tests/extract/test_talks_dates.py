"""The day of talks, told in a clause of their own, and talks that are apart by their day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.extract.talks_mentions import talks_mentions

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This must happen before the talks he plans to hold on 25 January.", "25 January"),
        ("The council wants the talks that the envoy will hold in Oslo on 3 May.", "3 May"),
        ("The talks that he described in Oslo on 3 May were long.", None),
        ("The army and the rebels agreed in Oslo on Friday on a council.", None),
    ],
)
def test_the_day_told_with_talks(scene_of: SceneOf, text: str, day: str | None) -> None:
    [mention] = talks_mentions(scene_of(text))
    assert (mention.date.printed if mention.date else None) == day


def test_talks_of_a_day_are_not_those_that_broke_down(scene_of: SceneOf) -> None:
    text = (
        "The first peace talks between the army and the rebels collapsed last year. "
        "Ministers of Chad and Mali at Thursday's talks in Oslo quarrelled over borders."
    )
    assert len(list(find_talks(scene_of(text)))) == 2


def test_the_latest_round_is_not_further_talks_there(scene_of: SceneOf) -> None:
    text = (
        "The latest round of talks in Oslo is chaired by Chad. "
        "The rebels doubt that further peace talks envisaged in Oslo will help."
    )
    names = [each.name for each in find_talks(scene_of(text))]
    assert "latest round of talks in Oslo" in names
