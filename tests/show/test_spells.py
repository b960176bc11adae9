"""Offices to scale: only between reports that show the holder, never beyond them."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from goodoffices.dossier import Tenure
from goodoffices.show.app import _environment
from goodoffices.show.drawings.pictures import svg
from goodoffices.show.spells import spells, spells_drawing


def tenure(first: str | None, last: str | None = None, *, former: bool = False) -> Tenure:
    days = [date.fromisoformat(day) if day else None for day in (first, last or first)]
    return Tenure("a1", "Ana Vale", ("envoy",), None, days[0], days[1], former, ())


def test_a_spell_is_as_long_as_its_reports_show():
    made = spells([tenure("2012-01-01", "2013-01-01"), tenure("2012-01-01", "2014-01-01")])
    assert made is not None
    one, two = made.drawn
    assert one
    assert two
    assert one.x == two.x
    assert two.width == pytest.approx(2 * one.width, rel=0.01)


def test_one_report_is_a_point_and_a_former_holder_says_so():
    made = spells([tenure("2012-01-01"), tenure("2014-01-01", former=True)])
    assert made is not None
    assert [spell.width for spell in made.drawn if spell] == [0.0, 0.0]
    assert [spell.former for spell in made.drawn if spell] == [False, True]


def test_a_spell_without_a_day_keeps_its_row_and_has_no_mark():
    made = spells([tenure(None), tenure("2012-01-01"), tenure("2014-01-01")])
    assert made is not None
    assert made.drawn[0] is None
    assert len(made.drawn) == 3


@pytest.mark.parametrize("found", [[], [tenure("2012-01-01")], [tenure(None)]])
def test_nothing_is_drawn_of_fewer_than_two_days(found: list[Tenure]):
    assert spells(found) is None


def test_the_picture_has_a_row_for_each():
    made = spells([tenure("2012-01-01", "2013-01-01"), tenure("2014-01-01", former=True)])
    assert made is not None
    rows = [("envoy", "", "2012"), ("mediator", "part", "before 2014")]
    drawing = spells_drawing("offices", "Vale", made, rows, ("title", "part", "seen"))
    root = ElementTree.fromstring(svg(drawing, "x", _environment()))
    classes = [element.get("class") for element in root.iter()]
    assert "lane-who" in classes
    assert "hol" in classes
    assert drawing.sheet.rows == rows
