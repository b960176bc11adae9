"""Ties of two actors come only from what is told of them; the drawing is always the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build
from goodoffices.codes import Bond, Realis
from goodoffices.dossier import Material
from goodoffices.dossier.layout import Area, placed
from goodoffices.dossier.network import central, ties, together

REPORT = build.report(
    "Sera Union supports the Northern Front. Tarvia attacked the Northern Front. "
    "Tarvia, the League and the Northern Front met at Port Selwyn. Sera Union opposes Tarvia.",
    name="a.txt", published="2014-02-17",
)  # fmt: skip
COPY = build.report(REPORT.text + " ", name="b.txt", published="2014-02-18")


def told(of, *facts):
    return ties(Material(reports=(of,), facts=facts))


def test_backing_goes_one_way():
    (tie,) = told(
        REPORT, build.relation(REPORT, "Sera Union", "supports", "Northern Front", "supports")
    )
    assert (tie.bond, tie.left.shown, tie.right.shown) == (
        Bond.BACKS,
        "Sera Union",
        "Northern Front",
    )
    assert not tie.mutual


def test_an_attack_that_happened_is_a_fight_and_a_planned_one_is_none():
    attack = build.event(REPORT, "ASSAULT", "attacked", "Tarvia", "Northern Front")
    planned = build.event(
        REPORT, "ASSAULT", "attacked", "Tarvia", "Northern Front", realis=Realis.PLANNED
    )
    assert [tie.bond for tie in told(REPORT, attack)] == [Bond.FIGHTS]
    assert told(REPORT, planned) == ()


def test_who_came_met_each_other_and_who_was_asked_met_nobody():
    came = {"Tarvia": "attending", "League": "host", "Northern Front": "invited"}
    talks = build.talks(REPORT, "met", venue="Port Selwyn", participants=came)
    (tie,) = told(REPORT, talks)
    assert tie.mutual
    assert {tie.left.shown, tie.right.shown} == {"Tarvia", "League"}


def test_all_who_met_on_one_occasion_stand_together():
    came = {"Tarvia": "attending", "League": "host", "Northern Front": "attending"}
    talks = build.talks(REPORT, "met", venue="Port Selwyn", participants=came)
    backs = build.relation(REPORT, "Sera Union", "supports", "Northern Front", "supports")
    found = together(told(REPORT, talks, backs))
    assert sorted(len(held) for held in found) == [1, 3]


def test_one_attack_told_by_two_reports_counts_once_and_a_standing_tie_by_reports():
    here = build.event(REPORT, "ASSAULT", "attacked", "Tarvia", "Northern Front")
    there = build.event(COPY, "ASSAULT", "attacked", "Tarvia", "Northern Front")
    backs = [
        build.relation(each, "Sera Union", "supports", "Northern Front", "supports")
        for each in (REPORT, COPY)
    ]
    facts = (here, there, *backs)
    material = Material(reports=(REPORT, COPY), facts=facts)
    heads = {here.id: "a", there.id: "a", backs[0].id: "b", backs[1].id: "b"}
    assert {tie.bond: tie.often for tie in ties(material, heads)} == {
        Bond.FIGHTS: 1, Bond.BACKS: 2,
    }  # fmt: skip


def test_a_role_in_the_talks_is_no_tie():
    assert told(REPORT, build.relation(REPORT, "League", "mediates", "Tarvia", "met")) == ()


def test_copies_of_one_text_count_once():
    facts = tuple(
        build.relation(each, "Sera Union", "supports", "Northern Front", "supports")
        for each in (REPORT, COPY)
    )
    material = Material((REPORT, COPY), facts, judgements=(build.same(REPORT.id, COPY.id),))
    (tie,) = ties(material)
    assert (tie.reports, len(tie.facts)) == (1, 2)


def test_somebody_nobody_resolved_is_tied_to_nobody():
    fact = build.relation(REPORT, "Sera Union", "supports", "Northern Front", "supports")
    unknown = build.unresolved(REPORT, "Northern Front")
    object.__setattr__(fact, "object", unknown)
    assert told(REPORT, fact) == ()


def test_a_drawing_keeps_whole_ties_of_the_actors_it_holds():
    facts = [
        build.relation(REPORT, "Sera Union", "supports", "Northern Front", "supports"),
        build.relation(REPORT, "Sera Union", "opposes", "Tarvia", "opposes"),
    ]
    actors, kept = central(told(REPORT, *facts), 2)
    assert {a.shown for a in actors} == {"Sera Union", "Northern Front"}
    assert len(kept) == 1


@pytest.mark.parametrize("count", [0, 1, 2, 24])
def test_layout_is_the_same_each_time(count: int):
    boxes = [(60.0 + 3 * n, 40.0) for n in range(count)]
    edges = [(n, n // 2) for n in range(1, count)]
    area = Area(1180, 700)
    assert placed(boxes, edges, area) == placed(boxes, edges, area)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(2, 14).flatmap(
        lambda n: st.tuples(
            st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)))
        )
    )
)
def test_names_never_cover_each_other_and_stay_on_the_page(drawn):
    count, edges = drawn
    boxes = [(80.0, 40.0)] * count
    spots = placed(boxes, edges, Area(1180, 90 + 45 * count))
    for (x, y), (w, h) in zip(spots, boxes, strict=True):
        assert w / 2 <= x <= 1180 - w / 2
        assert h / 2 <= y <= 90 + 45 * count
    for one, two in itertools.combinations(spots, 2):
        assert abs(one[0] - two[0]) >= 79 or abs(one[1] - two[1]) >= 39
