"""Full-text search: whatever a person types becomes a question the database cannot misread.

Each word must occur; a word of four letters or more also finds longer ones ("ceasefire" finds
"ceasefires"); words in quotation marks must stand together. SQLite answers from its FTS5 index;
another database is asked without one, until it has its own way behind the same functions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy import text as sql

from goodoffices.gate import fold
from goodoffices.record.tables import report, sentence

PHRASE = re.compile(r'"([^"]{1,400})"|(\S{1,200})')
"""Words in double quotation marks, or one word."""
PREFIX_FROM = 4
"""Letters from which a word also finds longer ones: shorter ones would find everything."""
MOST_TERMS = 32
"""Words of a question that are looked at; nobody types more, and a page must not hang."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that must stand together, as the index knows them."""

    words: tuple[str, ...]

    @property
    def open_end(self) -> bool:
        """Tell whether longer words are found as well."""
        return len(self.words) == 1 and len(self.words[0]) >= PREFIX_FROM

    def as_fts(self) -> str:
        """Write the term for FTS5; in quotation marks nothing is an operator."""
        return f'"{" ".join(self.words)}"' + ("*" if self.open_end else "")

    def as_pattern(self) -> re.Pattern[str]:
        """Give what finds the term in a text that keeps its accents folded."""
        joined = r"[\W_]{1,5}".join(re.escape(word) for word in self.words)
        return re.compile(rf"(?<![^\W_]){joined}" + ("" if self.open_end else r"(?![^\W_])"))


def terms_of(words: str) -> tuple[Term, ...]:
    """Read what a person typed."""
    found: list[Term] = []
    for phrase, word in PHRASE.findall(words):
        tokens = tuple(re.findall(r"[^\W_]+", fold_for_index(phrase or word)))
        if tokens:
            found.append(Term(tokens))
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


def fold_for_index(words: str) -> str:
    """Give words without accents and capitals but with every mark in its place."""
    return "".join(_plain(letter) for letter in words)


def sentences_with(connection: Connection, words: str) -> ColumnElement[bool]:
    """Give the condition that a sentence of the record has all these words."""
    terms = terms_of(words)
    if not terms:
        return literal_column("1") == literal_column("1")
    if connection.dialect.name == "sqlite":
        return sentence.c.num.in_(_matching("sentence_words", terms))
    start, length = sentence.c.span_from + 1, sentence.c.span_to - sentence.c.span_from
    own = func.lower(func.substr(report.c.text, start, length))
    every = and_(*(own.contains(" ".join(term.words), autoescape=True) for term in terms))
    return select(report.c.id).where(report.c.id == sentence.c.report, every).exists()


def are_few(connection: Connection, words: str, most: int) -> bool:
    """Tell whether no more than so many sentences have all these words."""
    terms = terms_of(words)
    if not terms or connection.dialect.name != "sqlite":
        return False
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
    every = (func.lower(report.c.text).contains(" ".join(t.words), autoescape=True) for t in terms)
    return list(connection.scalars(select(report.c.id).where(*every).limit(limit)))


def best_sentences(connection: Connection, words: str, limit: int) -> list[Row[str, int, int]]:
    """Give the sentences with facts that have all these words, the best first."""
    terms = terms_of(words)
    if not terms:
        return []
    own = sentence.c
    wanted = select(own.report, own.span_from, own.span_to)
    if connection.dialect.name == "sqlite":
        index = table("sentence_words", column("rowid"), column("sentence_words"))
        asked = " ".join(term.as_fts() for term in terms)
        wanted = wanted.join(index, index.c.rowid == own.num).where(
            index.c.sentence_words.op("MATCH")(asked)
        )
        order = (func.bm25(literal_column("sentence_words")), own.report, own.span_from)
        return list(connection.execute(wanted.order_by(*order).limit(limit)))
    found = wanted.where(sentences_with(connection, words)).order_by(own.report, own.span_from)
    return list(connection.execute(found.limit(limit)))


def _matching(index: str, terms: tuple[Term, ...]) -> ColumnElement[int]:
    words = " ".join(term.as_fts() for term in terms)
    own = table(index, column("rowid"), column(index))
    found = select(own.c.rowid).where(own.c[index].op("MATCH")(words))
    return found.scalar_subquery()


def _plain(letter: str) -> str:
    """Give one letter for one letter, so that places in the text stay what they are."""
    if letter.isascii():
        return letter.lower()
    plain = fold(letter)
    return plain if len(plain) == 1 else letter
