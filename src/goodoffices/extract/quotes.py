"""Finds what stands in quotation marks, in every style the press prints, in one pass.

Works on the report's own text, mark by mark and paragraph by paragraph. A mark that is never
closed costs one quotation and never more than its paragraph; an apostrophe or an inch is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from goodoffices.extract.scene import Quote
from goodoffices.facts import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‛'`]")
"""Every character, or pair of them, that may open or close a quotation."""
_MEASURE = re.compile(r"\d['’′] ?\d{1,2}(?:''|[\"”″])?|\d['’](?= ?(?:x|by|tall|long|wide|high)\b)")
"""Feet and inches: 6'2", 6' tall."""
_ELISION = re.compile(r"['’‘](?:\d0s|\d\d\b|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
"""Letters left out at the front of a word: 'em, '90s, 'til."""
_WRAPPED_WIDTH = range(55, 100)
"""Line lengths of text broken by hand or by a mail program."""
_SINGLE_REACH = 60
"""How many marks ahead the end of a single-quoted passage is looked for."""
_ENDS = ".,!?…;"
_OPENS_AFTER = "([{—–-/:\"“„«‘'"


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark and what its neighbours allow it to be."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    strong: bool = True
    """A single mark that cannot be the apostrophe of a plural ("rebels' demands")."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the outermost quotations of a report, in order and without overlap."""
    paragraphs = list(_paragraphs(text))
    openings = [_first_mark(text, each) for each in paragraphs]
    found: list[Quote] = []
    for place, paragraph in enumerate(paragraphs):
        follower = openings[place + 1] if place + 1 < len(paragraphs) else ""
        found.extend(_in_paragraph(text, paragraph, follower))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, follower: str) -> Iterator[Quote]:
    """Pair the marks of one paragraph; `follower` is the family that opens the next one."""
    marks = _marks(text, paragraph)
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not mark.opens:
            at += 1
            continue
        closing = _single_end(marks, at) if mark.family == "single" else _end(marks, at)
        if closing is not None:
            end = marks[closing]
            reopened = end.opens and not end.closes
            yield _quote(text, mark, end.start if reopened else end.end, end.start, not reopened)
            at = closing if reopened else closing + 1
        elif mark.family == "single" and not (_leads(text, paragraph, mark) and follower):
            at += 1
        else:
            limit = paragraph.end
            yield _quote(text, mark, limit, limit, closed=False, continued=follower == mark.family)
            return


def _quote(
    text: str, mark: _Mark, end: int, inner_end: int, closed: bool, *, continued: bool = False
) -> Quote:
    """Build a quotation, without white space inside its edges."""
    start = mark.end
    while start < inner_end and text[start].isspace():
        start += 1
    while inner_end > start and text[inner_end - 1].isspace():
        inner_end -= 1
    outer_end = end if closed else max(inner_end, mark.end)
    return Quote(Span(mark.start, outer_end), Span(start, inner_end), closed, continued)


def _end(marks: list[_Mark], at: int) -> int | None:
    """Give the mark that closes a double one, minding quotations of the same style inside."""
    family = marks[at].family
    depth = 1
    for place in range(at + 1, len(marks)):
        mark = marks[place]
        if mark.family != family:
            continue
        if mark.opens and not mark.closes:
            rest = sum(1 for each in marks[place + 1 : place + 5] if _shuts(each, family))
            if rest < depth + 1:
                return place
            depth += 1
        elif mark.closes:
            depth -= 1
        if depth == 0:
            return place
    return None


def _shuts(mark: _Mark, family: str) -> bool:
    return mark.family == family and mark.closes and not mark.opens


def _single_end(marks: list[_Mark], at: int) -> int | None:
    """Give the single mark that closes one: the first sure one, else the first possible one."""
    possible: int | None = None
    depth = 0
    for place in range(at + 1, min(len(marks), at + _SINGLE_REACH)):
        mark = marks[place]
        if mark.family != "single":
            depth = max(0, depth + (1 if mark.opens and depth == 0 else -1))
            continue
        if depth:
            continue
        if mark.closes and mark.strong:
            return place
        if mark.closes and possible is None:
            possible = place
        if mark.opens and not mark.closes:
            break
    return possible


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """List the marks of a paragraph, leaving out apostrophes, elisions and measures."""
    measures = [m.span() for m in _MEASURE.finditer(text, paragraph.start, paragraph.end)]
    marks: list[_Mark] = []
    is_open = False
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        while measures and measures[0][1] <= found.start():
            measures.pop(0)
        if measures and measures[0][0] <= found.start():
            continue
        mark = _read(text, found, paragraph, is_open)
        if mark is not None:
            marks.append(mark)
            if mark.family == "double":
                is_open = mark.opens
    return marks


def _read(
    text: str, found: re.Match[str], paragraph: Span, is_open: bool
) -> _Mark | None:
    """Tell what a mark may be from its shape and its neighbours."""
    sign, start, end = found.group(), found.start(), found.end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if sign in "«»":
        return _Mark(start, end, "angle", sign == "«", sign == "»")
    if sign in ("‘", "’", "‛", "'", "`"):
        return _single(text, found, before, after)
    if sign in ("“", "„", "‟", "``"):
        return _Mark(start, end, "double", not (is_open and after.isspace()), is_open and after.isspace())
    if sign == "”":
        return _Mark(start, end, "double", False, True)
    if before.isdigit() and not is_open:
        return None
    opens = (before.isspace() or before in _OPENS_AFTER) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or not after.isalnum())
    if opens == closes:
        opens, closes = not is_open, is_open
    if closes and not is_open and not opens:
        return None
    return _Mark(start, end, "double", opens and not (is_open and closes), closes)


def _single(text: str, found: re.Match[str], before: str, after: str) -> _Mark | None:
    """Tell a single quotation mark from an apostrophe."""
    sign, start, end = found.group(), found.start(), found.end()
    if _ELISION.match(text, start) and not before.isalnum():
        return None
    if before.isalnum() and after.isalnum():
        return None
    opens = (before.isspace() or before in _OPENS_AFTER) and not after.isspace() and sign != "’"
    closes = not before.isspace() and not after.isalnum() and sign != "‘"
    if opens and closes:
        closes = before in _ENDS
        opens = not closes
    if not opens and not closes:
        return None
    plural = before in "sS" and after == " " and text[end + 1 : end + 2].isalnum()
    return _Mark(start, end, "single", opens, closes, strong=not plural)


def _leads(text: str, paragraph: Span, mark: _Mark) -> bool:
    """Tell whether a mark is the first thing of its paragraph."""
    return not text[paragraph.start : mark.start].strip()


def _first_mark(text: str, paragraph: Span) -> str:
    """Give the family of the mark that opens a paragraph, or nothing."""
    start = paragraph.start
    while start < paragraph.end and text[start].isspace():
        start += 1
    found = _MARK.match(text, start, paragraph.end)
    if found is None:
        return ""
    mark = _read(text, found, paragraph, False)
    return mark.family if mark is not None and mark.opens else ""


def _paragraphs(text: str) -> Iterator[Span]:
    """Give the paragraphs that hold anything: lines, or blocks where lines were wrapped by hand."""
    lines = [line for line in text.split("\n") if line.strip()]
    wrapped = len(lines) >= 6 and "\n\n" in text and (
        round(median(len(line) for line in lines)) in _WRAPPED_WIDTH
    )
    break_at = re.compile(r"\n[ \t]*\n" if wrapped else r"\n")
    start = 0
    for found in break_at.finditer(text):
        if text[start : found.start()].strip():
            yield Span(start, found.start())
        start = found.end()
    if text[start:].strip():
        yield Span(start, len(text))
