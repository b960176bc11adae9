"""Actors and facts are merged by what is new; what was read before is merged again."""

from __future__ import annotations

from alembic import op

from goodoffices.record.schema.script import run_script

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of `m0005_merging.sql`."""
    run_script(op.get_bind(), __file__)
