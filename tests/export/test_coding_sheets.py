"""Coding sheets: what the record keeps apart and a sheet has once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests import build

from goodoffices.codes import CeasefireStatus, Measure, Qualifier, StretchKind
from goodoffices.export import coding_sheet
from goodoffices.export.coding_sheets import facts_on_sheet
from goodoffices.facts import DateRecord, Fact, Reading, Stretch
from goodoffices.resolve.dates import resolve_date

TEXT = "Fighting grows as 700 killed\n\nNearly 700 people died. The truce in Homs is to go on."


REPORT = build.report(TEXT)
TITLE = Stretch(
    StretchKind.HEADLINE, build.span(REPORT, "Fighting grows as 700 killed"), "first line"
)


def _sheet(*facts: Fact) -> Any:
    return coding_sheet(Reading(replace(REPORT, stretches=(TITLE,)), facts))


def test_a_headline_number_stands_once_in_a_sheet() -> None:
    head = build.figure(REPORT, Measure.KILLED, "700", low=700, high=700)
    body = build.figure(
        REPORT, Measure.KILLED, "Nearly 700", low=700, high=700, qualifier=Qualifier.NEARLY
    )
    assert [one["qualifier"] for one in _sheet(head, body)["figures"]] == ["nearly"]
    assert len(_sheet(head)["figures"]) == 1


def test_a_position_of_which_nothing_tells_the_issue_is_on_no_sheet() -> None:
    told = build.position(
        REPORT, "people", "ceasefire", "support", "The truce in Homs", confidence=0.5
    )
    assert len(_sheet(told, replace(told, confidence=0.1))["positions"]) == 1


def test_states_of_a_truce_that_share_a_coarse_code_stand_once() -> None:
    told = [
        build.ceasefire(REPORT, status, "truce", place="Homs")
        for status in (CeasefireStatus.FRAGILE, CeasefireStatus.EXTENSION_REQUESTED)
    ]
    assert [one["status"] for one in _sheet(*told)["ceasefires"]] == ["in_force"]


def test_facts_on_a_sheet_stand_in_its_order_section_by_section() -> None:
    told = [
        build.ceasefire(REPORT, status, "truce", place="Homs")
        for status in (CeasefireStatus.FRAGILE, CeasefireStatus.EXTENSION_REQUESTED)
    ]
    figure = build.figure(REPORT, Measure.KILLED, "Nearly 700", low=700, high=700)
    reading = Reading(replace(REPORT, stretches=(TITLE,)), (*told, figure))
    sheet: Any = coding_sheet(reading)
    kept = facts_on_sheet(reading)
    assert {name: len(sheet[name]) for name in kept} == {n: len(each) for n, each in kept.items()}
    assert (len(kept["ceasefires"]), kept["figures"]) == (1, [figure])


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("at least 1,400 civilians", "civilians"),
        ("dozens of people", "people"),
        ("the 12 hostages", "hostages"),
        ("Nearly two dozen workers", "workers"),
        ("the civilians", "the civilians"),
        ("the 7th Brigade", "the 7th Brigade"),
        ("hundreds", "hundreds"),
    ],
)
def test_people_without_a_name_stand_on_a_sheet_without_their_number(
    printed: str, shown: str
) -> None:
    hit = replace(
        build.event(REPORT, "ASSAULT", "died"), targets=(build.unresolved(REPORT, printed),)
    )
    assert _sheet(hit)["events"][0]["targets"] == [shown]


def test_a_name_with_a_number_stays_whole_on_a_sheet() -> None:
    hit = build.event(REPORT, "ASSAULT", "died", "17 November")
    assert _sheet(hit)["events"][0]["sources"] == ["17 November"]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("by January", "2014-01"),
        ("by Jan. 30", "2014-01-30"),
        ("no later than Friday", "2014-01-17"),
        ("before Friday", None),
        ("from Jan. 30", "2014-01-30"),
        ("after Jan. 30", None),
    ],
)
def test_an_act_with_a_limit_has_the_limit_as_its_date(printed: str, told: str | None) -> None:
    open_end = resolve_date(DateRecord(printed=printed), date(2014, 1, 12))
    leaving = replace(build.event(REPORT, "RETREAT", "go on"), date=open_end)
    assert _sheet(leaving)["events"][0]["date"] == told
