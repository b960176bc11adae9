"""Two tellings of one truce, and truces that only look alike."""

from __future__ import annotations

from typing import Any

import pytest

import build
from goodoffices.facts import Judgement, Report
from goodoffices.merge import compared, judge_facts, keys_of
from goodoffices.merge.compared import Compared, lasting_of

CAST = ("a-korvan", "a-selby", "a-envoy")


def told(
    text: str, day: str, status: str, trigger: str, *, cast: tuple[str, ...] = CAST, **own: Any
) -> Compared:
    """Build a telling of a truce; its date, where given, is a day the words name."""
    report: Report = build.report(text, name=f"{day}.txt", published=day)
    if "date" in own:
        own["date"] = build.day(own["date"])
    fact = build.ceasefire(report, status, trigger, **own)
    return compared(fact, report, sentence=fact.sentence.of(report.text), cast=cast)


def verdict(one: Compared, two: Compared) -> str:
    found: Judgement | None = judge_facts(one, two)
    return found.verdict if found else "none"


def test_place_of_signing_is_not_where_the_truce_holds() -> None:
    signed = told("Korvan and Selby signed a ceasefire in Adria.", "2031-05-05", "agreed",
                  "signed a ceasefire", place="Adria", date="2031-05-05")  # fmt: skip
    holds = told("The ceasefire was holding on Tuesday.", "2031-05-06", "in_force", "was holding",
                 scope="national", date="2031-05-06")  # fmt: skip
    assert verdict(signed, holds) == "same"
    assert set(keys_of(signed)) & set(keys_of(holds))
    assert not any(key.startswith("ceasefire|in|") for key in keys_of(signed))


def test_place_of_an_agreement_that_was_not_signed_there_counts() -> None:
    here = told("Korvan and Selby agreed on a ceasefire in Tesk on Monday.", "2031-05-05", "agreed",
                "agreed on a ceasefire", place="Tesk", scope="local")  # fmt: skip
    there = told("The ceasefire in Urm was holding.", "2031-05-06", "in_force", "was holding",
                 place="Urm", scope="local")  # fmt: skip
    assert verdict(here, there) == "none"


def test_truces_of_another_length_are_held_apart() -> None:
    week = told("Korvan and Selby agreed on a seven-day truce.", "2031-05-05", "agreed",
                "agreed on a seven-day truce", scope="national")  # fmt: skip
    again = told("The truce of a week began; a 7-day truce was promised.", "2031-05-06", "in_force",
                 "truce was promised", scope="national")  # fmt: skip
    hours = told("Korvan and Selby agreed on a 72-hour truce.", "2031-05-20", "agreed",
                 "agreed on a 72-hour truce", scope="national")  # fmt: skip
    assert verdict(week, hours) == "different"
    assert verdict(week, again) == "same"


def test_what_was_broken_before_an_agreement_was_an_earlier_truce() -> None:
    broken = told("Selby broke the truce.", "2031-05-05", "violated", "broke the truce",
                  scope="national", parties=("Selby",))  # fmt: skip
    agreed = told("Korvan and Selby agreed on a truce.", "2031-05-14", "agreed",
                  "agreed on a truce", scope="national", parties=("Korvan", "Selby"))  # fmt: skip
    assert verdict(broken, agreed) == "none"
    after = told("Selby broke the truce again.", "2031-05-16", "violated", "broke the truce",
                 scope="national", parties=("Selby",))  # fmt: skip
    assert verdict(agreed, after) == "same"


def test_what_was_over_is_not_what_begins_later() -> None:
    over = told("The truce collapsed on Monday.", "2031-05-05", "collapsed", "truce collapsed",
                scope="national", date="2031-05-05")  # fmt: skip
    begun = told("A truce took effect.", "2031-05-14", "in_force", "truce took effect",
                 scope="national")  # fmt: skip
    assert verdict(over, begun) == "none"


def test_one_sentence_tells_when_a_truce_was_made_and_what_became_of_it() -> None:
    text = "The truce signed in May collapsed."
    report = build.report(text, name="a.txt", published="2031-09-05")
    made = build.ceasefire(report, "agreed", "truce signed", date=build.day("2031-05-02"))
    over = build.ceasefire(
        report, "collapsed", "truce signed in May collapsed", date=build.day("2031-08-02")
    )
    sides = [compared(each, report, sentence=report.text, cast=CAST) for each in (made, over)]
    assert verdict(*sides) == "same"


def test_one_chief_actor_is_enough_only_where_both_name_one_time() -> None:
    one = told("The truce of 5 May was holding.", "2031-05-09", "in_force", "was holding",
               scope="national", date="2031-05-05", cast=("a-korvan", "a-x"))  # fmt: skip
    two = told("The truce of 5 May collapsed.", "2031-05-30", "collapsed", "collapsed",
               scope="national", date="2031-05-05", cast=("a-korvan", "a-y"))  # fmt: skip
    vague = told("A truce was holding.", "2031-05-07", "in_force", "was holding",
                 scope="national", cast=("a-korvan", "a-z"))  # fmt: skip
    assert verdict(one, two) == "same"
    assert verdict(one, vague) == "none"


@pytest.mark.parametrize(
    ("sentence", "hours"),
    [
        ("The sides signed a seven-day ceasefire.", 168.0),
        ("A 24-hour humanitarian truce expired.", 24.0),
        ("A one-day truce was promised.", 24.0),
        ("They offered a truce of three days.", 72.0),
        ("A two-week-long cessation of hostilities began.", 336.0),
        ("The truce held for the third day.", None),
        ("A three-day visit followed the truce.", None),
        ("After a 24-hour truce they agreed on a 72-hour truce.", None),
        ("The ceasefire began.", None),
    ],
)
def test_length_is_read_only_where_it_belongs_to_the_truce(
    sentence: str, hours: float | None
) -> None:
    assert lasting_of(sentence) == hours


def test_one_side_by_another_name_in_one_report_is_no_other_truce() -> None:
    text = "Korvan and Selby agreed on a truce. The Watch Group said it would respect the truce."
    pair = told(text, "2031-05-05", "agreed", "agreed on a truce", scope="national",
                parties=("Korvan", "Selby"))  # fmt: skip
    lone = told(text, "2031-05-05", "in_force", "respect the truce", scope="national",
                parties=("Watch Group",))  # fmt: skip
    assert verdict(pair, lone) == "same"
    later = told(text, "2031-05-06", "in_force", "respect the truce", scope="national",
                 parties=("Watch Group",))  # fmt: skip
    assert verdict(pair, later) != "same"
