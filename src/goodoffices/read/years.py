"""Which year a report may be from, where only a copyright line or a weekday can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.codes import StretchKind
from goodoffices.facts import Span, Stretch
from goodoffices.read.calendar import Printed, in_year, printed_dates
from goodoffices.read.patterns import load_patterns

_NOT_STORY = frozenset(
    {
        StretchKind.COPYRIGHT,
        StretchKind.CREDIT,
        StretchKind.NOTICE,
        StretchKind.EMBED,
        StretchKind.PROMOTION,
        StretchKind.RELATED_LINK,
        StretchKind.MENU,
        StretchKind.SHARE,
    }
)

_YEAR = re.compile(
    r"(?<![\d,.$€£-])(?:19\d\d|20[0-4]\d)(?![\d,]\d|\d|-year|\s(?:people|fighters|troops))"
)
"""`2013`, but not `2,013`, `2013 people` or a part of `20134`."""

_AFTER_NUMBERED = re.compile(r"\b(?:resolutions?|no\.|number|article|law|flight)\s$", re.I)
"""What stands before a number that is no year: `resolution 2046`."""

_SINCE = re.compile(
    r"\b(?:since|began\sin|started\sin|erupted\sin|broke\sout\sin)\s(?:\w{3,9}\s)?((?:19|20)\d\d)\b",
    re.I,
)
"""`since 2011`, `began in March 2011`."""

_WAR_OF_YEARS = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)-year(?:-old|-long)?\s"
    r"(?:[\w-]{3,14}\s){0,2}(?:war|conflict|uprising|insurgency|rebellion|revolt|crisis|fighting)\b",
    re.I,
)
"""`the six-year conflict`, `a three-year-old civil war`."""

_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class YearClues:
    """What the story itself says of its year, and what its copyright line says."""

    named: frozenset[int]
    """Years named in the story."""
    reckoned: frozenset[int]
    """Beginnings of a war plus the years it is said to have lasted."""
    weekdays: tuple[Printed, ...]
    """Dates with a weekday and without a year."""
    copyright: int | None
    copyright_span: Span | None
    copyrights: frozenset[int]


def year_clues(text: str, stretches: Iterable[Stretch]) -> YearClues:
    """Collect what a text tells of its year."""
    marked = list(stretches)
    story = _story(text, marked)
    lines = [stretch for stretch in marked if stretch.kind is StretchKind.COPYRIGHT]
    matches = [
        (match, line.span.start)
        for line in lines
        for match in load_patterns().outlet.copyright_year.finditer(line.span.of(text))
    ]
    found = [(int(match.group("year")), start + match.start("year")) for match, start in matches]
    weekdays = tuple(
        date for date in printed_dates(story) if date.weekday is not None and date.year is None
    )
    return YearClues(
        named=_named(story),
        reckoned=_reckoned(story),
        weekdays=weekdays,
        copyright=found[0][0] if found else None,
        copyright_span=Span(found[0][1], found[0][1] + 4) if found else None,
        copyrights=frozenset(year for year, _ in found),
    )


def _story(text: str, stretches: list[Stretch]) -> str:
    """Blank out what is not the story, keeping every offset."""
    pieces: list[str] = []
    at = 0
    for stretch in stretches:
        if stretch.kind in _NOT_STORY:
            pieces += [text[at : stretch.span.start], " " * (stretch.span.end - stretch.span.start)]
            at = stretch.span.end
    return "".join([*pieces, text[at:]])


def _named(story: str) -> frozenset[int]:
    return frozenset(
        int(match.group())
        for match in _YEAR.finditer(story)
        if not _AFTER_NUMBERED.search(story, max(0, match.start() - 14), match.start())
    )


def _reckoned(story: str) -> frozenset[int]:
    begun = {int(match.group(1)) for match in _SINCE.finditer(story)}
    lasted = {_number(match.group(1).lower()) for match in _WAR_OF_YEARS.finditer(story)}
    return frozenset(start + years for start in begun for years in lasted)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS.index(words)


def why_not_copyright(clues: YearClues) -> str:
    """Say what in the text speaks against the year of the copyright line; nothing if nothing."""
    year = clues.copyright
    if year is None:
        return ""
    if len(clues.copyrights) > 1:
        return "the report carries several copyright years"
    later = [named for named in clues.named if named > year]
    if later:
        return f"the text names {min(later)}"
    if clues.reckoned and all(abs(reckoned - year) > 1 for reckoned in clues.reckoned):
        about = min(clues.reckoned)
        return f"how long the text says that the war has lasted points to about {about}"
    for date in clues.weekdays:
        if not any(falls_on(date, near) for near in (year - 1, year, year + 1)):
            return f"`{date.words}` does not fall on that weekday"
    return ""


def falls_on(printed: Printed, year: int) -> bool:
    """Tell whether a date with a weekday falls on that weekday in a year."""
    day = in_year(printed, year)
    return day is not None and day.weekday() == printed.weekday


def year_by_weekday(printed: Printed, clues: YearClues) -> int | None:
    """Find the year in which a date falls on its weekday, from the latest year the text names."""
    if printed.weekday is None or not clues.named:
        return None
    latest = max(clues.named)
    fitting = [year for year in range(latest, latest + 4) if falls_on(printed, year)]
    return fitting[0] if len(fitting) == 1 else None
