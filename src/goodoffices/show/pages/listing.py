"""What the list pages share: the filters handed to the record, and the day a fact is sorted by."""

from __future__ import annotations

from datetime import date
from typing import Any

from goodoffices.dossier.material import stated, told
from goodoffices.facts import Fact
from goodoffices.show.desk import Desk
from goodoffices.show.query import Query
from goodoffices.show.words import month


def asked_of(query: Query) -> dict[str, Any]:
    """Give the filters that every kind of fact knows, as the record takes them."""
    return {
        "by": query.get("by"),
        "involving": query.get("actor"),
        "issue": query.get("issue"),
        "place": query.get("place"),
        "since": query.since,
        "until": query.until,
        "text": query.get("q"),
        "report": query.get("report"),
        "realis": query.get("realis"),
        "min_confidence": float(query.get("certainty")) if query.get("certainty") else None,
    }


def sort_day(desk: Desk, fact: Fact) -> date:
    """Give the day to sort a fact by: its own, else that of its report."""
    report = desk.catalogue.by_id.get(fact.report)
    return stated(fact.date) or (told(report) if report else None) or date.max


def month_of(desk: Desk, fact: Fact) -> str:
    """Name the month a fact is sorted into."""
    day = sort_day(desk, fact)
    return "Date not known" if day == date.max else month(day)
