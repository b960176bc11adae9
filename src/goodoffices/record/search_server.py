"""Full-text search on PostgreSQL: the same words found as in a file, the best first.

What says most about the words in the fewest others comes first, a title counting five times, as
on SQLite; between texts that say as much the two may differ in order, never in what is found.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Row, cast, column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from goodoffices.record.folding import tokens
from goodoffices.record.tables import sentence
from goodoffices.record.terms import Term
from goodoffices.record.word_vectors import EVERY_PLACE, question

AT_ONCE = 200
"""Reports of a search that are fetched together."""

FOUND = "words @@ CAST(:asked AS tsquery)"
BEST = "ts_rank('{0.2, 0.2, 0.2, 1.0}', words, CAST(:any AS tsquery), 2) DESC"
"""How often the words occur, by the length of the text; a word of the title weighs five others."""

FEW = text(f"SELECT count(*) FROM (SELECT num FROM sentence_words WHERE {FOUND} LIMIT :limit) few")
SENTENCES = text(
    "SELECT sentence.report, sentence.span_from, sentence.span_to "
    "FROM sentence_words JOIN sentence ON sentence.num = sentence_words.num "
    f"WHERE {FOUND} ORDER BY {BEST}, sentence.report, sentence.span_from LIMIT :limit"
)
REPORTS = (
    "SELECT report.id FROM report_words JOIN report ON report.num = report_words.num "
    "WHERE {found} ORDER BY {best}, report.id LIMIT :limit"
)
SURE = text(REPORTS.format(found=FOUND, best=BEST))
PHRASES = text(
    "SELECT report.id, report.title, report_text.text, words @@ CAST(:asked AS tsquery) AS sure "
    "FROM report_words JOIN report ON report.num = report_words.num "
    "JOIN report_text ON report_text.report = report.id "
    f"WHERE {FOUND} OR (length(text) > {EVERY_PLACE} AND words @@ CAST(:all AS tsquery)) "
    f"ORDER BY {BEST}, report.id"
)
"""Of a long text the server keeps not every place of a word: its phrases are looked for here."""


def sentences_with(terms: Sequence[Term]) -> ColumnElement[bool]:
    """Give the condition that a sentence of the record has all these terms."""
    index = table("sentence_words", column("num"), column("words"))
    asked = cast(_all(terms), TSQUERY)
    return sentence.c.num.in_(select(index.c.num).where(index.c.words.op("@@")(asked)))


def are_few(connection: Connection, terms: Sequence[Term], most: int) -> bool:
    """Tell whether no more than so many sentences have all these terms."""
    asked = {"asked": _all(terms), "limit": most + 1}
    return int(connection.scalar(FEW, asked) or 0) <= most


def best_sentences(
    connection: Connection, terms: Sequence[Term], limit: int
) -> list[Row[str, int, int]]:
    """Give the sentences with facts that have all these terms, the best first."""
    asked = {"asked": _all(terms), "any": _any(terms), "limit": limit}
    return list(connection.execute(SENTENCES, asked))


def reports_with(connection: Connection, terms: Sequence[Term], limit: int) -> list[str]:
    """Give the reports that have all these terms, those that say most about them first."""
    asked = {"asked": _all(terms), "any": _any(terms)}
    if all(len(term.words) == 1 for term in terms):
        return list(connection.scalars(SURE, {**asked, "limit": limit}))
    single = [((word,), term.open_end) for term in terms for word in term.words]
    found: list[str] = []
    rows = connection.execute(
        PHRASES, {**asked, "all": question(single)}, execution_options={"yield_per": AT_ONCE}
    )
    for row in rows:
        if row.sure or _stand_together(terms, row.title or "", row.text):
            found.append(row.id)
        if len(found) == limit:
            break
    rows.close()
    return found


def _all(terms: Sequence[Term]) -> str:
    return question((term.words, term.open_end) for term in terms)


def _any(terms: Sequence[Term]) -> str:
    return question(((term.words, term.open_end) for term in terms), "|")


def _stand_together(terms: Sequence[Term], title: str, told: str) -> bool:
    lines = [f" {' '.join(tokens(each))} " for each in (title, told)]
    phrases = [f" {' '.join(term.words)} " for term in terms if len(term.words) > 1]
    return all(any(phrase in line for line in lines) for phrase in phrases)
