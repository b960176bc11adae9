"""What an address asks for: filters, page, and the same address with one thing changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from goodoffices.errors import BadArgument

PAGE_SIZE = 100
LONGEST_VALUE = 200
"""Characters of one filter value; a longer one is a mistake or an attack."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")  # "2016", "2016-10", "2016-10-15"


class BadFilter(BadArgument):
    """A filter in the address that cannot be read; the page says which and what it may be."""


@dataclass(frozen=True, slots=True)
class Query:
    """The filters of one address, as typed; empty values are none."""

    path: str
    values: Mapping[str, str]

    def get(self, name: str) -> str:
        """Give a filter as typed, or nothing."""
        return self.values.get(name, "")

    def one_of(self, name: str, allowed: Iterable[str]) -> str | None:
        """Give a filter that must be one of a list of codes; `None` if it is not set."""
        value = self.get(name)
        if value and value not in set(allowed):
            raise BadFilter(f"“{value}”", f"not a value of {name}", "Choose one from the list.")
        return value or None

    @property
    def since(self) -> date | None:
        """Give the first day asked for."""
        return self._day("since", last=False)

    @property
    def until(self) -> date | None:
        """Give the last day asked for; a month or year counts to its end."""
        return self._day("until", last=True)

    @property
    def page(self) -> int:
        """Give the number of the page of a long list, from 1."""
        value = self.get("page") or "1"
        if not (value.isascii() and value.isdigit() and len(value) < 7 and int(value) > 0):
            raise BadFilter(f"“{value}”", "not a page number", "Pages are counted from 1.")
        return int(value)

    def covers(self, day: date | None) -> bool:
        """Tell whether a day lies in the period asked for; an unknown one only in no period."""
        if day is None:
            return not (self.since or self.until)
        return (self.since or day) <= day <= (self.until or day)

    def href(self, **changed: str | None) -> str:
        """Give this address with some values changed, or left out where `None`."""
        if "page" not in changed:
            changed["page"] = None
        values = {k: v for k, v in {**self.values, **changed}.items() if v}
        return f"{self.path}?{urlencode(values)}" if values else self.path

    def csv_href(self) -> str:
        """Give the address of this view as a table to download, with the same filters."""
        return self.file_href("csv", page=None)

    def file_href(self, ending: str, **changed: str | None) -> str:
        """Give the address of this view as a file, with the same filters."""
        values = {k: v for k, v in {**self.values, **changed}.items() if v}
        return f"{file_path(self.path)}.{ending}" + (f"?{urlencode(values)}" if values else "")

    def _day(self, name: str, *, last: bool) -> date | None:
        value = self.get(name)
        return read_day(value, last=last) if value else None


def file_path(path: str) -> str:
    """Give the address to which the endings of files are put: "/" has none of its own."""
    return "/overview" if path == "/" else path


def read_query(path: str, given: Iterable[tuple[str, str]]) -> Query:
    """Read the part of an address after the question mark; the last value of a name counts."""
    values: dict[str, str] = {}
    for name, value in given:
        text = value.replace("\x00", "").strip()
        if len(text) > LONGEST_VALUE:
            raise BadFilter(f"the filter {name}", "longer than 200 characters", "Shorten it.")
        if text:
            values[name] = text
    return Query(path, values)


def read_day(value: str, *, last: bool) -> date:
    """Read a year, a month or a day; `last` gives the last day of a year or month."""
    found = _DATE.fullmatch(value)
    try:
        if not found:
            raise ValueError(value)
        year, month, day = (int(part) if part else 0 for part in found.groups())
        if day:
            return date(year, month, day)
        first = date(year, month or 1, 1)
        if not last:
            return first
        next_first = date(year + 1, 1, 1) if not month else _next_month(first)
        return next_first - timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise BadFilter(
            f"“{value}”",
            "not a date",
            "Give a year (2016), a month (2016-10) or a day (2016-10-15).",
        ) from error


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
