"""Careers, timeline, latest, overview: dates are never made up, copies count once."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
import world
from goodoffices.codes import EventType, FactKind, ProcessRole, Qualifier, Realis
from goodoffices.dossier import (
    Material,
    assemble,
    career,
    counted_once,
    latest,
    overview,
    says,
    successions,
    timeline,
)
from goodoffices.dossier.careers import NOT_TOLD
from goodoffices.dossier.material import settled
from goodoffices.dossier.naming import listed
from goodoffices.dossier.telling import planned
from goodoffices.dossier.wording import counted, value
from goodoffices.dossier.words import FORMS, TABLES, event_word, options, word

READINGS = world.readings()
WORLD = Material(tuple(r.report for r in READINGS), tuple(f for r in READINGS for f in r.facts))


def test_successions_give_holders_in_order_of_reports():
    (post,) = successions(WORLD)
    assert [h.tenure.name for h in post.holders] == ["Ana Vale", "Josef Marr"]
    assert post.holders[1].how == NOT_TOLD


def test_successions_know_a_hand_over_that_is_told():
    r = build.report("Marr succeeds Vale as League envoy. Vale was League envoy.", name="h")
    facts = (
        build.role(r, "Vale", "League envoy", organisation="League",
                   process_role=ProcessRole.ENVOY, current=False),
        build.role(r, "Marr", "League envoy", organisation="League",
                   process_role=ProcessRole.ENVOY),
        build.relation(r, "Marr", "succeeds", "Vale", "succeeds"),
    )  # fmt: skip
    (post,) = successions(Material((r,), facts))
    assert [h.tenure.name for h in post.holders] == ["Vale", "Marr"]
    assert post.holders[1].how == "hand-over told"


def test_successions_keep_an_envoy_for_another_war_apart():
    r = build.report("League envoy for Tarvia Vale. League envoy for Sorland Marr.")
    titles = {"Vale": "League envoy for Tarvia", "Marr": "League envoy for Sorland"}
    facts = tuple(
        build.role(r, who, title, organisation="League", process_role=ProcessRole.ENVOY)
        for who, title in titles.items()
    )
    assert successions(Material((r,), facts)) == ()


def test_career_joins_the_reports_that_give_one_title():
    actor = build.actor("Ana Vale").id
    (tenure,) = career(WORLD, actor)
    assert tenure.titles == ("League envoy",)


def test_timeline_keeps_background_and_undated_apart():
    made = timeline(WORLD)
    assert [year.year for year in made.years] == [2014]
    assert [e.fact.kind for e in made.background] == [FactKind.EVENT]
    assert all(not e.stated for e in made.undated)


def test_timeline_shows_a_long_gap_between_reports():
    assert [gap.months for gap in timeline(WORLD).gaps] == [30]


def test_latest_is_newest_first_without_plans_and_background():
    found = [item.fact for item in latest(WORLD)]
    assert found[0].report == world.HOSTILE.id
    assert all(f.realis is Realis.ACTUAL and not f.background for f in found)


def test_counted_once_leaves_out_the_facts_of_a_copy():
    copied = build.same(world.FIRST.id, world.SECOND.id)
    kept = counted_once(Material(WORLD.reports, WORLD.facts, judgements=(copied,)))
    assert world.SECOND.id not in {f.report for f in kept}
    assert world.FIRST.id in {f.report for f in kept}


def test_settled_lets_a_person_overrule_the_program():
    program = build.same("a", "b")
    person = build.same("b", "a", by="Noor", at="2026-01-01")
    assert settled((person, program), "report") == {("a", "b"): person}


def test_overview_lines_rest_on_facts_of_the_material():
    known = {f.id for f in WORLD.facts}
    told = overview(WORLD)
    lines = [*told.who, *told.want, *told.tried, *told.bad, *told.due]
    assert lines
    assert all(line.facts and set(line.facts) <= known for line in lines)


def test_overview_answers_nothing_from_nothing():
    assert assemble(Material((), ())).overview.who == ()


def test_assemble_gives_the_same_twice():
    assert assemble(WORLD) == assemble(WORLD)


def test_says_keeps_a_plan_a_plan():
    r = build.report("Vale is to meet Marr.")
    plan = build.event(r, "CONSULT", "meet", "Vale", "Marr", realis=Realis.PLANNED)
    assert says(plan) == "Vale planned to meet Marr"


def test_says_names_an_event_without_a_doer():
    r = build.report("Attack at Selk.")
    assert says(build.event(r, "ASSAULT", "Attack", place="Selk")) == "Attack in Selk"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("700", "nearly 700"),
        ("Nearly 700", "Nearly 700"),
        ("almost 700", "almost 700"),
        ("some 700", "some 700"),
        ("as many as a half-million", "as many as a half-million"),
        ("a half-million", "nearly a half-million"),
        ("700 or more", "700 or more"),
    ],
)
def test_value_keeps_its_nearly_once(printed: str, shown: str):
    r = build.report(f"{printed} died.")
    fact = build.figure(r, "killed", printed, qualifier=Qualifier.NEARLY)
    assert value(fact) == shown


@pytest.mark.parametrize(
    ("measure", "of", "shown"),
    [
        ("killed", "people", "people killed"),
        ("killed", "dead", "dead"),
        ("killed", "them", "killed"),
        ("groups", "rebel organizations", "rebel organizations"),
        ("refugees", "people", "refugees"),
        ("refugees", "Tarvians", "refugees (Tarvians)"),
        ("displaced", None, "driven from home"),
    ],
)
def test_counted_says_once_what_is_counted(measure: str, of: str | None, shown: str):
    r = build.report(f"14 {of or ''} were counted.")
    assert counted(build.figure(r, measure, "14", of=of)) == shown


def test_says_puts_an_article_inside_a_sentence_in_small_letters():
    r = build.report("Vale met The Front.")
    assert says(build.event(r, "CONSULT", "met", "Vale", "The Front")) == "Vale met the Front"


def test_says_leaves_out_others_nobody_names():
    r = build.report("Vale may meet others.")
    fact = build.event(r, "CONSULT", "meet", "Vale", realis=Realis.POSSIBLE)
    fact = replace(fact, targets=(build.unresolved(r, "others"),))
    assert says(fact) == "Vale might hold a meeting"


def test_says_names_an_event_by_its_finer_code():
    r = build.report("Vale resigned.")
    assert says(build.event(r, "RETREAT", "resigned", "Vale", mode="resign")) == "Vale stepped down"


def test_plan_tells_day_and_who_is_named():
    r = build.report("Talks at Varn on March 20 with Vale.")
    fact = build.talks(
        r, "Talks", venue="Varn", realis=Realis.PLANNED, mediators="Vale",
        date=build.day("2014-03-20", printed=""),
    )  # fmt: skip
    assert planned(fact) == "Talks in Varn were due on 20 March 2014 (named with it: Vale)"


def test_listed_joins_names_once_each():
    assert listed(["A", "B", "A", "C"]) == "A, B and C"
    assert listed([]) == ""


@pytest.mark.parametrize("table", TABLES)
def test_word_has_plain_words_for_every_code(table: str):
    assert all(text and "_" not in text for _, text in options(table))


def test_word_of_nothing_is_not_stated():
    assert word("outcome", None) == "not stated"


def test_event_word_has_every_form():
    assert all(event_word(t, form) for t in EventType for form in FORMS)
