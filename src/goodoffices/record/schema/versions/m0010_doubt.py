"""What waits for a person is found at once, however many facts and pairs are equally doubtful."""

from __future__ import annotations

from alembic import op

from goodoffices.record.schema.script import run_script

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and indexes of `m0010_doubt.sql`, and fill them."""
    run_script(op.get_bind(), __file__)
