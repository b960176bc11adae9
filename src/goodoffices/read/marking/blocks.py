"""A text as lines: what a page sets apart, with the characters where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.facts import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLETS = " \t\xa0\u200b\ufeff•·*▪●○◦■►▸»›>|–—-#"
_ENDS = " \t\xa0\u200b:.!»›>|…"
_STOP = re.compile(r"""[.!?…]["”’'»)\]]{0,3}$""")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,5}$")
"""`U.S.` at the end of a headline is not the end of a sentence."""

_FOLDED_LENGTH = 400
"""Only short lines are compared with lists; folding long ones would cost time for nothing."""

_WRAP_LEAST = 45
_WRAP_MOST = 100
_WRAP_LINES = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a text, or a paragraph that was broken into lines at a fixed width."""

    index: int
    span: Span
    text: str
    paragraph: int
    """Which group of lines between blank ones it belongs to."""
    words: int
    folded: str
    """In lower case, without bullets and end marks; empty for long ones."""

    @property
    def ends_sentence(self) -> bool:
        """Tell whether it ends as a sentence does."""
        return bool(_STOP.search(self.text)) and not _ABBREVIATED.search(self.text)

    @property
    def is_title_like(self) -> bool:
        """Tell whether it is short and does not end as a sentence: a headline, a heading."""
        if not 0 < self.words <= 25 or self.text.endswith((":", ";", ",")):
            return False
        return not self.ends_sentence or self.text.endswith("?")


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split a text into its lines, keeping a paragraph broken at a fixed width together."""
    blocks: list[Block] = []
    for number, lines in enumerate(_paragraphs(text)):
        spans = [Span(lines[0].start, lines[-1].end)] if _is_wrapped(lines) else lines
        for span in spans:
            blocks.append(_block(len(blocks), span, text, number))
    return tuple(blocks)


def _block(index: int, span: Span, text: str, paragraph: int) -> Block:
    words = span.of(text)
    short = len(words) <= _FOLDED_LENGTH
    folded = words.lstrip(_BULLETS).rstrip(_ENDS).lower() if short else ""
    return Block(index, span, words, paragraph, len(words.split()), folded)


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """Group the lines that are not blank by the blank ones between them."""
    group: list[Span] = []
    last_end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        inner = line.strip()
        if not inner:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if group and _blank_between(text, last_end, match.start()):
            yield group
            group = []
        group.append(Span(start, start + len(inner)))
        last_end = match.end()
    if group:
        yield group


def _blank_between(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return between.replace("\r\n", "\n").count("\n") + between.count("\r\r") > 1


def _is_wrapped(lines: list[Span]) -> bool:
    """Tell whether the lines are one paragraph set to a width, as mail and wires do."""
    if len(lines) < _WRAP_LINES:
        return False
    lengths = [line.end - line.start for line in lines[:-1]]
    widest = max(lengths)
    return min(lengths) >= _WRAP_LEAST and widest <= _WRAP_MOST and widest - min(lengths) <= 25
