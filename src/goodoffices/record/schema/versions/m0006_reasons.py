"""Why things were judged so is kept once for each wording, and not once for each judgement."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import groupby

from alembic import op
from sqlalchemy import Connection, text

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
KEPT = text("INSERT INTO reason (id, words) VALUES (:id, :words) ON CONFLICT DO NOTHING")
BETWEEN = "\x1e"
"""Stands between two sentences of one wording."""


def upgrade() -> None:
    """Make the tables of `m0006_reasons.sql`, and move the sentences there."""
    connection = op.get_bind()
    run_script(connection, __file__)
    last = ""
    while ids := connection.scalars(NEXT, {"last": last, "most": AT_ONCE}).all():
        told = connection.execute(BEFORE, {"last": last, "until": ids[-1]}).all()
        given = {
            one: BETWEEN.join(row[1] for row in rows)
            for one, rows in groupby(told, key=lambda row: str(row[0]))
        }
        if given:
            _keep(connection, given.values())
            numbered = [{"own": one, "reason": _number(words)} for one, words in given.items()]
            connection.execute(NUMBERED, numbered)
        last = ids[-1]
    connection.execute(text("DROP TABLE judgement_reason"))


def _keep(connection: Connection, given: Iterable[str]) -> None:
    """Keep each wording once: one that an earlier part had is kept already."""
    kept = {_number(words): words for words in given}
    rows = [{"id": one, "words": words} for one, words in sorted(kept.items())]
    connection.execute(KEPT, rows)


def _number(words: str) -> int:
    """Give the number of a wording as it was made for this schema, whatever is done later."""
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:7], "big")
