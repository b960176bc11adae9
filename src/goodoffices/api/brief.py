"""The brief of an open record: assembled from its newest facts, each line through the gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from goodoffices.api.record import Record
from goodoffices.codes import FactKind, Issue
from goodoffices.dossier import Material
from goodoffices.dossier.brief import Brief, assemble_brief
from goodoffices.dossier.dating import days_of
from goodoffices.dossier.issues import on_issue
from goodoffices.dossier.naming import within
from goodoffices.dossier.words import word
from goodoffices.errors import BadArgument
from goodoffices.facts import Fact

MOST_READ = 2000
"""Newest facts of each kind that a brief is made from: more would not change two pages."""


def brief_of(record: Record, *, title: str | None = None, **filters: Any) -> Brief:
    """Assemble the two-page brief; filters are those of `Record.facts` (involving, since, ...)."""
    given = {name: value for name, value in filters.items() if value is not None}
    facts = _facts(record, given)
    told = {fact.report for fact in facts}
    material = Material(
        reports=tuple(report for report in record.reports() if not given or report.id in told),
        facts=facts,
        actors=tuple(record.actors()),
        judgements=tuple(record.judgements()),
    )
    return assemble_brief(
        material,
        title=title or "The process so far",
        admitted=record.admitted,
        narrowed="; ".join(_narrowed(given)),
    )


def _facts(record: Record, given: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Give the newest facts; with an issue those of every kind that bear on it."""
    issue = _issue(given)
    others = {name: value for name, value in given.items() if name != "issue"}
    newest = {**others, "newest_first": True, "limit": MOST_READ}
    facts = (fact for kind in FactKind for fact in record.facts(kind, **newest))
    return tuple(on_issue(facts, issue)) if issue else tuple(facts)


def _issue(given: Mapping[str, Any]) -> Issue | None:
    if not given.get("issue"):
        return None
    try:
        return Issue(str(given["issue"]))
    except ValueError:
        valid = ", ".join(issue.value for issue in Issue)
        raise BadArgument(str(given["issue"]), "no such issue", f"Use one of: {valid}") from None


def _narrowed(given: Mapping[str, Any]) -> Iterator[str]:
    """Say in words to what a brief was narrowed."""
    if given.get("issue"):
        yield f"the issue: {word('issue', str(given['issue']))}"
    for name in ("involving", "by"):
        if given.get(name):
            yield f"what {'involves' if name == 'involving' else 'is done or said by'} " + within(
                str(given[name])
            )
    if given.get("place"):
        yield f"the place {given['place']}"
    yield from days_of(_day(given.get("since")), _day(given.get("until")))
    if given.get("report"):
        yield "one report"
    if given.get("review"):
        yield f"what review left {given['review']}"


def _day(given: Any) -> date | None:
    return date.fromisoformat(str(given)) if given else None


def title_of(place: str) -> str:
    """Give a title from the name of a record file: `syria.db` is "Syria: the process so far"."""
    stem = PurePath(place).stem.replace("_", " ").replace("-", " ").strip()
    return f"{stem[:1].upper()}{stem[1:]}: the process so far" if stem else "The process so far"
