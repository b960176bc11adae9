"""Puts rows into a table and takes a report's rows out of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Date, Table, bindparam, delete, insert

from goodoffices.record.rows import Row


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put rows into a table; none is well, too. All must have the same columns in one order."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), rows)
        return
    # Handed to the driver as they are: SQLAlchemy takes longer for its part than SQLite for all.
    names = tuple(rows[0])
    statement, dated = _prepared(table, names)
    connection.exec_driver_sql(statement, _values(rows, names, dated))


def delete_for(connection: Connection, table: Table, reports: Sequence[str]) -> None:
    """Take out the rows of these reports."""
    gone = [{"gone": report} for report in reports]
    if gone:
        connection.execute(delete(table).where(table.c.report == bindparam("gone")), gone)


@cache
def _prepared(table: Table, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Give the statement for rows with these columns, and the columns that hold days."""
    columns = [table.c[name] for name in names]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"
    return statement, tuple(each.name for each in columns if isinstance(each.type, Date))


def _values(
    rows: Sequence[Row], names: tuple[str, ...], dated: tuple[str, ...]
) -> list[tuple[Any, ...]]:
    """Give each row's values in the order of the names, days as SQLAlchemy stores them."""
    if not dated:
        return [_checked(row, names) for row in rows]
    written = ({name: _day(row[name]) for name in dated} for row in rows)
    return [_checked(row | days, names) for row, days in zip(rows, written, strict=True)]


def _checked(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    if tuple(row) != names:
        raise ValueError(f"a row has the columns {list(row)} and not {list(names)}")
    return tuple(row.values())


def _day(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())
