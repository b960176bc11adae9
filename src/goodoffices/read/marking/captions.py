"""Captions of pictures, which can give facts, and the credits at their end, which cannot."""

from __future__ import annotations

import re

from goodoffices.codes import StretchKind
from goodoffices.facts import Span
from goodoffices.read.marking.blocks import Block
from goodoffices.read.marking.sheet import Sheet
from goodoffices.read.patterns import CaptionPatterns

_MOST_WORDS = 70
_MOST_CHARACTERS = 1_000
_SPACES = re.compile(r"\s+")
_QUOTES = ('"', "“", "‘", "'", "«")


def mark_captions(sheet: Sheet, patterns: CaptionPatterns, known: tuple[str, ...]) -> None:
    """Mark captions: those the page names as such, and those that read like one."""
    named = {_squeezed(caption) for caption in known}
    for block in sheet.blocks:
        if block.words > _MOST_WORDS or len(block.text) > _MOST_CHARACTERS:
            continue
        if not sheet.is_free(block):
            continue
        if named and _squeezed(block.text) in named:
            _mark(sheet, block, patterns, "The page marks it as the caption of a picture.")
            continue
        reason = _why_caption(block, patterns)
        if reason:
            _mark(sheet, block, patterns, reason)


def _mark(sheet: Sheet, block: Block, patterns: CaptionPatterns, reason: str) -> None:
    credit = _credit_end(block, patterns)
    if credit is not None:
        sheet.mark(credit, StretchKind.CREDIT, "Who made the picture.")
    sheet.set_aside(block, StretchKind.CAPTION, reason)


def _why_caption(block: Block, patterns: CaptionPatterns) -> str:
    if any(find(block.text) for find in patterns.openings):
        return "It opens as the caption of a picture does."
    credit = _credit_end(block, patterns)
    if credit is not None and credit.start - block.span.start > 12:
        return "It ends with the credit of a picture."
    if block.text.startswith(_QUOTES) or not block.ends_sentence:
        return ""
    placed = any(pattern.search(block.text) for pattern in patterns.positions)
    if placed and patterns.present.search(block.text):
        return "It says who stands where in a picture."
    return ""


def _credit_end(block: Block, patterns: CaptionPatterns) -> Span | None:
    for pattern in patterns.credit_ends:
        match = pattern.search(block.text)
        if match is not None:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return Span(block.span.start + start, block.span.start + match.end())
    return None


def _squeezed(words: str) -> str:
    return _SPACES.sub(" ", words).strip().lower()
