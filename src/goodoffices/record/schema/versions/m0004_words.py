"""Words can be searched on PostgreSQL: each report and sentence has its vector of words there.

SQLite has had its own index from the first schema on and needs nothing.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from goodoffices.record.schema.script import run_script
from goodoffices.record.words import index_words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

AT_ONCE = 500
"""Reports whose words are entered together."""


def upgrade() -> None:
    """Make the tables of `m0004_words.sql`, then enter the words of all reports there are."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return
    run_script(connection, __file__)
    reports = list(connection.scalars(text("SELECT id FROM report ORDER BY num")))
    for first in range(0, len(reports), AT_ONCE):
        index_words(connection, reports[first : first + AT_ONCE])
