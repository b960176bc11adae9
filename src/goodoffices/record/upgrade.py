"""Brings the tables of a record to the newest schema, with Alembic.

Apart from `database`, because Alembic takes a quarter of a second to load and an existing, up to
date record does not need it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the record lacks, in the transaction of the connection."""
    settings = Config()
    folder = Path(__file__).parent / "schema"
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
