"""Keeps the table of actors in step with what the reports claim of them.

Each report's claims are kept as they are; the counts over all reports are moved by what was
taken out and what came in, so that a name in a hundred thousand reports costs no more to update
than one in two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select

from goodoffices.gate import fold
from goodoffices.record import rows
from goodoffices.record.actor_keys import mark_actors
from goodoffices.record.parts import parts
from goodoffices.record.table_rows import insert_rows
from goodoffices.record.tables import actor, actor_trait


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says of an actor, and how often."""

    report: str
    actor: str
    trait: str
    value: str
    times: int

    def row(self) -> rows.Row:
        """Give the claim as a row."""
        return {
            "report": self.report,
            "actor": self.actor,
            "trait": self.trait,
            "value": self.value,
            "times": self.times,
        }


def count_claims(connection: Connection, before: Iterable[Claim], after: Iterable[Claim]) -> None:
    """Move the counts from the claims that were to those that are, and renew the actors."""
    reports: Counter[tuple[str, str, str]] = Counter()
    times: Counter[tuple[str, str, str]] = Counter()
    for sign, claims in ((-1, before), (1, after)):
        for claim in claims:
            key = (claim.actor, claim.trait, claim.value)
            reports[key] += sign
            times[key] += sign * claim.times
    moved = [key for key in sorted(reports) if reports[key] or times[key]]
    actors = sorted({key[0] for key in moved})
    known: dict[tuple[str, str, str], tuple[int, int]] = {}
    for row in _traits(connection, actors):
        known[(row.actor, row.trait, row.value)] = (row.reports, row.times)
    then = _identities(connection, actors)
    aliases = {
        key[0]
        for key in moved
        if key[1] == "alias" and (key not in known or known[key][0] + reports[key] <= 0)
    }
    _take_out(connection, [key for key in moved if key in known], {key[0] for key in known})
    for key in moved:
        had = known.get(key, (0, 0))
        known[key] = (had[0] + reports[key], had[1] + times[key])
    _store_traits(connection, {key: known[key] for key in moved})
    _store_actors(connection, actors, known)
    now = _identities(connection, actors)
    changed = {one for one in actors if then.get(one) != now.get(one)}
    mark_actors(connection, changed | aliases)


def _identities(connection: Connection, actors: list[str]) -> dict[str, tuple[Any, ...]]:
    """Give what actors are called and are: all on which it depends who is one with whom."""
    own = actor.c
    found: dict[str, tuple[Any, ...]] = {}
    for part in parts(actors):
        for row in connection.execute(
            select(own.id, own.name, own.kind, own.country, own.known).where(own.id.in_(part))
        ):
            found[row[0]] = tuple(row)
    return found


def _traits(connection: Connection, actors: list[str]) -> Iterable[Row[Any]]:
    for part in parts(actors):
        yield from connection.execute(select(actor_trait).where(actor_trait.c.actor.in_(part)))


def _take_out(connection: Connection, keys: list[tuple[str, str, str]], actors: set[str]) -> None:
    """Take out the rows that are to be written anew: these traits, and all these actors."""
    own = actor_trait.c
    if keys:
        connection.execute(
            delete(actor_trait).where(
                own.actor == bindparam("a"),
                own.trait == bindparam("t"),
                own.value == bindparam("v"),
            ),
            [{"a": key[0], "t": key[1], "v": key[2]} for key in keys],
        )
    if actors:
        gone = [{"gone": one} for one in sorted(actors)]
        connection.execute(delete(actor).where(actor.c.id == bindparam("gone")), gone)


def _store_traits(
    connection: Connection, counts: dict[tuple[str, str, str], tuple[int, int]]
) -> None:
    new: list[rows.Row] = [
        {
            "actor": key[0],
            "trait": key[1],
            "value": key[2],
            "folded": fold(key[2]),
            "reports": reports,
            "times": times,
        }
        for key, (reports, times) in counts.items()
        if reports > 0
    ]
    insert_rows(connection, actor_trait, new)


def _store_actors(
    connection: Connection,
    actors: list[str],
    counts: dict[tuple[str, str, str], tuple[int, int]],
) -> None:
    traits: dict[str, dict[str, dict[str, tuple[int, int]]]] = defaultdict(dict)
    for (one, trait, value), (reports, times) in counts.items():
        if reports > 0:
            traits[one].setdefault(trait, {})[value] = (reports, times)
    new = [_actor_row(one, traits[one]) for one in actors if traits[one].get("kind")]
    insert_rows(connection, actor, new)


def _actor_row(one: str, traits: dict[str, dict[str, tuple[int, int]]]) -> rows.Row:
    printed = (*traits.get("printed", {}).values(), *traits.get("together", {}).values())
    return {
        "id": one,
        "name": _most_said(traits.get("name", {})) or "",
        "kind": _most_said(traits["kind"]),
        "country": _most_said(traits.get("country", {})),
        "known": _most_said(traits.get("known", {})),
        "reports": sum(reports for reports, _ in traits["kind"].values()),
        "mentions": sum(times for _, times in printed),
    }


def _most_said(values: dict[str, tuple[int, int]]) -> str | None:
    """Give what most reports say; of equals the longest, then the first in the alphabet."""
    if not values:
        return None
    return min(values, key=lambda value: (-values[value][0], -len(value), value))
