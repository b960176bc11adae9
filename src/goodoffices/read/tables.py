"""Tables of reports: CSV and TSV with a column that holds the words of each."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from goodoffices.errors import GoodOfficesError
from goodoffices.read.decoding import decode
from goodoffices.read.drafts import Draft, Piece
from goodoffices.read.fields import TEXTS, draft_of
from goodoffices.read.limits import ReadLimits

_DELIMITERS = ",\t;|"
_LEAST_COLUMNS = 2


def names_of_columns(head: str) -> tuple[str, tuple[str, ...]]:
    """Give the delimiter and the column names in the first line; none if it is no such line."""
    line = head.lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")
    delimiter = max(_DELIMITERS, key=line.count)
    names = tuple(cell.strip().strip('"').strip().lower() for cell in line.split(delimiter))
    return (delimiter, names) if len(names) >= _LEAST_COLUMNS else (delimiter, ())


def is_table(head: str) -> bool:
    """Tell whether the first line names columns, one of them the words of a report."""
    names = names_of_columns(head)[1]
    short = all(len(name) < 40 and len(name.split()) <= 3 for name in names)
    return short and not set(TEXTS).isdisjoint(names)


def read_table(
    stream: BinaryIO, head: bytes, piece: Piece, limits: ReadLimits
) -> Iterator[Draft | GoodOfficesError]:
    """Give the report of each row, or what is wrong with the row; holds one row at a time."""
    decoded = decode(head)
    delimiter, names = names_of_columns(decoded.text)
    if set(TEXTS).isdisjoint(names):
        yield piece.refused(*_no_text(names))
        return
    csv.field_size_limit(limits.max_bytes)
    lines = TextIOWrapper(stream, decoded.encoding or "utf-8", errors="replace", newline="")
    rows = csv.DictReader(lines, delimiter=delimiter)
    number = 1
    try:
        for row in rows:
            number += 1
            where = f"{piece.where} row {number}"
            fields = {key: value for key, value in row.items() if isinstance(key, str)}
            draft = draft_of(fields, where, f"{piece.name}:{number}", piece)
            nothing = piece.refused(f"row {number} has no words of a report", "Fill or remove it")
            yield draft or nothing
    except csv.Error as problem:
        why = f"after row {number} it is no table any more ({problem})"
        yield piece.refused(why, "Check its quotation marks; the rows before are read")
    finally:
        lines.detach()


def _no_text(names: tuple[str, ...]) -> tuple[str, str]:
    listed = ", ".join(names[:8]) or "none"
    if "url" in names or "documentidentifier" in names:
        why = f"this table lists addresses but not the words of reports (columns: {listed})"
        return why, "Fetch the pages and read them, or add a column called text"
    why = f"this table has no column with the words of reports (columns: {listed})"
    return why, "Call the column text; a manifest must be called reports.csv"
