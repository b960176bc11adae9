"""Facts that tell one thing are kept in groups, and what is still to be merged is remembered."""

from __future__ import annotations

from alembic import op

from goodoffices.record.schema.script import run_script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of `m0002_merged.sql`; all that was read before waits to be merged."""
    run_script(op.get_bind(), __file__)
