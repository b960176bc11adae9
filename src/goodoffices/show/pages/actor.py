"""An actor's card: offices over time, what it wants, says and does, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.codes import FactKind
from goodoffices.dossier import Tenure, career
from goodoffices.dossier.material import told, who
from goodoffices.dossier.things import Thing
from goodoffices.dossier.words import listed_words, word
from goodoffices.facts import Fact, Report, Role
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.drawing import Drawing
from goodoffices.show.pages.listing import sort_day
from goodoffices.show.pages.page import NothingThere, Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import FactRow, PartyLink, SourceLink
from goodoffices.show.spells import Spells, spells, spells_drawing
from goodoffices.show.told import ToldRow, told_rows
from goodoffices.show.words import outlet, published, span

NAMES_SHOWN = 12
MOST_EVENTS = 200
"""Newest events in which the actor has a part, among which those done to it are looked for."""
NEWEST = 40
"""Rows of each list: a card is read whole; all there are stand in the lists it leads to."""


@dataclass(frozen=True, slots=True)
class TenureRow:
    """One office or part over time."""

    titles: str
    part: str
    seen: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report that names the actor."""

    number: int
    id: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What `actor.html` receives."""

    name: str
    """The fullest name seen."""
    kind: str
    """What the actor is, in plain words."""
    country: str
    """Its country, where known."""
    also: tuple[str, ...]
    """Other names printed for it."""
    seen: str
    """From the first to the last report that names it."""
    tenures: tuple[TenureRow, ...]
    """Its offices and parts, oldest first."""
    spells: Spells | None
    """The same to scale; none where fewer than two days are known."""
    wants: tuple[ToldRow, ...]
    """Its positions, like all that follows but speech each thing once."""
    speech: tuple[FactRow, ...]
    """What it says."""
    done: tuple[ToldRow, ...]
    """What it does."""
    others: tuple[ToldRow, ...]
    """What is done to it or demanded of it by others."""
    ties: tuple[ToldRow, ...]
    """Its standing ties with others."""
    people: tuple[PartyLink, ...]
    """Who holds an office in it, by role claims."""
    named: int
    """How many reports name it."""
    reports: tuple[ReportRow, ...]
    """The newest of these, oldest first."""
    rules: tuple[str, ...]
    """How mentions were joined to this actor, in words."""
    most: int
    """How many rows a list has at most."""
    more: Mapping[str, str]
    """Where all of a list stands, of which the card shows the newest alone: list -> address."""


def build(desk: Desk, query: Query, ident: str) -> ActorPage:
    """Gather what the record has on one actor."""
    actor = desk.record.actor(ident)
    if actor is None:
        raise NothingThere(
            "There is no actor at this address", "it may have been joined to another"
        )
    roles = [f for f in desk.newest(FactKind.ROLE, involving=ident) if isinstance(f, Role)]
    mine = [f for f in roles if who(f.holder) == ident]
    tenures = career(desk.material(mine), ident)
    around = desk.newest_things(FactKind.EVENT, MOST_EVENTS, involving=ident)
    done = [one for one in around if _has_part(ident, one, "sources")]
    toward = [one for one in around if _has_part(ident, one, "targets")]
    namings = desk.record.namings(ident)
    known = [r for one in namings.reports if (r := desk.catalogue.by_id.get(one))]
    days = sorted(d for r in known if (d := told(r)))
    return ActorPage(
        name=actor.name,
        kind=word("actor", actor.kind),
        country=actor.country or "",
        also=_printed(actor.name, (*actor.aliases, *namings.printed)),
        seen=span(days[0], days[-1]) if days else "not stated",
        tenures=tuple(_tenure(desk, t) for t in tenures),
        spells=spells(tenures),
        wants=_things(desk, desk.newest_things(FactKind.POSITION, NEWEST, by=ident)),
        speech=_newest(desk, desk.newest(FactKind.STATEMENT, NEWEST, by=ident)),
        done=_things(desk, done),
        others=_things(desk, toward),
        ties=_things(desk, desk.newest_things(FactKind.RELATION, NEWEST, involving=ident)),
        people=_members(roles, ident),
        named=len(known),
        reports=_reports(desk, known, namings.reports),
        rules=namings.rules[:NAMES_SHOWN],
        most=NEWEST,
        more=_more(actor.name),
    )


def _members(roles: list[Role], ident: str) -> tuple[PartyLink, ...]:
    held = [f.holder for f in roles if f.organisation and who(f.organisation) == ident]
    return tuple(dict.fromkeys(fact_rows.links(held)))


def _more(name: str) -> dict[str, str]:
    """Give the addresses of the lists that show all of an actor."""
    query = Query("", {})
    by, with_part = query.href(by=name), query.href(actor=name)
    return {
        "speech": f"/statements{by}",
        "deeds": f"/timeline{with_part}",
        "ties": f"/relations{with_part}",
    }


def _newest(desk: Desk, facts: Sequence[Fact]) -> tuple[FactRow, ...]:
    ordered = sorted(facts, key=lambda f: (sort_day(desk, f), f.sentence, f.id))
    return tuple(fact_rows.rows(desk, ordered[-NEWEST:]))


def _things(desk: Desk, found: Sequence[Thing]) -> tuple[ToldRow, ...]:
    """Make the rows of the newest of some things, oldest first."""
    ordered = sorted(found, key=lambda one: (sort_day(desk, one.best), one.id))
    return tuple(told_rows(desk, ordered[-NEWEST:]))


def _has_part(ident: str, one: Thing, part: str) -> bool:
    """Tell whether any telling of an event has the actor among its sources or its targets."""
    return any(who(p) == ident for fact in one.tellings for p in getattr(fact, part, ()))


def _printed(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Give the other names; "himself" and "the envoy" only point at somebody named elsewhere."""
    kept = {
        o.casefold(): o
        for o in reversed(others)
        if len(o) > 3 and o.casefold() != name.casefold() and _is_name(o)
    }
    return tuple(sorted(kept.values(), key=str.casefold))[:NAMES_SHOWN]


def _is_name(printed: str) -> bool:
    bare = printed.removeprefix("The ").removeprefix("the ")
    pointing = listed_words("stopped", "pointing")
    points = bare.casefold() in pointing or bare.casefold().endswith(("self", "selves"))
    return bare != bare.lower() and not points


def _reports(
    desk: Desk, known: Iterable[Report], times: Mapping[str, int]
) -> tuple[ReportRow, ...]:
    newest = sorted(known, key=lambda report: desk.number(report.id))[-PAGE_SIZE:]
    return tuple(
        ReportRow(desk.number(r.id), r.id, f"{outlet(r)}, {published(r)}", times[r.id])
        for r in newest
    )


def _tenure(desk: Desk, tenure: Tenure) -> TenureRow:
    seen = span(tenure.first, tenure.last)
    return TenureRow(
        titles="; ".join(tenure.titles),
        part=word("part", tenure.part) if tenure.part else "",
        seen=f"former, told {seen}" if tenure.former else seen,
        sources=fact_rows.sources(desk, tenure.facts[:4]),
    )


def _listed(page: ActorPage) -> list[FactRow]:
    things = (*page.wants, *page.done, *page.others, *page.ties)
    own = {told.row.id: told.row for told in things}  # what it does to itself stands twice
    return [*page.speech, *own.values()]


def _charts(page: ActorPage) -> list[Drawing]:
    if page.spells is None:
        return []
    rows = [(t.titles, t.part, t.seen) for t in page.tenures]
    header = ("title as printed", "part in the process", "seen")
    title = f"{page.name}: offices and parts over time"
    return [spells_drawing("offices", title, page.spells, rows, header)]


PAGE = Page(
    path="/actors/{ident}",
    template="actor.html",
    context=ActorPage,
    build=build,
    title=lambda page: str(page.name),
    sheet=lambda page: fact_rows.sheet("actor", _listed(page)),
    charts=_charts,
    here="/actors",
)
