"""What merging actors needs of the record: who changed, and who shares a key with them.

The keys themselves are made in `merge`; here they are kept, so that only neighbours are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select

from goodoffices.record import tables
from goodoffices.record.parts import parts
from goodoffices.record.table_rows import insert_rows


def mark_actors(connection: Connection, actors: Iterable[str]) -> None:
    """Remember actors that are to be judged; one that is remembered already stays so."""
    wanted = sorted(set(actors))
    _take_out(connection, wanted)
    insert_rows(connection, tables.actor_pending, [{"actor": one} for one in wanted])


def pending_actors(connection: Connection) -> list[str]:
    """Give the actors that are still to be judged, also those that are gone."""
    own = tables.actor_pending.c.actor
    return list(connection.scalars(select(own).order_by(own)))


def done_actors(connection: Connection, actors: Collection[str]) -> None:
    """Forget that these actors were to be judged."""
    _take_out(connection, actors)


def replace_actor_keys(
    connection: Connection, actors: Collection[str], keys: Mapping[str, Iterable[str]]
) -> set[str]:
    """Write the keys of these actors in place of those they had; give all that they have or had."""
    before = keys_of_actors(connection, actors)
    own = tables.actor_key
    gone = [{"gone": one} for one in sorted(actors)]
    if gone:
        connection.execute(delete(own).where(own.c.actor == bindparam("gone")), gone)
    rows = sorted((key, one) for one, its in keys.items() for key in its)
    insert_rows(connection, own, [{"own_key": key, "actor": one} for key, one in rows])
    return before | {key for key, _ in rows}


def keys_of_actors(connection: Connection, actors: Iterable[str]) -> set[str]:
    """Give every key that one of these actors has."""
    own = tables.actor_key.c
    found: set[str] = set()
    for part in parts(sorted(set(actors))):
        found |= set(connection.scalars(select(own.own_key).where(own.actor.in_(part))))
    return found


def actors_sharing(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Give every actor that has one of these keys."""
    own = tables.actor_key.c
    found: set[str] = set()
    for part in parts(sorted(set(keys))):
        found |= set(connection.scalars(select(own.actor).where(own.own_key.in_(part))))
    return found


def _take_out(connection: Connection, actors: Collection[str]) -> None:
    own = tables.actor_pending
    if actors:
        gone = [{"gone": one} for one in sorted(actors)]
        connection.execute(delete(own).where(own.c.actor == bindparam("gone")), gone)
