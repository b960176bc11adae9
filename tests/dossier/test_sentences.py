"""How names, days and facts read inside a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import build
from goodoffices.codes import Precision, Realis, Stance, TalksOutcome
from goodoffices.dossier import Material
from goodoffices.dossier.dating import month_of, on_day, reported
from goodoffices.dossier.due import due
from goodoffices.dossier.naming import among, inner, within
from goodoffices.dossier.telling import due_line, held, planned, told_line, total_line
from goodoffices.dossier.wants import wish
from goodoffices.dossier.wording import says, truce, value
from goodoffices.facts import DateRecord, Fact


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("United States", "the United States"),
        ("League of Ports", "the League of Ports"),
        ("LEAGUE OF PORTS", "the League of Ports"),
        ("Researchers at Varn University", "researchers at Varn University"),
        ("Tarvian army", "the Tarvian army"),
        ("The Council", "the Council"),
        ("A government commission", "a government commission"),
        ("Tarvia's opposition", "Tarvia's opposition"),
        ("Tarvia", "Tarvia"),
        ("Ana Vale", "Ana Vale"),
        ("UN", "the UN"),
        ("the guerrillas", "the guerrillas"),
        ("MAJOR ANA VALE", "Major Ana Vale"),
    ],
)
def test_within_gives_the_article_that_a_name_takes(name: str, told: str):
    assert within(name) == told


def test_inner_adds_no_article():
    assert inner("United States") == "United States"


def test_among_lists_names_once():
    r = build.report("Tarvia, the United States and Tarvia.")
    parties = [build.party(r, one) for one in ("United States", "Tarvia", "United States")]
    assert among(parties) == "the United States and Tarvia"


def span_of(first: str, last: str) -> DateRecord:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return DateRecord("x", start, end, Precision.RANGE, build.day("2014-01-01", printed="x").basis)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (build.day("2013-05-03", printed="May 3"), "on 3 May 2013"),
        (build.month("2013-05", printed="May"), "in May 2013"),
        (build.year(2013, printed="2013"), "in 2013"),
        (span_of("2013-05-20", "2013-05-28"), "from 20 to 28 May 2013"),
        (span_of("2013-05-20", "2013-06-02"), "from 20 May to 2 June 2013"),
        (span_of("2013-12-20", "2014-01-02"), "from 20 December 2013 to 2 January 2014"),
        (None, ""),
    ],
)
def test_on_day_is_as_precise_as_the_words(record: DateRecord | None, told: str):
    assert on_day(record) == told


def test_reported_and_month_of_say_what_is_known():
    assert reported(date(2014, 5, 2)) == " (reported 2 May 2014)"
    assert reported(None) == " (in an undated report)"
    assert month_of(date(2014, 5, 2)) == " (May 2014)"
    assert month_of(None) == ""


MEETING = "Tarvia, Sorland and Vale at the third round of peace talks in Varn on May 3."


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"participants": {"Tarvia": "attending", "Sorland": "attending"}},
            "Tarvia and Sorland met in Varn",
        ),
        (
            {
                "participants": {"Tarvia": "attending", "Sorland": "attending"},
                "name": "Third round of peace talks",
                "outcome": TalksOutcome.NONE,
            },
            "Tarvia and Sorland met for the third round of peace talks in Varn without an "
            "agreement",
        ),
        (
            {"participants": {"Tarvia": "attending"}, "mediators": "Vale"},
            "Tarvia took part in talks in Varn, with Vale as mediator",
        ),
        ({"name": "Peace talks"}, "peace talks were held in Varn"),
        (
            {"participants": {"Tarvia": "attending"}, "outcome": TalksOutcome.COLLAPSED},
            "Tarvia took part in talks in Varn, and the talks collapsed",
        ),
        ({"name": "Varn conference"}, "the Varn conference was held"),
        ({"name": "Talks, due to run to May"}, "talks were held in Varn"),
    ],
)
def test_held_tells_who_met_for_what_and_how_it_ended(fields: dict[str, object], told: str):
    r = build.report(MEETING)
    assert held(build.talks(r, "talks", venue="Varn", **fields)) == told


def test_talks_at_a_conference_are_met_at():
    r = build.report(MEETING)
    came = {"Tarvia": "attending", "Sorland": "attending"}
    fact = build.talks(r, "talks", name="Varn conference", participants=came)
    assert held(fact) == "Tarvia and Sorland met at the Varn conference"


def test_planned_talks_name_day_and_parties():
    r = build.report(MEETING)
    fact = build.talks(
        r, "talks", venue="Varn", realis=Realis.PLANNED, name="New round of talks",
        participants={"Tarvia": "invited"}, date=build.day("2014-05-03", printed=""),
    )  # fmt: skip
    assert planned(fact) == "A new round of talks in Varn was due on 3 May 2014, with Tarvia"


def test_told_line_puts_a_truce_to_come_before_its_day():
    r = build.report("A truce was agreed.", published="2014-05-01")
    fact = build.ceasefire(
        r, "agreed", "truce", term="truce", date=build.day("2014-05-03", printed="")
    )
    assert told_line(fact, date(2014, 5, 1)).text == "A truce was agreed for 3 May 2014."


def test_told_line_without_a_day_says_when_it_was_reported():
    r = build.report("The army attacked Varn, officials said.")
    fact = build.event(r, "ASSAULT", "attacked", "The army", "Varn")
    assert told_line(fact, date(2014, 5, 1)).text == (
        "The army attacked Varn (reported 1 May 2014)."
    )


@pytest.mark.parametrize(
    ("term", "status", "told"),
    [
        ("ceasefire", "violated", "A ceasefire in Varn was broken"),
        ("ceasefires", "collapsed", "Ceasefires in Varn collapsed"),
        ("armistice", "proposed", "An armistice in Varn was proposed"),
        ("TRUCE", "in_force", "A truce in Varn was in effect"),
        ("cessation of hostilities", "agreed", "A cessation of hostilities in Varn was agreed"),
    ],
)
def test_truce_agrees_with_its_word(term: str, status: str, told: str):
    r = build.report(f"The {term} in Varn.")
    assert truce(build.ceasefire(r, status, term, place="Varn", term=term)) == told


def test_total_says_what_befell_whom_and_who_counted():
    r = build.report("More than 140,000 people killed in Tarvia, Watch Group says.",
                     published="2014-05-02")  # fmt: skip
    fact = build.figure(r, "killed", "140,000", of="people", place="Tarvia", by="Watch Group")
    material = Material((r,), (fact,))
    assert total_line(fact, material).text == (
        "140,000 people have been killed in Tarvia, according to the Watch Group "
        "(reported May 2014)."
    )


def test_an_estimate_of_who_may_have_died_stays_one():
    r = build.report("Between 3,000 and 4,000 people may have died in Tarvia, doctors at Varn say.",
                     published="2014-05-02")  # fmt: skip
    made = build.figure(r, "killed", "3,000 and 4,000", of="people", place="Tarvia")
    fact = replace(made, realis=Realis.POSSIBLE)
    assert total_line(fact, Material((r,), (fact,))).text.startswith(
        "Between 3,000 and 4,000 people may have been killed in Tarvia"
    )


def test_value_of_two_numbers_is_between_them():
    r = build.report("Between 400 and 450 people fled.")
    assert value(build.figure(r, "displaced", "400 and 450")) == "between 400 and 450"


def test_says_gives_states_their_article():
    r = build.report("United States met Northern Front.")
    fact = build.event(r, "CONSULT", "met", "United States", "Northern Front")
    assert says(fact) == "The United States met the Northern Front"


@pytest.mark.parametrize(
    ("content", "stance", "told"),
    [
        ("to leave the port", Stance.OPPOSE, "Tarvia refuses to leave the port"),
        ("that the siege end first", Stance.DEMAND, "Tarvia demands that the siege end first"),
        ("the release of all", Stance.DEMAND, "Tarvia demands the release of all"),
        ("the siege must end", Stance.DEMAND, "Tarvia insists: the siege must end"),
        ("a plan that should work", Stance.SUPPORT, "Tarvia supports a plan that should work"),
        ("no direct talks", Stance.OPPOSE, "Tarvia accepts no direct talks"),
        ("until the siege ends", Stance.CONDITION, "Tarvia sets a condition: until the siege ends"),
    ],
)
def test_wish_joins_verb_and_content(content: str, stance: Stance, told: str):
    r = build.report(f"Tarvia: {content}.")
    fact = build.position(r, "Tarvia", "talks", stance, content)
    assert wish(fact, Material((r,), (fact,))) == told


def test_due_line_varies_its_ending():
    r = build.report("Talks at Varn on May 3 with Tarvia.", published="2014-05-01")
    later = build.report("Nothing.", name="later", published="2014-09-01")
    fact: Fact = build.talks(
        r, "Talks", venue="Varn", realis=Realis.PLANNED, participants={"Tarvia": "invited"},
        date=build.day("2014-05-03", printed=""),
    )  # fmt: skip
    (item,) = due(Material((r, later), (fact,)))
    endings = {due_line(item, later=n).text.split("; ")[1] for n in range(3)}
    assert "no later report says whether it came about." in endings
    assert len(endings) == 3


@pytest.mark.parametrize(
    ("verb", "content", "told"),
    [
        ("agree", "to leave the port", "Tarvia agreed to leave the port"),
        ("agree", "a truce at sea", "Tarvia agreed to a truce at sea"),
        ("hope", "to resume the talks", "Tarvia hopes to resume the talks"),
        ("want", "to resume the talks", "Tarvia wants to resume the talks"),
    ],
)
def test_wish_keeps_the_printed_verb_of_who_agrees_or_hopes(verb: str, content: str, told: str):
    r = build.report(f"Tarvia {verb}s {content}.")
    fact = build.position(r, "Tarvia", "talks", "support", content, found_by=f"verb '{verb}'")
    assert wish(fact, Material((r,), (fact,))) == told


def test_who_refuses_to_agree_is_not_told_as_agreed():
    r = build.report("Tarvia did not agree to leave the port.")
    fact = build.position(
        r, "Tarvia", "talks", "oppose", "to leave the port", found_by="verb 'agree'"
    )
    assert wish(fact, Material((r,), (fact,))) == "Tarvia refuses to leave the port"


def test_what_both_sides_are_asked_is_no_wish_of_the_one_who_asks_to_do_it():
    r = build.report("Tarvia urged both sides to uphold the deal.")
    fact = build.position(
        r, "Tarvia", "ceasefire", "demand", "uphold the deal", toward="both sides"
    )
    assert wish(fact, Material((r,), (fact,))) == "Tarvia wants both sides to uphold the deal"
