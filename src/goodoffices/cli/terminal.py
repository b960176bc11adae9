"""What the commands print: tables for people, JSON for programs, errors in one line.

Report text may hold anything; control characters are made visible before they reach a terminal.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from goodoffices.errors import GoodOfficesError
from goodoffices.places import hidden

if TYPE_CHECKING:
    from goodoffices.cli.view_cells import View

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f]")
"""Terminal escapes, bidirectional overrides and other characters nobody can see."""


def clean(text: str) -> str:
    """Make text safe to print: invisible and control characters become a visible mark."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def say(line: str = "") -> None:
    """Print one line of results."""
    sys.stdout.write(f"{line}\n")


def say_error(error: GoodOfficesError) -> None:
    """Print what went wrong, in one line, where errors go."""
    sys.stderr.write(f"goodoffices: {clean(str(error))}\n")


def say_json(value: object, *, to: TextIO | None = None) -> None:
    """Print a value as JSON for another program."""
    json.dump(value, to or sys.stdout, ensure_ascii=False, indent=1, default=str, sort_keys=False)
    (to or sys.stdout).write("\n")


def say_table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, width: int) -> None:
    """Print a table whose last column wraps; every row begins with what it is about."""
    if not rows:
        return
    cells = [[clean(cell) for cell in row] for row in rows]
    widths = [
        min(max(len(head), *(len(row[i]) for row in cells)), _share(i, len(heads), width))
        for i, head in enumerate(heads)
    ]
    widths[-1] = max(24, width - sum(widths[:-1]) - 2 * (len(heads) - 1))
    say("  ".join(head.ljust(widths[i]) for i, head in enumerate(heads)).rstrip())
    say("  ".join("-" * w for w in widths))
    for row in cells:
        for line in _wrapped(row, widths):
            say(line)


def say_view(view: View, *, as_json: bool) -> None:
    """Print what was found, as JSON or as a table as wide as the terminal."""
    if as_json:
        say_json(view.data)
        return
    if view.lead:
        say(view.lead)
    if view.rows:
        say_table(view.heads, view.rows, width=shutil.get_terminal_size((120, 24)).columns)
    else:
        say(view.empty)


def _share(column: int, columns: int, width: int) -> int:
    return width if column == columns - 1 else max(10, width // columns)


def _wrapped(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    columns = [_fold(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(len(column) for column in columns)
    return [
        "  ".join(
            (column[i] if i < len(column) else "").ljust(width)
            for column, width in zip(columns, widths, strict=True)
        ).rstrip()
        for i in range(height)
    ]


def _fold(cell: str, width: int) -> list[str]:
    """Break a cell at spaces; a word longer than the column is cut."""
    lines: list[str] = [""]
    for word in cell.split(" "):
        while len(word) > width:
            if lines[-1]:
                lines.append("")
            lines[-1], word = word[:width], word[width:]
            lines.append("")
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [line for line in lines if line] or [""]


def shown(place: str) -> str:
    """Give the place of a record as it may be printed: without control characters or password."""
    return clean(hidden(place))
