"""Who sits at talks where another sentence than theirs tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Attendance, Realis, TalksFormat
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.facts import Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
OPENED = "Peace talks opened in Oslo on Monday. "


def _one(scene_of: SceneOf, text: str) -> Talks:
    [talks] = find_talks(scene_of(text))
    return talks


def _present(talks: Talks) -> set[str]:
    return {
        each.party.printed for each in talks.participants if each.status is Attendance.ATTENDING
    }


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (OPENED + "The government delegation arrived early.", {"government"}),
        (OPENED + "The rebels' negotiators told reporters they were tired.", {"rebels"}),
        (OPENED + "Chad and Libya signed an accord on Friday.", {"Chad", "Libya"}),
        (OPENED + "A minister spoke for the rebels.", {"the rebels"}),
        (OPENED + "Chad and Libya agreed on a list of prisoners.", {"Chad", "Libya"}),
        (OPENED + "The rebels' team left the room twice.", {"rebels"}),
        (OPENED + "An agreement between Chad and Libya was reached at dawn.", {"Chad", "Libya"}),
    ],
)
def test_who_sits_there_is_told_in_another_sentence(
    scene_of: SceneOf, text: str, who: set[str]
) -> None:
    assert _present(_one(scene_of, text)) == who


@pytest.mark.parametrize(
    "text",
    [
        OPENED + "Turkey's president told a news conference that he was glad.",
        OPENED + "Chad is at war. The American delegate was pleased. Chad was not.",
        OPENED + "A security team searched the hall.",
        OPENED
        + "Snow fell. The roads were closed. Trains stood. Shops were shut. "
        + "The rebels' negotiators speak for few who still carry weapons.",
        OPENED + "A ceasefire between Chad and Libya ended years ago.",
        "Peace talks will open in Oslo next month. The rebels' emissary was tired.",
    ],
)
def test_nobody_is_seated_by_a_helper_a_press_conference_or_talks_to_come(
    scene_of: SceneOf, text: str
) -> None:
    assert _present(_one(scene_of, text)) == set()


def test_helpers_of_one_meeting_are_not_seated_at_the_next(scene_of: SceneOf) -> None:
    text = (
        "Talks opened in Oslo on Monday. The rebels' delegation was tired. "
        "The next round will be held in Geneva in May. Norway's emissary prepares it."
    )
    held, later = find_talks(scene_of(text))
    assert _present(held) == {"rebels"}
    assert later.realis is Realis.PLANNED
    assert _present(later) == set()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army broke off talks with the rebels in Oslo.", {"The army", "the rebels"}),
        ("The rebels will not discuss land at the talks in Oslo.", {"The rebels"}),
        ("The Oslo talks began. The rebels are ready to take part.", {"The rebels"}),
        (OPENED + "Chad sent envoys on Tuesday.", {"Chad"}),
    ],
)
def test_who_ends_talks_or_speaks_at_them_sits_there(
    scene_of: SceneOf, text: str, who: set[str]
) -> None:
    assert who <= _present(_one(scene_of, text))


def test_who_rules_out_taking_part_does_not_attend(scene_of: SceneOf) -> None:
    talks = _one(scene_of, "The rebels ruled out participating in peace talks in Oslo.")
    assert [each.status for each in talks.participants] == [Attendance.NOT_ATTENDING]


def test_a_doubtful_participation_is_uncertain_for_each_side(scene_of: SceneOf) -> None:
    text = "Neither Chad nor Libya has confirmed its participation in the Oslo talks."
    talks = _one(scene_of, text)
    assert {(each.party.printed, each.status) for each in talks.participants} == {
        ("Chad", Attendance.UNCERTAIN),
        ("Libya", Attendance.UNCERTAIN),
    }


def test_a_state_that_chairs_sponsors_and_sits_there(scene_of: SceneOf) -> None:
    talks = _one(scene_of, "The latest round of talks in Oslo is being chaired by Russia.")
    assert [each.printed for each in talks.sponsors] == ["Russia"]
    assert talks.mediators == ()
    assert _present(talks) == {"Russia"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three days of talks with the rebels ended on Friday.", "Three days of talks"),
        ("Three days of talks in Oslo ended on Friday.", "talks"),
        ("Talks on a prisoner exchange opened in Oslo.", "Talks on a prisoner exchange"),
        ("The Oslo Dialogue opened on Monday.", "Oslo Dialogue"),
        ("They met after a week of consultations in Oslo.", "consultations"),
    ],
)
def test_what_talks_are_called(scene_of: SceneOf, text: str, name: str) -> None:
    assert _one(scene_of, text).name == name


def test_factions_that_agree_somewhere_make_talks(scene_of: SceneOf) -> None:
    talks = _one(scene_of, "The warring factions agreed in Jakarta on Monday on a council.")
    assert talks.venue == "Jakarta"


def test_a_year_of_agreement_is_no_place_of_talks(scene_of: SceneOf) -> None:
    assert not list(find_talks(scene_of("Chad and Libya agreed in 1995 to settle the dispute.")))


def test_where_a_government_sits_is_no_venue(scene_of: SceneOf) -> None:
    text = "The rebels held talks on land with the government in Kabul. They began on Monday."
    assert all(each.venue is None for each in find_talks(scene_of(text)))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("At the talks in London the leaders sat in the same room.", TalksFormat.DIRECT),
        ("The talks in London began; all refused to sit in the same room.", TalksFormat.UNKNOWN),
    ],
)
def test_a_form_refused_is_not_the_form(scene_of: SceneOf, text: str, form: TalksFormat) -> None:
    assert _one(scene_of, text).format is form


def test_the_next_meeting_at_the_same_place_is_apart(scene_of: SceneOf) -> None:
    text = (
        "Envoys ended talks in Astana on Thursday. "
        "The next meeting is scheduled in Astana for mid-July."
    )
    held, later = find_talks(scene_of(text))
    assert (held.realis, later.realis) == (Realis.ACTUAL, Realis.PLANNED)
    assert later.date is not None
    assert "July" in later.date.printed
