"""Two tellings are one thing where the words bear it out, and never because they look alike."""

from __future__ import annotations

from typing import Any

import pytest

import build
from goodoffices.codes import Realis
from goodoffices.facts import Fact, Report
from goodoffices.merge import compared, judge_facts, keys_of

TEXT = (
    "Korvan and Selby opened the second round of talks in Lindholm with envoy Ruth Amado. "
    "Korvan shelled Tesk. A truce in Tesk took hold. About 120 people were killed. "
    "Selby wants all prisoners freed before anything else. Korvan backs Selby."
)


def told(day: str, text: str = TEXT) -> Report:
    return build.report(text, name=f"{day}.txt", published=day)


def verdict(one: Fact, first: Report, two: Fact, second: Report) -> str | None:
    left, right = (
        compared(fact, report, sentence=fact.sentence.of(report.text), cast=("a", "b", "c"))
        for fact, report in ((one, first), (two, second))
    )
    judged = judge_facts(left, right)
    if judged:
        assert judged.reasons[0].endswith(".")
        assert judged == judge_facts(right, left)
    return judged.verdict if judged else None


def event(report: Report, **more: Any) -> Fact:
    return build.event(report, "ASSAULT", "shelled", "Korvan", (), place="Tesk", **more)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2031-05-02", "2031-05-02", "same"),
        ("2031-05-02", "2031-05-03", "same"),
        ("2031-05-02", "2031-05-06", None),
        ("2031-05-02", "2032-05-02", None),
    ],
)
def test_event_is_one_only_on_one_day(first: str, second: str, expected: str | None) -> None:
    one, two = told("2031-05-04"), told("2031-05-05", TEXT + " More.")
    dated = event(one, date=build.day(first)), event(two, date=build.day(second))
    assert verdict(dated[0], one, dated[1], two) == expected


def test_event_of_another_place_is_another() -> None:
    text, when = TEXT.replace("shelled Tesk", "shelled Urm"), build.day("2031-05-02")
    one, two = told("2031-05-04"), told("2031-05-05", text)
    other = build.event(two, "ASSAULT", "shelled", "Korvan", place="Urm", date=when)
    assert verdict(event(one, date=when), one, other, two) is None


@pytest.mark.parametrize("realis", [Realis.DENIED, Realis.REQUESTED])
def test_what_is_asked_for_or_denied_is_not_what_happened(realis: Realis) -> None:
    one, two = told("2031-05-04"), told("2031-05-05", TEXT + " More.")
    asked = event(two, date=build.day("2031-05-02"), realis=realis)
    assert verdict(event(one, date=build.day("2031-05-02")), one, asked, two) is None


def talks(report: Report, number: int | None, **more: Any) -> Fact:
    there = {"Korvan": "attending", "Selby": "attending"}
    more.setdefault("venue", "Lindholm")
    return build.talks(report, "round of talks", number=number, participants=there, **more)


@pytest.mark.parametrize(("number", "expected"), [(2, "same"), (3, None), (None, "same")])
def test_rounds_are_told_apart_by_their_numbers(number: int | None, expected: str | None) -> None:
    one, two = told("2031-05-04"), told("2031-05-06", TEXT + " More.")
    assert verdict(talks(one, 2), one, talks(two, number), two) == expected


def test_planned_round_and_the_round_held_are_one() -> None:
    one, two = told("2031-04-20"), told("2031-05-04", TEXT + " More.")
    plan = talks(one, 2, realis=Realis.PLANNED, date=build.day("2031-05-04"))
    assert verdict(plan, one, talks(two, 2), two) == "same"


def truce(report: Report, status: str, day: str | None = None, **more: Any) -> Fact:
    date = build.day(day) if day else None
    return build.ceasefire(report, status, "truce in", place="Tesk", date=date, **more)


def test_truce_of_the_same_city_in_another_year_is_another() -> None:
    one, two = told("2031-05-04"), told("2033-05-04", TEXT + " More.")
    assert verdict(truce(one, "in_force"), one, truce(two, "in_force"), two) is None


def test_stages_of_one_truce_are_one() -> None:
    one, two = told("2031-05-04"), told("2031-05-30", TEXT + " More.")
    assert verdict(truce(one, "agreed"), one, truce(two, "violated"), two) == "same"


def test_truce_proposed_after_the_last_one_ended_is_held_apart() -> None:
    one, two = told("2031-05-04"), told("2031-05-20", TEXT + " More.")
    ended, anew = truce(one, "collapsed", "2031-05-03"), truce(two, "proposed", "2031-05-19")
    assert verdict(ended, one, anew, two) == "different"


def figure(report: Report, printed: str, value: float, **more: Any) -> Fact:
    fields = {"low": value, "high": value, "place": "Tesk", "cumulative": True, "of": "people"}
    return build.figure(report, "killed", printed, **(fields | more))


@pytest.mark.parametrize(
    ("text", "value", "more", "expected"),
    [
        ("120", 120, {}, "same"),
        ("300", 300, {}, "conflict"),
        ("300", 300, {"place": "Selby"}, None),
        ("300", 300, {"cumulative": False}, None),
        ("300", 300, {"period": "in nine days"}, None),
        ("120", 120, {"subset_of": "300"}, None),
    ],
    ids=["told again", "rival", "elsewhere", "incident", "nine days", "part"],
)
def test_figures_are_compared_only_with_their_like(
    text: str, value: float, more: dict[str, Any], expected: str | None
) -> None:
    one, two = told("2031-05-04"), told("2031-05-06", TEXT.replace("120", text) + " In nine days.")
    mine = figure(one, "120", 120, period="since 2029")
    yours = figure(two, text, value, **({"period": "since 2029"} | more))
    assert verdict(mine, one, yours, two) == expected


def test_wish_told_twice_in_the_same_words_is_one() -> None:
    one, two = told("2031-05-04"), told("2031-05-06", TEXT + " More.")
    wishes = [
        build.position(r, "Selby", "detainees", "demand", "all prisoners freed") for r in (one, two)
    ]
    assert verdict(wishes[0], one, wishes[1], two) == "same"


def test_friend_and_foe_of_one_pair_are_in_conflict() -> None:
    one, two = told("2031-05-04"), told("2031-05-06", TEXT + " More.")
    friend = build.relation(one, "Korvan", "supports", "Selby", "backs")
    foe = build.relation(two, "Korvan", "opposes", "Selby", "backs")
    assert verdict(friend, one, foe, two) == "conflict"


def test_doubtful_fact_shares_no_key_and_is_joined_with_none() -> None:
    report = told("2031-05-04")
    assert keys_of(compared(event(report, confidence=0.8), report))
    (alone,) = keys_of(compared(event(report, confidence=0.2), report))
    assert alone not in keys_of(compared(event(report, confidence=0.8), report))


def test_sentences_of_one_pattern_that_name_other_places_are_not_one() -> None:
    pattern = "Korvan shelled {} on 3 May 2031, and seven people of Selby were wounded there."
    both = []
    for n, place in enumerate(("Tesk", "Urm")):
        report = build.report(pattern.format(place), name=f"{n}.txt", published="2031-05-04")
        day = build.day("2031-05-03", printed="3 May 2031")
        act = build.event(report, "ASSAULT", "shelled", "Korvan", "Selby", place=place, date=day)
        both.append(compared(act, report, sentence=report.text, cast=("a", "b")))
    found = judge_facts(*both)
    assert found is None or found.verdict != "same"
