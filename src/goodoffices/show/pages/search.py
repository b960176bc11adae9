"""Search: sentences of reports and facts that have the words asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from goodoffices.codes import FactKind
from goodoffices.dossier.words import word
from goodoffices.facts import Span
from goodoffices.show.desk import Desk
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import SIGNS, outlet, published, shorten, title

MOST_SHOWN = 100
ACTORS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class HitRow:
    """One sentence that has the words."""

    kind: str
    sign: str
    """Empty for a passage of a report that carries no fact."""
    number: int
    href: str
    told: str
    pieces: tuple[tuple[str, bool], ...]
    """The sentence cut up: each piece with whether it is among the words asked for."""
    sentence: str
    also: tuple[SourceLink, ...] = ()
    """Other sentences found that tell the same thing."""
    thing: str = ""
    """The page of the thing, where more than one fact tells it."""


@dataclass(frozen=True, slots=True)
class Search:
    """What `search.html` receives."""

    words: str
    """The words asked for, as typed."""
    hits: tuple[HitRow, ...]
    """Sentences that have them, best first; what several tell once, with the others beside it."""
    actors: tuple[tuple[str, str], ...]
    """Address and name of actors whose name has the words."""
    cut: bool
    """There may be more than are shown."""
    reports: int
    """How many reports the record holds."""


def build(desk: Desk, query: Query, _: str) -> Search:
    """Find the words in facts, reports and names."""
    words = query.get("q")
    found: list[Any] = list(desk.record.search(words, MOST_SHOWN)) if words else []
    desk.fetch(hit.report for hit in found)
    rows = [made for held in _by_thing(desk, found) if (made := _row(desk, held))]
    return Search(
        words=words,
        hits=tuple(rows),
        actors=tuple(_actors(desk, words)) if words else (),
        cut=len(found) >= MOST_SHOWN,
        reports=desk.counts().get("reports", 0),
    )


def _by_thing(desk: Desk, found: list[Any]) -> list[list[Any]]:
    """Put the hits that tell one thing together, in the order of the best of each."""
    carrying = [hit.id for hit in found if hit.kind != "report"]
    heads = desk.record.heads(carrying) if carrying else {}
    groups: dict[str, list[Any]] = {}
    for hit in found:
        groups.setdefault(f"{hit.kind} {heads.get(hit.id, hit.id)}", []).append(hit)
    return list(groups.values())


def _also(desk: Desk, hits: list[Any]) -> tuple[SourceLink, ...]:
    made = []
    for hit in hits:
        report = desk.report(hit.report)
        if report:
            told = f"{outlet(report)}, {published(report)}: {shorten(hit.text, 160)}"
            href = f"/reports/{report.id}?fact={hit.id}#s{hit.id}"
            made.append(SourceLink(desk.number(report.id), href, told))
    return tuple(made)


def _row(desk: Desk, held: list[Any]) -> HitRow | None:
    hit, *others = held
    report = desk.report(hit.report)
    if report is None:
        return None
    carries = hit.kind != "report"
    where = f"?fact={hit.id}#s{hit.id}" if carries else ""
    return HitRow(
        kind=word("kind", hit.kind) if carries else "report",
        sign=SIGNS[FactKind(hit.kind)] if carries else "",
        number=desk.number(report.id),
        href=f"/reports/{report.id}{where}",
        told=f"{outlet(report)}, {published(report)}: {title(report)}",
        pieces=tuple(cut_up(hit.text, hit.matches)),
        sentence=hit.text,
        also=_also(desk, others),
        thing=f"/things/{hit.id}" if others else "",
    )


def cut_up(text: str, matches: Iterable[Span]) -> Iterable[tuple[str, bool]]:
    """Cut a passage at the words found, so that each can be marked."""
    at = 0
    for span in sorted(matches):
        if span.start < at:
            continue
        if span.start > at:
            yield text[at : span.start], False
        yield span.of(text), True
        at = span.end
    if at < len(text):
        yield text[at:], False


def _actors(desk: Desk, words: str) -> list[tuple[str, str]]:
    wanted = words.casefold().strip('"“”')
    named = [
        a
        for a in desk.actors()
        if any(wanted in known.casefold() for known in (a.name, *a.aliases))
    ]
    return [(f"/actors/{a.id}", a.name) for a in named[:ACTORS_SHOWN]]


def _sheet(page: Search) -> Sheet:
    return Sheet(
        "search",
        ("kind", "report", "told by", "sentence", "address"),
        [(h.kind, str(h.number), h.told, h.sentence, h.href) for h in page.hits],
    )


PAGE = Page(
    path="/search",
    template="search.html",
    context=Search,
    build=build,
    title=lambda page: f"Search: {page.words}" if page.words else "Search",
    sheet=_sheet,
)
