"""The lines with which a text may open: the outlet, and the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.codes import DateBasis
from goodoffices.facts import DateRecord, Span
from goodoffices.read.calendar import day_record, make_date

_HEADER = re.compile(
    r"\s{0,40}(?:(?P<outlet>[^\r\n]{2,80}?)[ \t]{0,20}\r?\n[ \t]{0,20})?"
    r"(?P<date>(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d))[ \t]{0,20}(?:\r?\n|\r|$)"
)
"""`Lakeside Wire` on the first line and `2014-01-22` on the second, or the date alone."""

_MOST_OUTLET_WORDS = 8


@dataclass(frozen=True, slots=True)
class Header:
    """What the opening lines of a text give, and where they stand."""

    outlet: str | None
    published: DateRecord
    """Its span is the line with the date."""


def find_header(text: str) -> Header | None:
    """Read the opening lines of a text; nothing if it opens otherwise."""
    match = _HEADER.match(text)
    if match is None:
        return None
    day = make_date(*(int(match.group(part)) for part in ("year", "month", "day")))
    published = day_record(match.group("date"), day, DateBasis.GIVEN, Span(*match.span("date")))
    if published is None:
        return None
    outlet = (match.group("outlet") or "").strip()
    if not outlet:
        return Header(None, published)
    if len(outlet.split()) > _MOST_OUTLET_WORDS or outlet.endswith((".", "!", "?")):
        return None
    return Header(outlet, published)
