"""A fact as one piece of JSON and back: how the trail keeps what the program gave."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from goodoffices.facts import Fact, Report
from goodoffices.record.rows import (
    Row,
    evidence_rows,
    fact_from,
    fact_row,
    kind_row,
    party_rows,
)


def kept(one: Fact, report: Report) -> str:
    """Write a fact as JSON: the rows of all its tables."""
    own = {f"own_{name}": value for name, value in kind_row(one).items() if name != "fact"}
    whole = {
        "fact": fact_row(one, report) | own,
        "parties": party_rows(one),
        "evidence": evidence_rows(one),
    }
    return json.dumps(whole, ensure_ascii=False, default=_day, sort_keys=True)


def kept_pair(one: str, other: str) -> str:
    """Write two facts that a person judged as a pair: the first as `from_kept` reads it."""
    return json.dumps(json.loads(one) | {"other": json.loads(other)}, ensure_ascii=False)


def other_from_kept(text: str) -> Fact | None:
    """Build the second fact of a pair again; nothing where only one was kept."""
    other = json.loads(text).get("other")
    return _built(other) if other else None


def from_kept(text: str) -> Fact:
    """Build the fact again."""
    return _built(json.loads(text))


def _built(whole: Row) -> Fact:
    row: Row = {
        name: date.fromisoformat(value) if value and _is_day(name) else value
        for name, value in whole["fact"].items()
    }
    return fact_from(row, whole["parties"], whole["evidence"])


def _day(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be kept")


def _is_day(name: str) -> bool:
    return name in ("date_start", "date_end", "day_from", "day_to")
