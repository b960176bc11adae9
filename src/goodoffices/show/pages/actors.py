"""Actors: who is in it, in what part, since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from goodoffices.codes import ActorKind, FactKind, Realis
from goodoffices.dossier import Succession, successions
from goodoffices.dossier.material import told, who
from goodoffices.dossier.naming import within
from goodoffices.dossier.words import word
from goodoffices.facts import Actor, Relation, Role
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.drawing import Drawing
from goodoffices.show.filters import FilterBox, box, choice, typed
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.spells import Spells, spells, spells_drawing
from goodoffices.show.talks_parts import TOLD, Parts, part_told, parts_in_talks
from goodoffices.show.words import day, span

TITLES_SHOWN = 4
TIES_SHOWN = 3
MOST_TIES = 500
"""Newest standing ties of which the list tells."""
SOURCES_SHOWN = 4
"""Small numbers of one part in talks, of the newest meetings."""
ORDER: tuple[ActorKind, ...] = (
    ActorKind.GOVERNMENT,
    ActorKind.OPPOSITION_COALITION,
    ActorKind.ARMED_GROUP,
    ActorKind.STATE,
    ActorKind.IGO,
    ActorKind.PERSON,
)
"""Kinds of those a process is made of, in the order listed; the others follow."""
_ORDER = (*ORDER, *(kind for kind in ActorKind if kind not in ORDER))


@dataclass(frozen=True, slots=True)
class PartRow:
    """One title or part of an actor, as a report gives it."""

    title: str
    former: bool
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor in the list."""

    id: str
    name: str
    kind: str
    country: str
    parts: tuple[PartRow, ...]
    seen: str
    """From the first to the last report that names it."""
    reports: int


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One holder of an office, with how the office came to him or her."""

    name: str
    actor: str
    seen: str
    how: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office that several have held."""

    name: str
    holders: tuple[HolderRow, ...]
    spells: Spells | None
    """The holders to scale; none where fewer than two days are known."""


@dataclass(frozen=True, slots=True)
class Actors:
    """What `actors.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    offices: tuple[OfficeRow, ...]
    """Offices with more than one holder; empty when a filter is set."""
    groups: tuple[tuple[str, tuple[ActorRow, ...]], ...]
    """The actors of this page of the list, under the word for their kind."""


def build(desk: Desk, query: Query, _: str) -> Actors:
    """Find the actors that pass the filters, with their roles."""
    fields = (
        typed(query, "q", "Name"),
        choice(query, "kind", "Kind", "actor"),
        choice(query, "part", "Part in the process", "part"),
    )
    roles = [f for f in desk.newest(FactKind.ROLE) if isinstance(f, Role)]
    held: dict[str, list[Role]] = defaultdict(list)
    for fact in roles:
        held[who(fact.holder)].append(fact)
    everyone = desk.actors()
    parts = parts_in_talks(desk)
    ties = _ties(desk)
    found = [a for a in everyone if _passes(a, query, held.get(a.id, []), parts.get(a.id, {}))]
    found.sort(key=lambda a: _ORDER.index(a.kind))  # of one kind the most mentioned stay first
    made = box(query, fields, "actors", shown=len(found), total=len(everyone))
    start = (made.page - 1) * PAGE_SIZE
    groups: dict[str, list[ActorRow]] = defaultdict(list)
    listed = found[start : start + PAGE_SIZE]
    named = desk.record.reports_naming([actor.id for actor in listed])
    for actor in listed:
        own = _parts(desk, held.get(actor.id, []), parts.get(actor.id, {}))
        own += list(ties.get(actor.id, {}).values())[:TIES_SHOWN]
        groups[word("actor", actor.kind)].append(_row(desk, actor, own, named[actor.id]))
    plain = not made.chips and made.page == 1
    return Actors(
        filters=made,
        offices=_offices(desk, roles) if plain else (),
        groups=tuple((kind, tuple(rows)) for kind, rows in groups.items()),
    )


def _row(desk: Desk, actor: Actor, parts: Sequence[PartRow], reports: set[str]) -> ActorRow:
    """Make the row of one actor, named in these reports."""
    days = sorted(d for r in map(desk.catalogue.by_id.get, reports) if r and (d := told(r)))
    return ActorRow(
        id=actor.id,
        name=actor.name,
        kind=word("actor", actor.kind),
        country=actor.country or "",
        parts=tuple(parts),
        seen=span(days[0], days[-1]) if days else "not stated",
        reports=len(reports),
    )


def _parts(desk: Desk, roles: list[Role], parts: Parts) -> list[PartRow]:
    """Make the titles of one actor and its parts in talks."""
    titles: dict[tuple[str, bool], list[Role]] = defaultdict(list)
    for fact in roles:
        titles[(fact.title, not fact.current)].append(fact)
    held = [
        PartRow(title, former, fact_rows.sources(desk, facts[:3]))
        for (title, former), facts in list(titles.items())[:TITLES_SHOWN]
    ]
    for part in TOLD:
        if meetings := parts.get(part):
            links = map(partial(fact_rows.brief_source, desk), meetings[-SOURCES_SHOWN:])
            held.append(PartRow(part_told(part, meetings), False, tuple(filter(None, links))))
    return held


def _ties(desk: Desk) -> dict[str, dict[str, PartRow]]:
    """Give the standing ties of each actor as parts, by their words: "supports Tarvia"."""
    found: dict[str, dict[str, PartRow]] = defaultdict(dict)
    for one in desk.newest_things(FactKind.RELATION, MOST_TIES, tellings=1):
        fact = one.best
        if isinstance(fact, Relation) and fact.realis is Realis.ACTUAL and fact.object.actor:
            told = f"{word('predicate', fact.predicate)} {within(fact.object.shown)}"
            link = fact_rows.brief_source(desk, fact)
            part = PartRow(told, not fact.current, (link,) if link else ())
            found[who(fact.subject)].setdefault(told, part)
    return found


def _passes(actor: Actor, query: Query, roles: list[Role], parts: Parts) -> bool:
    kind, part, name = query.get("kind"), query.get("part"), query.get("q").casefold()
    if kind and actor.kind != kind:
        return False
    if part and part not in parts and not any(f.process_role == part for f in roles):
        return False
    return not name or any(name in known.casefold() for known in (actor.name, *actor.aliases))


def _offices(desk: Desk, roles: list[Role]) -> tuple[OfficeRow, ...]:
    """Give the posts with several holders, with the facts that tell how they passed on."""
    told = desk.newest(FactKind.RELATION)
    return tuple(_office(desk, s) for s in successions(desk.material([*roles, *told])))


def _office(desk: Desk, post: Succession) -> OfficeRow:
    return OfficeRow(
        post.office,
        tuple(
            HolderRow(
                name=h.tenure.name,
                actor=h.tenure.holder if not h.tenure.holder.startswith("printed:") else "",
                seen=("before " + day(h.tenure.first))
                if h.tenure.former
                else span(h.tenure.first, h.tenure.last),
                how="" if not nth else h.how,
                sources=fact_rows.sources(desk, [*h.tenure.facts[:3], *h.handover]),
            )
            for nth, h in enumerate(post.holders)
        ),
        spells([h.tenure for h in post.holders]),
    )


def _charts(page: Actors) -> list[Drawing]:
    header = ("holder", "how the post passed on", "seen in office")
    return [
        spells_drawing(
            f"holders-{number}",
            f"{office.name}: who held it, by report",
            office.spells,
            [(h.name, h.how or "first holder seen", h.seen) for h in office.holders],
            header,
        )
        for number, office in enumerate(page.offices, start=1)
        if office.spells
    ]


def _sheet(page: Actors) -> Sheet:
    return Sheet(
        "actors",
        ("actor", "kind", "country", "parts as printed", "seen", "reports", "actor id"),
        [
            (
                r.name,
                r.kind,
                r.country,
                "; ".join(p.title for p in r.parts),
                r.seen,
                str(r.reports),
                r.id,
            )
            for _, rows in page.groups
            for r in rows
        ],
    )


PAGE = Page(
    path="/actors",
    template="actors.html",
    context=Actors,
    build=build,
    title=lambda page: "Who is in it, in what part",
    sheet=_sheet,
    charts=_charts,
    here="/actors",
)
