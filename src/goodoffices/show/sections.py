"""A long report in sections of which each makes a page of its own that stays small.

A section ends with a line of the report, or within a line that is longer than a page, with a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from goodoffices.facts import Fact, Span
from goodoffices.show.query import Query
from goodoffices.show.weave import PARAGRAPH, lead

ROOM = 300_000
"""Bytes that text and facts of one section may take on its page."""
OF_A_FACT = 2_500
"""Bytes that a fact takes, with its mark in the text and its fields beside."""
LONGEST = 60_000
"""Characters of a line that are kept together; even escaped they leave room for their facts."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report: its characters, and the way to it."""

    span: Span
    number: int
    href: str
    current: bool


def sections(query: Query, text: str, facts: Sequence[Fact]) -> tuple[Section, ...]:
    """Cut a report up; the section asked for is current, else that of the fact asked for."""
    spans = tuple(_spans(text, sorted(lead(fact)[0].start for fact in facts)))
    chosen = next((f for f in facts if f.id == query.get("fact")), None)
    at = lead(chosen)[0].start if chosen else 0
    asked = query.get("section")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    if not 1 <= number <= len(spans):
        number = next((n for n, span in enumerate(spans, 1) if at < span.end), 1)
    return tuple(
        Section(span, n, query.href(section=str(n), fact=None), n == number)
        for n, span in enumerate(spans, 1)
    )


def _spans(text: str, starts: Sequence[int]) -> Iterator[Span]:
    """Put lines together as long as there is room for them and the facts that begin in them."""
    first = weight = seen = 0
    for line in _lines(text):
        many = seen
        while many < len(starts) and starts[many] < line.end:
            many += 1
        own = len(escape(line.of(text))) + OF_A_FACT * (many - seen)
        if weight and weight + own > ROOM:
            yield Span(first, line.start)
            first, weight = line.start, 0
        weight, seen = weight + own, many
    if first < len(text) or not first:
        yield Span(first, max(first + 1, len(text)))


def _lines(text: str) -> Iterator[Span]:
    for match in PARAGRAPH.finditer(text):
        start = match.start()
        while match.end() - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            end = space + 1 if space > 0 else start + LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, match.end())
