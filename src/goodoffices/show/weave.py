"""The reader's text: every fact marked where it stands, nested where facts share words.

Facts are taken by start, the longer first; each gets the first free of three lines. Where two
cross, the later is cut at the end of the earlier and goes on behind it, without a second tag.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.codes import JUNK
from goodoffices.dossier.words import word
from goodoffices.facts import Fact, Report, Span, Stretch
from goodoffices.show.words import SIGNS

LINES = 3
PARAGRAPH = re.compile(r"[^\n]{1,1000000}")  # a line of the report
_LEAD = ("content", "number", "title", "trigger")
"""The part of a fact that is marked in the text, first found first; else the sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A step through a paragraph: text, or the beginning or end of a mark."""

    step: str
    """text, open or close."""
    text: str = ""
    fact: str = ""
    number: int = 0
    sign: str = ""
    kind: str = ""
    line: int = 0
    """1 to 3; 0 for a fact that got no line."""
    first: bool = True
    """It carries the tag; a part behind a cut does not."""
    chosen: bool = False
    """It belongs to the fact that was asked for."""
    why: str = ""
    """For a stretch set aside: what it is."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the report: its pieces, and why it is set aside where it is as a whole."""

    pieces: tuple[Piece, ...]
    set_aside: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    fact: str = ""
    number: int = 0
    sign: str = ""
    kind: str = ""
    chosen: bool = False
    why: str = ""
    first: bool = True

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Sort by start, the longer first; set-aside stretches outermost, chosen parts inmost."""
        inner = 0 if self.why else 2 if self.chosen else 1
        return self.span.start, -self.span.end, inner, self.number

    def cut(self, start: int, end: int, *, first: bool) -> _Mark:
        """Give the part of this mark between two characters."""
        return _Mark(
            Span(start, end), self.fact, self.number, self.sign, self.kind,
            self.chosen, self.why, first,
        )  # fmt: skip


def lead(fact: Fact) -> tuple[Span, ...]:
    """Give the spans that are marked for a fact: the words that carry it."""
    for part in _LEAD:
        found = fact.evidence.get(part, ())
        if found:
            return tuple(sorted(found))
    return (fact.sentence,)


def in_text_order(facts: Iterable[Fact]) -> list[Fact]:
    """Sort facts as they stand in the text, which is how a reader numbers them."""
    return sorted(facts, key=lambda f: (lead(f)[0].start, -lead(f)[0].end, f.kind, f.id))


def weave(
    report: Report,
    facts: Sequence[Fact],
    *,
    chosen: str = "",
    only: str = "",
    within: Span | None = None,
) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs and mark the facts, in text order, and what was set aside.

    With `only` the facts of one kind are marked; they keep the numbers they have among all. With
    `within` only this stretch of the text is given.
    """
    marks = [*_fact_marks(facts, only), *_chosen_marks(facts, chosen)]
    aside = [s for s in report.stretches if s.kind in JUNK]
    text, found = report.text, []
    shown = within or Span(0, len(text))
    for match in PARAGRAPH.finditer(text, shown.start, shown.end):
        whole = Span(match.start(), match.end())
        if whole.of(text).strip():
            found.append(_paragraph(text, whole, marks, aside))
    return tuple(found)


def _fact_marks(facts: Sequence[Fact], only: str) -> list[_Mark]:
    return [
        _Mark(span, fact.id, number, SIGNS[fact.kind], word("kind", fact.kind), first=not nth)
        for number, fact in enumerate(facts, start=1)
        if not only or fact.kind == only
        for nth, span in enumerate(lead(fact))
    ]


def _chosen_marks(facts: Sequence[Fact], chosen: str) -> list[_Mark]:
    return [
        _Mark(span, chosen=True)
        for fact in facts
        if fact.id == chosen
        for span in {s for spans in fact.evidence.values() for s in spans}
    ]


def _paragraph(
    text: str, whole: Span, marks: Iterable[_Mark], aside: Iterable[Stretch]
) -> Paragraph:
    here = [m for mark in marks if (m := _within(mark, whole))]
    why = ""
    for stretch in aside:
        kind = word("stretch", stretch.kind)
        if stretch.span.start <= whole.start and whole.end <= stretch.span.end:
            why = kind
        elif stretch.span.meets(whole):
            part = _within(_Mark(stretch.span, why=kind), whole)
            here.extend([part] if part else [])
    return Paragraph(tuple(_pieces(text, whole, here)), why)


def _within(mark: _Mark, whole: Span) -> _Mark | None:
    start, end = max(mark.span.start, whole.start), min(mark.span.end, whole.end)
    if start >= end:
        return None
    return mark.cut(start, end, first=mark.first and mark.span.start == start)


def _pieces(text: str, whole: Span, marks: Iterable[_Mark]) -> Iterable[Piece]:
    queue = [(mark.rank, n, mark) for n, mark in enumerate(marks)]
    heapq.heapify(queue)
    counter = len(queue)
    open_marks: list[tuple[_Mark, int]] = []
    at = whole.start
    while queue or open_marks:
        start = queue[0][2].span.start if queue else whole.end
        if open_marks and open_marks[-1][0].span.end <= start:
            mark, _ = open_marks.pop()
            yield from _text(text, at, mark.span.end)
            at = max(at, mark.span.end)
            yield Piece("close", why=mark.why)
            continue
        mark = heapq.heappop(queue)[2]
        if open_marks and mark.span.end > open_marks[-1][0].span.end:
            edge = open_marks[-1][0].span.end
            counter += 1
            rest = mark.cut(edge, mark.span.end, first=False)
            heapq.heappush(queue, (rest.rank, counter, rest))
            mark = mark.cut(mark.span.start, edge, first=mark.first)
        yield from _text(text, at, mark.span.start)
        at = max(at, mark.span.start)
        line = _free_line(mark, open_marks)
        open_marks.append((mark, line))
        yield _opening(mark, line)
    yield from _text(text, at, whole.end)


def _free_line(mark: _Mark, open_marks: Sequence[tuple[_Mark, int]]) -> int:
    if not mark.fact:
        return 0
    taken = {line for _, line in open_marks}
    return next((line for line in range(1, LINES + 1) if line not in taken), 0)


def _opening(mark: _Mark, line: int) -> Piece:
    return Piece(
        "open", fact=mark.fact, number=mark.number, sign=mark.sign, kind=mark.kind, line=line,
        first=mark.first, chosen=mark.chosen, why=mark.why,
    )  # fmt: skip


def _text(text: str, start: int, end: int) -> Iterable[Piece]:
    if start < end:
        yield Piece("text", text=text[start:end])
