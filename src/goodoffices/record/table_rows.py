"""Puts rows into a table and takes a report's rows out of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, bindparam, delete, insert

from goodoffices.record.rows import Row


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put rows into a table; none is well, too."""
    if rows:
        connection.execute(insert(table), rows)


def delete_for(connection: Connection, table: Table, reports: Sequence[str]) -> None:
    """Take out the rows of these reports."""
    gone = [{"gone": report} for report in reports]
    if gone:
        connection.execute(delete(table).where(table.c.report == bindparam("gone")), gone)
