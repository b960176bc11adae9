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
_REACH = 60
"""How many marks ahead the end of a passage is looked for: keeps the search linear."""
_LONGEST_UNCLOSED = 500
"""Characters that a mark without its partner may take; in a longer paragraph one sentence."""
_SAID = re.compile(
    r", (?:he|she|they|(?:the )?[\w.-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,4})"
    r" (?:said|says|told|added)\b"
)
"""`, she said`, `, Captain Jan Vale told`: where the one who forgot to close the marks goes on."""
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
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


def quotes_within(text: str, span: Span) -> tuple[Quote, ...]:
    """Find the quotations inside a stretch: what somebody quoted quotes in turn."""
    return tuple(_in_paragraph(text, span, ""))


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
        if closing is not None and marks[closing].closes:
            yield _quote(text, mark, marks[closing].start, shut=marks[closing].end)
            at = closing + 1
        elif closing is not None and text[mark.end : marks[closing].start].rstrip()[-1:] in ",:":
            # "The envoy said, "We will come": a mark too many before the one that opens.
            at += 1
        elif closing is not None:
            # Paragraphs run into one line: each begins with a mark, only the last one ends with it.
            until = marks[closing].start
            ended = text[mark.end : until].rstrip()[-1:] in _ENDS
            limit = until if ended else _limit(text, mark, until)
            yield _quote(text, mark, limit, continued=ended)
            at = closing
        elif mark.family == "single" and not (_leads(text, paragraph, mark) and follower):
            at += 1
        else:
            goes_on = follower == mark.family
            limit = paragraph.end if goes_on else _limit(text, mark, paragraph.end)
            yield _quote(text, mark, limit, continued=goes_on)
            at = next((n for n in range(at, len(marks)) if marks[n].start >= limit), len(marks))


def _limit(text: str, mark: _Mark, end: int) -> int:
    """Give the end of a quotation that nothing closes: before "..., she said", else what there is.

    Of a long paragraph it is one sentence.
    """
    said = _SAID.search(text, mark.end, end)
    if said is not None:
        return said.start() + 1
    if end - mark.end <= _LONGEST_UNCLOSED:
        return end
    ending = _SENTENCE_END.search(text, mark.end, end)
    return ending.end() if ending else end


def _quote(
    text: str, mark: _Mark, end: int, *, shut: int | None = None, continued: bool = False
) -> Quote:
    """Build a quotation, without white space inside its edges; `shut` is where its mark ends."""
    start = mark.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    outer_end = shut if shut is not None else max(end, mark.end)
    return Quote(Span(mark.start, outer_end), Span(start, end), shut is not None, continued)


def _end(marks: list[_Mark], at: int) -> int | None:
    """Give the mark that closes a double one, or the one that opens anew before it is closed."""
    own = [n for n in range(at + 1, min(len(marks), at + _REACH)) if _pairs(marks[n], marks[at])]
    depth = 1
    for number, place in enumerate(own):
        if marks[place].closes:
            depth -= 1
        elif all(marks[n].closes for n in own[number + 1 : number + 3]) and own[number + 2 :]:
            depth += 1
        else:
            return place
        if depth == 0:
            return place
    return None


def _pairs(mark: _Mark, opening: _Mark) -> bool:
    return mark.family == opening.family


def _single_end(marks: list[_Mark], at: int) -> int | None:
    """Give the single mark that closes one: the first sure one, else the first possible one."""
    possible: int | None = None
    depth = 0
    for place in range(at + 1, min(len(marks), at + _REACH)):
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
    measured = {
        place
        for found in _MEASURE.finditer(text, paragraph.start, paragraph.end)
        for place in range(*found.span())
    }
    marks: list[_Mark] = []
    opened = ""
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        if found.start() in measured:
            continue
        mark = _read(text, found, paragraph, opened)
        if mark is not None:
            marks.append(mark)
            if mark.family == "double":
                opened = found.group() if mark.opens else ""
    return marks


def _read(text: str, found: re.Match[str], paragraph: Span, opened: str) -> _Mark | None:
    """Tell what a mark may be from its shape, its neighbours and the mark that stands open."""
    sign, start, end = found.group(), found.start(), found.end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if sign in "«»":
        return _Mark(start, end, "angle", sign == "«", sign == "»")
    if sign in ("‘", "’", "‛", "'", "`"):
        return _single(text, found, before, after)
    is_open = opened != ""
    if sign in ("“", "„", "‟", "``"):
        shuts = is_open and (after.isspace() or (opened == "„" and sign == "“"))
        return _Mark(start, end, "double", not shuts, shuts)
    if sign == "”":
        # At the front of a word it is a slip of the keyboard for the mark that opens.
        slip = not is_open and before.isspace() and after.isalnum()
        return _Mark(start, end, "double", slip, not slip)
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
    mark = _read(text, found, paragraph, "")
    return mark.family if mark is not None and mark.opens else ""


def _paragraphs(text: str) -> Iterator[Span]:
    """Give the paragraphs that hold anything: lines, or blocks where lines were wrapped by hand."""
    lines = [line for line in text.split("\n") if line.strip()]
    wrapped = (
        len(lines) >= 6
        and "\n\n" in text
        and (round(median(len(line) for line in lines)) in _WRAPPED_WIDTH)
    )
    break_at = re.compile(r"\n[ \t]*\n" if wrapped else r"\n")
    start = 0
    for found in break_at.finditer(text):
        if text[start : found.start()].strip():
            yield Span(start, found.start())
        start = found.end()
    if text[start:].strip():
        yield Span(start, len(text))
