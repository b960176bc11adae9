"""Rival figures stand side by side: nothing is summed, averaged or preferred."""

from __future__ import annotations

import build
from goodoffices.codes import Qualifier
from goodoffices.dossier import Material, panels
from goodoffices.facts import Figure, Report


def report(text: str, day: str, name: str) -> Report:
    return build.report(text, published=day, name=name)


def material(*told: tuple[Report, Figure]) -> Material:
    return Material(tuple(r for r, _ in told), tuple(f for _, f in told))


def total(day: str, number: str, period: str, **fields: object) -> tuple[Report, Figure]:
    r = report(f"{number} people were killed in Tarvia {period}.", day, f"{day}.txt")
    fact = build.figure(
        r, "killed", number, place="Tarvia", period=period, cumulative=True, **fields
    )
    return r, fact


def test_panels_keep_both_rivals_in_order_of_report():
    later = total("2016-10-15", "500,000", "since 2011", high=500000)
    earlier = total("2014-02-17", "140,000", "since 2011", low=140000)
    (panel,) = panels(material(later, earlier))
    assert [f.printed for f in panel.rivals] == ["140,000", "500,000"]
    assert not panel.disputed  # two years apart, a total may have grown


def test_panels_take_the_first_year_for_the_whole_war():
    war = total("2014-02-17", "140,000", "since the war began", low=140000)
    year = total("2016-10-15", "500,000", "since 2011", low=500000)
    assert len(panels(material(war, year))) == 1


def test_panels_keep_a_later_year_apart():
    whole = total("2016-10-15", "500,000", "since 2011", low=500000)
    recent = total("2016-10-16", "9,000", "since 2015", low=9000)
    assert len(panels(material(whole, recent))) == 2


def test_panels_keep_another_place_apart():
    here = total("2014-02-17", "140,000", "since 2011", low=140000)
    r = report("In Sorland 20,000 were killed since 2011.", "2014-02-18", "other.txt")
    there = build.figure(
        r, "killed", "20,000", place="Sorland", period="since 2011", cumulative=True
    )
    assert {p.place for p in panels(material(here, (r, there)))} == {"Tarvia", "Sorland"}


def test_panels_set_a_part_apart_from_the_rivals():
    whole = total("2014-02-17", "140,000", "since 2011", low=140000)
    part = total("2014-02-18", "7,000", "since 2011", low=7000, subset_of="140,000")
    (panel,) = panels(material(whole, part))
    assert [f.printed for f in panel.rivals] == ["140,000"]
    assert [f.printed for f in panel.parts] == ["7,000"]
    assert not panel.disputed


def test_panels_do_not_call_the_same_value_told_twice_disputed():
    one = total("2014-02-17", "140,000", "since 2011", low=140000, qualifier=Qualifier.MORE_THAN)
    two = total("2014-02-18", "140,000", "since 2011", low=140000, qualifier=Qualifier.MORE_THAN)
    (panel,) = panels(material(one, two))
    assert not panel.disputed


def test_panels_keep_an_incident_apart_from_a_total():
    whole = total("2014-02-17", "140,000", "since 2011", low=140000)
    r = report("On Monday 12 people were killed in Tarvia.", "2014-02-18", "raid.txt")
    raid = build.figure(r, "killed", "12", place="Tarvia", cumulative=False, low=12, high=12)
    assert len(panels(material(whole, (r, raid)))) == 2


def raids(*periods: str | None) -> int:
    text = "Near Selk 25 were killed on Monday. Near Selk 40 were killed on Monday."
    r = report(text, "2014-02-18", "raids.txt")
    facts = tuple(
        build.figure(r, "killed", number, place="Selk", period=period, cumulative=False)
        for number, period in zip(("25", "40"), periods, strict=True)
    )
    return len(panels(Material((r,), facts)))


def test_panels_set_tolls_of_one_incident_side_by_side():
    assert raids("on Monday", "on Monday") == 1


def test_panels_keep_incidents_apart_whose_time_is_not_told():
    assert raids(None, None) == 2
