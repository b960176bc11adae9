"""What the list pages share: filters handed to the record, order, and one page of a long list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from goodoffices.dossier.material import stated, told
from goodoffices.facts import Fact
from goodoffices.show.desk import Desk
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.words import month

Kind = TypeVar("Kind", bound=Fact)
NAMES_SUGGESTED = 200


def asked_of(query: Query) -> dict[str, Any]:
    """Give the filters that every kind of fact knows, as the record takes them."""
    return {
        "by": query.get("by"),
        "issue": query.get("issue"),
        "place": query.get("place"),
        "since": query.since,
        "until": query.until,
        "text": query.get("q"),
        "report": query.get("report"),
        "realis": query.get("realis"),
    }


def paged(
    desk: Desk, facts: Sequence[Kind], query: Query, *, size: int = PAGE_SIZE
) -> tuple[list[Kind], Callable[[Fact], str]]:
    """Put facts in order of day, cut out the page asked for, and give a name for their months."""
    ordered = sorted(facts, key=lambda f: (sort_day(desk, f), f.report, f.sentence, f.id))
    pages = max(1, -(-len(ordered) // size))
    start = (min(query.page, pages) - 1) * size
    return ordered[start : start + size], lambda fact: month_of(desk, fact)


def sort_day(desk: Desk, fact: Fact) -> date:
    """Give the day to sort a fact by: its own, else that of its report."""
    report = desk.report(fact.report)
    return stated(fact.date) or (told(report) if report else None) or date.max


def month_of(desk: Desk, fact: Fact) -> str:
    """Name the month a fact is sorted into."""
    day = sort_day(desk, fact)
    return "Date not known" if day == date.max else month(day)


def known_names(desk: Desk) -> list[str]:
    """Give names of actors to suggest in a field."""
    return sorted(a.name for a in list(desk.record.actors())[:NAMES_SUGGESTED])
