"""Actors and facts are merged by what is new; what was read before is merged again."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of `m0005_merging.sql`."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in statements.split(";\n"):
        if statement.strip():
            ddl = statement if sqlite else statement.replace(" WITHOUT ROWID", "")
            op.get_bind().exec_driver_sql(ddl)
