"""Talks by their subject, their dateline, the accord they end in, and who walks out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Attendance, StretchKind, TalksOutcome
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.facts import Span, Stretch, Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def _found(scene_of: SceneOf, text: str) -> list[Talks]:
    return list(find_talks(scene_of(text)))


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        ("Talks on prisoners opened in Oslo on Monday.", "prisoners"),
        ("Talks aimed at ending the war opened in Oslo.", "ending the war"),
        ("The Oslo talks focused on a ceasefire.", "a ceasefire"),
        ("Talks opened in Oslo on Monday.", None),
        ("Talks on Syria opened in Oslo.", None),
    ],
)
def test_what_talks_are_about(scene_of: SceneOf, text: str, agenda: str | None) -> None:
    [talks] = _found(scene_of, text)
    assert talks.agenda == agenda


def test_an_accord_signed_where_they_meet_is_their_outcome(scene_of: SceneOf) -> None:
    text = "Talks opened in Accra on Monday. Chad and Libya signed an accord in Accra on Friday."
    [talks] = _found(scene_of, text)
    assert talks.outcome is TalksOutcome.AGREED
    assert {each.party.printed for each in talks.participants} == {"Chad", "Libya"}


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Libya signed an accord in Accra on Friday.",
        "The government ruled out any negotiation with the rebels.",
        "The company denied it was holding talks with a rival.",
    ],
)
def test_no_talks_of_a_signing_or_a_refusal(scene_of: SceneOf, text: str) -> None:
    assert _found(scene_of, text) == []


def test_who_walks_out_had_come(scene_of: SceneOf) -> None:
    [talks] = _found(scene_of, "Chad walked out of the peace talks in Oslo.")
    assert [each.status for each in talks.participants] == [Attendance.ATTENDING]


def test_a_side_that_negotiates_somewhere_makes_talks(scene_of: SceneOf) -> None:
    [talks] = _found(scene_of, "Libya negotiated with Chad in Geneva in 2005.")
    assert talks.venue == "Geneva"
    assert {each.party.printed for each in talks.participants} == {"Libya", "Chad"}


def test_peace_consultations_and_national_dialogues_are_talks(scene_of: SceneOf) -> None:
    assert _found(scene_of, "Peace consultations opened in Geneva on Thursday.")
    assert _found(scene_of, "The national dialogue opened in Khartoum on Thursday.")
    assert not _found(scene_of, "He praised dialogue.")


def test_presidents_sit_for_their_states_at_a_resort(scene_of: SceneOf) -> None:
    text = "The presidents of Iran and Turkey met in the Black Sea resort of Volgin on Monday."
    [talks] = _found(scene_of, text)
    assert talks.venue == "Volgin"
    assert {each.party.printed for each in talks.participants} == {"Iran", "Turkey"}


@pytest.mark.parametrize(
    ("lead", "venue"),
    [
        ("Peace talks broke up on Wednesday after a week.", "OSLO"),
        ("The government said that peace talks may open.", None),
    ],
)
def test_the_dateline_is_the_venue_of_talks_told_in_the_lead(
    scene_of: SceneOf, lead: str, venue: str | None
) -> None:
    dateline = "OSLO, March 4 (Reuters) - "
    text = f"{dateline}{lead} The talks will go on, and Chad joined the talks."
    marked = Stretch(StretchKind.DATELINE, Span(0, len(dateline)), "place and day")
    found = list(find_talks(scene_of(text, stretches=(marked,))))
    assert {talks.venue for talks in found} == {venue}
