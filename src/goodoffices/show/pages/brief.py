"""Brief: two printed sheets, for a period, actor, issue or place; numbers open their words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from goodoffices.codes import FactKind, Issue
from goodoffices.dossier import Line, Material, of_one_war
from goodoffices.dossier.brief import Brief, Cell, Part, assemble_brief
from goodoffices.dossier.brief_rounds import MARKS
from goodoffices.dossier.dating import PLAIN, days_of
from goodoffices.dossier.issues import on_issue
from goodoffices.dossier.naming import capital, within
from goodoffices.dossier.words import word
from goodoffices.facts import Report
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.filters import FilterBox, box, choice, period, typed
from goodoffices.show.pages.listing import asked_of
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.war_note import WarNote, war_note
from goodoffices.show.words import outlet, published, title

MOST_READ = 300
"""Newest facts of each kind that a brief on a page is made from; a filter brings up older ones."""
FORMS: tuple[tuple[str, str], ...] = (("pdf", "PDF"), ("md", "Markdown"))
"""Endings of the brief's address that give it to take away, and what they are called."""


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
    printed: tuple[tuple[str, str], ...]
    """Address and name of each form to take away."""
    lead: str
    """From how many reports of which days, and what it is narrowed to."""
    sections: tuple[Section, ...]
    """The sections in the order of reading."""
    reports: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Address, description and pieces of the words of each source, in the order of the numbers."""
    war: WarNote | None
    """For which conflict the brief is taken; none where no other is told of."""


def build(desk: Desk, query: Query, _: str) -> BriefPage:
    """Assemble the brief of what the filters let through."""
    fields = (
        typed(query, "actor", "Actor", known=desk.names()),
        choice(query, "issue", "Issue", "issue"),
        typed(query, "place", "Place"),
        *period(query),
    )
    found, cut = _found(desk, query)
    total = sum(desk.total(kind) for kind in FactKind)
    made = box(query, fields, "things told", shown=len(found.facts), total=total)
    brief = _assembled(desk, query, found)
    view = _View(desk, brief)
    return BriefPage(
        filters=replace(made, cut=cut, pages=1, before="", after=""),
        printed=tuple((query.file_href(ending, page=None), name) for ending, name in FORMS),
        lead=brief.lead,
        sections=tuple(view.section(part) for part in brief.parts),
        reports=tuple((f"/reports/{r.id}", _described(r), words) for r, words in brief.cited()),
        war=war_note(of_one_war(_material(desk, found, narrowed=True), query.get("war")), query),
    )


def brief_at(desk: Desk, query: Query, title: str) -> Brief:
    """Give the brief that the page of an address shows, to print it in another form."""
    choice(query, "issue", "Issue", "issue")
    found, _ = _found(desk, query)
    return replace(_assembled(desk, query, found), title=title)


def _found(desk: Desk, query: Query) -> tuple[Material, bool]:
    """Give the things that the filters let through, and whether there are more of them."""
    asked = {name: value for name, value in asked_of(query).items() if name != "issue"}
    found = desk.merged(dict.fromkeys(FactKind, MOST_READ), **asked)
    cut = max(Counter(fact.kind for fact in found.facts).values(), default=0) >= MOST_READ
    if issue := query.get("issue"):
        found = replace(found, facts=tuple(on_issue(found.facts, Issue(issue))))
    return found, cut


def _assembled(desk: Desk, query: Query, found: Material) -> Brief:
    told = _narrowed(query)
    return assemble_brief(
        _material(desk, found, bool(told)),
        title="",
        admitted=desk.passed,
        narrowed=told,
        war=query.get("war"),
    )


def _narrowed(query: Query) -> str:
    """Say in words to what the filters narrow the brief."""
    told = []
    if issue := query.get("issue"):
        told.append(f"the issue: {word('issue', issue)}")
    if actor := query.get("actor"):
        told.append(f"what involves {within(actor)}")
    if place := query.get("place"):
        told.append(f"the place {place}")
    return "; ".join((*told, *days_of(query.since, query.until)))


def _material(desk: Desk, found: Material, narrowed: bool) -> Material:
    """Add the actors, and, where nothing is narrowed, all reports: what was read counts, too."""
    read = () if narrowed else desk.catalogue.read
    return replace(found, whole=read, actors=tuple(desk.best_known()))


def _described(report: Report) -> str:
    """Describe a source by outlet and day; by its title too where no outlet is named."""
    basis = report.published.basis if report.published else None
    weak = basis is not None and basis not in PLAIN and published(report) != "not stated"
    known = f" ({word('basis', basis)})" if weak else ""
    if not report.outlet and report.agency:
        return f"{capital(report.agency)}, {published(report)}{known}"
    if not report.outlet:
        return f"“{title(report)}”, no outlet named, {published(report)}{known}"
    return f"{capital(outlet(report))}, {published(report)}{known}"


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
