"""Which actors are one, by what was judged: the merged view, worked out on reading.

Judgements are edges; those that say "same" tie two ids together unless that would join a pair
that is judged different. A person's word beats the program's, the later of two persons' the
earlier, so that the order in which judgements were made or stored does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from goodoffices.record.parts import parts
from goodoffices.record.tables import actor, judgement
from goodoffices.reviews import PROGRAM


class Edge(NamedTuple):
    """A judgement, as far as it ties or parts two ids."""

    left: str
    right: str
    verdict: str
    score: float
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Groups:
    """Ids joined by judgements: each id's head, and each head's members."""

    head: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]

    def head_of(self, one: str) -> str:
        """Give the id under which an actor is shown."""
        return self.head.get(one, one)

    def all_of(self, one: str) -> tuple[str, ...]:
        """Give every id that is one with this."""
        head = self.head_of(one)
        return self.members.get(head, (head,))


def join_same(edges: Iterable[Edge]) -> dict[str, str]:
    """Join ids by union-find; give for each id the first of its group in the alphabet."""
    return tied_by(edges)[0]


def tied_by(edges: Iterable[Edge]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Join ids by union-find; give the first of each id's group, and the pairs that joined two."""
    standing = _standing(edges)
    apart: dict[str, set[str]] = {}
    for (left, right), edge in standing.items():
        if edge.verdict == "different":
            apart.setdefault(left, set()).add(right)
            apart.setdefault(right, set()).add(left)
    ties = [(e.by == PROGRAM, -e.score, p) for p, e in standing.items() if e.verdict == "same"]
    members = {one: {one} for *_, pair in ties for one in pair}
    used: set[tuple[str, str]] = set()
    for *_, (left, right) in sorted(ties):
        one, other = members[left], members[right]
        if one is other or _parted(one, other, apart):
            continue
        one, other = (one, other) if len(one) >= len(other) else (other, one)
        used.add((left, right))
        one |= other
        for each in other:
            members[each] = one
    first = {id(group): min(group) for group in members.values()}
    return {each: first[id(group)] for each, group in members.items()}, used


def find_groups(connection: Connection, ids: Iterable[str]) -> Groups:
    """Give the groups of these actors, each under its best known member."""
    edges = edges_around(connection, set(ids), "actor")
    groups: dict[str, set[str]] = {}
    for each, first in join_same(edges).items():
        groups.setdefault(first, set()).add(each)
    wanted = [each for group in groups.values() for each in group]
    rank = _ranks(connection, wanted)
    head: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        best = min(group, key=lambda each: (*rank.get(each, (2, 0)), each))
        members[best] = tuple(sorted(group))
        head |= dict.fromkeys(group, best)
    return Groups(head, members)


def _standing(edges: Iterable[Edge]) -> dict[tuple[str, str], Edge]:
    """Give for each pair the judgement that stands."""
    standing: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        left, right = edge.left, edge.right
        pair = (left, right) if left < right else (right, left)
        other = standing.setdefault(pair, edge)
        if other is not edge and _weight(edge) > _weight(other):
            standing[pair] = edge
    return standing


def _weight(edge: Edge) -> tuple[bool, str, str, str]:
    return (not _program(edge), edge.at, edge.by, edge.verdict)


def _program(edge: Edge) -> bool:
    return edge.by == PROGRAM


def _parted(one: set[str], other: set[str], apart: Mapping[str, set[str]]) -> bool:
    smaller, larger = (one, other) if len(one) < len(other) else (other, one)
    return any(not larger.isdisjoint(apart[each]) for each in smaller if each in apart)


def canonical(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give for each merged actor of these the first id of its group in the alphabet.

    It depends on the judgements alone, not on how often anybody is mentioned.
    """
    return join_same(edges_around(connection, set(ids), "actor"))


def edges_around(connection: Connection, ids: set[str], subject: str) -> list[Edge]:
    """Follow judgements on a subject from these ids as far as they lead."""
    edges: dict[str, Edge] = {}
    seen: set[str] = set()
    waiting = set(ids)
    while waiting:
        found = edges_at(connection, waiting, subject)
        seen |= waiting
        edges |= found
        ties = (edge for edge in found.values() if edge.verdict == "same")
        waiting = {one for edge in ties for one in (edge.left, edge.right)} - seen
    return list(edges.values())


def edges_at(connection: Connection, ids: Iterable[str], subject: str) -> dict[str, Edge]:
    """Give the judgements on a subject in which one of these ids stands, by their own ids."""
    own = judgement.c
    when = func.coalesce(own.judged_at, "")
    told = select(
        own.left_id, own.right_id, own.verdict, own.score, own.judged_by, when, own.id
    ).where(own.subject == subject)
    edges: dict[str, Edge] = {}
    for part in parts(sorted(ids)):
        for side in (own.left_id, own.right_id):
            rows = connection.execute(told.where(side.in_(part))).all()
            # Those with both ends among the ids come twice, once by either side.
            edges |= {row[-1]: Edge._make(row[:-1]) for row in rows if row[-1] not in edges}
    return edges


@dataclass(frozen=True, slots=True)
class _Part:
    """Facts that hang together, as far as they were followed."""

    name: str
    """The first of the facts from which they were followed."""
    known: set[str]
    edge: set[str]
    """Those of them whose own ties were not asked for yet."""

    def with_(self, other: _Part) -> _Part:
        """Put two together that meet."""
        edge = (self.edge - other.known) | (other.edge - self.known) | (self.edge & other.edge)
        return _Part(min(self.name, other.name), self.known | other.known, edge)


def fallen_off(
    connection: Connection,
    seeds: set[str],
    ignored: set[tuple[str, str]],
    near: Mapping[str, set[str]],
) -> list[set[str]]:
    """Give the sets into which facts fall that lost ties, all but one that is not followed out.

    `seeds` are the ends of the lost ties within one group, `near` what is still tied to each; ties
    in `ignored` are newer than it. Always the smallest set that still has an edge is followed a
    step further, so that the cost is that of what falls off.
    """
    parts_left: list[_Part] = []
    for one in sorted(seeds):
        found = near.get(one, set()) - {one}
        _put_in(parts_left, _Part(one, found | {one}, found))
    closed: list[set[str]] = []
    while len(parts_left) > 1:
        smallest = min(parts_left, key=lambda part: (len(part.known), part.name))
        parts_left.remove(smallest)
        if not smallest.edge:
            closed.append(smallest.known)
            continue
        ties = ties_to(connection, smallest.edge, ignored).values()
        found = set().union(*ties) - smallest.known
        _put_in(parts_left, _Part(smallest.name, smallest.known | found, found))
    return closed


def _put_in(parts_left: list[_Part], new: _Part) -> None:
    """Add a set, together with those that it meets."""
    for other in [one for one in parts_left if not one.known.isdisjoint(new.known)]:
        parts_left.remove(other)
        new = new.with_(other)
    parts_left.append(new)


def ties_to(
    connection: Connection, facts: Iterable[str], ignored: set[tuple[str, str]]
) -> dict[str, set[str]]:
    """Give for each of these facts those that the program says are the same."""
    own = judgement.c
    found: dict[str, set[str]] = {}
    ids = sorted(set(facts))
    for part in parts(ids):
        for here, there in ((own.left_id, own.right_id), (own.right_id, own.left_id)):
            mine = (own.subject == "fact") & (own.verdict == "same") & here.in_(part)
            for one, other in connection.execute(select(here, there).where(mine)).all():
                if (min(one, other), max(one, other)) not in ignored:
                    found.setdefault(one, set()).add(other)
    return found


def _ranks(connection: Connection, ids: list[str]) -> dict[str, tuple[int, int]]:
    """Rank actors: those of the lexicon first, then those mentioned most."""
    rank: dict[str, tuple[int, int]] = {}
    for part in parts(ids):
        own = select(actor.c.id, actor.c.known, actor.c.mentions).where(actor.c.id.in_(part))
        for row in connection.execute(own):
            rank[row.id] = (0 if row.known else 1, -row.mentions)
    return rank
