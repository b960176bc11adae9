"""Texts stand by themselves, so that lists of reports need not read them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Connection, text

from goodoffices.record.schema.script import run_script

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

AT_ONCE = 500
"""Reports whose first lines are looked for together."""
LOOKED_AT, LONGEST = 2000, 200
"""Characters among which the first line is looked for, and those kept of it."""
NEXT = text(
    "SELECT report, substr(text, 1, :many) AS words FROM report_text "
    "WHERE report > :last ORDER BY report LIMIT :most"
)
FILL = text("UPDATE report SET opening = :opening WHERE id = :own")


def upgrade() -> None:
    """Move the texts as `m0011_texts.sql` says, and keep the first line of each."""
    connection = op.get_bind()
    run_script(connection, __file__)
    _fill(connection)
    connection.execute(text("ALTER TABLE report DROP COLUMN text"))


def _fill(connection: Connection) -> None:
    last = ""
    asked = {"many": LOOKED_AT, "most": AT_ONCE}
    while rows := connection.execute(NEXT, {**asked, "last": last}).all():
        last = rows[-1].report
        connection.execute(FILL, [{"own": row.report, "opening": _line(row.words)} for row in rows])


def _line(words: str) -> str:
    """Give the first line that is not empty, as it was kept for this schema."""
    return next((line.strip() for line in words.splitlines() if line.strip()), "")[:LONGEST]
