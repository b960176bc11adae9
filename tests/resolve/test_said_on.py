from __future__ import annotations

import build
from goodoffices.facts import Fact
from goodoffices.resolve.said_on import carry_days

TEXT = "Vale said on Monday the truce holds. Rossi said it failed. Vale added that talks go on."
REPORT = build.report(TEXT)
MONDAY = build.day("2014-02-17", printed="Monday")
FIRST = build.statement(REPORT, "Vale", "the truce holds", date=MONDAY)
OTHER = build.statement(REPORT, "Rossi", "it failed")
AGAIN = build.statement(REPORT, "Vale", "talks go on")


def days(*facts: Fact) -> list[str | None]:
    return [fact.date.iso if fact.date else None for fact in carry_days(facts)]


def test_carry_days_reaches_the_same_speaker_only() -> None:
    assert days(FIRST, OTHER, AGAIN) == ["2014-02-17", None, "2014-02-17"]


def test_carry_days_never_reaches_back() -> None:
    assert days(AGAIN, FIRST) == [None, "2014-02-17"]


def test_carry_days_says_where_the_day_was_told() -> None:
    carried = carry_days((FIRST, AGAIN))[1]
    assert carried.joined == "said Monday, in an earlier statement of the same speaker"
    assert carried.date == MONDAY


def test_carry_days_keeps_a_day_of_its_own() -> None:
    tuesday = build.statement(REPORT, "Vale", "talks go on", date=build.day("2014-02-18"))
    assert days(FIRST, tuesday) == ["2014-02-17", "2014-02-18"]


def test_carry_days_does_not_carry_a_year() -> None:
    vague = build.statement(REPORT, "Vale", "the truce holds", date=build.year(2012))
    assert days(vague, AGAIN) == ["2012", None]
