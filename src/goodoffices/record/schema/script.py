"""Runs the SQL of a migration, which stands in the file of its name beside it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection


def run_script(connection: Connection, migration: str) -> None:
    """Run the statements beside a migration, given by its `__file__`, on either database."""
    script = Path(migration).with_suffix(".sql").read_text(encoding="utf-8")
    if connection.dialect.name != "sqlite":
        script = script.replace(" WITHOUT ROWID", "")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
