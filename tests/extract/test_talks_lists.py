"""Who takes part in talks where a list, a pair or an idiom tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Attendance, Realis
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.extract.talks_lists import listed
from goodoffices.facts import Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]
OPENED = "Peace talks opened in Oslo on Monday. "
COMES, AWAY = Attendance.ATTENDING, Attendance.NOT_ATTENDING
LEAST_SHOWN = 0.45


def _one(scene_of: SceneOf, text: str) -> Talks:
    [talks] = find_talks(scene_of(text))
    return talks


def _seats(talks: Talks, status: Attendance = COMES) -> set[str]:
    return {each.party.printed for each in talks.participants if each.status is status}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The peace conference in Oslo brings together Chad, Libya and the African Union.",
            {"Chad", "Libya", "African Union"},
        ),
        (
            "The peace conference in Oslo on Monday was attended by the presidents of Chad and "
            "Mali, as well as by the African Union.",
            {"Chad", "Mali", "African Union"},
        ),
        (
            "Among those at the peace conference in Oslo on Monday were Chad and Libya.",
            {"Chad", "Libya"},
        ),
        (
            "The peace conference in Oslo was attended by former Chadian leader Ann Roe.",
            {"Ann Roe"},
        ),
        (
            "Talks in Oslo between delegations from the government and the Red Brigade ended.",
            {"the government", "Red Brigade"},
        ),
        (OPENED + "Envoys of Chad, Libya and Mali were at the table.", {"Chad", "Libya", "Mali"}),
        (OPENED + "Also at the table were envoys from Chad and Libya.", {"Chad", "Libya"}),
        (OPENED + "Chad will be represented by its foreign minister.", {"Chad"}),
        (OPENED + "The rebel delegation flew in from Cairo.", {"rebel"}),
    ],
)
def test_a_list_tells_who_sits_there(scene_of: SceneOf, text: str, who: set[str]) -> None:
    assert _seats(_one(scene_of, text)) == who


def test_presence_and_absence_are_told_apart(scene_of: SceneOf) -> None:
    text = (
        "Peace talks on Chad opened in Oslo on Monday in the presence of the Libyan delegation "
        "and in the absence of the army."
    )
    talks = _one(scene_of, text)
    assert (_seats(talks), _seats(talks, AWAY)) == ({"Libyan"}, {"the army"})


def test_in_whose_presence_others_sign_is_no_side(scene_of: SceneOf) -> None:
    text = "Peace talks opened in Oslo on Monday in the presence of President Ann Roe."
    assert _seats(_one(scene_of, text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        OPENED + "Chad sent nobody.",
        OPENED + "Chad did not send anyone.",
        OPENED + "Chad did not send a delegation.",
        "The peace talks opened in Oslo on Monday. Chad is not involved in the talks.",
    ],
)
def test_who_sends_nobody_or_is_not_involved_stays_away(scene_of: SceneOf, text: str) -> None:
    assert _seats(_one(scene_of, text), AWAY) == {"Chad"}


def test_examples_stand_for_the_groups_they_are_of(scene_of: SceneOf) -> None:
    text = (
        "Groups such as the Red Brigade and the Blue Army are not involved in the peace talks "
        "in Oslo, which opened on Monday."
    )
    assert _seats(_one(scene_of, text), AWAY) == {"Red Brigade", "Blue Army"}


@pytest.mark.parametrize(
    "text",
    [
        "The war between Chad and Libya goes on. Talks between the two sides opened in Oslo.",
        "A truce between Chad and Libya holds. The two foreign ministers will meet in Oslo.",
        "After three days of talks in Oslo, Chad and Libya agreed on Sunday to a ceasefire.",
        "Chad and Libya signed a peace accord in Oslo on Sunday after three days of talks.",
    ],
)
def test_the_two_sides_are_those_the_report_sets_against_each_other(
    scene_of: SceneOf, text: str
) -> None:
    assert _seats(_one(scene_of, text)) == {"Chad", "Libya"}


def test_envoys_of_two_sides_who_meet_make_talks(scene_of: SceneOf) -> None:
    text = "Officials from the government met with representatives of the rebels in Oslo on Monday."
    talks = _one(scene_of, text)
    assert (talks.venue, _seats(talks)) == ("Oslo", {"the government", "the rebels"})


def test_who_meets_for_talks_sits_there(scene_of: SceneOf) -> None:
    text = "Chad's foreign minister Ann Roe met Joe Moe of Libya in Oslo for talks on a ceasefire."
    assert _seats(_one(scene_of, text)) == {"Ann Roe", "Joe Moe"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad said it would attend the peace talks in Oslo on Monday.", COMES),
        (
            "Chad said it would attend the peace talks in Oslo on Monday if fighting stopped.",
            Attendance.UNCERTAIN,
        ),
    ],
)
def test_who_says_he_would_come_will_come(scene_of: SceneOf, text: str, status: Attendance) -> None:
    assert _seats(_one(scene_of, text), status) == {"Chad"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Talks in Oslo between Chad and Mali, mediated by Norway, ended.", "mediators"),
        ("Chad and Mali held talks in Oslo on Monday, brokered by Norway.", "sponsors"),
        ("Talks between Chad and Mali resumed in Oslo under the auspices of Norway.", "sponsors"),
    ],
)
def test_who_stands_behind_talks_is_told_behind_their_place(
    scene_of: SceneOf, text: str, part: str
) -> None:
    assert [each.printed for each in getattr(_one(scene_of, text), part)] == ["Norway"]


def test_who_nearly_walks_away_has_not(scene_of: SceneOf) -> None:
    assert _seats(_one(scene_of, OPENED + "Chad nearly walked away."), AWAY) == set()


def test_a_list_ends_where_it_is_broken_off(scene_of: SceneOf) -> None:
    scene = scene_of("Chad, the rebels and Mali came. Libya stayed.")
    assert [each.printed for each in listed(0, scene)] == ["Chad", "the rebels", "Mali"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The rebels pulled out of peace talks with Chad on Monday.", {"The rebels"}),
        (
            "The rebels said they had suspended their participation in the peace talks in Oslo.",
            {"The rebels"},
        ),
        ("Chad broke off the Oslo peace talks on Monday after a bombing.", {"Chad"}),
    ],
)
def test_who_leaves_talks_is_there_no_more(scene_of: SceneOf, text: str, who: set[str]) -> None:
    assert _seats(_one(scene_of, text), AWAY) == who


@pytest.mark.parametrize(
    "text",
    [
        "Chad broke off three years of peace talks with the rebels on Monday.",
        "Chad and the rebels held three days of peace talks in Oslo this week.",
        "Chad and the rebels sat down together in Oslo on Monday for the first time in the war.",
    ],
)
def test_who_held_talks_for_days_or_sat_down_had_come(scene_of: SceneOf, text: str) -> None:
    assert _seats(_one(scene_of, text)) == {"Chad", "the rebels"}


def test_a_further_meeting_with_a_day_is_talks_of_its_own(scene_of: SceneOf) -> None:
    text = (
        "Peace talks between Chad and the rebels ended in Oslo on Friday. "
        "A further meeting is to review the truce next month."
    )
    held, later = find_talks(scene_of(text))
    assert (held.realis, later.realis) == (Realis.ACTUAL, Realis.PLANNED)


def test_a_resort_is_a_place_and_who_meets_and_agrees_has_met(scene_of: SceneOf) -> None:
    text = (
        "The presidents, meeting in the resort of Tela, agreed on Monday that the rebel camps "
        "should be closed."
    )
    talks = _one(scene_of, text)
    assert (talks.venue, talks.realis) == ("Tela", Realis.ACTUAL)


def test_the_next_clause_gives_no_mediators(scene_of: SceneOf) -> None:
    text = (
        "Under a deal signed in Oslo after months of negotiations mediated by Norway, Chad and "
        "the rebels will exchange prisoners."
    )
    assert [each.printed for each in _one(scene_of, text).mediators] == ["Norway"]


def test_both_is_no_part_of_a_name(scene_of: SceneOf) -> None:
    text = "Chad invited both the government and the rebels to peace talks in Oslo on Monday."
    invited = _seats(_one(scene_of, text), Attendance.INVITED)
    assert invited == {"the government", "the rebels"}


def test_a_conference_of_a_club_is_doubtful(scene_of: SceneOf) -> None:
    text = "Ann Roe spoke to a veterans' conference in Oslo on Monday about the army and the war."
    assert _one(scene_of, text).confidence < LEAST_SHOWN


def test_talks_do_not_take_the_day_of_the_clause_before(scene_of: SceneOf) -> None:
    text = (
        "Chad will ease its blockade on Sunday, and negotiations on a captured soldier are to be "
        "stepped up in Cairo. The truce holds."
    )
    talks = _one(scene_of, text)
    assert (talks.venue, talks.date) == ("Cairo", None)


@pytest.mark.parametrize(
    ("text", "status", "who"),
    [
        (OPENED + "Russia and Turkey sent observers.", "observer", {"Russia", "Turkey"}),
        (
            "Peace talks opened in Oslo on Monday, with the African Union as an observer.",
            "observer",
            {"African Union"},
        ),
        (
            "Talks between Chad and Mali, observed by the United Nations, ended in Oslo.",
            "observer",
            {"United Nations"},
        ),
        ("The peace talks in Oslo exclude the Red Brigade.", "not_invited", {"Red Brigade"}),
        (
            "Peace talks on Chad opened in Oslo on Monday without the Red Brigade.",
            "not_attending",
            {"Red Brigade"},
        ),
        ("Chad confirmed its participation in the peace talks in Oslo.", "attending", {"Chad"}),
        (
            "The rebels have yet to confirm that they will attend the Oslo peace talks on Chad.",
            "uncertain",
            {"they"},
        ),
        (
            "The Oslo talks on Chad were attended for the first time by the Red Brigade.",
            "attending",
            {"Red Brigade"},
        ),
        (
            "Invitations to the peace conference in Oslo were sent to Chad and Libya.",
            "invited",
            {"Chad", "Libya"},
        ),
        (
            OPENED + "The government's chief negotiator, Ann Roe, said the army would stay.",
            "attending",
            {"government"},
        ),
    ],
)
def test_observers_guests_and_those_shut_out(
    scene_of: SceneOf, text: str, status: str, who: set[str]
) -> None:
    assert _seats(_one(scene_of, text), Attendance(status)) == who


def test_an_invitation_somebody_objects_to_is_none(scene_of: SceneOf) -> None:
    text = OPENED + "Turkey objected to any invitation being extended to the Red Brigade."
    assert _seats(_one(scene_of, text), Attendance.INVITED) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Rebel leaders flew to Oslo on Monday for peace talks with Chad's government.",
        "The army has sent its chief to Oslo for peace talks with the rebels.",
        "Chad's war goes on. The next round, in Oslo, was tentatively set for June.",
    ],
)
def test_where_sides_go_for_talks_is_their_place(scene_of: SceneOf, text: str) -> None:
    assert _one(scene_of, text).venue == "Oslo"


def test_a_nation_before_a_government_is_no_second_side(scene_of: SceneOf) -> None:
    text = "The head of the Chadian government delegation to the Oslo peace talks was glad."
    assert _seats(_one(scene_of, text)) == {"Chadian government"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad accepted an invitation to peace talks in Oslo.", COMES),
        ("Chad declined an invitation to peace talks in Oslo.", AWAY),
        (
            "The text holds a demand that Chad return to Oslo for peace talks.",
            Attendance.UNCERTAIN,
        ),
    ],
)
def test_what_who_is_asked_answers(scene_of: SceneOf, text: str, status: Attendance) -> None:
    assert _seats(_one(scene_of, text), status) == {"Chad"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad's government and southern rebels held talks in Oslo on Friday.",
         {"government": "attending", "rebels": "attending"}),
        ("Chad, Mali and Niger, the three guarantors, took part in the conference in Oslo.",
         {"Chad": "attending", "Mali": "attending", "Niger": "attending"}),
        ("The rebels did not turn up for talks in Oslo on Monday.",
         {"The rebels": "not_attending"}),
        ("The envoy withdrew an invitation to Iran to attend peace talks in Oslo.",
         {"Iran": "not_invited"}),
        ("Chad's government expelled the rebels from peace talks in Oslo.",
         {"the rebels": "not_invited"}),
        ("Chad and Mali ended three days of talks in Oslo on Tuesday.",
         {"Chad": "attending", "Mali": "attending"}),
        ("Envoys of Chad and Mali met rebel leaders in Oslo on Tuesday.",
         {"Chad": "attending", "Mali": "attending", "rebel": "attending"}),
        ("Talks on Chad opened in Oslo. Some 40 states including Kenya took part; Iran was not"
         " invited.", {"Kenya": "attending", "Iran": "not_invited"}),
    ],
)  # fmt: skip
def test_who_is_told_to_come_or_not(scene_of: SceneOf, text: str, told: dict[str, str]) -> None:
    [talks] = find_talks(scene_of(text))
    assert {e.party.printed: e.status.value for e in talks.participants} == told


def test_an_envoy_who_ends_talks_is_no_side(scene_of: SceneOf) -> None:
    text = "The UN envoy for Chad, Anna Berg, ended the eighth round of peace talks in Oslo."
    [talks] = find_talks(scene_of(text))
    assert talks.participants == ()
