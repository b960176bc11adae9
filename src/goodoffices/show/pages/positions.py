"""Positions: what each actor wants, refuses, offers or doubts, issue by issue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from goodoffices.codes import FactKind, Issue
from goodoffices.dossier import Stand, stands
from goodoffices.dossier.naming import capital, within
from goodoffices.dossier.wants import verb_and_words
from goodoffices.dossier.words import word
from goodoffices.facts import Position
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import MOST_COMPARED, Desk
from goodoffices.show.drawings.charts import grid_drawing
from goodoffices.show.drawings.drawing import Drawing, Mark
from goodoffices.show.filters import FilterBox, box, choice, period, typed
from goodoffices.show.moves import Move, moves
from goodoffices.show.pages.listing import asked_of, sort_day
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import FactRow, PartyLink, SourceLink
from goodoffices.show.told import ToldRow, told_rows, told_sheet
from goodoffices.show.words import month, shorten

LONGEST_CONTENT = 90
"""Characters of a position in the matrix; its sentence has the rest."""


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
    told: ToldRow
    """How well it is borne out, and who else tells it."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One position in a cell of the matrix."""

    stance: str
    word: str
    content: str
    claimed: bool
    when: str
    turn: str
    """moved, again, differs or empty."""
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: positions, oldest first, and the address of those that do not fit."""

    issue: str
    steps: tuple[StepView, ...]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class StandsView:
    """Actors by issues."""

    issues: tuple[str, ...]
    rows: tuple[tuple[PartyLink, tuple[CellView, ...]], ...]
    left_out: bool


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """What `positions.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    issues: tuple[tuple[str, tuple[PositionRow, ...]], ...]
    """Positions of this page of the list under their issue, by actor and day."""
    matrix: StandsView | None
    """Actors by issues, on the first page; none where nothing matches."""
    moves: tuple[Move, ...]
    """What moved, what others claim, and where a side is split; on the first page."""


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
    things = desk.newest_things(FactKind.POSITION, **asked_of(query))
    by_best = {one.best.id: one for one in things}
    facts = [one.best for one in things if isinstance(one.best, Position)]
    found = [f for f in facts if not wanted or f.stance == wanted]
    order = list(Issue)
    found.sort(
        key=lambda f: (order.index(f.issue), f.actor.shown.casefold(), sort_day(desk, f), f.id)
    )
    total = desk.count_things(FactKind.POSITION)
    made = box(query, fields, "positions", shown=len(found), total=total)
    made = replace(made, cut=len(things) >= MOST_COMPARED)
    start = (made.page - 1) * PAGE_SIZE
    shown = found[start : start + PAGE_SIZE]
    told = {row.row.id: row for row in told_rows(desk, [by_best[f.id] for f in shown])}
    first = query.page == 1 and bool(found)
    return PositionsPage(
        filters=made,
        issues=_by_issue([f for f in shown if f.id in told], told),
        matrix=_matrix(desk, query, found) if first else None,
        moves=moves(desk, found) if first else (),
    )


def _by_issue(
    shown: Iterable[Position], told: Mapping[str, ToldRow]
) -> tuple[tuple[str, tuple[PositionRow, ...]], ...]:
    issues: dict[str, list[PositionRow]] = {}
    before: set[tuple[str, Issue, str]] = set()
    for fact in shown:
        key = (fact.actor.shown, fact.issue, fact.stance.value)
        again = "again" if key in before else ""
        before.add(key)
        issues.setdefault(word("issue", fact.issue), []).append(_row(fact, told[fact.id], again))
    return tuple((issue, tuple(rows)) for issue, rows in issues.items())


def _matrix(desk: Desk, query: Query, found: list[Position]) -> StandsView:
    made = stands(found, desk.dated(found))
    desk.fetch(s.fact.report for _, cells in made.rows for c in cells for s in c.steps)
    rows = []
    for party, cells in made.rows:
        views = [
            _cell(desk, cell, issue, query.href(by=party.shown, issue=issue.value))
            for cell, issue in zip(cells, made.issues, strict=True)
        ]
        rows.append((fact_rows.links((party,))[0], tuple(views)))
    names = tuple(capital(word("issue", issue)) for issue in made.issues)
    return StandsView(names, tuple(rows), made.left_out)


def _cell(desk: Desk, cell: Stand, issue: Issue, href: str) -> CellView:
    steps = tuple(_step(desk, step.fact, step.turn) for step in cell.steps)
    return CellView(capital(word("issue", issue)), steps, cell.more, href)


def _step(desk: Desk, fact: Position, turn: str) -> StepView:
    verb, words = verb_and_words(fact, desk.text(fact.report))
    return StepView(
        stance=fact.stance.value,
        word=verb,
        content=shorten(words, LONGEST_CONTENT),
        claimed=fact.claimed,
        when=_told(desk, fact),
        turn=turn,
        source=fact_rows.brief_source(desk, fact),
    )


def _told(desk: Desk, fact: Position) -> str:
    day = sort_day(desk, fact)
    return "" if day == date.max else month(day)


def _row(fact: Position, told: ToldRow, again: str) -> PositionRow:
    toward = within(fact.toward.shown) if fact.toward else ""
    toward = "" if toward in told.row.wish else toward
    return PositionRow(told.row, toward, _condition(fact), fact.claimed, again, told)


def _all_rows(page: PositionsPage) -> list[ToldRow]:
    return [position.told for _, rows in page.issues for position in rows]


def _condition(fact: Position) -> str:
    """Give a condition that the words shown do not say already."""
    condition = (fact.condition or "").removeprefix("if ")
    return "" if condition and condition in fact.content else condition


def _charts(page: PositionsPage) -> list[Drawing]:
    if page.matrix is None:
        return []
    rows = [
        (actor.name, [[_mark(step) for step in cell.steps] for cell in cells])
        for actor, cells in page.matrix.rows
    ]
    title = (
        "What each actor wants, refuses or requires",
        "Oldest first in each cell; the number is that of the report.",
    )
    return [grid_drawing("stands", title, page.matrix.issues, rows, column=170)]


def _mark(step: StepView) -> Mark:
    turn = {"moved": "moved: ", "again": "again: ", "differs": "another account: "}
    report = f" [{step.source.number}]" if step.source else ""
    claimed = " (as another tells it)" if step.claimed else ""
    text = f"{turn.get(step.turn, '')}{step.word} {step.content}{claimed} {step.when}{report}"
    return Mark(f"s-{step.stance}", f"st-{step.stance}", text)


PAGE = Page(
    path="/positions",
    template="positions.html",
    context=PositionsPage,
    build=build,
    title=lambda page: "What they want",
    sheet=lambda page: told_sheet("positions", _all_rows(page)),
    charts=_charts,
    here="/positions",
)
