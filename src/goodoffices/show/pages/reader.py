"""The reader: a report as published, every fact marked in the text, its fields beside it."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import FactKind
from goodoffices.dossier.words import word
from goodoffices.facts import Fact
from goodoffices.show import weave
from goodoffices.show.desk import Desk
from goodoffices.show.pages.cards import Card, card, numbered
from goodoffices.show.pages.page import NothingThere, Page
from goodoffices.show.query import Query
from goodoffices.show.sections import Section, sections
from goodoffices.show.sheets import Sheet
from goodoffices.show.weave import Paragraph
from goodoffices.show.words import SIGNS, outlet, published, title


@dataclass(frozen=True, slots=True)
class KindCount:
    """One kind in the key above the text."""

    sign: str
    name: str
    count: int
    href: str
    """The report with the facts of this kind alone; empty where it has none."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """What `reader.html` receives."""

    number: int
    """The small number of the report."""
    name: str
    """Its title, or its first words."""
    outlet: str
    """Who published it, or that the text does not say."""
    published: str
    """Its day."""
    basis: str
    """How the day is known."""
    doubts: tuple[str, ...]
    """What is uncertain about day or outlet."""
    author: str
    """Who wrote it, where known."""
    agency: str
    """The agency it was taken from, where it says so."""
    file: str
    """The file it was read from."""
    url: str
    """Where it was published, where known: shown as text, not followed."""
    kinds: tuple[KindCount, ...]
    """How many facts of each kind, with sign and line."""
    everything: str
    """Address with all kinds, where the page shows one alone."""
    paragraphs: tuple[Paragraph, ...]
    """The text with its marks."""
    cards: tuple[Card, ...]
    """The facts in the order of the text."""
    sections: tuple[Section, ...]
    """The sections of a long report, each a page of its own; one for any other."""
    before: str
    """Address of the report before it, by number."""
    after: str
    """Address of the report after it."""


def build(desk: Desk, query: Query, ident: str) -> Reader:
    """Gather one report with its facts."""
    report = desk.report(ident)
    if report is None:
        raise NothingThere("There is no report at this address", "it was not read into this record")
    facts: list[Fact] = [f for kind in FactKind for f in desk.facts(kind, report=ident)]
    facts = weave.in_text_order(facts)
    chosen = query.get("fact")
    only = query.one_of("kind", [kind.value for kind in FactKind]) or ""
    counts = numbered(facts)
    order = desk.catalogue.openings
    at = desk.number(ident) - 1
    parts = sections(query, report.text, facts)
    here = next(part.span for part in parts if part.current)
    return Reader(
        number=desk.number(ident),
        name=title(report),
        outlet=outlet(report),
        published=published(report),
        basis=word("basis", report.published.basis) if report.published else "",
        doubts=report.doubts,
        author=report.author or "",
        agency=report.agency or "",
        file=report.name,
        url=report.url or "",
        kinds=tuple(_count(query, k, counts[k], only) for k in FactKind),
        everything=query.href(kind=None) if only else "",
        paragraphs=weave.weave(report, facts, chosen=chosen, only=only, within=here),
        cards=tuple(
            card(f, n, chosen=f.id == chosen)
            for n, f in enumerate(facts, start=1)
            if (not only or f.kind == only) and here.start <= weave.lead(f)[0].start < here.end
        ),
        sections=parts,
        before=f"/reports/{order[at - 1].id}" if at else "",
        after=f"/reports/{order[at + 1].id}" if at + 1 < len(order) else "",
    )


def _count(query: Query, kind: FactKind, count: int, only: str) -> KindCount:
    href = query.href(kind=kind.value, fact=None) if count else ""
    return KindCount(SIGNS[kind], word("kinds", kind), count, href, chosen=kind == only)


def _sheet(page: Reader) -> Sheet:
    return Sheet(
        f"report-{page.number}",
        ("number", "kind", "says", "standing", "fields", "fact id"),
        [
            (
                str(c.number),
                c.kind,
                c.says,
                c.standing,
                "; ".join(f"{k}: {v}" for k, v in c.fields),
                c.id,
            )
            for c in page.cards
        ],
    )


PAGE = Page(
    path="/reports/{ident}",
    template="reader.html",
    context=Reader,
    build=build,
    title=lambda page: f"Report {page.number}: {page.name}",
    sheet=_sheet,
    here="/reports",
    scripts=("reader.js",),
)
