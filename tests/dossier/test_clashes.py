"""Two figures rival each other only where their words cannot both hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.codes import Qualifier
from goodoffices.dossier import Material, disputed, panels
from goodoffices.facts import Figure, Report


def total(
    day: str, number: int, qualifier: Qualifier | None = None, by: str = "", **fields: object
) -> tuple[Report, Figure]:
    printed = f"{number:,}"
    r = build.report(
        f"{printed} people have been killed, {by} said.", published=day, name=f"{day}{number}{by}"
    )
    low = None if qualifier is Qualifier.UP_TO else float(number)
    open_ended = qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    fact = build.figure(
        r, "killed", printed, of="people", by=by or (), low=low,
        high=None if open_ended else float(number), qualifier=qualifier, cumulative=True, **fields,
    )  # fmt: skip
    return r, fact


def clashes(*told: tuple[Report, Figure]) -> int:
    found = panels(Material(tuple(r for r, _ in told), tuple(f for _, f in told)))
    return sum(len(panel.clashes) for panel in found)


def test_clashes_not_a_later_higher_total():
    assert clashes(total("2014-02-17", 100_000), total("2015-10-15", 250_000)) == 0


def test_clashes_a_later_lower_total():
    assert clashes(total("2014-02-17", 250_000), total("2017-10-15", 150_000)) == 1


def test_clashes_two_totals_of_one_time_by_two_counters():
    one = total("2014-02-17", 100_000, by="Watch Group")
    two = total("2014-03-01", 140_000, by="League")
    assert clashes(one, two) == 1


def test_clashes_not_the_growth_that_one_counter_reports():
    one = total("2012-03-27", 9_000, by="League")
    two = total("2012-08-17", 17_000, by="League")
    assert clashes(one, two) == 0


def test_clashes_not_where_the_words_leave_room_for_both():
    one = total("2014-02-17", 250_000, Qualifier.MORE_THAN)
    two = total("2014-03-01", 300_000, Qualifier.UP_TO)
    assert clashes(one, two) == 0


@pytest.mark.parametrize(("other", "expected"), [(130_000, 1), (108_000, 0)])
def test_clashes_of_about_leave_a_tenth(other: int, expected: int):
    assert clashes(total("2014-02-17", 100_000, Qualifier.ABOUT), total("2014-03-01", other)) == (
        expected
    )


def test_panels_set_a_far_lower_total_apart():
    held = (total("2014-02-17", 300_000), total("2017-12-15", 16))
    found = panels(Material(tuple(r for r, _ in held), tuple(f for _, f in held)))
    assert [len(panel.rivals) for panel in found] == [1, 1]
    assert not any(panel.disputed for panel in found)


def test_panels_give_a_total_without_place_to_the_war_its_report_is_on():
    r = build.report(
        "Since 2011, 140,000 people were killed in Tarvia.", title="Tarvia talks", name="a"
    )
    placed = build.figure(
        r, "killed", "140,000", place="Tarvia", period="Since 2011", cumulative=True, low=140000.0
    )
    other = build.report(
        "The war has killed 150,000 since the war began.", title="Tarvian war", name="b"
    )
    bare = build.figure(
        other, "killed", "150,000", period="since the war began", cumulative=True, low=150000.0
    )
    assert len(panels(Material((r, other), (placed, bare)))) == 1


def test_panels_leave_a_total_without_place_apart_where_the_report_is_on_another_war():
    r = build.report("Since 2011, 140,000 people were killed in Tarvia.", title="Tarvia", name="a")
    placed = build.figure(
        r, "killed", "140,000", place="Tarvia", period="Since 2011", cumulative=True, low=140000.0
    )
    other = build.report(
        "The war has killed 150,000 since the war began.", title="Sorland", name="b"
    )
    bare = build.figure(
        other, "killed", "150,000", period="since the war began", cumulative=True, low=150000.0
    )
    assert len(panels(Material((r, other), (placed, bare)))) == 2


def test_panels_keep_a_named_group_apart_from_people_at_large():
    people = total("2012-03-27", 9_000)
    r = build.report("3,000 soldiers have been killed.", published="2012-03-27", name="s")
    soldiers = build.figure(
        r, "killed", "3,000", of="soldiers", cumulative=True, low=3000.0, high=3000.0
    )
    assert len(panels(Material((people[0], r), (people[1], soldiers)))) == 2


def undated(pair: tuple[Report, Figure]) -> tuple[Report, Figure]:
    report, fact = pair
    return replace(report, published=None), fact


def test_totals_of_undated_reports_differ_without_being_said_to_disagree():
    higher = total("2014-02-17", 500_000, Qualifier.UP_TO)
    lower = undated(total("2014-02-18", 300_000))
    whole = Material((higher[0], lower[0]), (higher[1], lower[1]))
    (panel,) = panels(whole)
    assert not panel.clashes
    assert len(panel.differ) == 1
    (found,) = disputed(whole)
    assert "whether the total grew or the counts disagree" in found.note


def test_totals_of_one_value_do_not_differ():
    one, two = total("2014-02-17", 500_000), undated(total("2014-02-18", 500_000, by="League"))
    (panel,) = panels(Material((one[0], two[0]), (one[1], two[1])))
    assert panel.differ == ()
