"""Relations: who backs, leads, represents or opposes whom, as told."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.codes import FactKind, Predicate
from goodoffices.dossier.words import word
from goodoffices.facts import Relation
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import MOST_COMPARED, Desk
from goodoffices.show.filters import FilterBox, box, choice, period, typed
from goodoffices.show.pages.listing import asked_of, sort_day
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import FactRow, PartyLink
from goodoffices.show.sheets import Sheet


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One tie, as one report tells it."""

    row: FactRow
    subject: PartyLink
    tie: str
    object: PartyLink
    current: bool


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """What `relations.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    ties: tuple[tuple[str, tuple[RelationRow, ...]], ...]
    """Ties of this page of the list under their word, by name and day."""


def build(desk: Desk, query: Query, _: str) -> RelationsPage:
    """Find the ties that pass the filters."""
    fields = (
        typed(query, "actor", "Actor", known=desk.names()),
        choice(query, "tie", "Tie", "predicate"),
        typed(query, "q", "Words"),
        *period(query),
    )
    wanted = query.get("tie")
    facts = desk.newest(FactKind.RELATION, **asked_of(query))
    found = [f for f in facts if isinstance(f, Relation) and (not wanted or f.predicate == wanted)]
    order = list(Predicate)
    found.sort(
        key=lambda f: (
            order.index(f.predicate),
            f.subject.shown.casefold(),
            sort_day(desk, f),
            f.id,
        )
    )
    made = box(query, fields, "ties", shown=len(found), total=desk.count(FactKind.RELATION))
    made = replace(made, cut=len(facts) >= MOST_COMPARED)
    start = (made.page - 1) * PAGE_SIZE
    ties: dict[str, list[RelationRow]] = {}
    for fact in found[start : start + PAGE_SIZE]:
        row = fact_rows.row(desk, fact)
        if row:
            ties.setdefault(word("predicate", fact.predicate), []).append(_row(fact, row))
    return RelationsPage(filters=made, ties=tuple((tie, tuple(rows)) for tie, rows in ties.items()))


def _row(fact: Relation, row: FactRow) -> RelationRow:
    subject, target = fact_rows.links((fact.subject, fact.object))
    how = f" {word('mode', fact.mode)}" if fact.mode else ""
    return RelationRow(row, subject, word("predicate", fact.predicate) + how, target, fact.current)


def _sheet(page: RelationsPage) -> Sheet:
    return Sheet(
        "relations",
        ("who", "tie", "whom", "then or now", "told", "according to", "report", "sentence",
         "fact id"),
        [
            (r.subject.name, r.tie, r.object.name, "now" if r.current else "then", r.row.told,
             r.row.according_to, str(r.row.source.number), r.row.sentence, r.row.id)
            for _, rows in page.ties
            for r in rows
        ],
    )  # fmt: skip


PAGE = Page(
    path="/relations",
    template="relations.html",
    context=RelationsPage,
    build=build,
    title=lambda page: "Who is tied to whom",
    sheet=_sheet,
    here="/relations",
)
