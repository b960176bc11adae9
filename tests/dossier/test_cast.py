"""What a coding sheet lists of the people and groups of a reading."""

from __future__ import annotations

from dataclasses import replace

import build
from goodoffices.codes import PLACE_RULE
from goodoffices.dossier.cast import listed_groups, listed_people
from goodoffices.facts import ActorMention, Reading

TEXT = "Norwegian envoy Anna Vale met Kenya's leaders in Mali, the Courier said."
REPORT = build.report(TEXT)


def reading(*actors, facts=(), places=()) -> Reading:
    mentions = tuple(
        ActorMention(
            REPORT.id, a.id, build.span(REPORT, a.name), a.name,
            PLACE_RULE if a.name in places else "known name",
        )
        for a in actors
    )  # fmt: skip
    return Reading(REPORT, tuple(facts), tuple(actors), mentions)


def test_people_have_the_titles_the_report_gives() -> None:
    vale = build.actor("Anna Vale", "person")
    role = build.role(REPORT, "Anna Vale", "Norwegian envoy", organisation="Norwegian")
    listed = listed_people(reading(vale, facts=[role]))
    assert [(p.name, p.roles, p.affiliation) for p in listed] == [
        ("Anna Vale", ("Norwegian envoy",), "Norwegian")
    ]


def test_groups_leave_out_people() -> None:
    assert listed_groups(reading(build.actor("Anna Vale", "person"))) == []


def test_groups_state_only_as_place_is_left_out() -> None:
    kenya, mali = build.actor("Kenya"), build.actor("Mali")
    listed = listed_groups(reading(kenya, mali, places=("Mali",)))
    assert [g.name for g in listed] == ["Kenya"]


def test_groups_state_with_a_part_in_a_fact_is_listed() -> None:
    mali = build.actor("Mali")
    event = build.event(REPORT, "CONSULT", "met", "Mali")
    assert [g.name for g in listed_groups(reading(mali, facts=[event], places=("Mali",)))] == [
        "Mali"
    ]


def test_groups_leave_out_the_reports_own_outlet() -> None:
    courier = build.actor("Courier", "media")
    held = reading(courier)
    others = replace(held, report=replace(REPORT, outlet="Northern Herald"))
    assert len(listed_groups(others)) == 1
    for outlet in ("Courier", "The Courier", "Evening Courier"):
        own = replace(held, report=replace(REPORT, outlet=outlet))
        assert listed_groups(own) == []


def test_groups_leave_out_a_part_of_a_state_that_only_a_common_noun_tells() -> None:
    report = build.report("In Mali parliament met, the army fought and Mali's police left.")
    printed = {"Malian parliament": "parliament", "Malian army": "the army",
               "Malian police": "Mali's police"}  # fmt: skip
    actors = [build.actor(name, "government") for name in printed]
    mentions = [
        ActorMention(report.id, a.id, build.span(report, printed[a.name]), printed[a.name], "of")
        for a in actors
    ]
    listed = listed_groups(Reading(report, (), tuple(actors), tuple(mentions)))
    assert [group.name for group in listed] == ["Malian army", "Malian police"]


def test_groups_list_a_ministry_without_a_name_only_where_it_acts() -> None:
    report = build.report("The ministry met Mali.")
    ministry = build.actor("Chadian ministry", "government")
    mention = ActorMention(report.id, ministry.id, build.span(report, "The ministry"),
                           "The ministry", "of")  # fmt: skip
    event = build.event(report, "CONSULT", "met", "The ministry")
    source = replace(event.sources[0], actor=ministry.id)
    acts = replace(event, sources=(source,))
    assert listed_groups(Reading(report, (), (ministry,), (mention,))) == []
    assert len(listed_groups(Reading(report, (acts,), (ministry,), (mention,)))) == 1
