"""Disagreements: both accounts, each with its fact; an earlier word is not a contradiction."""

from __future__ import annotations

from dataclasses import replace

import build
import world
from goodoffices.codes import ProcessRole
from goodoffices.dossier import Material, disputed
from goodoffices.facts import Judgement

REPORTS = tuple(reading.report for reading in world.readings())
FACTS = tuple(fact for reading in world.readings() for fact in reading.facts)


def sorts(material: Material) -> list[str]:
    return [dispute.sort for dispute in disputed(material)]


def test_disputed_gives_rival_figures_and_mutual_blame():
    assert sorts(Material(REPORTS, FACTS)) == ["figures", "blame"]


def test_disputed_blame_has_both_sides():
    blame = disputed(Material(REPORTS, FACTS))[1]
    assert {side.value for side in blame.sides} == {"blames Tarvia", "blames Northern Front"}


def test_disputed_one_sided_blame_is_no_dispute():
    r = build.report("The North accused Tarvia.")
    fact = build.event(r, "ACCUSE", "accused", "The North", "Tarvia")
    assert sorts(Material((r,), (fact,))) == []


def test_disputed_several_accused_over_the_same_talks():
    r = build.report("Vale accused Tarvia over Varn. Marr accused Selk over Varn. Talks at Varn.")
    first = build.event(r, "ACCUSE", "accused", "Vale", "Tarvia")
    second = build.event(r, "ACCUSE", "accused Selk", "Marr", "Selk")
    talks = build.talks(r, "Talks", venue="Varn")
    (dispute,) = disputed(Material((r,), (first, second, talks)))
    assert dispute.title == "Who is blamed over talks in Varn"
    assert [side.who for side in dispute.sides] == ["Vale", "Marr"]


def attendance(first: str, second: str) -> list[str]:
    r = build.report("Tarvia at the Varn talks. Later on, Varn talks.", published="2014-02-17")
    facts = [
        build.talks(r, word, venue="Varn", participants={"Tarvia": status})
        for word, status in (("Varn talks", first), ("on, Varn", second))
    ]
    return sorts(Material((r,), tuple(facts)))


def test_disputed_attendance_told_both_ways():
    assert attendance("attending", "not_attending") == ["attendance"]


def test_disputed_an_invitation_declined_is_no_dispute():
    assert attendance("invited", "not_attending") == []


def test_disputed_takes_up_what_was_judged_a_conflict():
    one, two = FACTS[0], FACTS[-1]
    judged = Judgement(one.id, two.id, "fact", "conflict", 0.9, ("they name other days",))
    assert "judged" in sorts(Material(REPORTS, (one, two), judgements=(judged,)))


def test_accusers_of_different_sides_in_one_report_stand_side_by_side():
    report = build.report("Tarvia blamed the Front. The League accused Selby of delay.", name="x")
    facts = (
        build.event(report, "ACCUSE", "blamed", "Tarvia", "Front"),
        build.event(report, "ACCUSE", "accused", "League", "Selby"),
    )
    (found,) = [d for d in disputed(Material((report,), facts)) if d.sort == "blame"]
    assert found.title == "Tarvia and League blame different sides"
    assert [side.value for side in found.sides] == ["blames Front", "blames Selby"]


def test_attendance_told_differently_within_one_merged_meeting_is_found():
    one = build.report("Tarvia came to the talks in Oban.", name="one", published="2031-01-02")
    two = build.report("Talks: Tarvia stayed away.", name="two", published="2031-01-09")
    there = build.talks(one, "talks", venue="Oban", participants={"Tarvia": "attending"})
    away = build.talks(two, "Talks", participants={"Tarvia": "not_attending"})
    merged = Material((one, two), (there,), others={there.id: (away,)})
    (found,) = [d for d in disputed(merged) if d.sort == "attendance"]
    assert {side.fact.report for side in found.sides} == {one.id, two.id}


def test_what_another_claims_of_an_actor_stands_against_its_own_word():
    report = build.report("Tarvia rejects the plan. Selby says Tarvia supports the plan.", name="c")
    own = build.position(report, "Tarvia", "talks", "oppose", "the plan")
    other = replace(
        build.position(report, "Tarvia", "talks", "support", "the plan"), claimed=True, id="other"
    )
    (found,) = [d for d in disputed(Material((report,), (own, other))) if d.sort == "claimed"]
    assert [side.fact.id for side in found.sides] == [own.id, "other"]


def test_office_given_to_one_after_it_was_given_to_the_next_is_told():
    days = ("2031-01-01", "2031-03-01", "2031-05-01")
    held = []
    for n, (day, who) in enumerate(zip(days, ("Vale", "Marr", "Vale"), strict=True)):
        report = build.report(f"{who}, League envoy, spoke.", name=f"{n}", published=day)
        role = build.role(
            report, who, "League envoy", organisation="League", process_role=ProcessRole.ENVOY
        )
        held.append((report, role))
    reports, roles = zip(*held, strict=True)
    (found,) = [d for d in disputed(Material(reports, roles)) if d.sort == "office"]
    assert [side.value for side in found.sides] == ["Vale: League envoy", "Marr: League envoy"]
