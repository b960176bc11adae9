from __future__ import annotations

import build
from goodoffices.codes import DateBasis
from goodoffices.facts import Fact, Report
from goodoffices.lexicon import load_lexicon
from goodoffices.resolve.said_today import date_by_report, signs_of_all

WORDS = load_lexicon()
OWN = (
    "Shells hit the port on Monday as envoys met. Vale told reporters the truce holds. "
    "Rebels have said that it failed."
)
"""The report is of a Monday."""


def days(made: Report, *facts: Fact) -> list[str | None]:
    return [fact.date.iso if fact.date else None for fact in date_by_report(facts, made, WORDS)]


def test_date_by_report_gives_its_day_to_news_and_not_to_what_was_said_before() -> None:
    made = build.report(OWN)
    news = build.statement(made, "Vale", "the truce holds", cue="told")
    before = build.statement(made, "Rebels", "it failed", cue="have said")
    assert days(made, news, before) == ["2014-02-17", None]


def test_date_by_report_says_whose_day_it_is() -> None:
    made = build.report(OWN)
    (dated,) = date_by_report(
        [build.statement(made, "Vale", "the truce holds", cue="told")], made, WORDS
    )
    assert dated.date is not None
    assert dated.date.basis is DateBasis.REPORT


def test_date_by_report_leaves_a_report_that_opens_with_another_day() -> None:
    made = build.report(OWN.replace("Monday", "Friday"))
    assert days(made, build.statement(made, "Vale", "the truce holds", cue="told")) == [None]


def test_date_by_report_keeps_a_day_of_its_own() -> None:
    made = build.report(OWN)
    friday = build.day("2014-02-14", printed="Friday")
    told = build.statement(made, "Vale", "the truce holds", cue="told", date=friday)
    assert days(made, told) == ["2014-02-14"]


def test_date_by_report_needs_the_day_of_the_report() -> None:
    made = build.report(OWN, published=None)
    assert days(made, build.statement(made, "Vale", "the truce holds", cue="told")) == [None]


def test_signs_tell_cue_opening_and_occasion() -> None:
    made = build.report(OWN)
    told = build.statement(made, "Vale", "the truce holds", cue="told")
    ((_, signs),) = signs_of_all([told], made, WORDS)
    assert {"cue: past", "own day in the opening", "occasion"} <= signs.keys()
    assert "late" not in signs
