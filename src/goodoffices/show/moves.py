"""Moves, claims and splits as a page shows them: two accounts, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.codes import FactKind, Issue
from goodoffices.dossier import claims, shifts, splits
from goodoffices.dossier.wording import wish_of
from goodoffices.dossier.words import word
from goodoffices.facts import Fact, Party, Position
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.rows import PartyLink, SourceLink
from goodoffices.show.words import day, outlet, published, shorten, when

MOST_MOVES = 30
"""Moves of each sort on the page, the newest."""
MOST_TIES = 600
"""Newest ties, and offices, that tell who belongs to a side."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One of two accounts."""

    who: PartyLink
    says: str
    """The verb and the words of the position."""
    when: str
    told: str
    """Outlet and day of the report."""
    sentence: str
    source: SourceLink


@dataclass(frozen=True, slots=True)
class Move:
    """A move of an actor, a claim against its own word, or a split inside a side."""

    sort: str
    """One of moved, claimed and split."""
    title: str
    voices: tuple[Voice, Voice]
    tie: SourceLink | None
    """The number that opens what puts one of them inside the side."""


def moves(desk: Desk, positions: Sequence[Position]) -> tuple[Move, ...]:
    """Find what moved, what others claim, and where a side is split."""
    material = desk.dated(positions)
    moved = shifts(positions, material)[:MOST_MOVES]
    claimed = claims(positions, material)[:MOST_MOVES]
    split = splits(positions, _ties(desk), material)[:MOST_MOVES]
    pairs = (
        *((s.before, s.after) for s in moved),
        *((c.stated, c.claimed) for c in claimed),
        *((s.one, s.other) for s in split),
    )
    desk.fetch(fact.report for pair in pairs for fact in pair)
    found = [
        *(_move(desk, "moved", _title(s.actor, s.issue), (s.before, s.after)) for s in moved),
        *(_move(desk, "claimed", _title(c.actor, c.issue), (c.stated, c.claimed)) for c in claimed),
        *(_move(desk, "split", _title(s.side, s.issue), (s.one, s.other), s.tie) for s in split),
    ]
    return tuple(move for move in found if move)


def _title(of: Party, issue: Issue) -> str:
    return f"{of.shown} on {word('issue', issue)}"


def _ties(desk: Desk) -> list[Fact]:
    kinds = (FactKind.RELATION, FactKind.ROLE)
    return [one.best for kind in kinds for one in desk.newest_things(kind, MOST_TIES, tellings=1)]


def _move(
    desk: Desk, sort: str, title: str, pair: tuple[Position, Position], tie: Fact | None = None
) -> Move | None:
    one, other = (_voice(desk, fact) for fact in pair)
    if one is None or other is None:
        return None
    return Move(sort, title, (one, other), fact_rows.brief_source(desk, tie) if tie else None)


def _voice(desk: Desk, fact: Position) -> Voice | None:
    report = desk.report(fact.report)
    if report is None:
        return None
    teller: Party = fact.attributed_to[0] if fact.claimed and fact.attributed_to else fact.actor
    said = f"{wish_of(fact)}: {shorten(fact.content, 120)}"
    own = when(fact.date)
    told = f"told {day(report.told.start)}" if report.told else ""
    return Voice(
        who=fact_rows.links((teller,))[0] if teller.shown else PartyLink("somebody", ""),
        says=f"{fact.actor.shown} {said}" if fact.claimed else said,
        when=own if own != "not stated" else told,
        told=f"{outlet(report)}, {published(report)}",
        sentence=fact.sentence.of(report.text),
        source=fact_rows.source(desk, fact, report),
    )
