"""Ceasefires: each truce once, place by place, with its states in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import CeasefireStatus, FactKind, Realis
from goodoffices.dossier import Thing, Turn, last_state, turns
from goodoffices.dossier.material import stated, who
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.charts import lanes_drawing
from goodoffices.show.filters import FilterBox, choice, of_found, period, typed
from goodoffices.show.lanes import TruceChart, truce_chart
from goodoffices.show.pages.listing import asked_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import PartyLink, SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.told import TOLD_COLUMNS, ToldRow, told_cells, told_rows
from goodoffices.show.words import month

NUMBERS = 3
"""Reports whose numbers stand beside one state of a truce; its own page has all."""
MOST_TURNS, FEW_TURNS = 300, 3
"""States that one page lists at most, and of each truce at least, where it has as many."""
TELLINGS = 20
"""Tellings of each truce that are put in order: its page has all."""
ENDED = frozenset({CeasefireStatus.COLLAPSED, CeasefireStatus.VIOLATED, CeasefireStatus.REJECTED})


@dataclass(frozen=True, slots=True)
class TurnView:
    """A state of a truce, with the numbers of the reports that tell it."""

    words: str
    when: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class TruceRow:
    """One truce, by all its tellings."""

    told: ToldRow
    status: str
    """Where it stood last, in plain words."""
    ended: bool
    turns: tuple[TurnView, ...]
    """Its states in order of time, the newest ones where it has many."""
    earlier: int
    """How many states were told before these; the page of the truce has all."""
    term: str
    scope: str
    parties: tuple[PartyLink, ...]
    guarantors: tuple[PartyLink, ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class CeasefiresPage:
    """What `ceasefires.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    places: tuple[tuple[str, tuple[TruceRow, ...]], ...]
    """Truces, each once, under the place they cover, by day."""
    chart: TruceChart | None
    """A lane for each truce of this page; none where fewer than two days are known."""


def build(desk: Desk, query: Query, _: str) -> CeasefiresPage:
    """Find the truces that pass the filters."""
    fields = (
        typed(query, "place", "Place"),
        typed(query, "actor", "Actor", known=desk.names()),
        choice(query, "status", "Stands or stood", "truce"),
        choice(query, "realis", "Standing", "realis"),
        *period(query),
    )
    wanted = query.get("status")
    found = desk.page_of_things(
        FactKind.CEASEFIRE,
        asked_of(query),
        query.page,
        (lambda one: any(fact.status == wanted for fact in truces(one))) if wanted else None,
        tellings=TELLINGS,
    )
    rows = {row.row.id: row for row in told_rows(desk, found.things)}
    places: dict[str, list[TruceRow]] = {}
    drawn: list[tuple[str, list[Ceasefire]]] = []
    for one in found.things:
        if one.best.id in rows:
            where = _where(truces(one))
            drawn.append((f"{where}, {_since(one)}", truces(one)))
            most = max(FEW_TURNS, MOST_TURNS // len(found.things))
            places.setdefault(where, []).append(_row(desk, one, rows[one.best.id], most))
    return CeasefiresPage(
        filters=of_found(query, fields, "truces", found),
        places=tuple((place, tuple(listed)) for place, listed in places.items()),
        chart=truce_chart(desk, drawn),
    )


def truces(one: Thing) -> list[Ceasefire]:
    """Give the tellings of a truce as what they are."""
    return [fact for fact in one.tellings if isinstance(fact, Ceasefire)]


def _since(one: Thing) -> str:
    """Tell two truces of one place apart by the first day told of each."""
    days = [day for day in (stated(fact.date) for fact in one.tellings) if day]
    if days:
        return month(min(days))
    return f"told {month(one.day)}" if one.day else "not dated"


def _where(tellings: list[Ceasefire]) -> str:
    named = next((fact.place for fact in tellings if fact.place), "")
    national = any(fact.scope == "national" for fact in tellings)
    return named or ("The whole country" if national else "Place not stated")


def _row(desk: Desk, one: Thing, told: ToldRow, most: int) -> TruceRow:
    tellings = truces(one)
    made = turns(tellings, desk.dated(tellings))
    last = last_state(made) or made[-1]
    return TruceRow(
        told=told,
        status=last.words,
        ended=last.status in ENDED and last.realis is Realis.ACTUAL,
        turns=tuple(_turn(desk, turn) for turn in made[-most:]) if len(made) > 1 else (),
        earlier=max(0, len(made) - most),
        term=tellings[0].term,
        scope=word("scope", next((f.scope for f in tellings if f.scope != "unknown"), None)),
        parties=_every(tellings, "parties"),
        guarantors=_every(tellings, "guarantors"),
        purpose=next((fact.purpose for fact in tellings if fact.purpose), ""),
    )


def _turn(desk: Desk, turn: Turn) -> TurnView:
    links = (fact_rows.brief_source(desk, fact) for fact in turn.facts)
    known = {link.number: link for link in links if link}
    return TurnView(turn.words, turn.when, tuple(known.values())[:NUMBERS])


def _every(tellings: list[Ceasefire], part: str) -> tuple[PartyLink, ...]:
    """Give the parties that any telling names, each once."""
    named = {who(party): party for fact in tellings for party in getattr(fact, part)}
    return fact_rows.links(named.values())


def _sheet(page: CeasefiresPage) -> Sheet:
    return Sheet(
        "ceasefires",
        ("place", "when", "stood last", "standing", "word used", "scope", "parties", "report",
         "sentence", "fact id", *TOLD_COLUMNS),
        [
            (place, r.told.row.when, r.status, r.told.row.standing, r.term, r.scope,
             "; ".join(p.name for p in r.parties), str(r.told.row.source.number),
             r.told.row.sentence, r.told.row.id, *told_cells(r.told))
            for place, rows in page.places
            for r in rows
        ],
    )  # fmt: skip


PAGE = Page(
    path="/ceasefires",
    template="ceasefires.html",
    context=CeasefiresPage,
    build=build,
    title=lambda page: "Ceasefires",
    sheet=_sheet,
    charts=lambda page: [lanes_drawing(page.chart, _sheet(page))] if page.chart else [],
    here="/ceasefires",
)
