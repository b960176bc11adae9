"""What each actor wants, refuses and makes conditional, and where it moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from goodoffices.codes import ActorKind
from goodoffices.dossier.brief_said import Said, said_wishes
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.dossier.dating import month_of, on_day
from goodoffices.dossier.material import Line, Material, stated, who
from goodoffices.dossier.naming import capital, within
from goodoffices.dossier.people import home_of
from goodoffices.dossier.stands import moves
from goodoffices.dossier.telling import joined
from goodoffices.dossier.wants import FOR, clause, is_told_well
from goodoffices.dossier.words import word
from goodoffices.facts import Fact, Position

MOST_ACTORS = 8
MOST_WISHES = 2
"""Of one actor on each side: the newest, each on another issue."""
MOST_MOVES = 3
LONG_BEFORE = timedelta(days=60)
"""A wish that its own words date so long before the report is told with its own day too."""
_RANK: Mapping[ActorKind, int] = MappingProxyType(
    {
        ActorKind.GOVERNMENT: 0,
        ActorKind.OPPOSITION_COALITION: 0,
        ActorKind.ARMED_GROUP: 0,
        ActorKind.STATE: 1,
        ActorKind.PERSON: 2,
        ActorKind.IGO: 3,
    }
)
"""Whose line comes first: the parties', then those of states, persons and organisations."""
_LAST = 4
"""The place of all others."""


def wanted(
    positions: Sequence[Position], material: Material, *, facts: Iterable[Fact] = ()
) -> Part:
    """List actors with the newest of what each wants and of what it refuses.

    Of `facts`, the statements fill what no position tells.
    """
    held: dict[str, list[Position]] = defaultdict(list)
    for fact in positions:
        if is_told_well(fact):
            held[who(fact.actor)].append(fact)
    said = said_wishes(facts, [f for each in held.values() for f in each], material)
    ranks = _ranks(material)
    ranked = sorted({*held, *said}, key=lambda one: (ranks.get(one, _LAST), one))
    chosen = sorted(ranked, key=lambda one: -_breadth(held.get(one, []), said.get(one, ())))
    rows = []
    for one in (actor for actor in ranked if actor in chosen[:MOST_ACTORS]):
        newest, told = held.get(one, [])[::-1], tuple(said.get(one, ()))[::-1]
        favour = _newest(f for f in newest if f.stance in FOR)
        against = _newest(f for f in newest if f.stance not in FOR)
        head = capital(within(newest[0].actor.shown if newest else told[0].shown))
        cells = (_told(favour, material), _told(against, material))
        rows.append(Row(head, tuple(_filled(c, told, not n) for n, c in enumerate(cells))))
    rows.sort(key=lambda row: -sum(1 for cell in row.cells if cell.lines))
    heads = ("Actor", "Wants, offers or supports", "Refuses or makes conditional")
    return Part("want", "What they want", columns=heads, rows=tuple(rows), widths=(19, 43, 38))


def _ranks(material: Material) -> dict[str, int]:
    """Give the place of each actor in the order of lines; a body of another state is no party."""
    home = home_of(material)
    return {
        actor.id: _RANK[ActorKind.STATE]
        if actor.kind is ActorKind.GOVERNMENT and home and actor.country not in (home, None)
        else _RANK.get(actor.kind, _LAST)
        for actor in material.actors
    }


def _filled(cell: Cell, told: Sequence[Said], is_for: bool) -> Cell:
    """Add what is only said to a cell that has room."""
    more = [each.line for each in told if each.is_for is is_for]
    return replace(cell, lines=(*cell.lines, *more)[:MOST_WISHES])


def _breadth(held: Sequence[Position], said: Sequence[Said]) -> int:
    return len({(f.issue, f.stance in FOR) for f in held}) + len({s.is_for for s in said})


def _newest(facts: Iterable[Position]) -> list[Position]:
    chosen: dict[str, Position] = {}
    for fact in facts:
        chosen.setdefault(fact.issue.value, fact)
    return list(chosen.values())[:MOST_WISHES]


def _told(positions: Iterable[Position], material: Material) -> Cell:
    lines = []
    for fact in positions:
        when = _when(fact, material)
        lines.append(Line(f"{clause(fact, material)}{when}", (fact.id,)))
    return Cell(tuple(joined(lines)), "nothing told")


def _when(fact: Position, material: Material) -> str:
    """Give the month of the report in brackets; before it when it was held, if long before.

    "In 1999 he demanded a vote", told in 2001, is of 1999.
    """
    own, told = stated(fact.date), material.told(fact)
    if own and told and told - own > LONG_BEFORE and on_day(fact.date):
        return f" ({on_day(fact.date)}, reported {told:%b %Y})"
    return month_of(told)


def moved(positions: Iterable[Position], material: Material) -> Part:
    """Tell who moved on one matter: what was held before, what later, and when."""
    told = [f for f in positions if is_told_well(f)]
    found = sorted(moves(told, material), key=lambda pair: material.sort_day(pair[1]))
    lines = tuple(_move(before, after, material) for before, after in found[-MOST_MOVES:])
    return Part("moved", "What moved", lines)


def _move(before: Position, after: Position, material: Material) -> Line:
    first, second = (f"{clause(f, material)}{_when(f, material)}" for f in (before, after))
    issue = word("issue", after.issue)
    text = f"On {issue}, {within(after.actor.shown)} {first}, and later {second}."
    return Line(text, (before.id, after.id))
