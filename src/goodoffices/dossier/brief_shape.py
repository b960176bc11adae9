"""What a brief is made of: sections with sentences, headed sentences, a table or marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.dossier.material import Line, Material, shown_day
from goodoffices.facts import Fact


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in a table: lines that stand there one after the other."""

    lines: tuple[Line, ...] = ()
    empty: str = "not mentioned"
    mark: str = ""
    """In a table of marks: the code of the attendance; its line gives the word."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, or one headed sentence: what it is about, and its cells."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the brief: a heading, and sentences, headed sentences or a table."""

    key: str
    """Short name of the section, by which its length is cut."""
    heading: str
    lines: tuple[Line, ...] = ()
    columns: tuple[str, ...] = ()
    """Heads of a table; without them, rows are headed sentences."""
    rows: tuple[Row, ...] = ()
    note: str = ""
    cut: bool = False
    """There is more of it in the dossier than is printed."""
    marks: bool = False
    """The table is one of marks."""
    widths: tuple[int, ...] = ()
    """Share of the width of each column in per cent."""

    def every_line(self) -> Iterator[Line]:
        """Give all lines of the section."""
        yield from self.lines
        for row in self.rows:
            for cell in row.cells:
                yield from cell.lines


def lines_of(text: str, fact: Fact) -> tuple[Line, ...]:
    """Give what a cell says on one fact; nothing where there is nothing to say."""
    return (Line(text, (fact.id,)),) if text else ()


def when_cell(fact: Fact, material: Material) -> Cell:
    """Give the day that the words state, else when it was reported."""
    told = material.told(fact)
    when = shown_day(fact.date) or (f"reported {told:%b %Y}" if told else "no date")
    return Cell((Line(when, ()),))
