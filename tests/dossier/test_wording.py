"""How a fact reads in one plain sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.codes import Issue, Precision, Qualifier, Stance
from goodoffices.dossier.material import Material
from goodoffices.dossier.wants import DUTY, is_told_well, verb_and_words, wish
from goodoffices.dossier.wording import is_several, plan, says, term, value


@pytest.mark.parametrize(
    ("content", "verb"), [("no direct talks", "accepts"), ("Nobel's plan", "opposes")]
)
def test_who_is_against_no_talks_accepts_none(content: str, verb: str) -> None:
    report = build.report(f"Russia would hear of {content}.")
    told = build.position(report, "Russia", Issue.TALKS, Stance.OPPOSE, content)
    assert says(told) == f"Russia {verb}: {content}"


def test_a_halt_to_the_fighting_is_told_as_printed():
    r = build.report("The Front wants a halt to the fighting.")
    fact = build.ceasefire(r, "proposed", "wants", term="halt to the fighting")
    assert term(fact) == "halt to the fighting"


@pytest.mark.parametrize(
    ("words", "several"),
    [
        ("truces", True),
        ("earlier ceasefires", True),
        ("humanitarian pauses", True),
        ("truce", False),
        ("cessation of hostilities", False),
        ("end to hostilities", False),
        ("pauses in the fighting", False),
    ],
)
def test_several_truces_in_one_word(words: str, several: bool) -> None:
    report = build.report("They were agreed.")
    assert is_several(build.ceasefire(report, "agreed", "agreed", term=words)) is several


@pytest.mark.parametrize(
    ("text", "stance", "content", "told"),
    [
        ("Russia wants to end it.", Stance.SUPPORT, "end it", ("wants to", "end it")),
        ("Russia refuses to end it.", Stance.OPPOSE, "end it", ("refuses to", "end it")),
        ("Russia backs the plan.", Stance.SUPPORT, "the plan", ("supports", "the plan")),
        ("Russia will not attend.", Stance.OPPOSE, "will not attend", ("refuses to", "attend")),
        ("Russia will stop firing.", Stance.SUPPORT, "will stop firing", ("will", "stop firing")),
        ("Russia said it must end.", Stance.DEMAND, "it must end", ("insists:", "it must end")),
        ("Russia asked that he go.", Stance.DEMAND, "that he go", ("demands that", "he go")),
        ("Russia set no terms.", Stance.OPPOSE, "no terms", ("accepts", "no terms")),
        ("Russia hopes to lead.", Stance.SUPPORT, "to lead", ("wants to", "lead")),
    ],
)
def test_verb_of_a_wish_goes_with_its_words(
    text: str, stance: Stance, content: str, told: tuple[str, str]
) -> None:
    fact = build.position(build.report(text), "Russia", Issue.TALKS, stance, content)
    assert verb_and_words(fact, text) == told


def test_a_number_said_to_be_estimated_is_hedged_once() -> None:
    report = build.report("An estimated 300,000 people died.")
    fact = build.figure(report, "killed", "An estimated 300,000", qualifier=Qualifier.ABOUT)
    assert value(fact) == "An estimated 300,000"
    plain = build.figure(report, "killed", "300,000", qualifier=Qualifier.ABOUT)
    assert value(plain) == "about 300,000"


def test_who_says_what_must_not_be_insists_on_it() -> None:
    clause = 'the vote "should not be put off unless all agree'
    report = build.report(f"Tarvia says {clause}.")
    fact = build.position(report, "Tarvia", Issue.GOVERNANCE, Stance.OPPOSE, clause, found_by=DUTY)
    told = wish(fact, Material((report,), (fact,)))
    assert told == "Tarvia insists: the vote should not be put off unless all agree"


@pytest.mark.parametrize("content", ["such a vote", "parliament vote on it"])
def test_what_only_points_back_is_not_told(content: str) -> None:
    report = build.report(f"Tarvia wants: {content}.")
    assert not is_told_well(
        build.position(report, "Tarvia", Issue.GOVERNANCE, Stance.DEMAND, content)
    )


def test_a_wish_in_a_whole_clause_is_told_as_one() -> None:
    r = build.report("Vale says it would leave the town. Vale asks Tarvia to leave the town.")
    clause = build.position(r, "Vale", "talks", "support", "it would leave the town")
    asked = build.position(r, "Vale", "talks", "demand", "leave the town", toward="Tarvia")
    assert says(clause) == "Vale holds: it would leave the town"
    assert says(asked) == "Vale demands of Tarvia: leave the town"


EACH_OTHER = {
    "two": (("Mali", "Chad"), "Mali and Chad blamed each other"),
    "one": (("Mali",), "Mali blamed one another"),
}


@pytest.mark.parametrize(("sides", "line"), EACH_OTHER.values(), ids=EACH_OTHER.keys())
def test_who_did_it_to_each_other_is_told_once(sides: tuple[str, ...], line: str) -> None:
    report = build.report("Mali and Chad blamed each other.")
    assert says(build.event(report, "ACCUSE", "blamed", sides, sides)) == line


def test_who_fights_among_themselves_is_told_as_that() -> None:
    report = build.report("The rebels clashed among themselves in Tesk.")
    fought = build.event(report, "ASSAULT", "clashed", "the rebels", "the rebels", place="Tesk")
    assert says(fought) == "The rebels fought among themselves in Tesk"


def test_a_truce_that_is_due_is_to_begin_or_to_be_renewed() -> None:
    report = build.report("They renew the truce from June 25.")
    start = replace(build.day("2024-06-25", printed="from June 25"), end=None)
    when = replace(start, precision=Precision.AFTER)
    renewed = build.ceasefire(report, "extended", "renew", term="truce", date=when)
    assert plan(renewed) == "A truce was to be renewed or extended from 25 June 2024"
    begun = build.ceasefire(report, "agreed", "renew", term="truce", date=when)
    assert plan(begun) == "A truce was to begin from 25 June 2024"
    broken = build.ceasefire(report, "collapsed", "renew", term="truce", date=when)
    assert plan(broken).startswith("A truce collapsed")
