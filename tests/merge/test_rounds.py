"""Two tellings of one round of talks, and meetings that only look alike."""

from __future__ import annotations

from typing import Any

import build
from goodoffices.merge import compared, judge_facts, keys_of
from goodoffices.merge.compared import Compared

BOTH = {"Korvan": "attending", "Selby": "attending"}


def told(day: str, *, seated: dict[str, str] | None = None, **own: Any) -> Compared:
    text = f"Korvan and Selby held talks in {own.get('venue') or 'secret'}, {day}."
    report = build.report(text, name=f"{day}.txt", published=day)
    if "date" in own:
        own["date"] = build.day(own["date"])
    fact = build.talks(report, "talks", participants=BOTH if seated is None else seated, **own)
    return compared(fact, report, sentence=report.text, cast=("a", "b", "c"))


def joined(one: Compared, two: Compared) -> bool:
    found = judge_facts(one, two)
    return found is not None and found.verdict == "same"


def test_talks_without_venue_meet_those_of_the_same_participants() -> None:
    here, nowhere = told("2031-05-05", venue="Adria"), told("2031-05-06", venue=None)
    assert set(keys_of(here)) & set(keys_of(nowhere))
    assert joined(here, nowhere)


def test_country_and_its_capital_are_one_venue_and_two_countries_are_not() -> None:
    assert joined(told("2031-05-05", venue="Oslo"), told("2031-05-06", venue="Norway"))
    assert not joined(told("2031-05-05", venue="Oslo"), told("2031-05-06", venue="Egypt"))


def test_two_meetings_of_the_same_two_on_two_named_days_stay_two() -> None:
    one = told("2031-05-05", venue=None, date="2031-05-05")
    assert not joined(one, told("2031-05-09", venue=None, date="2031-05-08"))
    assert joined(one, told("2031-05-07", venue=None, date="2031-05-06"))


def test_who_only_mediates_is_no_other_table() -> None:
    one = told("2031-05-05", venue=None, number=2, seated={}, mediators=["Selby"])
    two = told("2031-05-06", venue="Adria", number=2, seated={"Korvan": "attending"})
    three = told("2031-05-06", venue="Adria", seated={"Korvan": "attending"})
    assert joined(one, two)
    assert not joined(one, three)
