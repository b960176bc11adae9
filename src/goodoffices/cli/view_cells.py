"""The cells of tables of facts: when, what, according to whom, and where it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from goodoffices.api import Record
from goodoffices.dossier.wording import by_whom, says
from goodoffices.dossier.words import word
from goodoffices.export.rows import reviewed
from goodoffices.facts import DateRecord, Fact, Report

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class View:
    """A table for people and the same as data for programs."""

    heads: Sequence[str]
    rows: Rows
    data: object
    lead: str = ""
    empty: str = field(
        default="Nothing of that kind is in the record. Loosen the filters, or read more reports."
    )


def fact_cells(fact: Fact, report: Report) -> list[str]:
    """Give the cells of one fact: when, what, according to, report, sentence."""
    return [
        when_of(fact.date),
        says(fact) + standing_of(fact) + _reviewed(fact),
        by_whom(fact),
        where_told(report),
        fact.sentence.of(report.text),
    ]


def standing_of(fact: Fact) -> str:
    """Say what is not simply told as done."""
    if fact.background:
        return " [earlier]"
    return "" if fact.realis.value == "actual" else f" [{word('realis', fact.realis)}]"


def _reviewed(fact: Fact) -> str:
    """Mark what a person accepted or corrected."""
    done = reviewed(fact)
    return f" [{done}]" if done else ""


def when_of(date: DateRecord | None) -> str:
    """Give a date as a table shows it."""
    if date is None:
        return "not stated"
    return date.iso or date.printed or "not stated"


def where_told(report: Report) -> str:
    """Name a report by outlet, day and name."""
    day = report.published.iso if report.published else None
    return f"{report.outlet or 'outlet not stated'}, {day or 'date not stated'} ({report.name})"


def reports_of(record: Record, facts: Iterable[Fact]) -> dict[str, Report]:
    """Give the reports of some facts by their ids."""
    return record.reports_named(fact.report for fact in facts)
