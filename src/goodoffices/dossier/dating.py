"""Days as a sentence tells them: "on 3 May 2013", "from 20 to 28 May 2013", "in 2014"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from goodoffices.codes import DateBasis, Precision
from goodoffices.dossier.material import COARSE, stated
from goodoffices.facts import DateRecord

PLAIN = frozenset({DateBasis.GIVEN, DateBasis.METADATA, DateBasis.EXPLICIT, DateBasis.DATELINE})
"""Ways of knowing a report's day that need no word of caution."""


def on_day(record: DateRecord | None) -> str:
    """Say when, as precisely as the words state it; empty where they do not."""
    start = stated(record)
    if record is None or start is None:
        return ""
    if record.precision is Precision.DAY:
        return f"on {start:%-d %B %Y}"
    if record.precision is Precision.RANGE and record.end and record.end != start:
        return _between(start, record.end)
    if record.precision is Precision.AFTER:
        first = (record.printed or "").casefold().split()[:1]
        return f"{'after' if first == ['after'] else 'from'} {start:%-d %B %Y}"
    return f"in {start:%Y}" if record.precision in COARSE else f"in {start:%B %Y}"


def _between(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"from {start:%-d} to {end:%-d %B %Y}"
    first = f"{start:%-d %B}" if start.year == end.year else f"{start:%-d %B %Y}"
    return f"from {first} to {end:%-d %B %Y}"


def reported(told: date | None) -> str:
    """Say in brackets when a thing was reported whose own day is not told."""
    return f" (reported {told:%-d %B %Y})" if told else " (in an undated report)"


def month_of(told: date | None) -> str:
    """Give the month of a report in brackets, to end a clause; empty where it is not known."""
    return f" ({told:%b %Y})" if told else ""


def days_of(since: date | None, until: date | None) -> Iterator[str]:
    """Say which days a period has: a whole month or year by its name; nothing where it has none."""
    if since and until:
        yield _whole(since, until) or f"{since:%-d %B %Y} to {until:%-d %B %Y}"
    elif since:
        yield f"{since:%-d %B %Y} and later"
    elif until:
        yield f"{until:%-d %B %Y} and before"


def _whole(since: date, until: date) -> str:
    after = until + timedelta(days=1)
    if since.day != 1 or after.day != 1 or since.year != until.year:
        return ""
    if since.month == until.month:
        return f"{since:%B %Y}"
    return f"{since:%Y}" if since.month == 1 and until.month == 12 else ""
