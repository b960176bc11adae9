"""Ceasefires: each state of each truce, place by place, by day."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import CeasefireStatus, FactKind
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
from goodoffices.show.rows import FactRow, PartyLink
from goodoffices.show.sheets import Sheet

ENDED = frozenset({CeasefireStatus.COLLAPSED, CeasefireStatus.VIOLATED, CeasefireStatus.REJECTED})


@dataclass(frozen=True, slots=True)
class TruceRow:
    """One state of a truce, as one report tells it."""

    row: FactRow
    status: str
    ended: bool
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
    """The states of truces under the place they cover, by day."""
    chart: TruceChart | None
    """The states of this page of the list to scale; none where fewer than two days are known."""


def build(desk: Desk, query: Query, _: str) -> CeasefiresPage:
    """Find the truces that pass the filters."""
    fields = (
        typed(query, "place", "Place"),
        typed(query, "actor", "Actor", known=desk.names()),
        choice(query, "status", "Stands", "truce"),
        choice(query, "realis", "Standing", "realis"),
        *period(query),
    )
    wanted = query.get("status")
    found = desk.page(
        FactKind.CEASEFIRE,
        asked_of(query),
        query.page,
        (lambda fact: bool(fact.status == wanted)) if wanted else None,
    )
    shown = [f for f in found.facts if isinstance(f, Ceasefire)]
    places: dict[str, list[TruceRow]] = {}
    drawn: dict[str, list[Ceasefire]] = {}
    for fact in shown:
        drawn.setdefault(_where(fact), []).append(fact)
        made = _row(desk, fact)
        if made:
            places.setdefault(_where(fact), []).append(made)
    return CeasefiresPage(
        filters=of_found(query, fields, "states of ceasefires", found),
        places=tuple((place, tuple(rows)) for place, rows in places.items()),
        chart=truce_chart(desk, drawn.items()),
    )


def _where(fact: Ceasefire) -> str:
    return fact.place or ("The whole country" if fact.scope == "national" else "Place not stated")


def _row(desk: Desk, fact: Ceasefire) -> TruceRow | None:
    row = fact_rows.row(desk, fact)
    if row is None:
        return None
    return TruceRow(
        row=row,
        status=word("truce", fact.status),
        ended=fact.status in ENDED,
        term=fact.term,
        scope=word("scope", fact.scope),
        parties=fact_rows.links(fact.parties),
        guarantors=fact_rows.links(fact.guarantors),
        purpose=fact.purpose or "",
    )


def _sheet(page: CeasefiresPage) -> Sheet:
    return Sheet(
        "ceasefires",
        ("place", "when", "stands", "standing", "word used", "scope", "parties", "report",
         "sentence", "fact id"),
        [
            (place, r.row.when, r.status, r.row.standing, r.term, r.scope,
             "; ".join(p.name for p in r.parties), str(r.row.source.number), r.row.sentence,
             r.row.id)
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
