"""Talks by their subject, their dateline, the accord they end in, and who walks out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Attendance, Realis, StretchKind, TalksOutcome
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


def _under(scene_of: SceneOf, dateline: str, text: str) -> list[Talks]:
    marked = Stretch(StretchKind.DATELINE, Span(0, len(dateline)), "place and day")
    return list(find_talks(scene_of(f"{dateline}{text}", stretches=(marked,))))


def test_days_of_talks_end_where_the_report_is_from(scene_of: SceneOf) -> None:
    text = "Two days of talks between Chad and Libya ended without a deal on Tuesday."
    [talks] = _under(scene_of, "LOME, June 19 - ", text)
    assert (talks.venue, talks.outcome) == ("LOME", TalksOutcome.NONE)
    assert {each.party.printed for each in talks.participants} == {"Chad", "Libya"}


def test_talks_without_a_place_are_those_whose_accord_opens_the_report(scene_of: SceneOf) -> None:
    text = (
        "Chad and Libya signed an accord in Lome on Friday. A crowd cheered in the capital. "
        "Two other groups boycotted the talks."
    )
    [talks] = _found(scene_of, text)
    assert (talks.venue, talks.outcome) == ("Lome", TalksOutcome.AGREED)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Peace talks collapsed in Tokyo on Sunday.", "Tokyo"),
        ("Three days of peace talks outside Helsinki ended on Friday.", "Helsinki"),
        ("Peace talks are meant to open in Oslo.", "Oslo"),
        ("In Bamako, a preacher called for peace talks. The peace talks stalled.", None),
    ],
)
def test_where_talks_are_and_where_somebody_speaks_of_them(
    scene_of: SceneOf, text: str, venue: str | None
) -> None:
    assert {talks.venue for talks in _found(scene_of, text)} == {venue}


@pytest.mark.parametrize(
    "text",
    [
        "The president won enough votes to avoid a second round.",
        "He spoke at the NATO summit in Lisbon.",
        "Thousands of supporters gathered in Bamako.",
        "Pay talks between the port and the union collapsed on Monday.",
        "No date has been set for another round of talks.",
    ],
)
def test_what_is_no_peace_talks(scene_of: SceneOf, text: str) -> None:
    assert _found(scene_of, text) == []


def test_bare_talks_are_named_with_their_sides(scene_of: SceneOf) -> None:
    text = "Talks between the rebels and the government have been frozen since May."
    [talks] = _found(scene_of, text)
    assert talks.name == "Talks between the rebels and the government"
    assert talks.outcome is TalksOutcome.COLLAPSED


def _status(scene_of: SceneOf, text: str) -> dict[str, Attendance]:
    [talks] = _found(scene_of, text)
    return {each.party.printed.removeprefix("the "): each.status for each in talks.participants}


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        (
            "Peace talks opened in Rome. Neither Chad nor Libya was invited to the talks.",
            "Chad",
            Attendance.NOT_INVITED,
        ),
        (
            "Chad will not attend the peace talks in Rome until the siege is lifted.",
            "Chad",
            Attendance.UNCERTAIN,
        ),
        (
            "Libya has jointly pressed Chad to attend the peace talks in Rome.",
            "Chad",
            Attendance.UNCERTAIN,
        ),
        (
            "Peace talks opened in Rome on Monday. Chad was invited but did not come.",
            "Chad",
            Attendance.NOT_ATTENDING,
        ),
        (
            "Foreign ministers of Chad and Libya are due to resume talks in Rome.",
            "Libya",
            Attendance.ATTENDING,
        ),
        (
            "Five days of talks in Rome brought Chad and Libya closer to a deal.",
            "Libya",
            Attendance.ATTENDING,
        ),
    ],
)
def test_who_comes_to_talks(scene_of: SceneOf, text: str, who: str, status: Attendance) -> None:
    assert _status(scene_of, text).get(who) is status


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks opened in Rome on Monday. About 3,000 people attended.",
        "The Rome talks may produce a government that includes Chad.",
        "Peace talks opened in Rome. The council, which Chad asked for a truce, met.",
    ],
)
def test_who_is_not_at_the_table(scene_of: SceneOf, text: str) -> None:
    assert _status(scene_of, text) == {}


def test_the_next_meeting_of_talks_is_kept_with_its_day(scene_of: SceneOf) -> None:
    text = "The Rome talks ended on Monday. The next meeting is scheduled for May 5."
    assert [one.name for one in _found(scene_of, text)] == ["Rome talks", "next meeting"]


CHADIAN = (
    "The government of Chad and the rebels have fought since May. "
    "Libya and Sudan continue talks on the removal of mines. "
    "Diplomats from both sides have been meeting for two days in Geneva."
)


def test_both_sides_are_the_two_who_talk_and_not_those_at_war(scene_of: SceneOf) -> None:
    [talks] = _found(scene_of, CHADIAN)
    assert talks.venue == "Geneva"
    assert [each.party.printed for each in talks.participants] == ["Libya", "Sudan"]


def test_a_new_conference_is_not_where_others_meet(scene_of: SceneOf) -> None:
    text = f"{CHADIAN} They will try to pick a date for a peace conference on Chad."
    assert "peace conference" not in {each.name for each in _found(scene_of, text) if each.venue}


def test_a_conference_in_the_making_is_possible_and_may_founder(scene_of: SceneOf) -> None:
    text = (
        "The push for a peace conference may be back on. "
        "Chad and Libya have been in negotiations over such a conference for months. "
        "They had foundered."
    )
    conference, negotiations = _found(scene_of, text)
    assert conference.realis is Realis.POSSIBLE
    assert negotiations.outcome is TalksOutcome.COLLAPSED


def test_whose_capital_it_is_hosts_the_talks(scene_of: SceneOf) -> None:
    text = "The sides gathered for peace talks in Kenya's capital, Nairobi."
    [talks] = _found(scene_of, text)
    assert [each.printed for each in talks.hosts] == ["Kenya"]


def test_the_more_is_told_of_talks_the_surer_they_are(scene_of: SceneOf) -> None:
    told = [
        "Peace talks opened in Rome on Monday.",
        "Peace talks between Chad and Libya resumed.",
        "Peace talks are due to resume on Monday.",
        "The peace talks go on. He praised the peace talks.",
    ]
    sure = [_found(scene_of, text)[0].confidence for text in told]
    assert sure == sorted(set(sure), reverse=True)


def test_bare_talks_are_named_with_what_they_are_on(scene_of: SceneOf) -> None:
    names = [
        _found(scene_of, text)[0].name
        for text in (
            "Chad and Libya continue talks on the removal of mines.",
            "Chad and Libya held talks on Monday in Rome.",
        )
    ]
    assert names == ["talks on the removal of mines", "talks"]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("UN-run negotiations reopen in Mexico in April.", Realis.PLANNED),
        ("An accord provides for the opening of talks between Chad and Libya.", Realis.PLANNED),
        ("Peace talks reopened in Mexico in April.", Realis.ACTUAL),
    ],
)
def test_talks_to_come_are_planned(scene_of: SceneOf, text: str, realis: Realis) -> None:
    assert {talks.realis for talks in _found(scene_of, text)} == {realis}


def test_the_day_of_a_promise_is_not_that_of_the_talks(scene_of: SceneOf) -> None:
    text = (
        "Chad and Libya agreed on Friday to set up groups and to start peace talks in three months."
    )
    assert all(
        talks.date is None or "Friday" not in talks.date.printed for talks in _found(scene_of, text)
    )


def test_a_conference_that_closed_without_an_agreement(scene_of: SceneOf) -> None:
    [talks] = _found(scene_of, "The conference on Cyprus in Rome has closed without an agreement.")
    assert talks.outcome is TalksOutcome.NONE


@pytest.mark.parametrize(
    "text",
    [
        "The United States Conference of Mayors asked for money.",
        "The alliance sent troops after its July summit.",
    ],
)
def test_names_and_own_summits_are_no_talks(scene_of: SceneOf, text: str) -> None:
    assert _found(scene_of, text) == []


def test_talks_in_a_report_of_no_war_are_kept_in_doubt(scene_of: SceneOf) -> None:
    rest = "Their managers shook hands in a hotel by the lake, and the audience cheered for long. "
    [talks] = _found(scene_of, f"Talks between Chad and Libya resumed on Monday. {rest * 3}")
    assert talks.confidence < 0.4


def test_the_next_day_of_talks_is_not_the_day_they_were_held(scene_of) -> None:
    text = (
        "Russia made an offer after talks with Ukraine in Istanbul. "
        "The Russian delegation attended the talks. The talks will continue on Wednesday."
    )
    talks, coming = find_talks(scene_of(text))
    assert talks.realis is Realis.ACTUAL
    assert talks.date is None
    assert (coming.realis, coming.date.printed) == (Realis.PLANNED, "Wednesday")


def test_what_an_accord_is_for_is_not_where_it_was_signed(scene_of) -> None:
    text = (
        "Russia, Turkey and Iran signed a memorandum on Thursday to set up four zones in Syria. "
        "It was the fourth meeting in Astana since January."
    )
    assert "Syria" not in {talks.venue for talks in find_talks(scene_of(text))}


def test_how_talks_ended_is_not_in_their_name(scene_of) -> None:
    text = "Kenya and the Front concluded a fifth round of talks with a draft agreement on Sunday."
    names = {each.name for each in find_talks(scene_of(text))}
    assert names == {"fifth round of talks"}


def test_the_next_contact_is_still_to_come(scene_of: SceneOf) -> None:
    (found,) = _found(scene_of, "The next contact between the sides would be on Monday.")
    assert (found.name, found.realis.value) == ("next contact", "planned")


def test_contacts_of_the_past_are_no_talks(scene_of: SceneOf) -> None:
    assert not _found(scene_of, "He had recent contacts with the envoy in Oslo.")


@pytest.mark.parametrize(
    "text",
    [
        "The army and the rebels sat down in Oslo on Monday for a first encounter.",
        "Egypt and Sudan negotiated for three days in Oslo.",
        "The dialogue between the government and the rebels opened in Oslo on Monday.",
    ],
)
def test_foes_who_talk_somewhere_hold_talks(scene_of: SceneOf, text: str) -> None:
    [talks] = _found(scene_of, text)
    assert talks.venue == "Oslo"


@pytest.mark.parametrize(
    "text",
    [
        "The rebels talked in Oslo on Monday.",
        "Ann Roe and Joe Moe sat down in Oslo on Monday for lunch.",
        "The army and its veterans haggled in Oslo over pensions.",
    ],
)
def test_those_who_are_no_foes_hold_no_talks(scene_of: SceneOf, text: str) -> None:
    assert not _found(scene_of, text)


def test_talks_somebody_is_open_to_are_only_possible(scene_of: SceneOf) -> None:
    text = "China said its door was open to bilateral talks with the Philippines."
    for talks in _found(scene_of, text):
        assert talks.realis is Realis.POSSIBLE
        assert all(each.status is Attendance.UNCERTAIN for each in talks.participants)


def test_who_has_not_confirmed_his_part_does_not_deny_the_talks(scene_of: SceneOf) -> None:
    text = "Egypt has not confirmed its participation in the next round of peace talks in Oslo."
    [talks] = _found(scene_of, text)
    assert talks.realis is Realis.PLANNED


def test_the_next_contact_at_talks_is_one_of_those_talks(scene_of: SceneOf) -> None:
    text = "The next contact between the sides at the talks in Oslo will be on Monday."
    assert [each.name for each in _found(scene_of, text)] == ["talks"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("All-party talks opened in Oslo on Monday.", "All-party talks"),
        ("Chad and Mali have held many rounds of talks on the proper management of the long"
         " disputed border in the desert of the north.", "rounds of talks"),
        ("The envoy invited the rebels to talks in Oslo next week.", "talks"),
    ],
)  # fmt: skip
def test_names_of_talks(scene_of: SceneOf, text: str, name: str) -> None:
    assert [each.name for each in _found(scene_of, text)] == [name]
