"""Things and reports carry the number of the writing that last changed what they tell."""

from __future__ import annotations

from alembic import op

from goodoffices.record.schema.script import run_script

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns and the table of `m0008_changed.sql`."""
    run_script(op.get_bind(), __file__)
