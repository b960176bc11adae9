"""The trail of what persons decided on facts and pairs, and what of it stands."""

from __future__ import annotations

from alembic import op

from goodoffices.record.schema.script import run_script

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of `m0003_review.sql`."""
    run_script(op.get_bind(), __file__)
