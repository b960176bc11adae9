"""Sentences put together from facts pass only with what their facts give them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

import build
import stored
from goodoffices.facts import Report
from goodoffices.gate import OPENERS, Verdict, admit_line


@dataclass(frozen=True)
class Line:
    text: str
    facts: tuple[str, ...]


REPORT: Report = build.report(
    "Ilya Orlov rejected a truce in Zarqa on Monday. “We stay,” he said. Nearly 700 were killed.",
    published="2014-02-18",
    outlet="The Harbour Times",
)
REJECTED = build.event(REPORT, "REJECT", "rejected", "Ilya Orlov", place="Zarqa")
DATED = replace(REJECTED, date=build.day("2014-02-17", printed="Monday"))
KILLED = build.figure(REPORT, "killed", "Nearly 700", low=700.0, high=700.0, qualifier="nearly")
FACTS = {DATED.id: DATED, KILLED.id: KILLED}
OWN = OPENERS | {"rejection", "killed", "nearly"}


def names_of(actor: str) -> set[str]:
    return (
        {"Ilya Orlov", "Foreign Minister Orlov"}
        if actor == stored.actor_id("Ilya Orlov")
        else set()
    )


def judge(text: str, *facts: str) -> Verdict:
    cited = facts or (DATED.id, KILLED.id)
    return admit_line(Line(text, cited), FACTS, {REPORT.id: REPORT}, names_of, own_words=OWN)


@pytest.mark.parametrize(
    "text",
    [
        "Ilya Orlov rejected a truce at Zarqa.",
        "Orlov rejected a truce.",
        "Foreign Minister Orlov rejected a truce.",
        "Rejection at Zarqa: denied.",
        "On Monday, 17 February 2014, Orlov rejected a truce.",
        "Nearly 700 killed: counter not stated.",
        "On ceasefires: Ilya Orlov “rejected a truce in Zarqa”.",
        "The Harbour Times of 18 February 2014 tells it.",
        "The 2 facts come from 1 report.",
    ],
)
def test_honest_line_passes(text: str) -> None:
    assert judge(text) == Verdict(True)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Keller rejected a truce at Zarqa.",
        "Keller rejected a truce.",
        "On ceasefires, Orlov and Keller rejected a truce.",
        "Ilya Orlov rejected a truce at Homs.",
        "Nearly 800 killed.",
        "Nearly seven thousand killed.",
        "On 19 March 2015 Orlov rejected a truce.",
        "Orlov said: “We leave”.",
        'Orlov said: "We leave".',
        "The Daily Star tells that Orlov rejected a truce.",
    ],
)
def test_invention_in_a_line_is_stopped(text: str) -> None:
    found = judge(text)
    assert not found.admitted
    assert found.reason


def test_line_is_held_to_the_facts_it_cites() -> None:
    assert not judge(
        "Nearly 700 killed in the Monday attack of Orlov, 700 in all.", "f-unknown"
    ).admitted
    assert judge("Ilya Orlov rejected a truce.", DATED.id).admitted


def test_line_without_facts_is_stopped() -> None:
    line = Line("Peace is near.", ())
    assert not admit_line(line, FACTS, {REPORT.id: REPORT}, names_of).admitted


def test_line_of_an_unknown_report_is_stopped() -> None:
    assert not admit_line(Line("Orlov spoke.", (DATED.id,)), FACTS, {}, names_of).admitted
