"""Disagreements: where reports differ, each account with its sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goodoffices.dossier import Dispute, Material, disputed
from goodoffices.dossier.newest import COMPARED, comparable
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
    ("denied", "Told and denied"),
    ("claimed", "Claimed of an actor"),
    ("office", "Who held an office"),
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
    sources: tuple[SourceLink, ...]
    """The report that gives it, then others that tell the same."""


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
    compared = _to_compare(desk)
    everything = disputed(compared)
    wanted = query.get("kind")
    found = [d for d in everything if not wanted or d.sort == wanted]
    made = box(query, fields, "disagreements", shown=len(found), total=len(everything), size=SIZE)
    start = (made.page - 1) * SIZE
    seen: Counter[str] = Counter()
    views = []
    for dispute in found[start : start + SIZE]:
        seen[dispute.sort] += 1
        views.append(_view(desk, dispute, f"{dispute.sort}-{seen[dispute.sort]}", compared))
    return Disagreements(filters=made, disputes=tuple(views))


def _to_compare(desk: Desk) -> Material:
    """Give the merged view of all that accounts can differ on; of events what tells of blame."""
    found = comparable(desk.merged(COMPARED))
    desk.fetch(f.report for f in found.facts if isinstance(f, Event))
    return found


def _view(desk: Desk, dispute: Dispute, ident: str, of: Material) -> DisputeView:
    sides = []
    desk.fetch(side.fact.report for side in dispute.sides)
    for side in dispute.sides:
        report = desk.report(side.fact.report)
        if report:
            told = f"{outlet(report)}, {published(report)}"
            words = side.fact.sentence.of(report.text)
            links = fact_rows.sources(desk, of.tellings(side.fact))
            sides.append(SideView(side.value, side.who, told, words, links))
    return DisputeView(ident, dispute.title, dispute.note, tuple(sides))


def _numbers(side: SideView) -> str:
    return " ".join(str(link.number) for link in side.sources)


def _sheet(page: Disagreements) -> Sheet:
    return Sheet(
        "disagreements",
        ("matter", "account", "who says so", "told by", "report", "sentence"),
        [
            (d.title, s.value, s.who, s.told, _numbers(s), s.sentence)
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
