"""What stands before the story: masthead, headline, byline, dateline."""

from __future__ import annotations

import re

from goodoffices.codes import StretchKind
from goodoffices.facts import Span
from goodoffices.read.header import Header
from goodoffices.read.marking.blocks import Block
from goodoffices.read.marking.sheet import Sheet
from goodoffices.read.patterns import Patterns

_FRONT_LINES = 14
"""Bylines and datelines are looked for in so many lines from the top."""

_MOST_HEADLINE_LINES = 3
_UNMARKED_BEFORE_STORY = 6
_MASTHEAD_WORDS = 6

_NAME = r"(?-i:[A-ZÀ-Þ])[\w.'’-]{0,24}"
_BYLINE = re.compile(
    rf"^by\s(?P<author>{_NAME}(?:\s(?:{_NAME}|de|la|al|bin|van|von|der|den)){{0,4}})"
    r"(?:\s?(?:,|\||\band\b|\bin\b|\bfor\b|\bat\b|[–—-]|\()\s?.{0,80})?$",
    re.I,
)
"""`By Jane Doe, Reuters`; `By Jane Doe in Geneva`."""

_STAFF_BYLINE = re.compile(
    r"^(?P<author>[A-ZÀ-Þ][\w.'’-]{1,24}(?:\s[A-ZÀ-Þ][\w.'’-]{1,24}){1,3})"
    r"(?:,\s|\s[|–—-]\s|\sin\s[A-ZÀ-Þ]\w{2,20},?\s)"
    r".{0,30}\b(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ss]taff [Ww]riter|[Ss]taff)\b.{0,30}$"
)
"""`Jane Doe, diplomatic correspondent`."""

_ABOUT_AUTHOR = re.compile(
    r"^[A-ZÀ-Þ][\w'’-]{1,20}(?:\s[A-ZÀ-Þ][\w.'’-]{0,20}){1,3}\s(?:is|was|has\sbeen)\s.{0,80}"
    r"\b(?:correspondent|reporter|editor|columnist|staff\swriter|bureau\schief)\b"
)
"""`Jane Doe is a Beirut-based correspondent for the Courier.`, below the story."""

_BARE_NAME = re.compile(
    r"^[A-ZÀ-Þ][a-zà-ÿ'’-]{1,20}\s(?:[A-ZÀ-Þ]\.\s)?[A-ZÀ-Þ][\w'’-]{1,20}(?:\sin\s[A-ZÀ-Þ]\w{2,20})?$"
)
"""`Jane Doe`, `Jane Q. Doe in Geneva`."""

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,24}"
_CAPITALS = rf"{_PLACE}(?:(?:\s(?:and|AND|de|y)\s|\s?/\s?|\s|,\s){_PLACE}){{0,4}}"
_TAIL = r"(?:,\s[A-ZÀ-Þ][\w.À-ÿ]{1,20}(?:\s[A-ZÀ-Þ][\w.À-ÿ]{1,20}){0,2}){0,2}"
_WORD = r"[A-Z][a-z]{2,8}\.?"
_DAY = rf"(?:,?\s(?:{_WORD},?\s)?(?:{_WORD}\s\d{{1,2}}|\d{{1,2}}\s{_WORD})(?:,?\s\d{{4}})?)?"
_BRACKETS = r"(?:\s?\((?P<agency>[A-Z][\w .&/’'-]{1,40})\))?"

_IN_LAND = r"(?:\s\([A-ZÀ-Þ][\w.À-ÿ]{2,20}(?:\s[A-ZÀ-Þ][\w.À-ÿ]{1,20}){0,2}\)(?=,))?"

_DASH = r"(?:\s?—\s?|\s?[-–—]{1,2}\s{1,3}|:\s)"

_DASHED = re.compile(rf"^{_CAPITALS}{_TAIL}{_DAY},?{_BRACKETS}{_DASH}(?=\S)")
"""`BEIRUT, Jan 22 -`, `HURDAL, Norway, Oct. 18 (Halyard) -`, `BOGOTÁ and CALI, Colombia —`."""

_BRACKETED = re.compile(
    r"^[A-ZÀ-Þ][\w.'’À-ÿ-]{2,24}(?:[\s/,]{1,2}[A-ZÀ-Þ][\w.'’À-ÿ-]{1,24}){0,4}"
    rf"{_IN_LAND}{_DAY},?\s?\((?P<agency>[A-Z][\w .&/’'-]{{1,40}})\)\.?\s?"
    r"(?:[-–—]{1,2}|:)?\s{0,3}(?=[A-ZÀ-Þ“\"‘'])"
)
"""`Geneva (AFP) - `, `UNITED NATIONS (AP) — `, `San Lucas (Mexico), 16 Feb (AB).-`."""

_PLAIN_DASHED = re.compile(
    r"^[A-ZÀ-Þ][\w.'’À-ÿ-]{2,20}(?:\s[A-ZÀ-Þ][\w.'’À-ÿ-]{1,20}){0,2}"
    rf"(?:,\s[A-ZÀ-Þ][\w.À-ÿ]{{1,20}}){{0,1}}{_DAY}\s[–—]{{1,2}}\s(?=[A-ZÀ-Þ“\"‘'])"
)
"""`Geneva — The talks`."""

_BARE = re.compile(
    rf"^{_PLACE}(?:[\s/]{_PLACE}){{0,4}}(?:,\s[A-ZÀ-Þ][a-zà-ÿ]{{2,20}})?\s(?=[A-ZÀ-Þ“\"‘'](?:[a-z]|\s|\.))"
)
"""`GENEVA/BEIRUT The main`: wire copies from which the agency and the dash were cut."""


_HOUR = re.compile(
    r"^(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:\s?(?:[ap]\.?m\b\.?|GMT|UTC|BST|CET|hrs|local time))?"
    r"[:,]?\s?[-–—]?\s+(?=\S+ \S)"
)
"""`17.55 Uganda's army chief`, `5:30pm GMT - The talks`."""
_ENTRIES = 3
"""Entries from which a report is a live one."""


def mark_header(sheet: Sheet, header: Header | None, outlet: str | None) -> None:
    """Mark the opening lines, and any line near the top that is only the name of the outlet."""
    for block in sheet.blocks[:_FRONT_LINES]:
        if header is not None and header.published.span is not None:
            end = header.published.span.end
            if block.span.end <= end:
                sheet.set_aside(block, StretchKind.HEADER, "The line for the outlet or the date.")
                continue
        if outlet and block.folded == outlet.lower().rstrip("."):
            sheet.set_aside(block, StretchKind.HEADER, "The name of the outlet.")


def mark_masthead(sheet: Sheet, patterns: Patterns) -> str | None:
    """Mark a first line that names an outlet, when a headline still follows it; give the name."""
    free = [block for block in sheet.blocks[:6] if sheet.is_free(block)]
    if len(free) < 2 or not _is_masthead(free[0], patterns):
        return None
    if not free[1].is_title_like or free[0].words >= free[1].words:
        return None
    sheet.set_aside(free[0], StretchKind.HEADER, "The name of the outlet above the headline.")
    return free[0].text


_SMALL = frozenset({"of", "the", "and", "&", "de", "la", "le", "du", "des", "del", "el", "for"})
"""Words in small letters that the name of an outlet may hold: "Le Courrier de la Baie"."""


def _is_masthead(block: Block, patterns: Patterns) -> bool:
    words = [word.strip(",.;:") for word in block.text.split()]
    words = [word.strip("()") for word in words if word.strip("()").lower() != "edition"]
    if not 0 < len(words) <= _MASTHEAD_WORDS or block.ends_sentence or ":" in block.text:
        return False
    capital = all(word[:1].isupper() or word in _SMALL for word in words)
    return capital and any(word.lower() in patterns.outlet.words for word in words)


def mark_headline(sheet: Sheet, before: int) -> None:
    """Mark the short lines without an end stop that stand before the first sentence or speaker."""
    seen = 0
    for block in sheet.blocks[: min(before, _FRONT_LINES)]:
        if not sheet.is_free(block):
            continue
        if not block.is_title_like or seen >= _MOST_HEADLINE_LINES:
            return
        if seen and not _story_follows(sheet, block):
            return
        if seen and _BARE_NAME.match(block.text):
            sheet.set_aside(block, StretchKind.BYLINE, "A name alone under the headline.")
            continue
        seen += 1
        sheet.set_aside(block, StretchKind.HEADLINE, "A line without an end stop above the story.")


def _story_follows(sheet: Sheet, block: Block) -> bool:
    below = sheet.blocks[block.index + 1 : block.index + 1 + _UNMARKED_BEFORE_STORY]
    return any(other.ends_sentence and other.words > 8 for other in below)


def mark_bylines(sheet: Sheet) -> str | None:
    """Mark the lines that name the reporter; give the first name found."""
    for block in sheet.blocks[_FRONT_LINES // 2 :][-3:]:
        if sheet.is_free(block) and _ABOUT_AUTHOR.match(block.text):
            sheet.set_aside(block, StretchKind.BYLINE, "A line about the reporter, at the end.")
    author: str | None = None
    lines = sheet.blocks[:_FRONT_LINES] + sheet.blocks[_FRONT_LINES:][-3:]
    for block in lines:
        if block.words > 16 or block.ends_sentence or not sheet.is_free(block):
            continue
        match = _BYLINE.match(block.text) or _STAFF_BYLINE.match(block.text)
        if match is not None:
            sheet.set_aside(block, StretchKind.BYLINE, "The line that names the reporter.")
            author = author or match.group("author").strip()
    return author


def mark_dateline(sheet: Sheet, patterns: Patterns) -> str | None:
    """Mark the place (and day) before the first sentence; give the agency if it is named."""
    looked = 0
    for block in sheet.blocks[: 2 * _FRONT_LINES]:
        if not sheet.is_free(block) or block.words < 8:
            continue
        looked += 1
        match = _dateline(block, patterns, first=looked == 1)
        if match is not None:
            span = Span(block.span.start, block.span.start + len(match.group().rstrip()))
            sheet.mark(span, StretchKind.DATELINE, "The place and day before the first sentence.")
            return match.groupdict().get("agency")
        if looked > 2:
            break
    return None


def mark_hours(sheet: Sheet) -> None:
    """Mark the hour before each entry of a live report: "17.55 The army chief says ..."."""
    hours = [
        (block, match)
        for block in sheet.blocks
        if sheet.is_free(block) and (match := _HOUR.match(block.text)) is not None
    ]
    for block, match in hours if len(hours) >= _ENTRIES else ():
        span = Span(block.span.start, block.span.start + len(match.group().rstrip()))
        sheet.mark(span, StretchKind.DATELINE, "The hour before an entry of a live report.")


def _dateline(block: Block, patterns: Patterns, *, first: bool) -> re.Match[str] | None:
    match = _DASHED.match(block.text) or _BRACKETED.match(block.text)
    if match is None and first:
        match = _PLAIN_DASHED.match(block.text) or _BARE.match(block.text)
    if match is None:
        return None
    words = re.split(r"[\s/,(:–—]", match.group(), maxsplit=1)[0]
    return None if words in patterns.not_places else match
