from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.codes import DateBasis, Precision
from goodoffices.facts import Report
from goodoffices.read import read_reports
from goodoffices.read.calendar import given_date, printed_dates
from goodoffices.read.dating import UNDATED

TITLE = "Envoys quarrel over the ferry town"
STORY = (
    "The mediator said on Tuesday that the two sides had agreed to meet again in the old customs"
    " house, and that a list of prisoners would be handed over before the end of the month. A"
    " spokeswoman for the northern council denied that any such list existed."
)


def report(tmp_path: Path, *lines: str, name: str = "a.txt") -> Report:
    path = tmp_path / name
    path.write_text("\n\n".join(lines), encoding="utf-8")
    (result,) = read_reports([path])
    assert isinstance(result, Report), result
    return result


def known(found: Report) -> tuple[str | None, str]:
    assert found.published is not None
    return found.published.iso, found.published.basis.value


def test_date_nothing_known_is_said(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, STORY)
    assert found.published is None
    assert found.doubts == (UNDATED,)


def test_date_from_the_file_name(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, STORY, name="2014-01-22-ferry.txt")
    assert known(found) == ("2014-01-22", DateBasis.FILE_NAME)
    assert found.doubts == ()


def test_date_of_file_name_and_dateline_far_apart(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, f"GENEVA, Jan. 2, 2013 - {STORY}", name="20140122.txt")
    assert known(found) == ("2014-01-22", DateBasis.FILE_NAME)
    assert "Jan. 2, 2013" in found.doubts[0]


def test_date_from_the_dateline(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, f"GENEVA, Jan. 22, 2014 (Wire) - {STORY}")
    assert known(found) == ("2014-01-22", DateBasis.DATELINE)


def test_date_from_a_line_of_its_own(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, "Published: 22 January 2014", STORY)
    assert known(found) == ("2014-01-22", DateBasis.EXPLICIT)


def test_date_from_a_caption_of_the_same_weekday(tmp_path: Path) -> None:
    caption = "The envoy, left, attends a meeting in Paris, Tuesday, Jan. 21, 2014."
    found = report(tmp_path, TITLE, caption, STORY)
    assert known(found) == ("2014-01-21", DateBasis.CAPTION)
    assert found.doubts == ()


def test_date_from_a_caption_of_another_weekday_is_doubted(tmp_path: Path) -> None:
    caption = "The envoy, left, attends a meeting in Paris, Friday, Jan. 17, 2014."
    found = report(tmp_path, TITLE, caption, STORY)
    assert known(found) == ("2014-01-17", DateBasis.CAPTION)
    assert "photograph" in found.doubts[0]


def test_date_of_an_archive_picture_is_not_used(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, "FILE - In this Jan. 12, 2011 photo, envoys wait.", STORY)
    assert found.published is None


def test_date_from_the_copyright_line_is_a_year_and_doubted(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, STORY, "Copyright 2013 Lakeside Wire. All rights reserved.")
    assert known(found) == ("2013", DateBasis.COPYRIGHT)
    assert found.published is not None
    assert found.published.precision is Precision.YEAR
    assert found.reference is None
    assert "may be wrong" in found.doubts[0]


@pytest.mark.parametrize(
    "clue",
    [
        "The six-year war has killed thousands since 2011.",
        "The last round, in March 2017, failed.",
        "They meet again on Monday, Jan. 20.",
    ],
)
def test_date_of_a_copyright_line_that_the_text_contradicts(tmp_path: Path, clue: str) -> None:
    found = report(tmp_path, TITLE, f"{STORY} {clue}", "Copyright (c) 2011. Lakeside Wire, Inc.")
    assert found.published is None
    assert "2011 was not trusted" in found.doubts[0]


def test_date_without_a_year_stays_without(tmp_path: Path) -> None:
    found = report(tmp_path, "Feb 17", TITLE, STORY, "2013 AFP")
    assert found.published is not None
    assert found.published.printed == "Feb 17"
    assert found.published.start is None
    assert "without a year" in found.doubts[0]
    assert "picture" in found.doubts[1]


def test_date_without_a_year_takes_it_from_weekday_and_named_years(tmp_path: Path) -> None:
    story = f"GENEVA, Monday, Feb. 17 (Wire) - {STORY} The last round, in 2013, failed."
    found = report(tmp_path, TITLE, story)
    assert known(found) == ("2014-02-17", DateBasis.WEEKDAY_AND_MONTH)
    assert "weekday" in found.doubts[0]


def test_date_without_a_year_takes_that_of_the_copyright_line(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, f"GENEVA, Feb. 17 (Wire) - {STORY}", "Copyright 2014 Wire News")
    assert known(found) == ("2014-02-17", DateBasis.COPYRIGHT)
    assert found.reference is None


def test_date_is_not_taken_from_a_resolution_number(tmp_path: Path) -> None:
    story = f"{STORY} It cited resolution 2046 of the Council."
    found = report(tmp_path, TITLE, story, "Copyright 2013 Lakeside Wire. All rights reserved.")
    assert known(found)[0] == "2013"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2014-01-22", "2014-01-22"),
        ("2014-01-22T10:00:00Z", "2014-01-22"),
        ("2014-02", "2014-02"),
        ("2014", "2014"),
        ("22 January 2014", "2014-01-22"),
        ("Jan. 22, 2014", "2014-01-22"),
    ],
)
def test_given_date_forms(printed: str, iso: str) -> None:
    record = given_date(printed)
    assert record is not None
    assert record.iso == iso


@pytest.mark.parametrize("printed", ["", "soon", "2014-02-30", "01/02/2014", "2014-13", "0001"])
def test_given_date_refuses_what_is_none(printed: str) -> None:
    assert given_date(printed) is None


def test_printed_dates_in_the_order_of_the_text() -> None:
    text = "On 3 May, on Sept 5, 2017 and on Monday, Jan. 13, 2014; not on 31 June."
    assert [date.words for date in printed_dates(text)] == [
        "3 May",
        "Sept 5, 2017",
        "Monday, Jan. 13, 2014",
    ]


@pytest.mark.parametrize(
    ("line", "outlet", "basis"),
    [
        ("Copyright (c) 2012. RLX/RL, Inc. Reprinted with permission.", "RLX/RL", "copyright_line"),
        ("© 2013 NPX. All rights reserved.", "NPX", "copyright_line"),
        ("Copyright 2011 Saltmarsh Radio. Made in haste.", "Saltmarsh Radio", "copyright_line"),
        ("Find Channel Nine World on your TV", "Channel Nine World", "explicit"),
        ("NPX thanks our sponsors", "NPX", "explicit"),
    ],
)
def test_outlet_where_it_names_itself(tmp_path: Path, line: str, outlet: str, basis: str) -> None:
    found = report(tmp_path, TITLE, STORY, line)
    assert (found.outlet, found.outlet_basis) == (outlet, DateBasis(basis))


def test_outlet_is_never_a_photo_credit_or_an_agency(tmp_path: Path) -> None:
    story = f"GENEVA (Reuters) - {STORY}"
    credits_ = ("2013 AFP", "(Jane Doe/Getty Images)")
    found = report(tmp_path, TITLE, *credits_, story, "Copyright 2013 Reuters.")
    assert found.outlet is None
    assert found.agency == "Reuters"


def test_agency_in_the_byline(tmp_path: Path) -> None:
    found = report(tmp_path, TITLE, "By Jane Doe, Associated Press", STORY)
    assert found.agency == "Associated Press"
