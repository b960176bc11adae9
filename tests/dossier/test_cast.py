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
    assert len(listed_groups(held)) == 1
    own = replace(held, report=replace(REPORT, outlet="Courier"))
    assert listed_groups(own) == []
