"""Talks: which nouns name them, what is one object, who sits there, and how it ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goodoffices.codes import (
    EARLIER,
    REPRESENTED,
    Attendance,
    Direction,
    Realis,
    TalksFormat,
    TalksOutcome,
)
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks import find_talks
from goodoffices.facts import Talks

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]

NO_TALKS = [
    "The minister spoke at a news conference in Geneva on Monday.",
    "A new round of fighting began in Aden on Monday.",
    "The party held its annual conference in Leeds.",
    "The general met the ambassador in Juba on Monday.",
    "The Peace Negotiations Committee published its report.",
    "He talks a lot about football.",
    "The senator had a meeting with the governor in Texas.",
]


def found(scene: Scene) -> list[Talks]:
    return list(find_talks(scene))


def statuses(talks: Talks) -> dict[str, Attendance]:
    return {each.party.printed.removeprefix("the "): each.status for each in talks.participants}


@pytest.mark.parametrize("text", NO_TALKS)
def test_talks_other_gatherings_are_none(scene_of: SceneOf, text: str) -> None:
    assert found(scene_of(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "venue"),
    [
        ("The Vienna talks resumed on Monday.", "Vienna talks", "Vienna"),
        ("A peace conference opened in Nairobi on Monday.", "peace conference", "Nairobi"),
        ("Peace talks are due to begin in Doha on Friday.", "Peace talks", "Doha"),
        (
            "Envoys gathered for peace talks in Kenya's capital, Nairobi.",
            "peace talks",
            "Nairobi",
        ),
        (
            "The summit will be held in the Red Sea resort of Aqaba.",
            "summit",
            "Aqaba",
        ),
        ("The Yemen talks collapsed on Monday.", "Yemen talks", None),
    ],
)
def test_talks_name_and_venue_are_as_printed(
    scene_of: SceneOf, text: str, name: str, venue: str | None
) -> None:
    [talks] = found(scene_of(text))
    assert (talks.name, talks.venue) == (name, venue)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A third round of talks opened in Oslo.", 3),
        ("The last session of the second round of talks took place in Oslo.", 2),
        ("Talks opened in Oslo.", None),
    ],
)
def test_talks_number_of_round_is_read(scene_of: SceneOf, text: str, number: int | None) -> None:
    [talks] = found(scene_of(text))
    assert talks.number == number


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Proximity talks began in Geneva on Monday.", TalksFormat.PROXIMITY),
        ("Indirect talks began in Muscat on Monday.", TalksFormat.PROXIMITY),
        ("Bilateral talks began in Geneva on Monday.", TalksFormat.BILATERAL),
        ("Direct talks began in Geneva on Monday.", TalksFormat.DIRECT),
        ("A three-way summit began in Geneva on Monday.", TalksFormat.MULTILATERAL),
        ("Talks began in Geneva on Monday.", TalksFormat.UNKNOWN),
    ],
)
def test_talks_format_is_told_by_words_beside(
    scene_of: SceneOf, text: str, form: TalksFormat
) -> None:
    [talks] = found(scene_of(text))
    assert talks.format is form


@pytest.mark.parametrize(
    ("text", "party", "status"),
    [
        ("Chad will attend the peace talks in Tripoli.", "Chad", Attendance.ATTENDING),
        ("Chad refused to attend the peace talks in Tripoli.", "Chad", Attendance.NOT_ATTENDING),
        ("Chad may attend the peace talks in Tripoli.", "Chad", Attendance.UNCERTAIN),
        ("Chad boycotted the peace talks in Tripoli.", "Chad", Attendance.NOT_ATTENDING),
        ("Chad was invited to the peace talks in Tripoli.", "Chad", Attendance.INVITED),
        ("Chad was not invited to the peace talks in Tripoli.", "Chad", Attendance.NOT_INVITED),
        (
            "Chad was invited to the peace talks in Tripoli without further detail.",
            "Chad",
            Attendance.INVITED,
        ),
        ("Chad was excluded from the peace talks in Tripoli.", "Chad", Attendance.NOT_INVITED),
        ("Chad will host the peace conference.", "Chad", Attendance.HOST),
        (
            "It is unclear whether Chad will attend the peace talks in Tripoli.",
            "Chad",
            Attendance.UNCERTAIN,
        ),
    ],
)
def test_talks_attendance_follows_the_clause(
    scene_of: SceneOf, text: str, party: str, status: Attendance
) -> None:
    [talks] = found(scene_of(text))
    assert statuses(talks)[party] is status


def test_talks_list_of_envoys_gives_each_state(scene_of: SceneOf) -> None:
    text = "The talks in Oslo included the top envoys from Chad, Mali, Niger and Togo."
    [talks] = found(scene_of(text))
    assert set(statuses(talks)) == {"Chad", "Mali", "Niger", "Togo"}


def test_talks_between_two_sides_seat_both(scene_of: SceneOf) -> None:
    [talks] = found(scene_of("Talks between Chad and Libya opened in Niamey on Monday."))
    assert statuses(talks) == {"Chad": Attendance.ATTENDING, "Libya": Attendance.ATTENDING}


def test_talks_attendance_without_object_means_the_last_named(scene_of: SceneOf) -> None:
    text = "Peace talks open in Oslo on Monday. Chad said it will not attend."
    [talks] = found(scene_of(text))
    assert statuses(talks) == {"Chad": Attendance.NOT_ATTENDING}


@pytest.mark.parametrize(
    ("text", "part", "printed"),
    [
        ("UN-brokered talks opened in Geneva on Monday.", "mediators", "UN"),
        ("Russian-sponsored talks opened in Geneva on Monday.", "sponsors", "Russian"),
        ("Talks mediated by Norway opened in Havana on Monday.", "mediators", "Norway"),
        ("A conference sponsored by Kenya opened in Nairobi.", "sponsors", "Kenya"),
        ("Kenya will host the peace conference.", "hosts", "Kenya"),
    ],
)
def test_talks_backers_are_found(scene_of: SceneOf, text: str, part: str, printed: str) -> None:
    [talks] = found(scene_of(text))
    assert printed in {party.printed for party in getattr(talks, part)}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The peace talks in Oslo collapsed on Monday.", TalksOutcome.COLLAPSED),
        ("The peace talks in Oslo were postponed.", TalksOutcome.POSTPONED),
        ("The peace talks in Oslo ended without agreement.", TalksOutcome.NONE),
        ("The peace talks in Oslo may collapse.", None),
        ("The peace talks in Oslo went on.", None),
    ],
)
def test_talks_outcome_is_told_by_the_clause(
    scene_of: SceneOf, text: str, outcome: TalksOutcome | None
) -> None:
    [talks] = found(scene_of(text))
    assert talks.outcome is outcome


def test_talks_mentions_of_the_same_talks_are_one(scene_of: SceneOf) -> None:
    text = (
        "Peace talks opened in Oslo on Monday. Chad attended the talks. "
        "The negotiations will go on, and Mali joined the Oslo talks."
    )
    [talks] = found(scene_of(text))
    assert set(statuses(talks)) == {"Chad", "Mali"}
    assert len(talks.evidence["trigger"]) == 4


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Talks opened in Oslo on Monday. Other talks will be held in Doha.", 2),
        ("Talks opened in Oslo on Monday. A third round of talks was promised.", 2),
        ("Talks opened in Oslo on Monday. The previous talks collapsed in 2014.", 2),
        ("Talks opened in Oslo on Monday. The preparatory talks had been hard.", 2),
        ("UN-led talks opened on Monday. Russian-led talks opened on Monday.", 2),
    ],
)
def test_talks_of_other_place_number_order_or_backer_are_others(
    scene_of: SceneOf, text: str, count: int
) -> None:
    assert len(found(scene_of(text))) == count


def test_talks_gathering_told_by_a_verb_alone(scene_of: SceneOf) -> None:
    [talks] = found(scene_of("Opposition leaders are meeting in Riyadh to choose a delegation."))
    assert (talks.name, talks.venue) == (None, "Riyadh")


def test_talks_to_come_are_dated_ahead(scene_of: SceneOf) -> None:
    [talks] = found(scene_of("Peace talks are due to be held in Oslo on 29 January."))
    assert talks.date is not None
    assert (talks.date.printed, talks.date.direction) == ("29 January", Direction.FUTURE)
    assert talks.realis is Realis.PLANNED


def test_talks_that_sides_gathered_for_keep_their_days(scene_of: SceneOf) -> None:
    text = (
        "The warring sides gathered for peace talks in Kazakhstan's capital, Astana. Sponsors want "
        "a settlement, but doubt surrounds the negotiations, scheduled for January 23-24."
    )
    (talks,) = found(scene_of(text))
    assert talks.date is not None
    assert talks.date.printed == "January 23-24"


def test_talks_date_of_a_speaker_is_not_theirs(scene_of: SceneOf) -> None:
    [talks] = found(scene_of("Vale said on Monday that the peace talks in Oslo were difficult."))
    assert talks.date is None


def test_talks_evidence_prints_what_the_fields_say(scene_of: SceneOf) -> None:
    scene = scene_of("Chad will attend peace talks in Oslo on Monday.")
    [talks] = found(scene)
    printed = {part: spans[0].of(scene.text) for part, spans in talks.evidence.items()}
    assert printed == {
        "trigger": "peace talks",
        "venue": "Oslo",
        "date": "Monday",
        "participant": "Chad",
    }


def test_talks_named_by_town_and_number_alone(scene_of: SceneOf) -> None:
    text = "The Geneva II summit opened on Monday. Mali wants a seat at Geneva II."
    [talks] = found(scene_of(text))
    assert (talks.name, talks.number, len(talks.evidence["trigger"])) == ("Geneva II summit", 2, 2)


def test_talks_presence_at_them_is_doubtful(scene_of: SceneOf) -> None:
    text = "The Geneva II summit opens on Monday. He spoke of Mali's presence at Geneva II."
    [talks] = found(scene_of(text))
    assert statuses(talks) == {"Mali": Attendance.UNCERTAIN}


def test_talks_two_counts_of_one_sentence_are_one(scene_of: SceneOf) -> None:
    text = "The Geneva II summit is slated to begin Jan. 20, a second conference since 2012."
    [talks] = found(scene_of(text))
    assert talks.date is not None
    assert talks.date.printed == "Jan. 20"


def test_talks_sponsors_before_their_names(scene_of: SceneOf) -> None:
    text = "Peace talks opened in Oslo on Monday. Sponsors Norway, Cuba, and Chad are hopeful."
    [talks] = found(scene_of(text))
    assert [each.printed for each in talks.sponsors] == ["Norway", "Cuba", "Chad"]


def test_talks_states_that_broker_are_sponsors(scene_of: SceneOf) -> None:
    [talks] = found(scene_of("The Oslo talks, brokered by Kenya and Mali, collapsed on Monday."))
    assert [each.printed for each in talks.sponsors] == ["Kenya", "Mali"]
    assert talks.mediators == ()


def test_talks_who_brought_the_sides_to_the_table_sponsors(scene_of: SceneOf) -> None:
    text = "The Oslo talks opened. It was Kenya that brought the rebels to the peace table."
    [talks] = found(scene_of(text))
    assert [each.printed for each in talks.sponsors] == ["Kenya"]


def test_talks_pair_of_states_before_the_noun_sits(scene_of: SceneOf) -> None:
    [talks] = found(scene_of("Chad-Mali talks opened in Oslo on Monday."))
    assert statuses(talks) == {"Chad": Attendance.ATTENDING, "Mali": Attendance.ATTENDING}


def test_talks_refusal_that_is_over_is_marked(scene_of: SceneOf) -> None:
    text = "Peace talks open in Oslo on Monday. Chad had refused to attend the talks."
    [talks] = found(scene_of(text))
    assert [each.detail for each in talks.participants] == [EARLIER]


def test_talks_ambassador_represents_his_state(scene_of: SceneOf) -> None:
    text = (
        "Peace talks opened in Oslo on Monday. Russia will not send a delegation to Oslo, "
        "but the Russian ambassador to Norway will represent the country."
    )
    [talks] = found(scene_of(text))
    assert [each.status for each in talks.participants if each.detail == REPRESENTED] == [
        Attendance.ATTENDING
    ]


def test_talks_format_left_open_is_unknown(scene_of: SceneOf) -> None:
    text = (
        "Kenya, Chad, Mali and Togo attended peace talks in Oslo. It was not clear whether "
        "the delegations would meet in person or through intermediaries."
    )
    [talks] = found(scene_of(text))
    assert talks.format is TalksFormat.UNKNOWN


def test_talks_envoy_for_a_country_does_not_seat_it(scene_of: SceneOf) -> None:
    text = "Peace talks opened in Oslo on Monday. The UN envoy for Libya is attending."
    [talks] = found(scene_of(text))
    assert "Libya" not in statuses(talks)


def test_talks_only_tried_for_are_none(scene_of: SceneOf) -> None:
    assert found(scene_of("Envoy Ann Vale has attempted to broker negotiations.")) == []


def test_talks_fullest_name_is_shown(scene_of: SceneOf) -> None:
    text = "The talks are due on Monday. The second round of peace talks will be held in Oslo."
    names = [each.name for each in found(scene_of(text))]
    assert "second round of peace talks" in names


def test_talks_partial_outcome_is_told(scene_of: SceneOf) -> None:
    [talks] = found(scene_of("The talks in Oslo made some progress on Monday."))
    assert talks.outcome is TalksOutcome.PARTIAL


def test_talks_agreeing_to_attend_is_no_outcome(scene_of: SceneOf) -> None:
    text = "Vale said the Oslo talks are aimed at peace, adding that Chad agreed to take part."
    [talks] = found(scene_of(text))
    assert talks.outcome is None


def test_talks_on_another_country_that_are_due_are_kept_under_their_topic(
    scene_of: SceneOf,
) -> None:
    scene = scene_of("Ministers met in Oslo on Monday to discuss Mali.\n\nTalks on Chad expected")
    chad = [talks for talks in found(scene) if talks.name == "Talks on Chad"]
    assert [talks.realis for talks in chad] == [Realis.PLANNED]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        (
            "The Doha II summit is slated to begin Jan. 20. It is unclear who will be at Doha II.",
            Realis.PLANNED,
        ),
        (
            "Doha II was scheduled by the hosts. The Doha II summit opened with a prayer.",
            Realis.ACTUAL,
        ),
    ],
)
def test_talks_that_are_due_stay_planned_until_told_as_held(
    scene_of: SceneOf, text: str, realis: Realis
) -> None:
    assert [talks.realis for talks in found(scene_of(text))] == [realis]
