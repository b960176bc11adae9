"""Turns what a database driver raises into the errors that a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from goodoffices.errors import GoodOfficesError, RecordBusy, RecordUnusable, StorageFull
from goodoffices.record.server_errors import server_told

BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
UNWRITTEN = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
UNREACHABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}


@contextmanager
def telling_why(place: str | Engine) -> Iterator[None]:
    """Run a block; what goes wrong with the storage comes out as one of our errors."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(place, error.orig) from error
    except sqlite3.Error as error:
        raise _explained(place, error) from error


def _explained(place: str | Engine, error: BaseException | None) -> GoodOfficesError:
    where = place if isinstance(place, str) else place_of(place)
    if error is not None and not isinstance(error, sqlite3.Error):
        return server_told(where, error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in BUSY:
        return RecordBusy(
            where,
            "another process is writing to this record",
            "Wait until it has ended, then run the same command again",
        )
    if code == sqlite3.SQLITE_FULL:
        return StorageFull(
            where,
            "the disk is full; what was saved before is safe",
            "Free some space, then run the same command again: it goes on where it stopped",
        )
    if getattr(error, "sqlite_errorcode", 0) in UNWRITTEN:
        return StorageFull(
            where,
            "the system did not let it grow; what was saved before is safe",
            "Look for free space and limits, then run the same command again",
        )
    if code == sqlite3.SQLITE_READONLY:
        return RecordUnusable(where, "it may not be written to", "Change the file's permissions")
    if code in DAMAGED:
        return RecordUnusable(
            where, "it is not a record, or is damaged", "Name another file for the record"
        )
    if code in UNREACHABLE:
        return RecordUnusable(
            where, "it cannot be opened or read", "Check the folder, the disk and permissions"
        )
    return RecordUnusable(where, f"the database refused: {error}", "Check the record with a copy")


def place_of(engine: Engine) -> str:
    """Give the place of an open record as the user named it, for messages."""
    options = engine.get_execution_options()
    return str(options.get("place") or engine.url.render_as_string(hide_password=True))
