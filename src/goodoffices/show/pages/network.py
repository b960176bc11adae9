"""Network: who backs, meets and fights whom, drawn and as a table, by period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from goodoffices.codes import Bond, FactKind
from goodoffices.dossier.material import told
from goodoffices.dossier.network import Tie, tells_tie, ties, together
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
from goodoffices.show.words import day, plural, span
from goodoffices.show.zoom import Zoom, zoom

MOST_MEETINGS = 300
"""Newest talks of which it is asked who sat together."""
PRINTED = 2
"""Sentences of a tie that are printed; the others are small numbers beside them."""
NUMBERED = 12
"""Small numbers of one tie at most."""
TIMES: Mapping[Bond, tuple[str, str]] = MappingProxyType(
    {
        Bond.MEETS: ("meeting", "meetings"),
        Bond.FIGHTS: ("attack", "attacks"),
    }
)
"""Bond -> what is counted: one, and several; standing ties are not counted."""


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tie of two actors, or of all who met on the same occasions, with all its tellings."""

    keys: tuple[str, ...]
    """The name of each tie within the page: the signs of the drawing lead to it."""
    left: tuple[PartyLink, ...]
    tie: str
    right: tuple[PartyLink, ...]
    """Empty where those at the left met each other."""
    pairs: tuple[tuple[str, str], ...]
    """The names of each two who are tied."""
    times: str
    """How often, each thing once: "2 meetings"; empty for a standing tie."""
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
    heads = desk.record.heads(fact.id for fact in facts)
    every = ties(replace(desk.dated(facts), judgements=tuple(copies)), heads)
    found = [t for t in every if not wanted or t.bond == wanted]
    listed = together(_by_bond(found))
    made = box(query, fields, "ties", shown=len(listed), total=len(together(every)))
    start = (made.page - 1) * PAGE_SIZE
    known = {actor.id: actor.kind for actor in desk.best_known()}
    return NetworkPage(
        filters=replace(made, cut=cut),
        zoom=zoom(desk, query),
        chart=network_chart(found, known, _hrefs(listed, query, made.page)),
        bonds=_grouped(desk, listed[start : start + PAGE_SIZE]),
    )


def _hrefs(listed: Sequence[tuple[Tie, ...]], query: Query, shown: int) -> dict[str, str]:
    """Give for each tie where its row is: on the page shown or on another."""
    page_of = {key(t): n // PAGE_SIZE + 1 for n, held in enumerate(listed) for t in held}
    return {
        k: f"#{k}" if page == shown else f"{query.href(page=str(page))}#{k}"
        for k, page in page_of.items()
    }


def _by_bond(found: list[Tie]) -> list[Tie]:
    order = list(Bond)
    return sorted(found, key=lambda t: (order.index(t.bond), -t.often, -t.reports))


def _grouped(
    desk: Desk, found: Sequence[tuple[Tie, ...]]
) -> tuple[tuple[str, tuple[TieRow, ...]], ...]:
    desk.fetch(fact.report for held in found for fact in held[0].facts[:PRINTED])
    groups: dict[str, list[TieRow]] = {}
    for held in found:
        groups.setdefault(word("bond", held[0].bond), []).append(_row(desk, held))
    return tuple((name, tuple(rows)) for name, rows in groups.items())


def _row(desk: Desk, held: tuple[Tie, ...]) -> TieRow:
    """Make the row of one tie, or of the ties of all who met on the same occasions."""
    tie = held[0]
    met = {party.actor: party for each in held for party in (each.left, each.right)}
    many = len(held) > 1
    reports = (desk.catalogue.by_id.get(f.report) for f in tie.facts)
    days = [d for report in reports if report and (d := told(report))]
    links = (fact_rows.brief_source(desk, f) for f in tie.facts[PRINTED:][:NUMBERED])
    return TieRow(
        keys=tuple(key(each) for each in held),
        left=fact_rows.links(met.values() if many else (tie.left,)),
        tie=word("bond", tie.bond),
        right=() if many else fact_rows.links((tie.right,)),
        pairs=tuple((each.left.shown, each.right.shown) for each in held),
        times=plural(tie.often, *TIMES[tie.bond]) if tie.bond in TIMES else "",
        reports=tie.reports,
        told=span(min(days), max(days)) if days else day(None),
        sentences=tuple(fact_rows.rows(desk, tie.facts[:PRINTED])),
        others=tuple(link for link in links if link),
        more=max(0, len(tie.facts) - PRINTED - NUMBERED),
    )


def _sheet(page: NetworkPage) -> Sheet:
    return Sheet(
        "network",
        ("who", "tie", "whom", "how often", "reports that tell it", "told", "sentence", "report",
         "fact id"),
        [
            (left, r.tie, right, r.times, str(r.reports), r.told, s.sentence,
             str(s.source.number), s.id)
            for _, rows in page.bonds
            for r in rows
            for left, right in r.pairs
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
