"""What `show` and `find` print: one function per subject, from the record to rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from goodoffices.api import Record
from goodoffices.cli.options import Wanted
from goodoffices.dossier.wording import by_whom, says
from goodoffices.dossier.words import word
from goodoffices.export.rows import fact_row, reviewed
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


def view_of(record: Record, what: str, wanted: Wanted) -> View:
    """Give the view of one subject."""
    if what in _DOSSIER_VIEWS:
        return _DOSSIER_VIEWS[what](record, wanted)
    return _facts_view(record, what, wanted)


def hits_view(record: Record, words: str, limit: int) -> View:
    """Give the sentences that hold all the words."""
    hits = record.search(words, limit=limit)
    rows = [
        [word("kind", hit.kind) if hit.kind != "report" else "report", hit.report_name, hit.text]
        for hit in hits
    ]
    return View(
        ("what", "report", "sentence"),
        rows,
        hits.to_dicts(),
        empty=f"No sentence holds all of these words: {words}. Try fewer, or other spellings.",
    )


def _facts_view(record: Record, what: str, wanted: Wanted) -> View:
    finders: dict[str, Callable[..., Iterable[Fact]]] = {
        "statements": record.statements,
        "events": record.events,
        "talks": record.talks,
        "positions": record.positions,
        "ceasefires": record.ceasefires,
        "figures": record.figures,
        "relations": record.relations,
        "roles": record.roles,
    }
    facts = list(finders[what](**wanted.as_filters()))
    reports = _reports_of(record, facts)
    rows = [_fact_cells(fact, reports[fact.report]) for fact in facts]
    return View(
        ("when", "what", "according to", "report", "in its words"),
        rows,
        [fact_row(fact, reports[fact.report]) for fact in facts],
    )


def _fact_cells(fact: Fact, report: Report) -> list[str]:
    return [
        _when(fact.date),
        says(fact) + _standing(fact) + _reviewed(fact),
        by_whom(fact),
        _where_told(report),
        fact.sentence.of(report.text),
    ]


def _standing(fact: Fact) -> str:
    """Say what is not simply told as done."""
    if fact.background:
        return " [earlier]"
    return "" if fact.realis.value == "actual" else f" [{word('realis', fact.realis)}]"


def _reviewed(fact: Fact) -> str:
    """Mark what a person accepted or corrected."""
    done = reviewed(fact)
    return f" [{done}]" if done else ""


def _when(date: DateRecord | None) -> str:
    if date is None:
        return "not stated"
    return date.iso or date.printed or "not stated"


def _where_told(report: Report) -> str:
    day = report.published.iso if report.published else None
    return f"{report.outlet or 'outlet not stated'}, {day or 'date not stated'} ({report.name})"


def _reports_of(record: Record, facts: Iterable[Fact]) -> dict[str, Report]:
    found = (record.report(ident) for ident in dict.fromkeys(fact.report for fact in facts))
    return {report.id: report for report in found if report is not None}


def _overview(record: Record, wanted: Wanted) -> View:
    seen = record.dossier().overview
    answers = {
        "who": seen.who,
        "what they want": seen.want,
        "what was tried": seen.tried,
        "how bad": seen.bad,
        "what is due": seen.due,
    }
    rows = [[question, line.text] for question, lines in answers.items() for line in lines]
    data = {
        question: [{"text": line.text, "facts": list(line.facts)} for line in lines]
        for question, lines in answers.items()
    }
    counts = record.counts()
    lead = ", ".join(f"{count} {name}" for name, count in counts.items())
    return View(
        ("question", "by these reports"), rows, {"counts": counts, "answers": data}, lead=lead
    )


def _timeline(record: Record, wanted: Wanted) -> View:
    facts = [
        f
        for f in record.facts(**wanted.as_filters())
        if f.kind.value in ("event", "talks", "ceasefire")
    ]
    reports = _reports_of(record, facts)
    facts.sort(key=lambda f: (_when(f.date) == "not stated", _when(f.date), f.report, f.sentence))
    rows = [_fact_cells(fact, reports[fact.report]) for fact in facts]
    data = [fact_row(fact, reports[fact.report]) for fact in facts]
    return View(("when", "what", "according to", "report", "in its words"), rows, data)


def _actors(record: Record, wanted: Wanted) -> View:
    actors = list(record.actors())
    if wanted.by:
        one = record.actor(wanted.by)
        actors = [] if one is None else [one]
    rows = [
        [each.name, word("actor", each.kind), each.country or "", "; ".join(each.aliases)]
        for each in actors[: wanted.limit]
    ]
    data = [
        {
            "id": a.id,
            "name": a.name,
            "kind": a.kind.value,
            "country": a.country,
            "aliases": list(a.aliases),
        }
        for a in actors
    ]
    return View(("name", "kind", "country", "also printed as"), rows, data)


def _reports(record: Record, wanted: Wanted) -> View:
    reports = list(record.reports())[: wanted.limit]
    rows = [
        [
            r.name,
            r.outlet or "not stated",
            (r.published.iso if r.published else None) or "not stated",
            r.title or "",
            " ".join(r.doubts),
        ]
        for r in reports
    ]
    data = [
        {
            "id": r.id,
            "name": r.name,
            "outlet": r.outlet,
            "published": r.published.iso if r.published else None,
            "title": r.title,
            "doubts": list(r.doubts),
        }
        for r in reports
    ]
    return View(("report", "outlet", "published", "title", "doubts"), rows, data)


def _due(record: Record, wanted: Wanted) -> View:
    items = record.dossier().due
    reports = _reports_of(record, [item.fact for item in items])
    rows: Rows = []
    data: list[dict[str, Any]] = []
    for item in items[: wanted.limit]:
        later = "; ".join(says(fact) for fact in item.later) or "no later report says"
        when = item.due.isoformat() if item.due else "no date set"
        report = reports[item.fact.report]
        rows.append(
            [when, says(item.fact), later, _where_told(report), item.fact.sentence.of(report.text)]
        )
        data.append(
            {
                "due": when,
                "ahead": item.ahead,
                "fact": fact_row(item.fact, report),
                "later": [f.id for f in item.later],
            }
        )
    return View(
        ("due", "what was promised or set", "did it happen", "report", "in its words"), rows, data
    )


def _conflicts(record: Record, wanted: Wanted) -> View:
    disputes = record.dossier().disputed
    reports = _reports_of(record, [side.fact for dispute in disputes for side in dispute.sides])
    rows = [
        [
            dispute.title,
            side.value,
            side.who,
            _where_told(reports[side.fact.report]),
            side.fact.sentence.of(reports[side.fact.report].text),
        ]
        for dispute in disputes[: wanted.limit]
        for side in dispute.sides
    ]
    data = [
        {
            "sort": d.sort,
            "title": d.title,
            "note": d.note,
            "sides": [
                {"value": s.value, "who": s.who, "fact": fact_row(s.fact, reports[s.fact.report])}
                for s in d.sides
            ],
        }
        for d in disputes
    ]
    return View(("on what", "one account", "who says so", "report", "in its words"), rows, data)


_DOSSIER_VIEWS: dict[str, Callable[[Record, Wanted], View]] = {
    "overview": _overview,
    "timeline": _timeline,
    "actors": _actors,
    "reports": _reports,
    "due": _due,
    "conflicts": _conflicts,
}
