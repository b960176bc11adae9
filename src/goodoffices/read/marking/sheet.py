"""The sheet on which markers set stretches, and how they are laid out without overlap."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.codes import StretchKind
from goodoffices.facts import Span, Stretch
from goodoffices.read.marking.blocks import Block, split_blocks


class Sheet:
    """A text, its lines, and what has been marked on it so far; the first mark on a place stays."""

    def __init__(self, text: str) -> None:
        """Begin with a text on which nothing is marked."""
        self.text = text
        self.blocks = split_blocks(text)
        self._kinds: list[StretchKind | None] = [None] * len(self.blocks)
        self._marks: list[Stretch] = []

    def set_aside(self, block: Block, kind: StretchKind, reason: str, label: str = "") -> None:
        """Mark a whole line, unless it is marked already."""
        if self._kinds[block.index] is None:
            self._kinds[block.index] = kind
            self.mark(block.span, kind, reason, label)

    def mark(self, span: Span, kind: StretchKind, reason: str, label: str = "") -> None:
        """Mark some characters; where they are marked already the earlier mark stays."""
        self._marks.append(Stretch(kind, span, reason, label))

    def kind(self, block: Block) -> StretchKind | None:
        """Tell what a whole line was marked as."""
        return self._kinds[block.index]

    def is_free(self, block: Block) -> bool:
        """Tell whether a line is still taken for the story."""
        return self._kinds[block.index] is None

    def free_blocks(self) -> Iterable[Block]:
        """Give the lines that are still taken for the story."""
        return [block for block in self.blocks if self._kinds[block.index] is None]

    def after(self, block: Block) -> Block | None:
        """Give the next line."""
        following = block.index + 1
        return self.blocks[following] if following < len(self.blocks) else None

    def before(self, block: Block) -> Block | None:
        """Give the line before."""
        return self.blocks[block.index - 1] if block.index else None

    def marked(self, kind: StretchKind) -> list[Stretch]:
        """Give the marks of one kind so far, in the order they were set."""
        return [mark for mark in self._marks if mark.kind is kind]

    def stretches(self) -> tuple[Stretch, ...]:
        """Lay the marks out in the order of the text, none upon another, none of blanks only."""
        taken = bytearray(len(self.text))
        laid: list[Stretch] = []
        for mark in self._marks:
            for start, end in _free_runs(taken, mark.span):
                trimmed = _trimmed(self.text, start, end)
                if trimmed is not None:
                    laid.append(Stretch(mark.kind, trimmed, mark.reason, mark.label))
            taken[mark.span.start : mark.span.end] = b"\1" * (mark.span.end - mark.span.start)
        return tuple(sorted(laid, key=lambda stretch: stretch.span))


def _free_runs(taken: bytearray, span: Span) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    at = span.start
    while at < span.end:
        start = taken.find(0, at, span.end)
        if start < 0:
            break
        end = taken.find(1, start, span.end)
        at = span.end if end < 0 else end
        runs.append((start, at))
    return runs


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    inner = words.strip()
    if not inner:
        return None
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(inner))
