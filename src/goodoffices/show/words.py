"""Dates, numbers and names as a page shows them; codes never reach a reader."""

from __future__ import annotations

from datetime import date

from goodoffices.codes import DateBasis, FactKind, Precision, Realis
from goodoffices.dossier.material import stated
from goodoffices.facts import DateRecord, Fact, Report

SIGNS: dict[FactKind, str] = {
    FactKind.STATEMENT: "st",
    FactKind.EVENT: "ev",
    FactKind.TALKS: "ta",
    FactKind.CEASEFIRE: "ce",
    FactKind.FIGURE: "fi",
    FactKind.POSITION: "po",
    FactKind.RELATION: "re",
    FactKind.ROLE: "ro",
}
"""Kind of fact -> the two letters of its sign, line and colour in the style sheets."""

STANDINGS: dict[Realis, str] = {
    Realis.ACTUAL: "done",
    Realis.PLANNED: "planned",
    Realis.POSSIBLE: "possible",
    Realis.DENIED: "denied",
    Realis.REQUESTED: "asked",
}

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ROUGH: dict[Precision, str] = {
    Precision.BEFORE: "before",
    Precision.AFTER: "after",
    Precision.SINCE: "since",
}
_NOTES: dict[DateBasis, str] = {
    DateBasis.WEEKDAY: "counted from the weekday",
    DateBasis.RELATIVE: "counted from the report",
    DateBasis.WEEKDAY_AND_MONTH: "year worked out",
    DateBasis.PARAGRAPH: "from the paragraph",
    DateBasis.COPYRIGHT: "weak: copyright line",
    DateBasis.FILE_NAME: "from the file name",
    DateBasis.CAPTION: "from a caption",
}


def day(value: date | None) -> str:
    """Give a day as "13 Sep 2013"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value else "not stated"


def month(value: date) -> str:
    """Give a month as "Sep 2013"."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def when(record: DateRecord | None) -> str:
    """Give a date as finely as it is known; "not stated" where the words do not give it."""
    start = stated(record)
    if record is None or start is None:
        return "not stated"
    if record.precision in _ROUGH:
        return f"{_ROUGH[record.precision]} {day(start)}"
    if record.precision in (Precision.YEAR, Precision.SEASON, Precision.DECADE):
        return f"{start.year}s" if record.precision is Precision.DECADE else str(start.year)
    if record.precision is Precision.MONTH:
        return month(start)
    if record.end and record.end != start:
        return span(start, record.end)
    return day(start)


def when_note(record: DateRecord | None) -> str:
    """Say in two or three words how a date is known, where it is not simply printed."""
    return _NOTES.get(record.basis, "") if record and stated(record) else ""


def span(first: date | None, last: date | None) -> str:
    """Give a span of days: "22–24 Jan 2017", "30 Jan – 2 Feb 2017"."""
    if first is None or last is None or first == last:
        return day(first or last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month(first)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def published(report: Report) -> str:
    """Give the day of a report as finely as it is known."""
    return when(report.published) if report.published else "not stated"


def outlet(report: Report) -> str:
    """Name the outlet of a report, or say that its text does not."""
    return report.outlet or "outlet not named"


def standing(fact: Fact) -> str:
    """Give the sign of a fact's standing: done, planned, possible, denied, asked, back."""
    return "back" if fact.background else STANDINGS[fact.realis]


def number(value: int) -> str:
    """Give a count with commas between thousands."""
    return f"{value:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """Give a count with its noun: "1 report", "3 reports"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def title(report: Report) -> str:
    """Name a report by its title, else by its first line, else by its file."""
    first = next((line.strip() for line in report.text.splitlines() if line.strip()), "")
    return shorten(report.title or first or report.name, 90)


def shorten(text: str, most: int) -> str:
    """Cut words at a space so that they fit, with an ellipsis where something is left out."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[: flat.rfind(" ", 0, most) if " " in flat[:most] else most].rstrip(" ,;:") + " …"
