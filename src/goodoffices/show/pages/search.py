"""Search: sentences of reports and facts that have the words asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.codes import FactKind
from goodoffices.dossier.material import shown_day, told
from goodoffices.dossier.wording import says
from goodoffices.dossier.words import word
from goodoffices.facts import Fact, Span
from goodoffices.show.desk import Desk
from goodoffices.show.filters import FilterBox, box, kinds, period, typed
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink, address
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import SIGNS, outlet, published, shorten, title

MOST_SHOWN = 100
MOST_LOOKED_AT = 500
"""Best sentences that filters are applied to; without a filter only those shown are asked for."""
ACTORS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Carried:
    """One fact that a sentence carries, in plain words: who said or did what."""

    sign: str
    kind: str
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class HitRow:
    """One sentence that has the words, with the facts it carries."""

    number: int
    href: str
    day: str
    told: str
    pieces: tuple[tuple[str, bool], ...]
    """The sentence cut up: each piece with whether it is among the words asked for."""
    sentence: str
    carries: tuple[Carried, ...]
    """Empty for a passage of a report that carries no fact."""
    also: tuple[SourceLink, ...] = ()
    """Other sentences found that tell the same thing."""
    thing: str = ""
    """The page of the thing, where more than one fact tells it."""


@dataclass(frozen=True, slots=True)
class Search:
    """What `search.html` receives."""

    words: str
    """The words asked for, as typed."""
    filters: FilterBox
    """The words and filters that are applied, each with the address without it."""
    hits: tuple[HitRow, ...]
    """Sentences that have them, best first; those that tell one thing stand together."""
    actors: tuple[tuple[str, str], ...]
    """Address and name of actors whose name has the words."""
    cut: bool
    """There may be more than are shown."""
    reports: int
    """How many reports the record holds."""


def build(desk: Desk, query: Query, _: str) -> Search:
    """Find the words in facts, reports and names."""
    words = query.get("q")
    chosen = kinds(query, [kind.value for kind in FactKind])
    fields = (typed(query, "q", "Words"), chosen, *period(query))
    narrowed = any(field.value for field in fields[1:])
    most = MOST_LOOKED_AT if narrowed else MOST_SHOWN
    best: list[Any] = list(desk.record.search(words, most)) if words else []
    found = [hit for hit in best if _passes(desk, hit, query)][:MOST_SHOWN]
    desk.fetch(hit.report for hit in found)
    sentences: dict[tuple[str, int], list[Any]] = {}
    for hit in found:
        sentences.setdefault((hit.report, hit.start), []).append(hit)
    facts = desk.record.facts_named([hit.id for hit in found if hit.kind != "report"])
    things = _by_thing(desk, list(sentences.values()), facts)
    rows = [made for held in things if (made := _row(desk, held, facts))]
    return Search(
        words=words,
        hits=tuple(rows),
        actors=tuple(_actors(desk, words)) if words else (),
        filters=box(query, fields, "sentences", shown=len(rows), total=len(best)),
        cut=len(best) >= most or len(found) >= MOST_SHOWN,
        reports=desk.counts().get("reports", 0),
    )


def _passes(desk: Desk, hit: Any, query: Query) -> bool:
    """Tell whether a hit is of the kind asked for and its report of the period."""
    if query.get("kind") not in ("", hit.kind):
        return False
    report = desk.catalogue.by_id.get(hit.report)
    return query.covers(told(report) if report else None)


def _by_thing(
    desk: Desk, sentences: Sequence[list[Any]], facts: Mapping[str, Fact]
) -> list[list[list[Any]]]:
    """Put sentences whose first fact tells one thing together, in the order of the best of each."""
    heads = desk.record.heads(facts) if facts else {}
    groups: dict[str, list[list[Any]]] = {}
    for hits in sentences:
        own = _own(hits, facts)
        key = heads.get(own[0].id, own[0].id) if own else f"{hits[0].report} {hits[0].start}"
        groups.setdefault(key, []).append(hits)
    return list(groups.values())


def _own(hits: Sequence[Any], facts: Mapping[str, Fact]) -> list[Fact]:
    """Give the facts of a sentence, who said it first."""
    own = [facts[hit.id] for hit in hits if hit.id in facts]
    return sorted(own, key=lambda fact: fact.kind is not FactKind.STATEMENT)


def _also(desk: Desk, hits: Sequence[Any]) -> tuple[SourceLink, ...]:
    made = []
    for hit in hits:
        report = desk.report(hit.report)
        if report:
            told = f"{outlet(report)}, {published(report)}: {shorten(hit.text, 160)}"
            made.append(SourceLink(desk.number(report.id), address(report.id, hit.id), told))
    return tuple(made)


def _row(desk: Desk, held: list[list[Any]], facts: Mapping[str, Fact]) -> HitRow | None:
    """Make one row of the sentences that tell one thing: the best in full, the others beside."""
    hits, *others = held
    first = hits[0]
    report = desk.report(first.report)
    if report is None:
        return None
    carries = tuple(_carried(fact) for fact in _own(hits, facts))
    return HitRow(
        number=desk.number(report.id),
        href=carries[0].href if carries else f"/reports/{report.id}",
        day=published(report),
        told=f"{outlet(report)}: {title(report)}",
        pieces=tuple(cut_up(first.text, first.matches)),
        sentence=first.text,
        carries=carries,
        also=_also(desk, [other[0] for other in others]),
        thing=f"/things/{_own(hits, facts)[0].id}" if others else "",
    )


def _carried(fact: Fact) -> Carried:
    day = shown_day(fact.date)
    return Carried(
        sign=SIGNS[fact.kind],
        kind=word("kind", fact.kind.value),
        says=f"{says(fact)}{f', {day}' if day else ''}",
        href=address(fact.report, fact.id),
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
        for a in desk.record.called(wanted)
        if any(wanted in known.casefold() for known in (a.name, *a.aliases))
    ]
    return [(f"/actors/{a.id}", a.name) for a in named[:ACTORS_SHOWN]]


def _sheet(page: Search) -> Sheet:
    return Sheet(
        "search",
        ("kind", "who and what", "report", "day of the report", "told by", "sentence", "address"),
        [
            (one.kind, one.says, str(h.number), h.day, h.told, h.sentence, one.href)
            for h in page.hits
            for one in h.carries or (Carried("", "report", "", h.href),)
        ],
    )


PAGE = Page(
    path="/search",
    template="search.html",
    context=Search,
    build=build,
    title=lambda page: f"Search: {page.words}" if page.words else "Search",
    sheet=_sheet,
)
