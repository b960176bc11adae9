"""Statements: who said what, to whom, and how we have it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from goodoffices.codes import FactKind
from goodoffices.dossier.words import options
from goodoffices.facts import Statement
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.filters import FilterBox, certainty, choice, listed, of_found, period, typed
from goodoffices.show.pages.listing import asked_of, month_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import FactRow


@dataclass(frozen=True, slots=True)
class MonthOf:
    """The statements of one month."""

    name: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """What `statements.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    months: tuple[MonthOf, ...]
    """The statements of this page of the list, by the month in which they were made or told."""


def build(desk: Desk, query: Query, _: str) -> Statements:
    """Find the statements that pass the filters."""
    fields = (
        typed(query, "by", "Speaker", known=desk.names()),
        choice(query, "act", "Does", "act"),
        listed(query, "form", "How we have it", (("", "Any"), *options("form"))),
        typed(query, "q", "Words"),
        certainty(query),
        *period(query),
    )
    narrowed = query.get("act") or query.get("form")
    found = desk.page(
        FactKind.STATEMENT,
        asked_of(query),
        query.page,
        (lambda fact: _passes(fact, query)) if narrowed else None,
    )
    months = groupby(found.facts, key=lambda fact: month_of(desk, fact))
    return Statements(
        filters=of_found(query, fields, "statements", found),
        months=tuple(MonthOf(name, tuple(fact_rows.rows(desk, told))) for name, told in months),
    )


def _passes(fact: Statement, query: Query) -> bool:
    act, form = query.get("act"), query.get("form")
    return (not act or fact.act == act) and (not form or fact.form == form)


PAGE = Page(
    path="/statements",
    template="statements.html",
    context=Statements,
    build=build,
    title=lambda page: "Who said what, to whom",
    sheet=lambda page: fact_rows.sheet(
        "statements", [row for group in page.months for row in group.rows]
    ),
    here="/statements",
)
