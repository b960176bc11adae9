"""Keeps the full-text index of reports and of the sentences that carry facts.

On SQLite these are FTS5 tables without content of their own: the text stands once, in `report`,
and an entry is taken out by giving its words again. Other databases need no index here.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from goodoffices.record.tables import report, sentence

ADD_REPORT = text("INSERT INTO report_words(rowid, title, words) VALUES (:num, :title, :words)")
DROP_REPORT = text(
    "INSERT INTO report_words(report_words, rowid, title, words) "
    "VALUES ('delete', :num, :title, :words)"
)
ADD_SENTENCE = text("INSERT INTO sentence_words(rowid, words) VALUES (:num, :words)")
DROP_SENTENCE = text(
    "INSERT INTO sentence_words(sentence_words, rowid, words) VALUES ('delete', :num, :words)"
)


def index_words(connection: Connection, reports: Sequence[str]) -> None:
    """Enter the words of these reports and of their sentences."""
    _each(connection, reports, adding=True)


def forget_words(connection: Connection, reports: Sequence[str]) -> None:
    """Take out the words of these reports as they stand now."""
    _each(connection, reports, adding=False)


def _each(connection: Connection, reports: Sequence[str], *, adding: bool) -> None:
    if connection.dialect.name != "sqlite":
        return
    own = select(report.c.id, report.c.num, report.c.title, report.c.text)
    texts: dict[str, str] = {}
    whole = []
    for row in connection.execute(own.where(report.c.id.in_(reports)).order_by(report.c.num)):
        texts[row.id] = row.text
        whole.append({"num": row.num, "title": row.title or "", "words": row.text})
    parts = [
        {"num": row.num, "words": texts[row.report][row.span_from : row.span_to]}
        for row in connection.execute(
            select(sentence).where(sentence.c.report.in_(reports)).order_by(sentence.c.num)
        )
    ]
    if whole:
        connection.execute(ADD_REPORT if adding else DROP_REPORT, whole)
    if parts:
        connection.execute(ADD_SENTENCE if adding else DROP_SENTENCE, parts)
