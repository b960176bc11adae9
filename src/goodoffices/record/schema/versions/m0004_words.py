"""Words can be searched on PostgreSQL: each report and sentence has its vector of words there.

SQLite has had its own index from the first schema on and needs nothing.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Connection, text

from goodoffices.record.schema.script import run_script
from goodoffices.record.word_vectors import vector_of

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

AT_ONCE = 500
"""Reports whose words are entered together."""
REPORTS = text("SELECT id, num, title, text FROM report WHERE id = ANY(:reports) ORDER BY num")
SENTENCES = text(
    "SELECT num, report, span_from, span_to FROM sentence WHERE report = ANY(:reports) ORDER BY num"
)
ADD = "INSERT INTO {name}(num, words) VALUES (:num, CAST(:words AS tsvector))"


def upgrade() -> None:
    """Make the tables of `m0004_words.sql`, then enter the words of all reports there are."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return
    run_script(connection, __file__)
    reports = list(connection.scalars(text("SELECT id FROM report ORDER BY num")))
    for first in range(0, len(reports), AT_ONCE):
        _enter(connection, reports[first : first + AT_ONCE])


def _enter(connection: Connection, reports: list[str]) -> None:
    texts: dict[str, str] = {}
    whole, parts = [], []
    for row in connection.execute(REPORTS, {"reports": reports}):
        texts[row.id] = row.text
        whole.append({"num": row.num, "words": vector_of(row.title or "", row.text)})
    for row in connection.execute(SENTENCES, {"reports": reports}):
        words = texts[row.report][row.span_from : row.span_to]
        parts.append({"num": row.num, "words": vector_of("", words)})
    for name, rows in (("report_words", whole), ("sentence_words", parts)):
        if rows:
            connection.execute(text(ADD.format(name=name)), rows)
