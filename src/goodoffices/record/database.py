"""Opens a record: checks that it is one, makes or upgrades its tables, sets how it is locked.

A record on disk is a plain SQLite file, marked with an application id so that no other file is
ever taken for one or overwritten; a record on a PostgreSQL server is told by its tables.
Transactions are opened with `writing` and `reading`; a function that is handed a connection never
commits. On both, one process writes at a time and readers never wait.
"""

from __future__ import annotations

import importlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.pool import QueuePool

from goodoffices.errors import RecordTooNew, RecordUnusable
from goodoffices.places import hidden, is_address
from goodoffices.record.server import only_reads, server_engine, take_turn
from goodoffices.record.storage_errors import telling_why

APPLICATION_ID = 0x676F6F64
"""Marks the SQLite file as a record: the letters `good`."""

LOOKING, WRITING = 32_000, 128_000
"""Kibibytes of a file held in memory by who looks and who writes: merging goes back and forth."""

VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every schema so far, oldest first; the last is the one this program writes."""

PATIENCE = 10.0
"""Seconds to wait for another process that is writing before giving up."""

OUR_TABLES = frozenset({"report", "reading", "fact", "fact_party", "evidence"})
"""Tables of every record: many programs have a table of versions beside theirs."""
SQLITE_MAGIC = b"SQLite format 3\x00"


def open_record(
    place: str | Path, *, create: bool, read_only: bool = False, patience: float = PATIENCE
) -> Engine:
    """Open the record at a path or address; make it if it is missing and `create` says so."""
    named = str(place)
    if named.startswith("sqlite:///"):
        named = named.removeprefix("sqlite:///")
    if is_address(named):
        engine = server_engine(named, read_only=read_only)
        named = hidden(named)
    else:
        _check_file(Path(named), create)
        engine = _file_engine(Path(named), read_only=read_only, patience=patience)
    engine = engine.execution_options(place=named, patience=patience)
    try:
        with telling_why(named):
            _check_schema(engine, named, create=create and not read_only, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that alone may write; commit at the end, or undo all on an error."""
    with telling_why(engine), engine.connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            if connection.dialect.name != "sqlite":
                take_turn(connection)
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees the record as it stood when it first looked."""
    with telling_why(engine), engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            only_reads(connection)
        with connection.begin():
            yield connection


def _check_file(path: Path, create: bool) -> None:
    where = str(path)
    if path.is_dir():
        raise RecordUnusable(where, "it is a folder", "Name a file, for example process.db")
    if not path.exists():
        if not create:
            raise RecordUnusable(
                where,
                "there is no such record",
                f"Make it with: goodoffices read REPORTS --into {path.name}",
            )
        if not path.absolute().parent.is_dir():
            raise RecordUnusable(where, "its folder does not exist", "Make the folder first")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE_MAGIC))
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise RecordUnusable(where, why, "Check the file and its permissions") from error
    if head not in (b"", SQLITE_MAGIC) or (head == b"" and not create):
        raise _not_a_record(where)


def _not_a_record(where: str) -> RecordUnusable:
    what = "database" if is_address(where) else "file"
    return RecordUnusable(
        where,
        f"this {what} is not a goodoffices record",
        f"Name another {what}; this one was not changed",
    )


def _empty(where: str) -> RecordUnusable:
    return RecordUnusable(
        where,
        "there is no record in this database yet",
        f"Make it with: goodoffices read REPORTS --into {where}",
    )


def _file_engine(path: Path, *, read_only: bool, patience: float) -> Engine:
    mode = "rwc"
    if read_only:
        # Even a reader needs to write beside the file, unless nobody can change it.
        mode = "ro" if os.access(path.absolute().parent, os.W_OK) else "ro&immutable=1"
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=patience, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", partial(_prepare, kibibytes=LOOKING if read_only else WRITING))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(driver: sqlite3.Connection, _record: Any, *, kibibytes: int) -> None:
    driver.isolation_level = None
    with closing(driver.cursor()) as cursor:
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA cache_size = -{kibibytes}")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: one that only later needs it could not wait for it.
    alone = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if alone else "BEGIN")


def _check_schema(engine: Engine, where: str, *, create: bool, read_only: bool) -> None:
    with reading(engine) as connection:
        version = _version(connection, where)
    if version == VERSIONS[-1]:
        return
    if version is not None and version not in VERSIONS:
        raise RecordTooNew(
            where,
            f"it was made by a newer goodoffices (schema {version}, this one knows {VERSIONS[-1]})",
            "Upgrade goodoffices, or name another record",
        )
    if version is None and not create:
        raise _empty(where) if is_address(where) else _not_a_record(where)
    if read_only:
        raise RecordUnusable(
            where, "its schema is older than this program's", "Open it once for writing"
        )
    _make_tables(engine, where)


def _version(connection: Connection, where: str) -> str | None:
    """Give the schema version, or nothing for an empty database; refuse what is not ours."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if connection.dialect.name == "sqlite":
        marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if marked != APPLICATION_ID:
            raise _not_a_record(where)
    if "alembic_version" not in tables or not tables >= OUR_TABLES:
        raise _not_a_record(where)
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)


def _make_tables(engine: Engine, where: str) -> None:
    if engine.dialect.name == "sqlite":
        # Readers and one writer do not wait for each other in this mode; it stays in the file.
        with telling_why(where), closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        # Another process may have made them while this one waited for its turn.
        if _version(connection, where) == VERSIONS[-1]:
            return
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        # Loaded here and not above: Alembic takes long to load, and few openings need it.
        importlib.import_module("goodoffices.record.upgrade").bring_up_to_date(connection)
