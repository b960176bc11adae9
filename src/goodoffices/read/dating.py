"""When a report was published, with how that is known, and what is doubtful about it.

From the strongest to the weakest: given by the user, the page's metadata, its address, the name of
the file, a full date in the dateline, on a line of its own, in a caption; a date without a year
whose year follows from its weekday; and last the year of a copyright line. A date is never made
up: what stays unknown is `None` or has no start, and a sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import DateBasis, Precision, StretchKind
from goodoffices.facts import DateRecord, Span, Stretch
from goodoffices.read.calendar import (
    Printed,
    date_in_name,
    day_record,
    in_year,
    printed_dates,
    year_record,
)
from goodoffices.read.years import (
    YearClues,
    falls_on,
    why_not_copyright,
    year_by_weekday,
    year_clues,
)

_APART = 7
"""Days between file name and dateline that need a word of doubt: more than a weekend."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KICKER_WORDS = 8
UNDATED = (
    "Nothing in the report says when it was published. Write the day as YYYY-MM-DD in a line under "
    "the outlet, or in the column published of reports.csv."
)


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of a report, as far as it is known, and sentences of doubt."""

    published: DateRecord | None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A date printed in a part of the report that tells of its publication."""

    printed: Printed
    basis: DateBasis


def date_report(text: str, stretches: tuple[Stretch, ...], name: str, url: str | None) -> Dated:
    """Find the date of a report for which neither user nor page gave one."""
    places = list(_places(text, stretches))
    named = date_in_name(name)
    if named is not None:
        record = day_record(named[0], named[1], DateBasis.FILE_NAME)
        return Dated(record, tuple(_far_from(named[1], places)))
    addressed = date_in_name(url or "")
    if addressed is not None:
        return Dated(day_record(addressed[0], addressed[1], DateBasis.METADATA))
    full = [place for place in places if place.printed.full is not None]
    if full:
        return _by_full_date(text, full)
    clues = year_clues(text, stretches)
    if places:
        return _by_date_without_year(places[0], clues)
    return _by_copyright(text, clues)


def _places(text: str, stretches: tuple[Stretch, ...]) -> Iterator[_Place]:
    """Give the dates of the dateline, of lines of their own and of captions, in this order."""
    for kind, basis in (
        (StretchKind.DATELINE, DateBasis.DATELINE),
        (StretchKind.HEADER, DateBasis.EXPLICIT),
        (StretchKind.BYLINE, DateBasis.EXPLICIT),
        (StretchKind.HEADLINE, DateBasis.EXPLICIT),
        (StretchKind.CAPTION, DateBasis.CAPTION),
    ):
        for stretch in stretches:
            if stretch.kind is kind and _tells_the_date(text, stretch):
                for printed in printed_dates(text, stretch.span.start, stretch.span.end):
                    yield _Place(printed, basis)


def _tells_the_date(text: str, stretch: Stretch) -> bool:
    words = stretch.span.of(text).lower()
    if stretch.kind is StretchKind.CAPTION:
        return not words.startswith(("file", "in this")) and "file photo" not in words
    if stretch.kind is StretchKind.HEADLINE:
        return len(words.split()) <= _KICKER_WORDS and any(
            date.year is not None for date in printed_dates(words)
        )
    return True


def _far_from(day: date, places: list[_Place]) -> Iterator[str]:
    for place in places:
        other = place.printed.full
        if place.basis is not DateBasis.CAPTION and other and abs((other - day).days) > _APART:
            yield (
                f"The name of the file gives {day.isoformat()}, but the report itself is dated"
                f" {place.printed.words}."
            )
            return


def _by_full_date(text: str, places: list[_Place]) -> Dated:
    first = places[0]
    day = first.printed.full
    if first.basis is DateBasis.CAPTION:
        first = max(places, key=lambda place: (place.printed.full or date.min, place.printed.words))
        day = first.printed.full
    record = day_record(first.printed.words, day, first.basis, first.printed.span)
    doubts: list[str] = []
    if first.basis is DateBasis.CAPTION and day is not None:
        outside = text[: first.printed.span.start] + text[first.printed.span.end :]
        if _WEEKDAYS[day.weekday()] not in outside:
            doubts.append("The date is that of a photograph; the report may be some days younger.")
    if day is not None and first.printed.weekday not in (None, day.weekday()):
        doubts.append(f"The weekday and the date in `{first.printed.words}` do not agree.")
    return Dated(record, tuple(doubts))


def _by_date_without_year(place: _Place, clues: YearClues) -> Dated:
    printed = place.printed
    dated = f"The report is dated {printed.words}"
    year, against = clues.copyright, why_not_copyright(clues)
    if year is not None and not against:
        if printed.weekday is None:
            doubt = f"{dated} without a year; the year is that of its copyright line."
            return _day(printed, year, DateBasis.COPYRIGHT, doubt)
        if falls_on(printed, year):
            doubt = f"{dated}; the year follows from the weekday and the copyright line."
            return _day(printed, year, DateBasis.WEEKDAY_AND_MONTH, doubt)
    reckoned = year_by_weekday(printed, clues)
    if reckoned is not None:
        doubt = f"{dated}; the year follows from the weekday and the years that it names."
        return _day(printed, reckoned, DateBasis.WEEKDAY_AND_MONTH, doubt)
    record = DateRecord(printed.words, span=printed.span)
    doubts = [f"{dated} without a year; the year is not known."]
    if year is not None:
        doubts.append(_not_trusted(year, against or "the weekday does not fit it"))
    return Dated(record, tuple(doubts))


def _day(printed: Printed, year: int, basis: DateBasis, doubt: str) -> Dated:
    return Dated(day_record(printed.words, in_year(printed, year), basis, printed.span), (doubt,))


def _by_copyright(text: str, clues: YearClues) -> Dated:
    if clues.copyright is None:
        return Dated(None, (UNDATED,))
    against = why_not_copyright(clues)
    if against:
        unknown = "Nothing else says when it was published."
        return Dated(None, (_not_trusted(clues.copyright, against), unknown))
    span = clues.copyright_span or Span(0, 0)
    record = year_record(span.of(text), clues.copyright, DateBasis.COPYRIGHT, span)
    where = "The year stands in the copyright line of the report alone; it may be wrong."
    return Dated(record, (where,))


def _not_trusted(year: int, against: str) -> str:
    return f"The copyright year {year} was not trusted: {against}."


def doubt_of_credit(text: str, stretches: tuple[Stretch, ...], dated: Dated) -> tuple[str, ...]:
    """Say that a year in a photo credit was left aside, where no better year is known."""
    if dated.published is not None and dated.published.precision is not Precision.UNKNOWN:
        return ()
    for stretch in stretches:
        words = stretch.span.of(text)
        if stretch.kind is StretchKind.CREDIT and words.lstrip("(© ")[:4].isdigit():
            return (f"The year in `{words[:40]}` is that of a picture and was not used.",)
    return ()
