"""Brief: the two printed sheets, for a period, an actor or a place; each number opens its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from goodoffices.codes import FactKind
from goodoffices.dossier import Line, Material
from goodoffices.dossier.brief import Brief, Cell, Part, assemble_brief
from goodoffices.dossier.brief_rounds import MARKS
from goodoffices.dossier.naming import capital
from goodoffices.dossier.words import word
from goodoffices.facts import Report
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.filters import FilterBox, box, period, typed
from goodoffices.show.pages.listing import asked_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.words import outlet, published, title

MOST_READ = 300
"""Newest facts of each kind that a brief on a page is made from; a filter brings up older ones."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words with the small numbers that open their sentences."""

    text: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a table."""

    told: tuple[Told, ...]
    empty: str
    sign: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section: sentences, headed sentences, a table, or a table of signs."""

    key: str
    heading: str
    cut: bool
    note: str
    lines: tuple[Told, ...]
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Place, ...]], ...]
    signs: tuple[tuple[str, str], ...]
    """The signs of a table of signs, with their words."""


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What `brief.html` receives."""

    filters: FilterBox
    """The filter box and how many facts the brief rests on."""
    lead: str
    """From how many reports of which days, and what it is narrowed to."""
    sections: tuple[Section, ...]
    """The sections in the order of reading."""
    reports: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Address, description and pieces of the words of each source, in the order of the numbers."""


def build(desk: Desk, query: Query, _: str) -> BriefPage:
    """Assemble the brief of what the filters let through."""
    fields = (
        typed(query, "actor", "Actor", known=desk.names()),
        typed(query, "place", "Place"),
        *period(query),
    )
    found = desk.merged(dict.fromkeys(FactKind, MOST_READ), **asked_of(query))
    total = sum(_total(desk, kind) for kind in FactKind)
    made = box(query, fields, "things told", shown=len(found.facts), total=total)
    cut = max(Counter(fact.kind for fact in found.facts).values(), default=0) >= MOST_READ
    material = _material(desk, found, bool(made.chips))
    brief = assemble_brief(material, title="", admitted=desk.passed)
    view = _View(desk, brief)
    narrowed = "; ".join(chip.text for chip in made.chips)
    return BriefPage(
        filters=replace(made, cut=cut, pages=1, before="", after=""),
        lead=brief.lead + (f" Narrowed to {narrowed}." if narrowed else ""),
        sections=tuple(view.section(part) for part in brief.parts),
        reports=tuple((f"/reports/{r.id}", _described(r), words) for r, words in brief.cited()),
    )


def _total(desk: Desk, kind: FactKind) -> int:
    return desk.count(kind) if kind is FactKind.STATEMENT else desk.count_things(kind)


def _material(desk: Desk, found: Material, narrowed: bool) -> Material:
    """Add the actors, and, where nothing is narrowed, all reports: what was read counts, too."""
    reports = found.reports if narrowed else desk.catalogue.reports
    return replace(found, reports=reports, actors=tuple(desk.best_known()))


def _described(report: Report) -> str:
    basis = report.published.basis if report.published else None
    known = f" ({word('basis', basis)})" if basis and published(report) != "not stated" else ""
    return f"{title(report)}. {capital(outlet(report))}, {published(report)}{known}"


class _View:
    """Turns the lines of a brief into words with links, numbered as the brief numbers them."""

    def __init__(self, desk: Desk, brief: Brief) -> None:
        """Keep the brief and the desk that knows the addresses."""
        self._desk = desk
        self._brief = brief

    def section(self, part: Part) -> Section:
        """Make the view of one section."""
        marks = {cell.mark for row in part.rows for cell in row.cells}
        return Section(
            key=part.key,
            heading=part.heading,
            cut=part.cut,
            note=part.note,
            lines=tuple(map(self._told, part.lines)),
            columns=part.columns,
            widths=part.widths,
            rows=tuple((row.head, tuple(map(self._place, row.cells))) for row in part.rows),
            signs=tuple((MARKS[m], word("attendance", m)) for m in MARKS if m in marks),
        )

    def _place(self, cell: Cell) -> Place:
        return Place(tuple(map(self._told, cell.lines)), cell.empty, MARKS.get(cell.mark, ""))

    def _told(self, line: Line) -> Told:
        links = []
        for number, fact in self._brief.numbers(line):
            opened = fact_rows.sources(self._desk, [fact])
            links += [replace(link, number=number) for link in opened[:1]]
        return Told(line.text, tuple(links))


PAGE = Page(
    path="/brief",
    template="brief.html",
    context=BriefPage,
    build=build,
    title=lambda page: "Brief",
    here="/brief",
)
