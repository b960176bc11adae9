"""Full-text search: whatever a person types becomes a question the database cannot misread.

Each word must occur; a word of four letters or more also finds longer ones ("ceasefire" finds
"ceasefires"); words in quotation marks must stand together. SQLite answers from its FTS5 index,
PostgreSQL from vectors of words: both find the same.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Row, column, func, literal_column, select, table
from sqlalchemy import text as sql

from goodoffices.record import search_server
from goodoffices.record.tables import sentence
from goodoffices.record.terms import Term, terms_of


def sentences_with(connection: Connection, words: str) -> ColumnElement[bool]:
    """Give the condition that a sentence of the record has all these words."""
    terms = terms_of(words)
    if not terms:
        return literal_column("1") == literal_column("1")
    if connection.dialect.name == "sqlite":
        return sentence.c.num.in_(_matching("sentence_words", terms))
    return search_server.sentences_with(terms)


def are_few(connection: Connection, words: str, most: int) -> bool:
    """Tell whether no more than so many sentences have all these words."""
    terms = terms_of(words)
    if not terms:
        return False
    if connection.dialect.name != "sqlite":
        return search_server.are_few(connection, terms, most)
    found = sql(
        "SELECT count(*) FROM (SELECT rowid FROM sentence_words "
        "WHERE sentence_words MATCH :words LIMIT :limit)"
    )
    asked = " ".join(term.as_fts() for term in terms)
    return int(connection.scalar(found, {"words": asked, "limit": most + 1}) or 0) <= most


def reports_with(connection: Connection, words: str, limit: int) -> list[str]:
    """Give the reports that have all these words, those that say most about them first."""
    terms = terms_of(words)
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        best = sql(
            "SELECT report.id FROM report_words JOIN report ON report.num = report_words.rowid "
            "WHERE report_words MATCH :words ORDER BY bm25(report_words, 5.0, 1.0), report.id "
            "LIMIT :limit"
        )
        asked = " ".join(term.as_fts() for term in terms)
        return list(connection.scalars(best, {"words": asked, "limit": limit}))
    return search_server.reports_with(connection, terms, limit)


def best_sentences(connection: Connection, words: str, limit: int) -> list[Row[str, int, int]]:
    """Give the sentences with facts that have all these words, the best first."""
    terms = terms_of(words)
    if not terms:
        return []
    if connection.dialect.name != "sqlite":
        return search_server.best_sentences(connection, terms, limit)
    own = sentence.c
    index = table("sentence_words", column("rowid"), column("sentence_words"))
    asked = " ".join(term.as_fts() for term in terms)
    wanted = (
        select(own.report, own.span_from, own.span_to)
        .join(index, index.c.rowid == own.num)
        .where(index.c.sentence_words.op("MATCH")(asked))
    )
    order = (func.bm25(literal_column("sentence_words")), own.report, own.span_from)
    return list(connection.execute(wanted.order_by(*order).limit(limit)))


def _matching(index: str, terms: tuple[Term, ...]) -> ColumnElement[int]:
    words = " ".join(term.as_fts() for term in terms)
    own = table(index, column("rowid"), column(index))
    found = select(own.c.rowid).where(own.c[index].op("MATCH")(words))
    return found.scalar_subquery()
