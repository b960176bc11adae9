"""Disagreements: where reports differ, each account with its sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from goodoffices.codes import EventType, FactKind
from goodoffices.dossier import Dispute, Material, disputed
from goodoffices.facts import Event
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.filters import FilterBox, box, listed
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import outlet, published

SORTS = (
    ("", "Any"),
    ("figures", "Figures"),
    ("blame", "Blame"),
    ("attendance", "Attendance"),
    ("judged", "Judged to conflict"),
)
SIZE = 30
"""Disagreements on one page: each has several accounts."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One account."""

    value: str
    who: str
    told: str
    sentence: str
    source: SourceLink


@dataclass(frozen=True, slots=True)
class DisputeView:
    """One matter on which accounts differ."""

    id: str
    title: str
    note: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class Disagreements:
    """What `disagreements.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    disputes: tuple[DisputeView, ...]
    """The disagreements of this page of the list."""


def build(desk: Desk, query: Query, _: str) -> Disagreements:
    """Find where reports differ."""
    fields = (listed(query, "kind", "On", SORTS),)
    everything = disputed(_to_compare(desk))
    wanted = query.get("kind")
    found = [d for d in everything if not wanted or d.sort == wanted]
    made = box(query, fields, "disagreements", shown=len(found), total=len(everything), size=SIZE)
    start = (made.page - 1) * SIZE
    seen: Counter[str] = Counter()
    views = []
    for dispute in found[start : start + SIZE]:
        seen[dispute.sort] += 1
        views.append(_view(desk, dispute, f"{dispute.sort}-{seen[dispute.sort]}"))
    return Disagreements(filters=made, disputes=tuple(views))


def _to_compare(desk: Desk) -> Material:
    figures = desk.newest(FactKind.FIGURE)
    talks = desk.newest(FactKind.TALKS)
    events = desk.newest(FactKind.EVENT)
    blame = [f for f in events if isinstance(f, Event) and f.type is EventType.ACCUSE]
    compared = desk.material([*figures, *talks, *blame])
    # Blame is tied to talks by the words of its sentence, so these reports come with their texts.
    texts = [desk.report(i) or compared.by_id[i] for i in {f.report for f in blame}]
    reports = {**compared.by_id, **{report.id: report for report in texts}}
    return replace(compared, reports=tuple(reports.values()))


def _view(desk: Desk, dispute: Dispute, ident: str) -> DisputeView:
    sides = []
    for side in dispute.sides:
        report = desk.report(side.fact.report)
        if report:
            link = fact_rows.source(desk, side.fact, report)
            told = f"{outlet(report)}, {published(report)}"
            words = side.fact.sentence.of(report.text)
            sides.append(SideView(side.value, side.who, told, words, link))
    return DisputeView(ident, dispute.title, dispute.note, tuple(sides))


def _sheet(page: Disagreements) -> Sheet:
    return Sheet(
        "disagreements",
        ("matter", "account", "who says so", "told by", "report", "sentence"),
        [
            (d.title, s.value, s.who, s.told, str(s.source.number), s.sentence)
            for d in page.disputes
            for s in d.sides
        ],
    )


PAGE = Page(
    path="/disagreements",
    template="disagreements.html",
    context=Disagreements,
    build=build,
    title=lambda page: "Where the reports disagree",
    sheet=_sheet,
    here="/disagreements",
)
