"""Talks held, talks to come and talks refused are told apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Realis
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.facts import Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def _found(scene_of: SceneOf, text: str) -> list[Talks]:
    return list(find_talks(scene_of(text)))


@pytest.mark.parametrize(
    ("later", "venue"),
    [
        ("Political talks on elections are to open in Tunis on May 9.", "Tunis"),
        ("A further round of talks will be held in Oslo next month.", "Oslo"),
        ("The parties are to meet again in Oslo within a week.", "Oslo"),
        ("The talks will continue on Wednesday in Oslo.", "Oslo"),
    ],
)
def test_what_is_to_come_is_not_what_was_held(scene_of: SceneOf, later: str, venue: str) -> None:
    first = "The army and the rebels signed a truce in Oslo on Friday after five days of talks."
    held, coming = _found(scene_of, f"{first} {later}")
    assert (held.realis, held.venue) == (Realis.ACTUAL, "Oslo")
    assert (coming.realis, coming.venue) == (Realis.PLANNED, venue)


@pytest.mark.parametrize(
    "refused",
    [
        "The army has refused to hold political talks until the rebels leave.",
        "The army has ruled out talks on the north.",
        "The army rejects any talks with the rebels.",
    ],
)
def test_refused_talks_are_not_the_ones_held(scene_of: SceneOf, refused: str) -> None:
    [talks] = _found(scene_of, f"Chad sponsored the peace talks held in Jeddah. {refused}")
    assert (talks.name, talks.venue, talks.realis) == ("peace talks", "Jeddah", Realis.ACTUAL)


def test_no_talks_where_all_are_refused_or_denied(scene_of: SceneOf) -> None:
    text = (
        "A rebel spokesman said there had been no direct talks. The rebels want the army out of "
        "the north before any political dialogue. The government has ruled out talks on the area."
    )
    assert _found(scene_of, text) == []


def test_who_will_not_attend_does_not_make_talks_refused(scene_of: SceneOf) -> None:
    text = "The opposition said it will not attend peace talks due to begin in Geneva on Friday."
    [talks] = _found(scene_of, text)
    assert talks.realis is Realis.PLANNED
