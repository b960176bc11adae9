"""Network: who backs, meets and fights whom, drawn and as a table, by period."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.codes import Bond, FactKind
from goodoffices.dossier.material import told
from goodoffices.dossier.network import Tie, tells_tie, ties
from goodoffices.dossier.words import word
from goodoffices.facts import Fact
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import MOST_COMPARED, Desk
from goodoffices.show.drawings.charts import network_drawing
from goodoffices.show.filters import FilterBox, box, certainty, choice, period, typed
from goodoffices.show.network_chart import NetworkChart, key, network_chart
from goodoffices.show.pages.listing import asked_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import FactRow, PartyLink, SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import day, span
from goodoffices.show.zoom import Zoom, zoom

MOST_MEETINGS = 300
"""Newest talks of which it is asked who sat together."""
PRINTED = 2
"""Sentences of a tie that are printed; the others are small numbers beside them."""
NUMBERED = 12
"""Small numbers of one tie at most."""


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tie of two actors with all its tellings."""

    key: str
    left: PartyLink
    tie: str
    right: PartyLink
    reports: int
    told: str
    """From when to when reports tell it."""
    sentences: tuple[FactRow, ...]
    others: tuple[SourceLink, ...]
    more: int
    """Tellings for which there is no number; the lists of relations, events and talks have them."""


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """What `network.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    zoom: Zoom | None
    """Ways to another period."""
    chart: NetworkChart | None
    """The actors most is told of, with their ties; none where nothing matches."""
    bonds: tuple[tuple[str, tuple[TieRow, ...]], ...]
    """Ties of this page of the list under their word, those of most reports first."""


def build(desk: Desk, query: Query, _: str) -> NetworkPage:
    """Find the ties that pass the filters, and draw those of the actors most is told of."""
    fields = (
        typed(query, "actor", "Actor", known=desk.names()),
        choice(query, "tie", "Tie", "bond"),
        typed(query, "q", "Words"),
        certainty(query),
        *period(query),
    )
    asked = {**asked_of(query), "realis": "actual"}
    kinds = {FactKind.RELATION: MOST_COMPARED, FactKind.EVENT: MOST_COMPARED}
    kinds[FactKind.TALKS] = MOST_MEETINGS
    facts: list[Fact] = []
    cut = False
    for kind, most in kinds.items():
        newest = desk.newest(kind, most, **asked)
        cut = cut or len(newest) >= most
        facts += filter(tells_tie, newest)
    wanted = query.get("tie")
    # Of what was judged only copies of reports matter here, so nothing else is asked for.
    copies = desk.record.judgements_on("report", {fact.report for fact in facts})
    every = ties(replace(desk.dated(facts), judgements=tuple(copies)))
    found = [t for t in every if not wanted or t.bond == wanted]
    made = box(query, fields, "ties", shown=len(found), total=len(every))
    page_of = {key(t): n // PAGE_SIZE + 1 for n, t in enumerate(_by_bond(found))}
    hrefs = {
        k: f"#{k}" if page == made.page else f"{query.href(page=str(page))}#{k}"
        for k, page in page_of.items()
    }
    start = (made.page - 1) * PAGE_SIZE
    known = {actor.id: actor.kind for actor in desk.best_known()}
    return NetworkPage(
        filters=replace(made, cut=cut),
        zoom=zoom(desk, query),
        chart=network_chart(found, known, hrefs),
        bonds=_grouped(desk, _by_bond(found)[start : start + PAGE_SIZE]),
    )


def _by_bond(found: list[Tie]) -> list[Tie]:
    order = list(Bond)
    return sorted(found, key=lambda t: (order.index(t.bond), -t.reports))


def _grouped(desk: Desk, found: list[Tie]) -> tuple[tuple[str, tuple[TieRow, ...]], ...]:
    desk.fetch(fact.report for tie in found for fact in tie.facts[:PRINTED])
    groups: dict[str, list[TieRow]] = {}
    for tie in found:
        groups.setdefault(word("bond", tie.bond), []).append(_row(desk, tie))
    return tuple((name, tuple(rows)) for name, rows in groups.items())


def _row(desk: Desk, tie: Tie) -> TieRow:
    left, right = fact_rows.links((tie.left, tie.right))
    reports = (desk.catalogue.by_id.get(f.report) for f in tie.facts)
    days = [d for report in reports if report and (d := told(report))]
    links = (fact_rows.brief_source(desk, f) for f in tie.facts[PRINTED:][:NUMBERED])
    return TieRow(
        key=key(tie),
        left=left,
        tie=word("bond", tie.bond),
        right=right,
        reports=tie.reports,
        told=span(min(days), max(days)) if days else day(None),
        sentences=tuple(fact_rows.rows(desk, tie.facts[:PRINTED])),
        others=tuple(link for link in links if link),
        more=max(0, len(tie.facts) - PRINTED - NUMBERED),
    )


def _sheet(page: NetworkPage) -> Sheet:
    return Sheet(
        "network",
        ("who", "tie", "whom", "reports that tell it", "told", "sentence", "report", "fact id"),
        [
            (r.left.name, r.tie, r.right.name, str(r.reports), r.told, s.sentence,
             str(s.source.number), s.id)
            for _, rows in page.bonds
            for r in rows
            for s in r.sentences
        ],
    )  # fmt: skip


PAGE = Page(
    path="/network",
    template="network.html",
    context=NetworkPage,
    build=build,
    title=lambda page: "Who backs, meets and fights whom",
    sheet=_sheet,
    charts=lambda page: [network_drawing(page.chart, _sheet(page))] if page.chart else [],
    here="/network",
)
