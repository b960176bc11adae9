"""One telling is kept of what a report tells several times."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.codes import Predicate, Realis, SupportMode
from goodoffices.resolve.repeats import join_repeats, mark_background

REPORT = build.report(
    "Mali bombed Chad. On Monday Mali bombed the Chadian camp at Bol. Niger met Mali. "
    "Vale, envoy, came. Vale, envoy to Chad, said the truce must hold and the truce must hold now.",
    published="2014-02-17",
)


def test_event_told_twice_is_kept_once_and_fuller() -> None:
    bare = build.event(REPORT, "ASSAULT", "bombed", "Mali", "Chad")
    full = build.event(
        REPORT, "ASSAULT", "bombed", "Mali", "Chad", place="Bol", date=build.day("2014-02-17")
    )
    assert join_repeats([bare, full]) == [full]


def test_event_with_fewer_actors_is_the_same() -> None:
    full = build.event(REPORT, "ASSAULT", "bombed", "Mali", "Chad")
    one_sided = build.event(REPORT, "ASSAULT", "bombed", "Mali")
    assert join_repeats([full, one_sided]) == [full]


APART = {
    "other type": {"type": "COERCE"},
    "other source": {"source": "Niger"},
    "other day": {"date": build.day("2014-02-10")},
    "other place": {"place": "Chadian camp"},
    "only planned": {"realis": Realis.PLANNED},
}


@pytest.mark.parametrize("change", APART.values(), ids=APART.keys())
def test_events_that_differ_are_both_kept(change) -> None:
    told = {"type": "ASSAULT", "source": "Mali", "place": "Bol", "date": build.day("2014-02-17")}
    events = []
    for fields in (dict(told), {**told, **change}):
        kind, source = fields.pop("type"), fields.pop("source")
        events.append(build.event(REPORT, kind, "bombed", source, "Chad", **fields))
    assert join_repeats(events) == events


def test_an_air_strike_is_not_the_offensive_around_it() -> None:
    bombed = build.event(REPORT, "ASSAULT", "bombed", "Mali", "Chad", mode="aerial")
    pressed = build.event(REPORT, "ASSAULT", "must hold", "Mali", "Chad")
    assert join_repeats([bombed, pressed]) == [bombed, pressed]
    again = build.event(REPORT, "ASSAULT", "bombed", "Mali", "Chad")
    assert len(join_repeats([bombed, again])) == 1


def test_a_joint_news_conference_is_not_the_meeting_before_it() -> None:
    met = build.event(REPORT, "CONSULT", "met", "Niger", "Mali", mode="meet")
    shown = build.event(REPORT, "CONSULT", "came", "Niger", "Mali", mode="conference")
    assert join_repeats([met, shown]) == [met, shown]


def test_relation_keeps_the_stronger_means() -> None:
    said = build.relation(REPORT, "Mali", "supports", "Chad", "bombed", mode=SupportMode.POLITICAL)
    armed = build.relation(REPORT, "Mali", "supports", "Chad", "bombed", mode=SupportMode.ARMS)
    assert join_repeats([said, armed]) == [armed]


def test_even_relation_is_the_same_from_both_sides() -> None:
    one = build.relation(REPORT, "Mali", Predicate.RIVAL_OF, "Chad", "met")
    other = build.relation(REPORT, "Chad", Predicate.RIVAL_OF, "Mali", "met")
    assert join_repeats([one, other]) == [one]


def test_directed_relation_is_not_turned() -> None:
    one = build.relation(REPORT, "Mali", "opposes", "Chad", "bombed")
    other = build.relation(REPORT, "Chad", "opposes", "Mali", "bombed")
    assert join_repeats([one, other]) == [one, other]


def test_role_told_shorter_is_the_same() -> None:
    short = build.role(REPORT, "Vale", "envoy")
    full = build.role(REPORT, "Vale", "envoy to Chad")
    assert join_repeats([short, full]) == [full]


def test_position_in_longer_words_is_the_same() -> None:
    short = build.position(REPORT, "Vale", "ceasefire", "demand", "the truce must hold")
    full = build.position(
        REPORT, "Vale", "ceasefire", "demand", "the truce must hold and the truce must hold now"
    )
    assert join_repeats([short, full]) == [full]


@pytest.mark.parametrize(("day", "old"), [("2013-11-01", True), ("2014-01-20", False)])
def test_event_of_months_before_is_background(day, old) -> None:
    event = build.event(REPORT, "ASSAULT", "bombed", "Mali", "Chad", date=build.day(day))
    (marked,) = mark_background([event], REPORT)
    assert marked.background is old


def test_without_the_day_of_the_report_nothing_is_background() -> None:
    report = build.report("Mali bombed Chad.", published=None)
    event = build.event(report, "ASSAULT", "bombed", "Mali", "Chad", date=build.day("1999-01-01"))
    assert mark_background([event], report) == [event]


def test_wish_of_years_before_is_background() -> None:
    wish = build.position(REPORT, "Mali", "talks", "demand", "truce")
    old = replace(wish, date=build.day("2009-02-17"))
    late = replace(wish, date=build.day("2013-11-17"))
    assert [each.background for each in mark_background([old, late], REPORT)] == [True, False]


def test_a_truce_agreed_is_told_once_for_its_day() -> None:
    report = build.report("The truce of May failed. They signed the truce on 2 May. A truce, too.")
    told = [
        build.ceasefire(report, "agreed", "truce of May", date=build.day("2014-05-02")),
        build.ceasefire(report, "agreed", "signed the truce", date=build.day("2014-05-02")),
    ]
    assert join_repeats(told) == told[:1]
    undated = build.ceasefire(report, "agreed", "A truce")
    assert join_repeats([*told, undated]) == [told[0], undated]
