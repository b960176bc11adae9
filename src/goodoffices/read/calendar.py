"""Dates as reports print them at their head and foot: full ones, and those without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.codes import DateBasis, Precision
from goodoffices.facts import DateRecord, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY = (
    r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s{1,3})?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

_MONTH_FIRST = re.compile(rf"\b{_WEEKDAY}{_MONTH}\s{{1,3}}{_DAY}\b(?:,?\s{{1,3}}{_YEAR}\b)?", re.I)
"""`Monday, Jan. 13, 2014`, `Feb 17`."""

_DAY_FIRST = re.compile(
    rf"\b{_WEEKDAY}{_DAY}\s{{1,3}}(?:of\s)?{_MONTH}\b(?:,?\s{{1,3}}{_YEAR}\b)?", re.I
)
"""`13 January 2014`, `Sat 25 January`."""

_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
"""`2014-01-22`, alone or before a time."""

_GIVEN = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}.{0,30})?)?)?$")
"""What a manifest may give: a year, a month, a day, or a day with a time."""

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")
"""`2014-01-22-talks.txt`, `20140122_talks.txt`, `/2014/01/22/talks`."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed: its parts, as far as they are there, and where it stands."""

    words: str
    span: Span
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    @property
    def full(self) -> date | None:
        """Give the day if the year is printed too."""
        return in_year(self, self.year) if self.year is not None else None


def in_year(printed: Printed, year: int) -> date | None:
    """Give the day in that year, or nothing if the year has no such day."""
    return make_date(year, printed.month, printed.day)


def make_date(year: int, month: int, day: int) -> date | None:
    """Make a date of three numbers, or nothing if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def printed_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Printed]:
    """Find the dates with a day and a month between two offsets, in the order of the text."""
    stop = len(text) if end is None else end
    found = [
        match
        for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST)
        for match in pattern.finditer(text, start, stop)
    ]
    last = -1
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        printed = _printed(match)
        if match.start() >= last and printed is not None:
            last = match.end()
            yield printed


def _printed(match: re.Match[str]) -> Printed | None:
    parts = match.groupdict()
    month_words = parts["month"].lower()
    month = int(month_words) if month_words.isdigit() else _MONTHS.index(month_words[:3]) + 1
    weekday_words = parts.get("weekday")
    weekday = _WEEKDAYS.index(weekday_words.lower()[:3]) if weekday_words else None
    year = int(parts["year"]) if parts["year"] else None
    printed = Printed(match.group(), Span(*match.span()), month, int(parts["day"]), year, weekday)
    return printed if in_year(printed, year or 2000) is not None else None


def given_date(words: str, basis: DateBasis = DateBasis.GIVEN) -> DateRecord | None:
    """Read a date that came with the report; nothing if it is not one."""
    match = _GIVEN.match(words.strip())
    if match is None:
        only = [printed for printed in printed_dates(words.strip()) if printed.full]
        if len(only) != 1 or len(only[0].words) + 12 < len(words.strip()):
            return None
        return day_record(words, only[0].full, basis)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1800 <= year <= 2200:
        return None
    if month is None:
        return year_record(words, year, basis)
    start = make_date(year, month, day or 1)
    if start is None:
        return None
    if day is None:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        return DateRecord(words, start, last, Precision.MONTH, basis)
    return day_record(words, start, basis)


def day_record(
    words: str, day: date | None, basis: DateBasis, span: Span | None = None
) -> DateRecord | None:
    """Record one day."""
    if day is None:
        return None
    return DateRecord(words, day, day, Precision.DAY, basis, span)


def year_record(words: str, year: int, basis: DateBasis, span: Span | None = None) -> DateRecord:
    """Record a year of which no more is known."""
    return DateRecord(words, date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis, span)


def date_in_name(name: str) -> tuple[str, date] | None:
    """Find a date in the name of a file or in an address."""
    for match in _IN_NAME.finditer(name):
        day = make_date(int(match.group(1)), int(match.group(3)), int(match.group(4)))
        if day is not None:
            return match.group(), day
    return None
