"""Keeps the full-text index of reports and of the sentences that carry facts.

On SQLite these are FTS5 tables without content of their own: the text stands once, in
`report_text`, and an entry is taken out by giving its words again. On PostgreSQL they are vectors
of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select, text

from goodoffices.record.tables import report, report_text, sentence
from goodoffices.record.word_vectors import vector_of

ADD_REPORT = text("INSERT INTO report_words(rowid, title, words) VALUES (:num, :title, :words)")
DROP_REPORT = text(
    "INSERT INTO report_words(report_words, rowid, title, words) "
    "VALUES ('delete', :num, :title, :words)"
)
ADD_SENTENCE = text("INSERT INTO sentence_words(rowid, words) VALUES (:num, :words)")
DROP_SENTENCE = text(
    "INSERT INTO sentence_words(sentence_words, rowid, words) VALUES ('delete', :num, :words)"
)

ADD_VECTORS = {
    name: text(f"INSERT INTO {name}(num, words) VALUES (:num, CAST(:words AS tsvector))")
    for name in ("report_words", "sentence_words")
}
DROP_VECTORS = (
    text(
        "DELETE FROM report_words USING report "
        "WHERE report.num = report_words.num AND report.id = ANY(:reports)"
    ),
    text(
        "DELETE FROM sentence_words USING sentence "
        "WHERE sentence.num = sentence_words.num AND sentence.report = ANY(:reports)"
    ),
)


def index_words(connection: Connection, reports: Sequence[str]) -> None:
    """Enter the words of these reports and of their sentences."""
    if connection.dialect.name == "sqlite":
        _each(connection, reports, adding=True)
        return
    whole, parts = _texts(connection, reports)
    _enter(
        connection,
        "report_words",
        [{"num": each["num"], "words": vector_of(each["title"], each["words"])} for each in whole],
    )
    _enter(
        connection,
        "sentence_words",
        [{"num": each["num"], "words": vector_of("", each["words"])} for each in parts],
    )


def forget_words(connection: Connection, reports: Sequence[str]) -> None:
    """Take out the words of these reports as they stand now."""
    if connection.dialect.name == "sqlite":
        _each(connection, reports, adding=False)
        return
    for statement in DROP_VECTORS:
        connection.execute(statement, {"reports": list(reports)})


def _enter(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(ADD_VECTORS[name], rows)


def _each(connection: Connection, reports: Sequence[str], *, adding: bool) -> None:
    whole, parts = _texts(connection, reports)
    if whole:
        connection.execute(ADD_REPORT if adding else DROP_REPORT, whole)
    if parts:
        connection.execute(ADD_SENTENCE if adding else DROP_SENTENCE, parts)


def _texts(
    connection: Connection, reports: Sequence[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the words of reports with their titles, and those of their sentences, by number."""
    own = select(report.c.id, report.c.num, report.c.title, report_text.c.text).join(report_text)
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
    return whole, parts
