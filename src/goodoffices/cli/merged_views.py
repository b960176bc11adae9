"""Tables of the merged view: each thing once, with how many tell it, its grade and its course."""

from __future__ import annotations

from typing import Any

from goodoffices.api import Record
from goodoffices.cli.options import Wanted
from goodoffices.cli.view_cells import View, reports_of, standing_of, when_of, where_told
from goodoffices.dossier import Thing
from goodoffices.export.rows import fact_row
from goodoffices.facts import Report

HEADS = ("when", "what", "borne out by", "course", "report", "in its words")
TELLINGS = 6
"""Tellings of each thing that its line in a table is made from: more do not change it."""
ALONE = ("happened", "earlier", "not stated")
"""Stages that say nothing which the line does not say itself."""


def things_view(record: Record, kind: str | None, wanted: Wanted) -> View:
    """Show the things of a kind, or all that happened by its day, each once.

    Programs are given every telling of each; a table for people is made from a few of them.
    """
    most = None if wanted.full else TELLINGS
    filters = wanted.as_filters()
    if kind:
        found = list(record.things(kind, **filters, most=most))
    else:
        found = list(record.happenings(**filters, most=most))
        found.sort(key=lambda each: (_day(each) == "not stated", _day(each), each.id))
    shown = [fact for each in found for fact in (each.tellings if wanted.full else (each.best,))]
    reports = reports_of(record, shown)
    rows = [_cells(each, reports[each.best.report]) for each in found]
    return View(HEADS, rows, [_data(each, reports) for each in found] if wanted.full else [])


def _day(each: Thing) -> str:
    return when_of(each.best.date)


def _cells(each: Thing, report: Report) -> list[str]:
    return [
        _day(each),
        each.says + standing_of(each.best),
        str(each.borne),
        "" if each.course in ALONE else each.course,
        where_told(report),
        each.best.sentence.of(report.text),
    ]


def _data(each: Thing, reports: dict[str, Report]) -> dict[str, Any]:
    """Give the best telling as a row of its fact, with what the merged view adds."""
    return {
        **fact_row(each.best, reports[each.best.report]),
        "thing": each.id,
        "grade": each.borne.grade.value,
        "reports_telling": each.borne.reports,
        "origins": list(each.borne.origins),
        "history": [
            {
                "told": stage.told.isoformat() if stage.told else None,
                "when": stage.when.isoformat() if stage.when else None,
                "stage": stage.stage,
                "fact": stage.fact.id,
            }
            for stage in each.history
        ],
        "tellings": [fact_row(fact, reports[fact.report]) for fact in each.tellings],
        "why_one": [
            {"left": j.left, "right": j.right, "verdict": j.verdict, "by": j.by,
             "reasons": list(j.reasons)}
            for j in each.judgements
        ],
    }  # fmt: skip
