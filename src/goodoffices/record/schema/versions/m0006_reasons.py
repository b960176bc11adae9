"""Why things were judged so is kept once for each wording, and not once for each judgement."""

from __future__ import annotations

from itertools import groupby

from alembic import op
from sqlalchemy import text

from goodoffices.record.reasons import reason_id, write_reasons
from goodoffices.record.schema.script import run_script

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

AT_ONCE = 5000
"""Judgements whose reasons are moved together."""
NEXT = text("SELECT id FROM judgement WHERE id > :last ORDER BY id LIMIT :most")
BEFORE = text(
    "SELECT judgement, words FROM judgement_reason "
    "WHERE judgement > :last AND judgement <= :until ORDER BY judgement, nth"
)
NUMBERED = text("UPDATE judgement SET reason = :reason WHERE id = :own")


def upgrade() -> None:
    """Make the tables of `m0006_reasons.sql`, and move the sentences there."""
    connection = op.get_bind()
    run_script(connection, __file__)
    last = ""
    while ids := connection.scalars(NEXT, {"last": last, "most": AT_ONCE}).all():
        told = connection.execute(BEFORE, {"last": last, "until": ids[-1]}).all()
        given = {
            one: tuple(row[1] for row in rows)
            for one, rows in groupby(told, key=lambda row: str(row[0]))
        }
        write_reasons(connection, given.values())
        if given:
            numbered = [{"own": one, "reason": reason_id(why)} for one, why in given.items()]
            connection.execute(NUMBERED, numbered)
        last = ids[-1]
    connection.execute(text("DROP TABLE judgement_reason"))
