"""Who tells a thing is found without the texts of its reports."""

from __future__ import annotations

from alembic import op

from goodoffices.record.schema.script import run_script

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column of `m0009_tellers.sql`, and fill them."""
    run_script(op.get_bind(), __file__)
