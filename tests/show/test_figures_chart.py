"""Rival figures over time: each claim by itself, its counter by a letter, its words a click on."""

from __future__ import annotations

from types import SimpleNamespace

import build
from goodoffices.codes import Qualifier
from goodoffices.show.figures_chart import FLOOR, TOP, over_time

TOLD = [
    ("100", "the League"),
    ("200", "the Watch Group"),
    ("150 to 300", "the League"),
    ("50", "nobody"),
]
REPORTS = [
    build.report(
        f"{printed} people were killed in Tarvia, {by} said.",
        name=f"{n}.txt",
        published=f"2014-0{n + 1}-10",
    )
    for n, (printed, by) in enumerate(TOLD)
]
DESK = SimpleNamespace(
    catalogue=SimpleNamespace(
        by_id={r.id: r for r in REPORTS}, numbers={r.id: n for n, r in enumerate(REPORTS, 1)}
    ),
    number=lambda ident: 1,
)


def figures():
    one, two, three, four = REPORTS
    more, most = Qualifier.MORE_THAN, Qualifier.UP_TO
    return [
        build.figure(one, "killed", "100", by="League", low=100, qualifier=more),
        build.figure(two, "killed", "200", by="Watch Group", high=200, qualifier=most),
        build.figure(three, "killed", "150 to 300", by="League", low=150, high=300),
        build.figure(four, "killed", "50", low=50, high=50),
    ]


def test_claims_stand_at_day_and_number_with_the_shape_of_their_words():
    chart = over_time(DESK, figures(), 300.0)
    assert chart is not None
    assert [c.shape for c in chart.claims] == ["more", "most", "range", "exact"]
    assert chart.claims[2].y == TOP
    assert chart.claims[2].deep == (FLOOR - TOP) / 2
    assert [c.x for c in chart.claims] == sorted(c.x for c in chart.claims)


def test_each_counter_has_a_letter_and_nobody_has_a_question_mark():
    chart = over_time(DESK, figures(), 300.0)
    assert chart is not None
    assert [c.letter for c in chart.claims] == ["A", "B", "A", "?"]
    assert ("?", "counter not stated") in chart.counters


def test_two_claims_are_not_worth_a_drawing():
    assert over_time(DESK, figures()[:2], 300.0) is None


def test_claims_of_one_day_are_not_worth_a_drawing():
    assert over_time(DESK, figures()[:1] * 3, 300.0) is None


def test_a_claim_without_a_number_is_counted_not_drawn():
    many = build.figure(REPORTS[3], "killed", "50")
    chart = over_time(DESK, [*figures()[:3], many], 300.0)
    assert chart is not None
    assert chart.undated == 1


def test_letters_of_claims_near_each_other_stand_apart():
    chart = over_time(DESK, [*figures(), *figures()], 300.0)
    assert chart is not None
    places = {(c.x, c.y, c.over, c.down) for c in chart.claims}
    assert len(places) == len(chart.claims)
