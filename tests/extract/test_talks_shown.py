"""What is shown of talks is right: no congress of scholars, no plan told as held."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import Attendance, Direction, Realis, TalksOutcome
from goodoffices.extract.scene import Scene, home
from goodoffices.extract.talks import find_talks
from goodoffices.facts import Party, Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def _found(scene_of: SceneOf, text: str) -> list[Talks]:
    return list(find_talks(scene_of(text)))


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [each.printed for each in parties]


def test_talks_of_a_report_on_no_war_are_the_least_sure(scene_of: SceneOf) -> None:
    filler = "The gardens of the old town were full of children and of musicians. " * 9
    text = f"{filler}The botanists held talks in Lisbon on Monday."
    [peaceful] = _found(scene_of, text)
    [warlike] = _found(scene_of, f"{text} Rebels shelled the army near the border.")
    assert peaceful.confidence < warlike.confidence


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The foreign ministers of the region meet in Oslo on May 9.", Realis.PLANNED),
        ("The foreign ministers of the region met in Oslo on May 9.", Realis.ACTUAL),
        ("The peace talks begin in Oslo on May 9.", Realis.PLANNED),
        ("The king opens the peace talks in Oslo on Friday.", Realis.ACTUAL),
        ("The council called an emergency session of peace talks for Friday.", Realis.PLANNED),
        ("The ban was lifted before the peace talks begin in Doha.", Realis.PLANNED),
        ("The king flew to the peace summit in Oslo, where he said it would rain.", Realis.ACTUAL),
        ("A peace summit next month in Oslo worries the rebels.", Realis.PLANNED),
        ("A third round of talks in Oslo would be a waste of time.", Realis.POSSIBLE),
    ],
)
def test_what_is_set_for_a_day_is_planned(scene_of: SceneOf, text: str, realis: Realis) -> None:
    [talks] = _found(scene_of, text)
    assert talks.realis is realis


def test_the_day_talks_are_set_for_is_to_come(scene_of: SceneOf) -> None:
    [talks] = _found(scene_of, "The envoy called a session of the peace talks for Wednesday.")
    assert talks.date is not None
    assert talks.date.direction is Direction.FUTURE


def test_a_process_in_an_office_is_no_gathering(scene_of: SceneOf) -> None:
    office = "Ann Roe, the coordinator for the Geneva peace process, told the council of deaths."
    assert _found(scene_of, office) == []
    [talks] = _found(scene_of, "The Geneva peace process resumed on Monday with the rebels.")
    assert talks.venue == "Geneva"


def test_talks_about_us_have_no_name_of_their_own(scene_of: SceneOf) -> None:
    text = 'Rebel leaders held talks in Oslo. "These are talks about us," a villager said.'
    names = [each.name or "" for each in _found(scene_of, text)]
    assert names
    assert all("us" not in name.split() for name in names)


def test_guarantors_of_talks_stand_behind_them(scene_of: SceneOf) -> None:
    text = (
        "The government and the rebels opened talks in Quito on Monday. "
        "Norway and Cuba are guarantors of the talks."
    )
    [talks] = _found(scene_of, text)
    seated = {each.party.printed for each in talks.participants}
    assert _names(talks.sponsors) == ["Norway", "Cuba"]
    assert not seated & {"Norway", "Cuba"}


def test_who_did_not_come_to_surrender_came(scene_of: SceneOf) -> None:
    text = "Peace talks opened in Oslo on Monday. The rebels had not come to Oslo to surrender."
    [talks] = _found(scene_of, text)
    assert {each.status for each in talks.participants} == {Attendance.ATTENDING}


def test_who_did_not_come_is_away(scene_of: SceneOf) -> None:
    text = "Peace talks opened in Oslo on Monday. The rebels did not come to Oslo."
    [talks] = _found(scene_of, text)
    assert {each.status for each in talks.participants} == {Attendance.NOT_ATTENDING}


def test_talks_of_years_ago_do_not_end_those_that_open(scene_of: SceneOf) -> None:
    text = (
        "The government and the rebels opened peace talks in Oslo on Thursday. The envoy praised "
        "the talks. Ten years ago a president broke off three years of talks."
    )
    ends = {each.venue: each.outcome for each in _found(scene_of, text)}
    assert ends["Oslo"] is None
    assert ends.get(None) in (None, TalksOutcome.COLLAPSED)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Peace talks opened in Abeche, Chad, on Monday. The talks in Chad stalled.", "Abeche"),
        ("Peace talks opened in Nairobi on Monday. The peace talks in Kenya stalled.", "Nairobi"),
    ],
)
def test_a_town_and_its_country_are_one_place(scene_of: SceneOf, text: str, venue: str) -> None:
    [talks] = _found(scene_of, text)
    assert talks.venue == venue


def test_who_boycotted_talks_held_is_not_away_from_those_to_come(scene_of: SceneOf) -> None:
    text = "Peace talks are to be held in Oslo in May. The rebels boycotted the talks."
    [talks] = _found(scene_of, text)
    assert (talks.realis, talks.participants) == (Realis.PLANNED, ())


def test_who_chairs_beside_another_mediates(scene_of: SceneOf) -> None:
    text = (
        "Rebel and army leaders gathered in London on Wednesday for a peace conference. John Hay, "
        "who is chairing the meeting with Ann Roe, warned the rebels."
    )
    [talks] = _found(scene_of, text)
    assert [each.split()[-1] for each in _names(talks.mediators)] == ["Hay", "Roe"]


def test_an_envoy_who_hopes_for_talks_is_not_their_mediator(scene_of: SceneOf) -> None:
    text = (
        "The army and the rebels are to hold peace talks in Oslo on Friday. Ann Roe, the U.N. "
        "envoy, said she hoped that the truce would lead to productive talks."
    )
    assert {each.mediators for each in _found(scene_of, text)} == {()}


def test_home_is_told_by_names_of_a_country_not_by_whose_envoys_come(scene_of: SceneOf) -> None:
    text = (
        "The people of Chad are tired of war. Chad has no money. The American envoy met an "
        "American officer and the American team."
    )
    assert home(scene_of(text)) == "Chad"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The rebels threatened to leave the talks.", Attendance.UNCERTAIN),
        ("The rebels had boycotted the talks.", Attendance.NOT_ATTENDING),
        (
            "The host had withdrawn an invitation to the rebels to the talks.",
            Attendance.NOT_INVITED,
        ),
    ],
)
def test_who_may_leave_is_not_away(scene_of: SceneOf, text: str, status: Attendance) -> None:
    [talks] = _found(scene_of, f"Peace talks opened in Oslo on Monday. {text}")
    assert [each.status for each in talks.participants] == [status]


def test_who_is_asked_for_another_thing_is_not_invited(scene_of: SceneOf) -> None:
    text = "The envoy asked the rebels to free ten men before the peace talks in Oslo."
    [talks] = _found(scene_of, text)
    assert talks.participants == ()


def test_talks_that_will_go_on_are_under_way(scene_of: SceneOf) -> None:
    text = "The release came of peace talks with the rebels in Oslo. The talks will continue."
    [talks] = _found(scene_of, text)
    assert talks.realis is Realis.ACTUAL


def test_talks_put_off_are_planned_and_nobody_sat_there(scene_of: SceneOf) -> None:
    text = (
        "The government and the rebels of Chad signed a protocol. Talks with the militia, which "
        "were to have opened in Oslo on May 9, were put off."
    )
    talks = next(each for each in _found(scene_of, text) if each.venue == "Oslo")
    assert (talks.realis, talks.outcome) == (Realis.PLANNED, TalksOutcome.POSTPONED)
    assert all("rebels" not in each.party.printed for each in talks.participants)


def test_members_of_one_body_who_meet_hold_no_talks(scene_of: SceneOf) -> None:
    assert _found(scene_of, "The movement is old. Its members met in Oslo last week.") == []


def test_a_gathering_that_is_attacked_is_hardly_sure(scene_of: SceneOf) -> None:
    text = "A bomb killed 36 people at a gathering of soldiers and rebels in Aden on Monday."
    [talks] = _found(scene_of, text)
    assert talks.confidence < 0.4


def test_how_long_talks_took_is_no_name_where_their_place_is_told(scene_of: SceneOf) -> None:
    text = (
        "The army and the rebels signed a peace agreement in Lower Tamsa on Friday. "
        "It came after nine months of negotiations."
    )
    [talks] = _found(scene_of, text)
    assert (talks.name, talks.venue) == ("negotiations", "Lower Tamsa")


def test_talks_somebody_denies_to_hold_are_none(scene_of: SceneOf) -> None:
    assert _found(scene_of, "The army denied it was holding secret talks with the rebels.") == []


def test_who_signed_last_year_does_not_sit_at_the_talks_of_now(scene_of: SceneOf) -> None:
    text = (
        "Peace talks between the government and the militia opened in Quito on Monday. "
        "The rebels signed an accord with the government last November."
    )
    [talks] = _found(scene_of, text)
    assert all("rebels" not in each.party.printed for each in talks.participants)


def test_who_represents_others_in_general_is_not_seated_for_it(scene_of: SceneOf) -> None:
    text = (
        "Peace talks between the army and the rebels resumed in Jeddah on Monday, helped by the "
        "council, which represents the elders."
    )
    [talks] = _found(scene_of, text)
    assert all("council" not in each.party.printed for each in talks.participants)
