"""Reaches a record on a PostgreSQL server: its address, whose turn it is to write, what is seen.

A writer takes a lock that belongs to the record, as SQLite's writer does: a second one waits for
its turn or is told. A reader sees one state of the record from its first question to its last.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from goodoffices.errors import RecordUnusable
from goodoffices.places import hidden

DIALECTS = ("postgresql", "postgres")
EXAMPLE = "Write it as postgresql://user@host/database, or name a file"
REACH = 10
"""Seconds to wait for a server that does not answer."""

STATE = text("SELECT CAST(pg_current_snapshot() AS text)")
"""Which transactions are done: where it has not changed, nothing in the database has."""
TURN = text("SELECT pg_advisory_xact_lock(:record, hashtext(current_schema()))")
RECORD = 0x676F6F64
"""The letters `good`: keeps our lock apart from those of other programs in the same database."""


def server_engine(address: str, *, read_only: bool) -> Engine:
    """Give what opens connections to the record at an address."""
    url = _url(address)
    asked = _wishes(url)
    try:
        engine = create_engine(url, connect_args=asked, pool_pre_ping=False)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise RecordUnusable(
            hidden(address),
            "the driver for PostgreSQL is not installed",
            "Install it with: pip install 'goodoffices[postgres]'",
        ) from error
    return engine.execution_options(postgresql_readonly=read_only)


def _wishes(url: URL) -> dict[str, Any]:
    """Give what is asked of a connection, unless the address says otherwise."""
    usual: dict[str, Any] = {"connect_timeout": REACH, "application_name": "goodoffices"}
    return {name: value for name, value in usual.items() if name not in url.query}


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise RecordUnusable(hidden(address), "this is no database address", EXAMPLE) from error
    kind = url.drivername.lower().partition("+")[0]
    if kind not in DIALECTS:
        raise RecordUnusable(hidden(address), f"a record is not kept in {kind}", EXAMPLE)
    if not url.database:
        raise RecordUnusable(hidden(address), "it names no database", EXAMPLE)
    return url.set(drivername="postgresql+psycopg")


def take_turn(connection: Connection) -> None:
    """Wait until no other process writes to this record; the turn ends with the transaction."""
    patience = float(connection.get_execution_options().get("patience", REACH))
    # Never nought: to the server that would mean to wait for ever.
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(1000 * patience))}")
    connection.execute(TURN, {"record": RECORD})


def only_reads(connection: Connection) -> None:
    """Let a connection, before its first question, see one state of the record and change none."""
    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def state_of(address: str) -> str:
    """Tell one state of a record on a server from another; empty, so never trusted, on trouble."""
    try:
        with _watching(address).connect() as connection:
            return str(connection.scalar(STATE))
    except DBAPIError:
        return ""


@cache
def _watching(address: str) -> Engine:
    """Give connections kept open for asking often; broken ones are replaced."""
    url = _url(address)
    return create_engine(url, pool_pre_ping=True, connect_args=_wishes(url))
