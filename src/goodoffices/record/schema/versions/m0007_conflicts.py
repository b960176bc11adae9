"""Conflicts of facts have indexes of their own: of millions of judgements they are few."""

from __future__ import annotations

from alembic import op

from goodoffices.record.schema.script import run_script

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes of `m0007_conflicts.sql`."""
    run_script(op.get_bind(), __file__)
