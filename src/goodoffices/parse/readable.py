"""The text as the parser should see it: same length, no junk, one kind of quotation mark."""

from __future__ import annotations

import re
from statistics import median

from goodoffices.codes import JUNK
from goodoffices.facts import Report

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("’‘‛", "'"))
_DOUBLED = re.compile(r"''|``")
"""Two apostrophes or backticks that stand for one mark: ''like this''."""
_RULE = re.compile(r"(?:[^\w\s]|_){60,}")
"""A line drawn of signs: no words, and the tokenizer takes time by the square of its length."""
_WRAPPED_WIDTH = range(55, 100)
"""Line lengths of text broken by hand or by a mail program."""
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " "})


def readable_text(report: Report) -> str:
    """Give the report's text for the parser; its length and offsets are those of the original."""
    characters = list(report.text)
    for stretch in report.stretches:
        if stretch.kind in JUNK:
            _blank(characters, stretch.span.start, stretch.span.end)
    text = "".join(characters).translate(_MARKS).translate(_SPACES)
    text = _RULE.sub(lambda drawn: " " * len(drawn[0]), text)
    text = _DOUBLED.sub(_one_mark, text)
    return _unwrapped(text)


def _blank(characters: list[str], start: int, end: int) -> None:
    for index in range(start, min(end, len(characters))):
        if characters[index] != "\n":
            characters[index] = " "


def _one_mark(found: re.Match[str]) -> str:
    """Keep the mark against the word it belongs to, so that the tokenizer splits it off."""
    before = found.string[found.start() - 1 : found.start()]
    return ' "' if not before.strip() or before in "([" else '" '


def _unwrapped(text: str) -> str:
    """Turn line breaks inside hand-wrapped paragraphs into spaces."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 6 or "\n\n" not in text:
        return text
    if round(median(len(line) for line in lines)) not in _WRAPPED_WIDTH:
        return text
    return re.sub(r"(?<=[^\n.!?\"])\n(?=[^\n])", " ", text)
