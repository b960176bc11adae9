"""What a page says twice: a repeated lead, and pull quotes set apart from the body."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from goodoffices.codes import StretchKind
from goodoffices.read.marking.blocks import Block
from goodoffices.read.marking.sheet import Sheet

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_TOGETHER = 3
"""Words in a row that are compared: two are too common, four miss a quotation cut by `he said`."""

_LEAST_WORDS = 6
_MOST_QUOTE_WORDS = 70
_SAME_SHARE = 0.75
"""So much of a line must stand in one other line: the rest is where an attribution was cut out."""

_EQUAL_LENGTH = 0.75
_MOST_ATTRIBUTION_WORDS = 12
_NAMED_SHARE = 0.5
_DASHES = ("—", "–", "-", "―")
_LITTLE = frozenset({"a", "an", "the", "of", "on", "in", "to", "and", "for", "at", "by", "from"})
_QUOTE_MARKS = frozenset('"“”‘«»')
_MOST_PLACES = 8
"""A run of words found in more lines than this is a formula and proves nothing."""


@dataclass(frozen=True, slots=True)
class _Line:
    block: Block
    words: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]


def mark_repeats(sheet: Sheet) -> None:
    """Mark lines whose words stand in another line too, with the names set around them."""
    lines = [_line(block) for block in sheet.free_blocks() if block.words >= _LEAST_WORDS]
    _mark_exact(sheet, lines)
    places: dict[tuple[str, ...], list[int]] = {}
    for number, line in enumerate(lines):
        for run in set(line.runs):
            places.setdefault(run, []).append(number)
    for number, line in enumerate(lines):
        if not sheet.is_free(line.block):
            continue
        other = _other_place(number, lines, places)
        if other is not None:
            _judge(sheet, number, other, lines)


def _mark_exact(sheet: Sheet, lines: list[_Line]) -> None:
    seen: set[tuple[str, ...]] = set()
    for line in lines:
        if line.words in seen:
            reason = "It repeats an earlier passage; it counts once."
            sheet.set_aside(line.block, StretchKind.REPEAT, reason)
        elif len(line.words) >= _LEAST_WORDS:
            seen.add(line.words)


def _line(block: Block) -> _Line:
    words = _words(block.text)
    runs = tuple(zip(*(words[offset:] for offset in range(_TOGETHER)), strict=False))
    return _Line(block, words, runs)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def _other_place(
    number: int, lines: list[_Line], places: dict[tuple[str, ...], list[int]]
) -> int | None:
    """Find the line that holds most of this line's words, if one holds enough of them."""
    runs = lines[number].runs
    if not runs:
        return None
    shared: Counter[int] = Counter()
    for run in runs:
        here = places[run]
        if 1 < len(here) <= _MOST_PLACES:
            shared.update(place for place in here if place != number)
    if not shared:
        return None
    other, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
    return other if count >= _SAME_SHARE * len(runs) else None


def _judge(sheet: Sheet, number: int, other: int, lines: list[_Line]) -> None:
    line, source = lines[number], lines[other]
    if not sheet.is_free(source.block):
        return
    ratio = len(line.words) / max(1, len(source.words))
    if ratio > _EQUAL_LENGTH and not _is_bare_quotation(line, source):
        if number > other and ratio < 1 / _EQUAL_LENGTH:
            sheet.set_aside(
                line.block, StretchKind.REPEAT, "It repeats an earlier passage; it counts once."
            )
        return
    if len(line.words) <= _MOST_QUOTE_WORDS and _LEAST_WORDS <= len(line.words) < len(source.words):
        _mark_pull_quote(sheet, line, source)


def _is_bare_quotation(line: _Line, source: _Line) -> bool:
    """Tell whether the shorter one is nothing but quoted words of the longer."""
    inside = _QUOTE_MARKS.intersection(source.block.text)
    return bool(inside) and len(line.words) < len(source.words) - 1


def _mark_pull_quote(sheet: Sheet, line: _Line, source: _Line) -> None:
    if _QUOTE_MARKS.isdisjoint(source.block.text) and "'" not in source.block.text:
        reason = "It repeats a part of the story; it counts once."
        sheet.set_aside(line.block, StretchKind.REPEAT, reason)
        return
    sheet.set_aside(
        line.block, StretchKind.PULL_QUOTE, "It sets words of the story apart; they count once."
    )
    known = frozenset(source.words) | frozenset(line.words)
    _mark_attribution(sheet, line.block, known)
    heading = sheet.before(line.block)
    if heading is not None and _is_name_line(sheet, heading, known, most_words=6):
        reason = "The heading of words set apart from the story."
        sheet.set_aside(heading, StretchKind.PULL_QUOTE, reason)


def _mark_attribution(sheet: Sheet, quote: Block, known: frozenset[str]) -> None:
    """Mark up to two short lines below that say whose words were set apart."""
    below = sheet.after(quote)
    for _ in range(2):
        if below is None or not _is_name_line(sheet, below, known, _MOST_ATTRIBUTION_WORDS):
            return
        reason = "Whose words were set apart from the story."
        sheet.set_aside(below, StretchKind.PULL_QUOTE, reason)
        below = sheet.after(below)


def _is_name_line(sheet: Sheet, block: Block, known: frozenset[str], most_words: int) -> bool:
    if not sheet.is_free(block) or block.words > most_words or block.ends_sentence:
        return False
    if block.text.startswith(_DASHES):
        return True
    # After a comma stands a title, which the story may give elsewhere.
    parts = (block.text, block.text.split(",", 1)[0])
    return any(_share_known(part, known) >= _NAMED_SHARE for part in parts)


def _share_known(part: str, known: frozenset[str]) -> float:
    words = [word for word in _words(part) if word not in _LITTLE]
    return sum(word in known for word in words) / len(words) if words else 0.0
