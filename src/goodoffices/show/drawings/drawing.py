"""What a drawing is before it is laid out: rows with a strip, one wide strip, or a grid."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.show.sheets import Sheet


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row: its label on the left, its strip in the middle, its words on the right."""

    label: str
    note: str = ""
    strip: object | None = None
    side: str = ""
    side_note: str = ""
    least: int = 30
    """Pixels of the row at least."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a grid: a sign, the class that colours it, and what it says."""

    sign: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid: a label and a cell of marks for each column."""

    label: str
    cells: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of a page, under the name by which its address asks for it."""

    name: str
    title: str
    sub: str
    sheet: Sheet
    """The same as a table."""
    sort: str = ""
    """Which macro of `strips.html` draws a strip."""
    axis: object | None = None
    """What stands over the strips: a scale, drawn by the macro `axis` of the sort."""
    rows: tuple[DrawnRow, ...] = ()
    whole: object | None = None
    """One strip over the whole width instead of rows."""
    height: int = 0
    """Pixels of the whole strip."""
    width: int = 0
    """Pixels that it takes across at least."""
    heads: tuple[str, ...] = ()
    grid: tuple[GridRow, ...] = ()
    """Marks in columns instead of strips."""
    column: int = 0
    """Pixels of a column at least."""
    key: tuple[str, ...] = ()
    """What the marks mean, in words."""
