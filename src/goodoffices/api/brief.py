"""The brief of an open record: assembled from its newest facts, each line through the gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from goodoffices.api.newest import newest_material
from goodoffices.api.record import Record
from goodoffices.codes import FactKind, Issue
from goodoffices.dossier import Material
from goodoffices.dossier.brief import Brief, assemble_brief
from goodoffices.dossier.dating import days_of
from goodoffices.dossier.issues import on_issue
from goodoffices.dossier.naming import within
from goodoffices.dossier.words import word
from goodoffices.errors import BadArgument
from goodoffices.places import name_of

MOST_READ = 2000
"""Newest things of each kind that a brief is made from: more would not change two pages."""


def brief_of(record: Record, *, title: str | None = None, **filters: Any) -> Brief:
    """Assemble the two-page brief; filters are those of `Record.facts` (involving, since, ...).

    `war` names the country of the one conflict to tell of, or all; without it that of most reports.
    """
    given = {name: value for name, value in filters.items() if value is not None}
    war = str(given.pop("war", ""))
    return assemble_brief(
        _material(record, given),
        title=title or "The process so far",
        admitted=record.admitted,
        narrowed="; ".join(_narrowed(given)),
        war=war,
    )


def _material(record: Record, given: Mapping[str, Any]) -> Material:
    """Give the newest things told; with an issue those of every kind that bear on it."""
    issue = _issue(given)
    others = {name: value for name, value in given.items() if name != "issue"}
    found = newest_material(record, dict.fromkeys(FactKind, MOST_READ), **others)
    if issue is None:
        return found
    facts = tuple(on_issue(found.facts, issue))
    told = {telling.report for fact in facts for telling in found.tellings(fact)}
    return replace(
        found, facts=facts, reports=tuple(one for one in found.reports if one.id in told)
    )


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
    """Give a title from the name of a record: `syria.db` is "Syria: the process so far"."""
    name = name_of(place)
    return f"{name[:1].upper()}{name[1:]}: the process so far" if name else "The process so far"
