"""Whom an act answers that stands in the sentences before."""

from __future__ import annotations

import pytest

from goodoffices.extract.event_answers import ANSWERED
from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model

ANSWERS = {
    "raid": ("Kenya's jets bombed Al-Shabab on Friday. Ethiopia condemned the raid.", {"Kenya"}),
    "accusation": (
        "Egypt accused Sudan of arming the rebels. Sudan dismissed the accusation.", {"Egypt"},
    ),
    "deal": (
        "Kenya and Sudan reached a deal on Friday. Ethiopia welcomed the deal.",
        {"Kenya", "Sudan"},
    ),
    "it": ("Kenya proposed a truce on Monday. Sudan rejected it on Tuesday.", {"Kenya"}),
    "appeal": ("Kenya urged Sudan to leave the town. Sudan scorned the appeal.", {"Kenya"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "whom"), ANSWERS.values(), ids=ANSWERS.keys())
def test_who_did_what_is_answered_is_the_other_side(scene_of, text, whom) -> None:
    event = list(find_events(scene_of(text)))[-1]
    assert {each.printed for each in event.targets} == whom
    assert event.found_by.endswith(ANSWERED)
    assert event.joined


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's jets bombed Al-Shabab on Friday. Ethiopia condemned the raid on the camp.",
        "Kenya's jets bombed Al-Shabab on Friday. Ethiopia condemned a raid.",
        "Kenya urged Sudan to leave. Ethiopia condemned the raid.",
        "Kenya asked Sudan for an answer. The plan has two parts. Chad accepted it.",
        "Kenya's jets bombed Al-Shabab. A day passed. Rain fell. Roads closed. It rained on."
        " Ethiopia condemned the raid.",
    ],
)
def test_what_points_back_to_nothing_names_nobody(scene_of, text: str) -> None:
    event = list(find_events(scene_of(text)))[-1]
    assert event.type in ("ACCUSE", "AGREE")
    assert not event.targets
    assert not event.joined


def test_an_accusation_denied_is_of_who_made_it(scene_of) -> None:
    text = "Sudan said that Chad had troops in its towns, an accusation denied by Chad."
    (event,) = [each for each in find_events(scene_of(text)) if each.type == "REJECT"]
    assert [each.printed for each in event.targets] == ["Sudan"]


def test_called_for_somebody_to_leave_is_put_to_him(scene_of) -> None:
    text = "Saudi Arabia called for President Bashar al-Assad to step down."
    (event,) = find_events(scene_of(text))
    assert "Assad" in event.targets[0].printed
