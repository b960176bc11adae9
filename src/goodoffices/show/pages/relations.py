"""Relations: who backs, leads, represents or opposes whom, as told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from goodoffices.codes import FactKind, Predicate, SupportMode
from goodoffices.dossier import Interval, Thing, interval
from goodoffices.dossier.words import word
from goodoffices.facts import Relation
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import MOST_COMPARED, Desk
from goodoffices.show.filters import FilterBox, box, choice, period, typed
from goodoffices.show.pages.listing import asked_of, sort_day
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import PartyLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.told import TOLD_COLUMNS, ToldRow, told_cells, told_rows
from goodoffices.show.words import day

TELLINGS = 12
"""Tellings of each tie from which its time is told."""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One tie, with from when to when reports tell it."""

    told: ToldRow
    subject: PartyLink
    tie: str
    object: PartyLink
    current: bool
    span: str
    """The days of the reports that tell it, and since when by their words."""
    over: str
    """When a report first tells it as past; empty where none does."""


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
    things = desk.newest_things(FactKind.RELATION, tellings=TELLINGS, **asked_of(query))
    told = [(one, one.best) for one in things if isinstance(one.best, Relation)]
    found = [(one, best) for one, best in told if not wanted or best.predicate == wanted]
    found.sort(key=lambda pair: _place(desk, pair[1]))
    total = desk.count_things(FactKind.RELATION)
    made = box(query, fields, "ties", shown=len(found), total=total)
    made = replace(made, cut=len(things) >= MOST_COMPARED)
    start = (made.page - 1) * PAGE_SIZE
    shown = found[start : start + PAGE_SIZE]
    rows = {row.row.id: row for row in told_rows(desk, [one for one, _ in shown])}
    ties: dict[str, list[RelationRow]] = {}
    for one, best in shown:
        if best.id in rows:
            row = _row(desk, one, best, rows[best.id])
            ties.setdefault(word("predicate", best.predicate), []).append(row)
    return RelationsPage(filters=made, ties=tuple((tie, tuple(held)) for tie, held in ties.items()))


def _place(desk: Desk, fact: Relation) -> tuple[int, str, date, str]:
    order = list(Predicate)
    return order.index(fact.predicate), fact.subject.shown.casefold(), sort_day(desk, fact), fact.id


def _row(desk: Desk, one: Thing, fact: Relation, told: ToldRow) -> RelationRow:
    subject, target = fact_rows.links((fact.subject, fact.object))
    told_modes = [f.mode for f in one.tellings if isinstance(f, Relation)]
    modes = dict.fromkeys(mode for mode in told_modes if mode and mode is not SupportMode.OTHER)
    how = f" {' and '.join(word('mode', mode) for mode in modes)}" if modes else ""
    tie = word("predicate", fact.predicate) + how
    tellings = [f for f in one.tellings if isinstance(f, Relation)]
    held = interval(tellings, desk.dated(tellings))
    return RelationRow(
        told=told,
        subject=subject,
        tie=tie,
        object=target,
        current=any(f.current for f in tellings),
        span=_told_span(held),
        over=f"told as past on {day(held.past)}" if held.past else "",
    )


def _told_span(held: Interval) -> str:
    """Say on which days it is told as holding; a single day is no stretch of time."""
    told = ""
    if held.first and held.last and held.first != held.last:
        told = f"told {day(held.first)} to {day(held.last)}"
    elif held.first:
        told = f"told {day(held.first)}"
    return f"since {day(held.since)}, {told}" if held.since and told else told


def _sheet(page: RelationsPage) -> Sheet:
    return Sheet(
        "relations",
        ("who", "tie", "whom", "then or now", "told", "told as past", "according to", "report",
         "sentence", "fact id", *TOLD_COLUMNS),
        [
            (r.subject.name, r.tie, r.object.name, "now" if r.current else "then", r.span,
             r.over, r.told.row.according_to, str(r.told.row.source.number), r.told.row.sentence,
             r.told.row.id, *told_cells(r.told))
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
