"""A page's table as a CSV file: the same rows, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet run a cell instead of showing it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to download: its file name, its columns and its rows."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]


def written(sheet: Sheet) -> str:
    """Write a table as CSV with a byte order mark, so that spreadsheets read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.header)
    for row in sheet.rows:
        writer.writerow(harmless(row))
    return "\ufeff" + out.getvalue()


def harmless(cells: Iterable[str]) -> list[str]:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    return [f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell for cell in cells]
