"""Printed dates against the days a reader understands; the cases stand in eval/dates.tsv."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.codes import DateBasis, Direction, Precision
from goodoffices.facts import DateRecord
from goodoffices.resolve.dates import resolve_date

CASES = Path(__file__).parents[2] / "eval" / "dates.tsv"
WEDNESDAY = date(2017, 1, 25)


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _day(words: str) -> date | None:
    return None if words in ("", "-") else date.fromisoformat(words)


def resolved(
    printed: str, reference: date | None = WEDNESDAY, direction: Direction = Direction.NONE
) -> DateRecord:
    return resolve_date(DateRecord(printed=printed, direction=direction), reference)


@pytest.mark.parametrize(
    "case", _cases(), ids=lambda case: f"{case['expression']}, {case['direction']}"
)
def test_resolve_date_as_read(case: dict[str, str]) -> None:
    found = resolved(case["expression"], _day(case["reference"]), Direction(case["direction"]))
    wanted = (_day(case["start"]), _day(case["end"]), case["precision"])
    assert (found.start, found.end, found.precision.value) == wanted


@pytest.mark.parametrize(
    ("printed", "direction", "iso"),
    [
        ("Wednesday", Direction.PAST, "2017-01-25"),
        ("Wednesday", Direction.FUTURE, "2017-01-25"),
        ("Thursday", Direction.PAST, "2017-01-19"),
        ("Thursday", Direction.FUTURE, "2017-01-26"),
        ("Feb. 8", Direction.NONE, "2017-02-08"),
        ("Feb. 8", Direction.PAST, "2016-02-08"),
        ("Dec. 29", Direction.NONE, "2016-12-29"),
        ("December", Direction.NONE, "2016-12"),
        ("February", Direction.NONE, "2017-02"),
        ("10 a.m. on Friday", Direction.FUTURE, "2017-01-27"),
        ("last night", Direction.PAST, "2017-01-24"),
        ("Tuesday's", Direction.PAST, "2017-01-24"),
    ],
)
def test_resolve_date_by_tense(printed: str, direction: Direction, iso: str) -> None:
    assert resolved(printed, direction=direction).iso == iso


@pytest.mark.parametrize(
    ("printed", "basis"),
    [
        ("15 October 2016", DateBasis.EXPLICIT),
        ("2014", DateBasis.EXPLICIT),
        ("Monday", DateBasis.WEEKDAY),
        ("Friday, Jan. 20", DateBasis.WEEKDAY_AND_MONTH),
        ("last month", DateBasis.RELATIVE),
        ("nine days", DateBasis.UNRESOLVED),
    ],
)
def test_resolve_date_basis(printed: str, basis: DateBasis) -> None:
    assert resolved(printed).basis is basis


@pytest.mark.parametrize(
    "printed", ["Monday", "last month", "Jan. 20", "two days ago", "since March"]
)
def test_resolve_date_without_reference_keeps_words(printed: str) -> None:
    found = resolved(printed, None)
    assert found == DateRecord(printed=printed)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [("Oct. 15, 2016", "2016-10-15"), ("June 2012", "2012-06"), ("2014", "2014")],
)
def test_resolve_date_explicit_needs_no_reference(printed: str, iso: str) -> None:
    assert resolved(printed, None).iso == iso


@pytest.mark.parametrize(
    "printed",
    ["daily", "40-year-old", "the second round", "Feb. 30", "2014-13-01", "", "a few days"],
)
def test_resolve_date_what_is_none_stays_unresolved(printed: str) -> None:
    found = resolved(printed)
    assert (found.start, found.precision) == (None, Precision.UNKNOWN)


def test_resolve_date_weekday_finds_the_year() -> None:
    assert resolved("Tuesday, March 5", date(2014, 2, 1), Direction.NONE).iso == "2013-03-05"


def test_resolve_date_resolved_one_is_left_alone() -> None:
    known = DateRecord("Monday", date(2012, 1, 2), date(2012, 1, 2), Precision.DAY, DateBasis.GIVEN)
    assert resolve_date(known, WEDNESDAY) is known


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_resolve_date_printed_day_comes_back(day: date) -> None:
    for printed in (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ):
        assert resolved(printed).start == day


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_resolve_date_weekday_lies_within_a_week(day: date) -> None:
    back = resolved("Sunday", day, Direction.PAST).start
    ahead = resolved("Sunday", day, Direction.FUTURE).start
    assert back is not None
    assert ahead is not None
    assert 0 <= (day - back).days < 7
    assert 0 <= (ahead - day).days < 7


@given(st.text(max_size=60), st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_resolve_date_any_words_do_not_fail(words: str, day: date) -> None:
    found = resolved(words, day)
    assert found.start is None or found.end is None or found.start <= found.end


@pytest.mark.parametrize(
    ("printed", "start", "precision"),
    [
        ("since the Feb. 1 coup", date(2016, 2, 1), Precision.SINCE),
        ("since the coup of February 1", date(2016, 2, 1), Precision.SINCE),
        ("since the 2012 coup", date(2012, 1, 1), Precision.SINCE),
        ("since the war in Chad", None, Precision.UNKNOWN),
        ("after the vote", None, Precision.UNKNOWN),
    ],
)
def test_the_day_of_what_follows_since(
    printed: str, start: date | None, precision: Precision
) -> None:
    found = resolved(printed)
    assert (found.start, found.precision) == (start, precision)
