"""What counts as a number, and what bounds its words give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.quantities import numbers_in, read_quantities

NUMBERS = [
    ("1,000", (1000,)),
    ("12,345,678", (12345678,)),
    ("300 000", (300000,)),
    ("1.2 million", (1200000,)),
    ("5m", (5000000,)),
    ("1.5bn", (1500000000,)),
    ("a hundred", (100,)),
    ("a dozen", (12,)),
    ("two dozen", (24,)),
    ("half a dozen", (6,)),
    ("half a million", (500000,)),
    ("a half-million", (500000,)),
    ("a quarter of a million", (250000,)),
    ("one and a half million", (1500000,)),
    ("a million and a half", (1500000,)),
    ("two and a half", (2.5,)),
    ("two and half", (2.5,)),
    ("forty-two", (42,)),
    ("two hundred and forty", (240,)),
    ("twenty-five thousand three hundred", (25300,)),
    ("three trillion", (3000000000000,)),
    ("300,000 to 400,000", (300000, 400000)),
    ("between 10 and 15", (10, 15)),
    ("10-15", (10, 15)),
    ("five or six", (5, 6)),
    ("two to three million", (2000000, 3000000)),
    ("in 2014", (2014,)),
    ("no number here", ()),
]

COUNTS = [
    ("Nearly 700 people were killed.", 700, 700, "nearly"),
    ("Almost 50 fled.", 50, 50, "nearly"),
    ("Close to 2,000 fled.", 2000, 2000, "nearly"),
    ("About 30 died.", 30, 30, "about"),
    ("Some 140 died.", 140, 140, "about"),
    ("An estimated 400,000 have died.", 400000, 400000, "about"),
    ("More than 140,000 died.", 140000, None, "more than"),
    ("Over 3,600 died.", 3600, None, "more than"),
    ("Upwards of 90 were hurt.", 90, None, "more than"),
    ("At least 12 died.", 12, None, "at least"),
    ("Up to 200 troops came.", None, 200, "up to"),
    ("As many as a half-million people died.", None, 500000, "up to"),
    ("No more than 20 fighters stayed.", None, 20, "up to"),
    ("The 300,000 to 400,000 dead are mourned.", 300000, 400000, None),
    ("Between 10 and 15 shells fell.", 10, 15, None),
    ("About 10 to 15 shells fell.", 10, 15, "about"),
    ("Ten or more died.", 10, None, "at least"),
    ("They freed 1,100 prisoners.", 1100, 1100, None),
    ("Some 2000 troops crossed.", 2000, 2000, "about"),
]

NOT_COUNTS = [
    "It began on Jan. 20.",
    "It began on 20 January.",
    "It began on January 23-24.",
    "The war began in 2011.",
    "Since 2011 it has gone on.",
    "The years 2011-2014 were the worst.",
    "He was 43 years old.",
    "A 43-year-old came.",
    "Mira Haldane, 43, spoke.",
    "They met at 10:30.",
    "They met at 7 p.m.",
    "The 7th round ended.",
    "Resolution 2254 was adopted.",
    "Article 5 was invoked.",
    "It cost $5 million.",
    "It cost 5 million dollars.",
    "It lies 30 miles to the north.",
    "They waited for 72 hours.",
    "The S-300 and the F-16 flew.",
    "The P5+1 met.",
    "They voted 15-0.",
    "After two and a half years it ended.",
    "One of them spoke.",
    "No one spoke.",
]

VAGUE = [
    ("Tens of thousands fled.", "Tens of thousands"),
    ("Dozens died.", "Dozens"),
    ("Scores of shells fell.", "Scores"),
    ("Several hundred stayed.", "Several hundred"),
    ("Hundreds of thousands of people left.", "Hundreds of thousands"),
    ("Many stayed.", "Many"),
]


@pytest.mark.parametrize(("words", "expected"), NUMBERS)
def test_numbers_in_reads(words: str, expected: tuple[float, ...]) -> None:
    assert numbers_in(words) == expected


@pytest.mark.parametrize(("sentence", "low", "high", "qualifier"), COUNTS)
def test_read_quantities_bounds(
    sentence: str, low: float | None, high: float | None, qualifier: str | None
) -> None:
    (found,) = read_quantities(sentence)
    assert (found.low, found.high, found.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize("sentence", NOT_COUNTS)
def test_read_quantities_leaves_out(sentence: str) -> None:
    assert read_quantities(sentence) == ()


@pytest.mark.parametrize(("sentence", "printed"), VAGUE)
def test_read_quantities_vague_keeps_words(sentence: str, printed: str) -> None:
    found = read_quantities(sentence)[0]
    assert found.vague
    assert (found.low, found.high, found.printed) == (None, None, printed)


@pytest.mark.parametrize("printed", ["Nearly half", "A third", "40 percent", "Two-thirds"])
def test_read_quantities_share_has_no_bounds(printed: str) -> None:
    found = read_quantities(f"{printed} of those killed were civilians.")[0]
    assert found.share
    assert (found.low, found.high, found.printed) == (None, None, printed)


def test_read_quantities_several_in_order() -> None:
    found = read_quantities("At least 12 died, about 30 were hurt and dozens fled.")
    assert [each.printed for each in found] == ["At least 12", "about 30", "dozens"]


def test_read_quantities_core_is_the_number() -> None:
    text = "It killed more than 140 people."
    (found,) = read_quantities(text)
    assert text[found.core : found.end] == "140"
    assert text[found.start : found.end] == "more than 140"


@given(st.integers(min_value=0, max_value=10**15))
def test_numbers_in_formatted_number_comes_back(value: int) -> None:
    assert numbers_in(f"{value:,}") == (float(value),)


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["thousand", "million", "billion"]))
def test_numbers_in_scaled_number_comes_back(value: int, scale: str) -> None:
    factor = {"thousand": 10**3, "million": 10**6, "billion": 10**9}[scale]
    assert numbers_in(f"{value} {scale}") == (float(value * factor),)


@given(st.integers(min_value=1, max_value=900), st.integers(min_value=1, max_value=90))
def test_read_quantities_range_comes_back(low: int, more: int) -> None:
    found = read_quantities(f"They counted {low} to {low + more} bodies.")
    assert [(each.low, each.high) for each in found] == [(low, low + more)]


@given(st.text(max_size=200))
def test_read_quantities_any_text_points_into_it(text: str) -> None:
    for found in read_quantities(text):
        assert text[found.start : found.end] == found.printed
        assert found.start <= found.core < found.end


SPOKEN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@given(st.integers(min_value=1, max_value=9), st.integers(min_value=1, max_value=9))
def test_numbers_in_hundreds_and_units_comes_back(hundreds: int, units: int) -> None:
    words = f"{SPOKEN[hundreds - 1]} hundred and {SPOKEN[units - 1]}"
    assert numbers_in(words) == (100.0 * hundreds + units,)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", ()),
        ("nothing is counted here", ()),
        ("½ of it", (0.5,)),
        ("a dozen", (12.0,)),
        ("HALF a million", (500_000.0,)),
        ("a quarter of a million", (250_000.0,)),
        ("Sixty-two", (62.0,)),
        ("the 3rd", (3.0,)),
        ("a hundred", (100.0,)),
        ("zero", (0.0,)),
    ],
)
def test_words_without_the_beginning_of_a_number_are_not_taken_apart(
    words: str, numbers: tuple[float, ...]
) -> None:
    assert numbers_in(words) == numbers
