"""Finds words in reports and facts, with the sentence around them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from goodoffices.facts import Span
from goodoffices.record.find import let_through, load_facts
from goodoffices.record.folding import fold_for_index
from goodoffices.record.search import best_sentences, reports_with
from goodoffices.record.tables import fact, report, report_text
from goodoffices.record.terms import terms_of

MOST_SHOWN = 320
"""Characters of a report that a hit shows."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that has the words asked for."""

    kind: str
    """report, or the kind of the fact."""
    id: str
    report: str
    report_name: str
    text: str
    """The sentence, or for a report the passage around the words."""
    start: int
    """Where the passage begins in the report's text."""
    matches: tuple[Span, ...]
    """Where in the passage the words stand."""


def search(connection: Connection, words: str, limit: int = 20) -> list[Hit]:
    """Find sentences with facts that have all the words, then reports that have them."""
    hits: list[Hit] = []
    for row in best_sentences(connection, words, limit):
        span = Span(row[1], row[2])
        own = fact.c
        same = (own.report == row[0], own.sentence_from == span.start, own.sentence_to == span.end)
        ids = connection.execute(select(own.id, own.kind).where(*same).order_by(own.id))
        facts = let_through(connection, load_facts(connection, [(r[0], r[1]) for r in ids]), None)
        name, text = _name_and_text(connection, row[0])
        facts = [one for one in facts if one.verdict != "rejected"]
        hits += [_hit(one.kind.value, one.id, (row[0], name), text, span, words) for one in facts]
        if len(hits) >= limit:
            return hits[:limit]
    told = {hit.report for hit in hits}
    for one in reports_with(connection, words, limit):
        if one not in told and len(hits) < limit:
            name, text = _name_and_text(connection, one)
            hits.append(_hit("report", one, (one, name), text, passage(text, words), words))
    return hits


def passage(text: str, words: str) -> Span:
    """Give the line of a report that has most of the words, cut to a readable length."""
    patterns = [term.as_pattern() for term in terms_of(words)]
    folded = fold_for_index(text)
    best, most, start = Span(0, min(len(text), MOST_SHOWN)), 0, 0
    for line in folded.splitlines(keepends=True):
        places = [match.start() for match in (each.search(line) for each in patterns) if match]
        if len(places) > most:
            most = len(places)
            begin = start + max(0, min(places) - MOST_SHOWN // 3)
            best = Span(begin, min(start + len(line.rstrip()), begin + MOST_SHOWN))
        start += len(line)
    return best


def _hit(kind: str, one: str, told: tuple[str, str], text: str, span: Span, words: str) -> Hit:
    shown = span.of(text)
    folded = fold_for_index(shown)
    matches = sorted(
        Span(match.start(), match.end())
        for term in terms_of(words)
        for match in term.as_pattern().finditer(folded)
    )
    return Hit(kind, one, told[0], told[1], shown, span.start, tuple(matches))


def _name_and_text(connection: Connection, one: str) -> tuple[str, str]:
    own = select(report.c.name, report_text.c.text).join(report_text).where(report.c.id == one)
    row = connection.execute(own).one()
    return row[0], row[1]
