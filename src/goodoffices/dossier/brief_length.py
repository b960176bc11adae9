"""Cuts a brief to two printed sheets: an estimate of its height, and what goes first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from goodoffices.dossier.brief_shape import Part, Row

SHEETS = 2
SHEET = 265.0
"""Millimetres of text on a printed sheet: A4 without its margins."""
HEAD, HEADING = 24.0, 8.4
TEXT_LINE, TEXT_SPACE, TABLE_LINE, ROW_SPACE = 4.75, 0.5, 3.85, 1.3
TEXT_WIDTH, TABLE_WIDTH = 102, 126
"""Characters of a full line of text and of a table."""
SOURCE_LINE = 3.45
"""Height of a line of the sources, which stand in two columns."""
SOURCE_LINES, PIECE_LINES = 2.4, 1.35
"""Lines of a source with a first piece of its words, and of each other piece."""
LOSS = 11.0
"""What is lost where a table or paragraph does not fit the foot of the first sheet."""

CUTS: tuple[tuple[str, int], ...] = (
    ("who", 3),
    ("want", 6),
    ("stopped", 5),
    ("came", 5),
    ("tried", 7),
    ("truces", 7),
    ("bad", 7),
    ("due", 4),
    ("want", 5),
    ("stopped", 3),
    ("harm", 2),
    ("truces", 5),
    ("tried", 5),
    ("bad", 4),
    ("came", 0),
    ("harm", 1),
    ("want", 4),
    ("moved", 1),
    ("truces", 3),
    ("tried", 3),
    ("now", 3),
    ("due", 2),
    ("stopped", 2),
)
"""Which section is cut down to how many rows or lines, in this order, until two sheets hold all."""
FROM_THE_FRONT = frozenset({"tried", "truces", "bad", "stopped"})
"""Sections in order of time: the oldest goes first."""


def fit(parts: Sequence[Part], told: Mapping[str, str]) -> tuple[Part, ...]:
    """Cut the sections, those first that matter least, until the estimate is two sheets.

    `told` gives the report of each fact: every report still cited takes its place at the end.
    """
    held = list(parts)
    for key, least in CUTS:
        for place, part in enumerate(held):
            while part.key == key and _size(part) > least and _too_long(held, told):
                part = held[place] = _shorter(part)
    return tuple(part for part in held if _size(part))


def _too_long(parts: Sequence[Part], told: Mapping[str, str]) -> bool:
    cited = {one for part in parts for line in part.every_line() for one in line.facts}
    sources = len({told[one] for one in cited if one in told})
    return height(parts, sources) > SHEETS * SHEET - LOSS


def _size(part: Part) -> int:
    return len(part.rows) or len(part.lines)


def _shorter(part: Part) -> Part:
    if part.rows:
        rows = part.rows[1:] if part.key in FROM_THE_FRONT else part.rows[:-1]
        return replace(part, rows=rows, cut=True)
    lines = part.lines[1:] if part.key in FROM_THE_FRONT else part.lines[:-1]
    return replace(part, lines=lines, cut=True)


def height(parts: Sequence[Part], sources: int) -> float:
    """Estimate the printed height of the sections, with title and sources, in millimetres."""
    listed = HEADING + sources * SOURCE_LINES / 2 * SOURCE_LINE + 4 * TABLE_LINE
    sure = HEADING + 3 * TEXT_LINE
    return HEAD + sum(map(_height, parts)) + sure + listed


def room_for_words(parts: Sequence[Part], sources: int) -> int:
    """Give how many pieces of the sources' words still fit; one for each always does."""
    left = SHEETS * SHEET - LOSS - height(parts, sources)
    return sources + max(0, math.floor(2 * left / SOURCE_LINE / PIECE_LINES))


def _height(part: Part) -> float:
    total = HEADING
    total += sum(
        _lines(len(line.text) + 3, TEXT_WIDTH) * TEXT_LINE + TEXT_SPACE for line in part.lines
    )
    total += (TABLE_LINE + ROW_SPACE) if part.columns else 0.0
    for row in part.rows:
        total += _table_row(part, row) if part.columns else _headed(row)
    return total + (TABLE_LINE * _lines(len(part.note), TABLE_WIDTH) if part.note else 0.0)


def _headed(row: Row) -> float:
    text = len(row.head) + sum(len(line.text) + 4 for cell in row.cells for line in cell.lines)
    return _lines(text, TEXT_WIDTH) * TEXT_LINE + TEXT_SPACE


def _table_row(part: Part, row: Row) -> float:
    if part.marks:
        return TABLE_LINE + ROW_SPACE
    share = part.widths or (100 // len(part.columns),) * len(part.columns)
    deep = max(
        _lines(size, TABLE_WIDTH * s / 100) for size, s in zip(_sizes(row), share, strict=False)
    )
    return deep * TABLE_LINE + ROW_SPACE


def _sizes(row: Row) -> Iterator[int]:
    yield len(row.head)
    for cell in row.cells:
        yield sum(len(line.text) + 4 for line in cell.lines) or len(cell.empty)


def _lines(characters: int, width: float) -> int:
    return max(1, math.ceil(characters / max(1.0, width - 1)))
