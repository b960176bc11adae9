"""Questions put to the readers at the end, and passages in another language."""

from __future__ import annotations

import re

from goodoffices.codes import StretchKind
from goodoffices.read.language import language_of
from goodoffices.read.marking.blocks import Block
from goodoffices.read.marking.sheet import Sheet

_LAST_PART = 0.5
_MOST_QUESTION_WORDS = 30
_YOU = re.compile(r"\b(?:you|your)\b", re.I)
_QUOTES = ('"', "“", "‘", "'", "«")

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ENGLISH = re.compile(
    r"\b(?:the|of|to|and|in|a|is|that|for|on|with|was|said|by|as|at|from|it|not|has|are|"
    r"would|should|when|who|been|have|his|they|this|just|but)\b",
    re.I,
)
"""Words without which no English sentence of a dozen words gets along."""

_LEAST_FOREIGN_LETTERS = 12
_LEAST_FOREIGN_WORDS = 12


def mark_questions(sheet: Sheet) -> None:
    """Mark lines near the end that are questions to the readers: several, or one that says you."""
    run: list[Block] = []
    free = [block for block in sheet.blocks if sheet.is_free(block)]
    late = [block for block in free if block.span.start >= _LAST_PART * len(sheet.text)]
    for block in [*late, None]:
        if block is not None and _is_bare_question(block):
            run.append(block)
            continue
        if len(run) > 1 or (run and _YOU.search(run[0].text)):
            for question in run:
                sheet.set_aside(question, StretchKind.QUESTION, "A question put to the readers.")
        run = []


def _is_bare_question(block: Block) -> bool:
    text = block.text
    return (
        text.endswith("?")
        and block.words <= _MOST_QUESTION_WORDS
        and not text.startswith(_QUOTES)
        and ":" not in text
    )


def mark_foreign(sheet: Sheet) -> None:
    """Mark lines that are not in English."""
    for block in sheet.blocks:
        if sheet.is_free(block) and _is_foreign(block):
            sheet.set_aside(block, StretchKind.FOREIGN, "It is not in English.")


def _is_foreign(block: Block) -> bool:
    if block.words >= _LEAST_FOREIGN_WORDS and _ENGLISH.search(block.text):
        return False
    letters = len(_LETTER.findall(block.text))
    if letters < _LEAST_FOREIGN_LETTERS:
        return False
    if len(_LATIN.findall(block.text)) < letters / 2:
        return True
    if block.words < _LEAST_FOREIGN_WORDS:
        return False
    return language_of(block.text, least_words=_LEAST_FOREIGN_WORDS) not in ("en", None)
