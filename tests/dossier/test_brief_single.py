"""A brief of one report: the accord it tells, rival tolls, and who the parties are."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.codes import ActorKind, ProcessRole
from goodoffices.dossier import Material
from goodoffices.dossier.brief_parts import parts_of
from goodoffices.dossier.brief_shape import Part
from goodoffices.dossier.naming import within
from goodoffices.dossier.people import mediation, sides
from goodoffices.facts import Fact, Report

DAY = "2031-05-04"


def part(key: str, report: Report, *facts: Fact) -> Part:
    return next(p for p in parts_of(Material((report,), facts)) if p.key == key)


def lines(found: Part) -> list[str]:
    return [line.text for line in found.lines]


def test_where_it_stands_opens_with_what_was_signed():
    r = build.report("Tarvia and the Front signed a pact in Varn on 3 May 2031.", published=DAY)
    signed = build.event(
        r, "SUPPORT", "signed", ["Tarvia", "Front"], mode="sign", place="Varn",
        date=build.day("2031-05-03", printed="3 May 2031"),
    )  # fmt: skip
    assert lines(part("now", r, signed)) == [
        "Tarvia and the Front signed an agreement in Varn on 3 May 2031."
    ]


def test_a_truce_that_is_wanted_is_not_the_last_word_on_one_agreed():
    r = build.report(
        "Tarvia and the Front agreed a truce. Earlier truces collapsed. An envoy hopes for a "
        "ceasefire.", published=DAY,
    )  # fmt: skip
    agreed = build.ceasefire(r, "agreed", "agreed", term="truce", parties=["Tarvia", "Front"])
    broken = build.ceasefire(r, "collapsed", "collapsed", term="truces")
    wanted = build.ceasefire(r, "proposed", "hopes", term="ceasefire")
    truces = part("truces", r, agreed, broken, wanted)
    told = [(row.head, row.cells[1].lines[0].text) for row in truces.rows]
    assert sorted(told) == [
        ("Ceasefire", "proposed"), ("Truce", "agreed"), ("Truces", "collapsed")
    ]  # fmt: skip
    assert "agreed" in lines(part("now", r, agreed, broken, wanted))[0]


def test_two_tolls_of_one_report_stand_side_by_side():
    r = build.report(
        "The war has killed 700 in Tarvia, Aid Watch says; the union counts 850. Aid Watch says "
        "90 children starved in Tarvia since May.", published=DAY,
    )  # fmt: skip
    first = build.figure(r, "killed", "700", low=700.0, place="Tarvia", cumulative=True)
    second = build.figure(r, "killed", "850", low=850.0, place="Tarvia", cumulative=True)
    third = build.figure(
        r, "killed", "90", low=90.0, of="children", place="Tarvia", cumulative=True
    )
    bad = part("bad", r, first, second, third)
    told = [row.cells[0].lines[0].text for row in bad.rows]
    assert sorted(told) == ["700 killed", "850 killed", "90 children killed"]


def test_a_number_in_words_takes_of():
    r = build.report("The war has killed tens of thousands of people in Tarvia.", published=DAY)
    many = build.figure(
        r, "killed", "tens of thousands", of="people", place="Tarvia", cumulative=True
    )
    (line,) = lines(part("now", r, many))
    assert line.startswith("Tens of thousands of people have been killed in Tarvia")


def test_the_envoy_of_a_side_mediates_nothing():
    r = build.report("The government's envoy Orr met the League envoy Vale.", published=DAY)
    facts = (
        build.role(r, "Orr", "government's envoy", process_role=ProcessRole.ENVOY),
        build.role(r, "Vale", "League envoy", process_role=ProcessRole.ENVOY),
    )
    assert [line.text for line in mediation(Material((r,), facts))] == [
        "Vale is named as League envoy."
    ]


@pytest.mark.parametrize("body", ["Tarvian Senate", "National Assembly of Tarvia"])
def test_parties_name_the_government_before_its_army_and_no_parliament(body: str):
    r = build.report(f"The Tarvian army and Tarvia met the {body}.", published=DAY)
    met = build.event(r, "CONSULT", "met", ["Tarvian army", "Tarvia"], body)
    actors = tuple(
        build.actor(name, ActorKind.GOVERNMENT, country="Tarvia")
        for name in ("Tarvian army", "Tarvia", body)
    )
    (line,) = sides(Material((r,), (met,), actors))
    assert line.text == "Government: Tarvia and the Tarvian army."


def test_a_signing_without_a_day_is_told_where_none_has_one():
    r = build.report("The Front signs a pact with Tarvia.", published=DAY)
    signed = build.event(r, "SUPPORT", "signs", "Front", "Tarvia", mode="sign")
    assert lines(part("now", r, signed)) == [
        "The Front signed an agreement with Tarvia (reported 4 May 2031)."
    ]


def test_a_truce_names_sides_that_are_only_described():
    r = build.report("Tarvia and a string of rebel groups agreed a truce.", published=DAY)
    agreed = build.ceasefire(r, "agreed", "agreed", term="truce", parties=["Tarvia"])
    many = replace(build.party(r, "a string of rebel groups"), actor=None, name="")
    agreed = replace(agreed, parties=(*agreed.parties, many))
    (row,) = part("truces", r, agreed).rows
    assert row.cells[2].lines[0].text == "Tarvia and a string of rebel groups"


def test_one_hand_alone_signs_nothing_that_is_worth_a_line():
    r = build.report("Orr signed for the government. Earlier truces were agreed.", published=DAY)
    signed = build.event(r, "SUPPORT", "signed", "Orr", mode="sign")
    many = build.ceasefire(r, "agreed", "agreed", term="truces")
    assert lines(part("now", r, signed, many)) == []


def test_a_name_with_an_owner_takes_no_article():
    assert within("President Orr's government") == "President Orr's government"
    assert within("Watch Group") == "the Watch Group"
