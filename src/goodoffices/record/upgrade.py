"""Brings the tables of a record to the newest schema, with Alembic.

Apart from `database`, because Alembic takes a quarter of a second to load and an existing, up to
date record does not need it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

BY_LETTER = text(
    "SELECT table_name, column_name FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND data_type = 'text' "
    "AND collation_name IS DISTINCT FROM 'C' ORDER BY table_name, ordinal_position"
)
"""Columns of words that the server sorts as a language does, and not letter by letter."""


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the record lacks, in the transaction of the connection."""
    settings = Config()
    folder = Path(__file__).parent / "schema"
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
    if connection.dialect.name == "postgresql":
        _sort_by_letter(connection)


def _sort_by_letter(connection: Connection) -> None:
    """Let words be sorted as in a file: what a record gives must not depend on the server."""
    columns: dict[str, list[str]] = {}
    for row in connection.execute(BY_LETTER):
        columns.setdefault(row[0], []).append(f'ALTER COLUMN "{row[1]}" TYPE text COLLATE "C"')
    for table, changes in columns.items():
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {", ".join(changes)}')
