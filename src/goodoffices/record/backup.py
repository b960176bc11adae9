"""Copies a record while others use it: to a file, to a server, or from one to the other.

A copy is one state of the record, however long copying takes and whoever writes meanwhile. What
is copied half is thrown away: a copy is there whole, or not at all.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from goodoffices.errors import RecordUnusable
from goodoffices.places import hidden, is_address
from goodoffices.record.database import open_record, reading, writing
from goodoffices.record.parts import parts
from goodoffices.record.storage_errors import telling_why
from goodoffices.record.table_rows import insert_rows
from goodoffices.record.tables import metadata, report
from goodoffices.record.words import index_words

AT_ONCE = 2000
"""Rows that are copied together."""
TEXTS_AT_ONCE = 200
"""Reports whose words are entered together."""


def copy_record(place: str | Path, copy: str | Path) -> dict[str, int]:
    """Copy a record to a place where there is none yet; give how many rows each table has."""
    source, target = str(place), str(copy)
    if is_address(source) or is_address(target):
        return _copy_rows(source, target)
    engine = open_record(source, create=False, read_only=True)
    engine.dispose()
    with _new_file(Path(target)) as unfinished:
        _copy_file(Path(source), unfinished)
        return _checked(unfinished)


def _copy_file(source: Path, target: Path) -> None:
    address = f"{source.absolute().as_uri()}?mode=ro"
    with (
        telling_why(str(target)),
        closing(sqlite3.connect(address, uri=True)) as one,
        closing(sqlite3.connect(target)) as other,
    ):
        # All pages in one step: in several, each change by another process would begin it anew.
        one.backup(other, pages=-1)


def _checked(copy: Path) -> dict[str, int]:
    """Open a copy as any record, and let SQLite look at every page of it."""
    engine = open_record(copy, create=False)
    try:
        with reading(engine) as connection:
            said = connection.exec_driver_sql("PRAGMA quick_check").scalar()
            if said != "ok":
                why = f"the copy is damaged, and so is likely the record: {said}"
                raise RecordUnusable(str(copy), why, "Check it with: goodoffices verify FILE")
            return _rows_in(connection)
    finally:
        engine.dispose()


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; what is there at the end takes the target's name, unless taken."""
    if target.exists():
        raise _taken(str(target))
    if not target.absolute().parent.is_dir():
        raise RecordUnusable(str(target), "its folder does not exist", "Make the folder first")
    try:
        folder = tempfile.TemporaryDirectory(prefix=".backup-", dir=target.absolute().parent)
    except OSError as error:
        why = (error.strerror or "it cannot be written").lower()
        raise RecordUnusable(str(target), why, "Check the folder and its permissions") from error
    with folder as unfinished:
        made = Path(unfinished) / target.name
        yield made
        with made.open("rb") as file:
            os.fsync(file.fileno())
        try:
            # Unlike renaming, a link never takes the place of what came meanwhile.
            os.link(made, target)
        except FileExistsError as error:
            raise _taken(str(target)) from error
        except OSError:
            # Some disks know no links.
            made.rename(target)


def _taken(where: str) -> RecordUnusable:
    return RecordUnusable(where, "it is there already", "Name another; this one was not changed")


def _copy_rows(source: str, target: str) -> dict[str, int]:
    engine = open_record(source, create=False, read_only=True)
    try:
        with reading(engine) as connection:
            if not is_address(target):
                with _new_file(Path(target)) as unfinished:
                    return _fill(connection, open_record(unfinished, create=True), target)
            return _fill(connection, open_record(target, create=True), hidden(target))
    finally:
        engine.dispose()


def _fill(source: Connection, engine: Engine, where: str) -> dict[str, int]:
    try:
        with writing(engine) as connection:
            if any(_rows_in(connection).values()):
                raise _taken(where)
            for table in metadata.sorted_tables:
                rows = source.execute(
                    select(table).order_by(*table.primary_key.columns),
                    execution_options={"yield_per": AT_ONCE},
                )
                for some in rows.mappings().partitions(AT_ONCE):
                    insert_rows(connection, table, [dict(row) for row in some])
            _enter_words(connection)
            return _rows_in(connection)
    finally:
        engine.dispose()


def _enter_words(connection: Connection) -> None:
    reports = list(connection.scalars(select(report.c.id).order_by(report.c.num)))
    for part in parts(reports, TEXTS_AT_ONCE):
        index_words(connection, part)


def _rows_in(connection: Connection) -> dict[str, int]:
    return {
        table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
        for table in metadata.sorted_tables
    }
