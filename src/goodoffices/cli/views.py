"""What `show` and `find` print: one function per subject, from the record to rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from goodoffices.api import Record
from goodoffices.api.newest import disputed_of, due_of, overview_of
from goodoffices.cli.merged_views import things_view
from goodoffices.cli.options import Wanted
from goodoffices.cli.view_cells import Rows, View, fact_cells, reports_of, when_of, where_told
from goodoffices.dossier.wording import says
from goodoffices.dossier.words import word
from goodoffices.export.rows import fact_row
from goodoffices.facts import Fact


def view_of(record: Record, what: str, wanted: Wanted) -> View:
    """Give the view of one subject."""
    if what in _DOSSIER_VIEWS:
        return _DOSSIER_VIEWS[what](record, wanted)
    if what in _MERGED and not wanted.tellings:
        return things_view(record, _MERGED[what], wanted)
    return _facts_view(record, what, wanted)


def hits_view(record: Record, words: str, limit: int) -> View:
    """Give the sentences that hold all the words; what several reports tell is one line."""
    hits = record.search(words, limit=limit)
    heads = record.heads(hit.id for hit in hits if hit.kind != "report")
    held: dict[str, list[Any]] = {}
    for hit in hits:
        held.setdefault(f"{hit.kind} {heads.get(hit.id, hit.id)}", []).append(hit)
    rows = [
        [
            word("kind", first.kind) if first.kind != "report" else "report",
            ", ".join(dict.fromkeys((first.report_name, *(hit.report_name for hit in others)))),
            first.text,
        ]
        for first, *others in held.values()
    ]
    data = [
        {**told, "thing": heads.get(hit.id)}
        for hit, told in zip(hits, hits.to_dicts(), strict=True)
    ]
    return View(
        ("what", "report", "sentence"),
        rows,
        data,
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
    reports = reports_of(record, facts)
    rows = [fact_cells(fact, reports[fact.report]) for fact in facts]
    return View(
        ("when", "what", "according to", "report", "in its words"),
        rows,
        [fact_row(fact, reports[fact.report]) for fact in facts],
    )


def _overview(record: Record, wanted: Wanted) -> View:
    seen, war = overview_of(record)
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
    lead = ". ".join(
        part for part in (", ".join(f"{n} {name}" for name, n in counts.items()), war.says) if part
    )
    return View(
        ("question", "by these reports"), rows, {"counts": counts, "answers": data}, lead=lead
    )


def _timeline(record: Record, wanted: Wanted) -> View:
    if not wanted.tellings:
        return things_view(record, None, wanted)
    facts = [
        f
        for f in record.facts(**wanted.as_filters())
        if f.kind.value in ("event", "talks", "ceasefire")
    ]
    reports = reports_of(record, facts)
    facts.sort(
        key=lambda f: (when_of(f.date) == "not stated", when_of(f.date), f.report, f.sentence)
    )
    rows = [fact_cells(fact, reports[fact.report]) for fact in facts]
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
    reports = list(record.reports(limit=wanted.limit))
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
    items = due_of(record)[: wanted.limit]
    reports = reports_of(record, [item.fact for item in items])
    rows: Rows = []
    data: list[dict[str, Any]] = []
    for item in items:
        told = "; ".join(says(fact) for fact in item.answered)
        later = f"{item.standing}: {told}" if told else item.standing
        when = item.due.isoformat() if item.due else "no date set"
        report = reports[item.fact.report]
        rows.append(
            [when, says(item.fact), later, where_told(report), item.fact.sentence.of(report.text)]
        )
        data.append(
            {
                "due": when,
                "ahead": item.ahead,
                "fact": fact_row(item.fact, report),
                "standing": item.standing,
                "happened": [f.id for f in item.happened],
                "later": [f.id for f in item.later],
                "again": [f.id for f in item.again],
            }
        )
    return View(
        ("due", "what was promised or set", "did it happen", "report", "in its words"), rows, data
    )


def _conflicts(record: Record, wanted: Wanted) -> View:
    disputes = disputed_of(record)[: wanted.limit]
    reports = reports_of(record, [side.fact for dispute in disputes for side in dispute.sides])
    rows = [
        [
            dispute.title,
            side.value,
            side.who,
            where_told(reports[side.fact.report]),
            side.fact.sentence.of(reports[side.fact.report].text),
        ]
        for dispute in disputes
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


_MERGED = {
    "events": "event",
    "talks": "talks",
    "ceasefires": "ceasefire",
    "figures": "figure",
    "positions": "position",
    "relations": "relation",
    "roles": "role",
}
"""Subjects of which each thing is shown once, however many reports tell it."""

_DOSSIER_VIEWS: dict[str, Callable[[Record, Wanted], View]] = {
    "overview": _overview,
    "timeline": _timeline,
    "actors": _actors,
    "reports": _reports,
    "due": _due,
    "conflicts": _conflicts,
}
