"""Addresses, sheets, words and harmful characters: the small parts of the pages."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup

import build
from goodoffices.codes import DateBasis, Qualifier
from goodoffices.dossier import Dated
from goodoffices.dossier.material import read_of
from goodoffices.dossier.timeline import gaps
from goodoffices.show.query import BadFilter, Query, read_day, read_query
from goodoffices.show.security import neutral
from goodoffices.show.sheets import Sheet, harmless, written
from goodoffices.show.strips import coverage, scale_top, stroke, time_strip
from goodoffices.show.words import shorten, span, when


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-12", date(2016, 12, 1), date(2016, 12, 31)),
        ("2016-10-15", date(2016, 10, 15), date(2016, 10, 15)),
    ],
)
def test_read_day_takes_year_month_or_day(typed: str, first: date, last: date):
    assert read_day(typed, last=False) == first
    assert read_day(typed, last=True) == last


@pytest.mark.parametrize("typed", ["2016-13", "yesterday", "0000", "9999-99-99", "2016-02-30"])
def test_read_day_refuses_what_is_no_date(typed: str):
    with pytest.raises(BadFilter, match="not a date"):
        read_day(typed, last=False)


def test_href_changes_one_value_and_goes_to_the_first_page():
    query = Query("/due", {"kind": "talks", "page": "3"})
    assert query.href(kind=None) == "/due"
    assert query.href(by="A & B") == "/due?kind=talks&by=A+%26+B"


def test_read_query_refuses_endless_values():
    with pytest.raises(BadFilter):
        read_query("/due", [("q", "x" * 201)])


@pytest.mark.parametrize("typed", ["0", "-1", "x", "99999999", "²"])
def test_page_refuses_what_is_no_page(typed: str):
    with pytest.raises(BadFilter):
        _ = Query("/due", {"page": typed}).page


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "  =x", "＝x"])
def test_harmless_stops_a_formula(cell: str):
    assert harmless([cell]) == [f"'{cell}"]


def test_harmless_leaves_plain_words():
    assert harmless(["Vale", "140,000", ""]) == ["Vale", "140,000", ""]


def test_written_marks_the_file_as_utf8():
    assert written(Sheet("a", ("x",), [("é",)])) == "\ufeffx\r\né\r\n"


def test_neutral_keeps_the_number_of_characters():
    turned = "Vale \u202egnihtyna\u2066 \x07"
    assert neutral(turned) == "Vale \ufffdgnihtyna\ufffd \ufffd"
    assert len(neutral(turned)) == len(turned)


def test_neutral_keeps_what_is_safe_safe():
    assert isinstance(neutral(Markup("<b>x\u202e</b>")), Markup)
    assert neutral("\u0633\u0644\u0627\u0645 אב\n\t") == "\u0633\u0644\u0627\u0645 אב\n\t"
    assert neutral(5) == 5


def test_when_is_as_fine_as_known():
    assert when(build.day("2013-09-13")) == "13 Sep 2013"
    assert when(build.month("2013-09")) == "Sep 2013"
    assert when(build.year(2013)) == "2013"


def test_when_never_shows_the_day_of_the_report():
    assert when(build.day("2013-09-13", basis=DateBasis.REPORT)) == "not stated"
    assert when(None) == "not stated"


def test_span_names_what_differs():
    assert span(date(2017, 1, 22), date(2017, 1, 24)) == "22–24 Jan 2017"
    assert span(date(2017, 1, 30), date(2017, 2, 2)) == "30 Jan – 2 Feb 2017"
    assert span(date(2016, 12, 30), date(2017, 1, 2)) == "30 Dec 2016 – 2 Jan 2017"


def test_shorten_cuts_at_a_space():
    assert shorten("one two three", 9) == "one two …"


def test_stroke_shape_says_how_exact_a_figure_is():
    r = build.report("140,000 or 500,000.")
    more = build.figure(r, "killed", "140,000", low=140000, qualifier=Qualifier.MORE_THAN)
    most = build.figure(r, "killed", "500,000", high=500000, qualifier=Qualifier.UP_TO)
    top = scale_top([more, most])
    assert top == 500000
    assert [found.shape for f in (more, most) if (found := stroke(f, top))] == ["more", "most"]


def test_stroke_of_words_without_a_number_is_none():
    r = build.report("Thousands remain.")
    assert stroke(build.figure(r, "besieged", "Thousands"), 100.0) is None


def test_coverage_needs_two_days():
    assert coverage([date(2014, 2, 14)]) is None
    made = coverage([date(2014, 2, 14), date(2016, 10, 15)])
    assert made is not None
    assert len(made.bars) == 2
    assert made.blanks[0].text == "no report read for 32 months"


def test_months_without_a_report_are_grey_on_the_timeline():
    early = build.report("Tarvia attacked.", name="a.txt", published="2012-01-10")
    late = build.report("Tarvia attacked.", name="b.txt", published="2014-01-10")
    entries = [
        Dated(build.event(each, "ASSAULT", "attacked", "Tarvia", None), when, True)
        for each, when in ((early, date(2012, 1, 10)), (late, date(2014, 1, 10)))
    ]
    strip = time_strip(entries, gaps(map(read_of, [early, late])))
    assert strip is not None
    (blank,) = strip.blanks
    assert (blank.x, blank.width) == (2.0, 96.0)
    assert time_strip(entries).blanks == ()
