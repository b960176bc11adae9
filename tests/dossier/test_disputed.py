"""Disagreements: both accounts, each with its fact; an earlier word is not a contradiction."""

from __future__ import annotations

import build
import world
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
