"""Positions: what each actor wants, refuses, offers or doubts, issue by issue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.codes import FactKind, Issue
from goodoffices.dossier.words import word
from goodoffices.facts import Position
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import MOST_COMPARED, Desk
from goodoffices.show.filters import FilterBox, box, choice, period, typed
from goodoffices.show.pages.listing import asked_of, sort_day
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import FactRow


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position, with what it adds to the row of a fact."""

    row: FactRow
    toward: str
    condition: str
    claimed: bool
    """Somebody else says that the actor wants it."""
    again: str
    """again, or empty: the same actor took the same stance on the issue before."""


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """What `positions.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    issues: tuple[tuple[str, tuple[PositionRow, ...]], ...]
    """Positions of this page of the list under their issue, by actor and day."""


def build(desk: Desk, query: Query, _: str) -> PositionsPage:
    """Find the positions that pass the filters."""
    fields = (
        typed(query, "by", "Actor", known=desk.names()),
        choice(query, "issue", "Issue", "issue"),
        choice(query, "stance", "Stance", "stance"),
        typed(query, "q", "Words"),
        *period(query),
    )
    wanted = query.get("stance")
    facts = desk.newest(FactKind.POSITION, **asked_of(query))
    found = [f for f in facts if isinstance(f, Position) and (not wanted or f.stance == wanted)]
    order = list(Issue)
    found.sort(
        key=lambda f: (order.index(f.issue), f.actor.shown.casefold(), sort_day(desk, f), f.id)
    )
    made = box(query, fields, "positions", shown=len(found), total=desk.count(FactKind.POSITION))
    made = replace(made, cut=len(facts) >= MOST_COMPARED)
    start = (made.page - 1) * PAGE_SIZE
    issues: dict[str, list[PositionRow]] = {}
    before: set[tuple[str, Issue, str]] = set()
    for fact in found[start : start + PAGE_SIZE]:
        row = fact_rows.row(desk, fact)
        if row:
            key = (fact.actor.shown, fact.issue, fact.stance.value)
            again = "again" if key in before else ""
            before.add(key)
            issues.setdefault(word("issue", fact.issue), []).append(_row(fact, row, again))
    return PositionsPage(
        filters=made, issues=tuple((issue, tuple(rows)) for issue, rows in issues.items())
    )


def _row(fact: Position, row: FactRow, again: str) -> PositionRow:
    toward = fact.toward.shown if fact.toward else ""
    return PositionRow(row, toward, _condition(fact), fact.claimed, again)


def _all_rows(page: PositionsPage) -> list[FactRow]:
    return [position.row for _, rows in page.issues for position in rows]


def _condition(fact: Position) -> str:
    """Give a condition that the words shown do not say already."""
    condition = (fact.condition or "").removeprefix("if ")
    return "" if condition and condition in fact.content else condition


PAGE = Page(
    path="/positions",
    template="positions.html",
    context=PositionsPage,
    build=build,
    title=lambda page: "What they want",
    sheet=lambda page: fact_rows.sheet("positions", _all_rows(page)),
    here="/positions",
)
