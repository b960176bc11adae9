"""A drawing on paper: where each word, strip, sign and rule stands, in pixels."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

from goodoffices.show.drawings.drawing import Drawing, GridRow
from goodoffices.show.words import shorten

WIDTH = 1000
EDGE = 24
LABEL = 190
SIDE = 250
BETWEEN = 20
GRID_LABEL = 150
LINE = 15
"""Pixels of a line of small type."""
LETTER = 6.1
"""Pixels of a letter of small type, on the safe side."""
LONGEST = 400
"""Characters of one label; the table has the rest."""
MOST_ROWS = 120
"""Rows of one picture; the table has the rest."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of type."""

    x: float
    y: float
    text: str
    style: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip, drawn by a macro into a box of its own."""

    x: float
    y: float
    width: float
    height: float
    sort: str
    value: object


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the legend's sprite."""

    x: float
    y: float
    sign: str
    tone: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    y: float
    style: str


@dataclass(slots=True)
class Paper:
    """What stands on the paper, filled from the top."""

    at: float = EDGE - 8
    words: list[Words] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    width: int = WIDTH

    @property
    def height(self) -> int:
        """Give the height that all of it takes."""
        return int(self.at) + EDGE // 2

    def write(self, text: str, style: str, *, step: float = LINE, width: float = 0) -> None:
        """Write lines over the whole width and go on below them."""
        for line in lines(text, width or self.width - 2 * EDGE):
            self.at += step
            self.words.append(Words(EDGE, self.at, line, style))

    def column(self, text: str, style: str, box: tuple[float, float, float]) -> float:
        """Write a column of lines from x, y in a width; give where it ends."""
        x, y, width = box
        for line in lines(text, width):
            y += LINE
            self.words.append(Words(x, y, line, style))
        return y


def laid_out(of: Drawing, cite: str) -> Paper:
    """Lay a drawing out under its title and over its citation."""
    across = max(of.width, GRID_LABEL + of.column * len(of.heads))
    paper = Paper(width=max(WIDTH, across + 2 * EDGE))
    paper.write(of.title, "t-title", step=20, width=(paper.width - 2 * EDGE) * 0.6)
    paper.at += 4
    paper.write(of.sub, "t-soft")
    if of.key:
        paper.write("Key: " + "; ".join(of.key) + ".", "t-soft")
    paper.at += 12
    if of.whole is not None:
        paper.strips.append(Strip(EDGE, paper.at, WIDTH - 2 * EDGE, of.height, of.sort, of.whole))
        paper.at += of.height + 8
    if of.rows:
        _rows(paper, of)
    if of.grid:
        _grid(paper, of)
    left = max(len(of.rows), len(of.grid)) - MOST_ROWS
    if left > 0:
        paper.write(f"{left} rows more stand in the table.", "t-soft")
    paper.rules.append(Rule(paper.at + 6, "hair"))
    paper.at += 6
    paper.write(f"Cite as {cite}", "t-soft")
    return paper


def _rows(paper: Paper, of: Drawing) -> None:
    x = EDGE + LABEL + BETWEEN
    side = WIDTH - EDGE - SIDE
    wide = side - BETWEEN - x
    if of.axis is not None:
        paper.strips.append(Strip(x, paper.at, wide, 34, f"{of.sort}-axis", of.axis))
        paper.at += 34
    paper.rules.append(Rule(paper.at, "rule"))
    for row in of.rows[:MOST_ROWS]:
        top = paper.at + 2
        end = paper.column(row.label, "t-bold", (EDGE, top, LABEL))
        end = paper.column(row.note, "t-soft", (EDGE, end, LABEL))
        beside = paper.column(row.side, "t-ink", (side, top, SIDE))
        beside = paper.column(row.side_note, "t-soft", (side, beside, SIDE))
        bottom = max(end, beside, top + row.least - 8) + 8
        if row.strip is not None:
            paper.strips.append(Strip(x, paper.at, wide, bottom - paper.at, of.sort, row.strip))
        paper.at = bottom
        paper.rules.append(Rule(bottom, "hair"))


def _grid(paper: Paper, of: Drawing) -> None:
    x = EDGE + GRID_LABEL
    wide = (paper.width - EDGE - x) / max(1, len(of.heads))
    ends = [
        paper.column(head, "t-soft", (x + n * wide, paper.at, wide - 6))
        for n, head in enumerate(of.heads)
    ]
    paper.at = max(ends, default=paper.at) + 6
    paper.rules.append(Rule(paper.at, "rule"))
    for row in of.grid[:MOST_ROWS]:
        paper.at = _grid_row(paper, row, x, wide)
        paper.rules.append(Rule(paper.at, "hair"))


def _grid_row(paper: Paper, row: GridRow, x: float, wide: float) -> float:
    top = paper.at + 2
    end = paper.column(row.label, "t-bold", (EDGE, top, GRID_LABEL - 10))
    for n, cell in enumerate(row.cells):
        at, left = top, x + n * wide
        if not cell:
            paper.words.append(Words(left + 4, top + LINE, "·", "t-soft"))
        for mark in cell:
            paper.signs.append(Sign(left, at + 4, mark.sign, mark.tone))
            at = (
                paper.column(mark.text, "t-ink", (left + 15, at, wide - 21))
                if mark.text
                else at + LINE
            )
        end = max(end, at)
    return max(end, top + LINE) + 7


def lines(text: str, width: float) -> list[str]:
    """Cut words into lines that fit a width; a word longer than a line is cut, too."""
    return textwrap.wrap(shorten(text, LONGEST), max(4, int(width / LETTER))) if text else []
