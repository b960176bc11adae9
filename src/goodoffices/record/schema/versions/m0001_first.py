"""The first schema: reports, what each says, actors, judgements, and the word indexes."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of `m0001_first.sql`, then the word indexes."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in statements.split(";\n"):
        if statement.strip():
            ddl = statement if sqlite else statement.replace(" WITHOUT ROWID", "")
            op.get_bind().exec_driver_sql(ddl)
    if sqlite:
        _make_word_indexes()


def _make_word_indexes() -> None:
    # Without content of their own: the text stands once, in `report`.
    for name, columns in (("report_words", "title, words"), ("sentence_words", "words")):
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5"
            f"({columns}, content='', tokenize='unicode61 remove_diacritics 2')"
        )
