"""The manifest of a folder, `reports.csv`: what the user knows of each file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.errors import GoodOfficesError, ManifestInvalid
from goodoffices.read.calendar import given_date
from goodoffices.read.decoding import decode
from goodoffices.read.drafts import Given
from goodoffices.read.sources import MANIFEST_NAME, shown

COLUMNS = ("file", "outlet", "published", "title", "url")
_MAX_MANIFEST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be used, and the file it names if it names one."""

    file: str
    error: ManifestInvalid


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder's manifest says, by file name, and the rows that could not be used."""

    rows: dict[str, Given] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, path: Path) -> Given:
        """Give what is known of a file; nothing if it is not listed."""
        return self.rows.get(path.name, Given())

    def errors(self, path: Path | None = None) -> Iterator[GoodOfficesError]:
        """Give the problems of the whole manifest, or those of one file's row."""
        for problem in self.problems:
            if path is None or problem.file in ("", path.name):
                yield problem.error


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a folder; an empty one if there is none."""
    path = folder / MANIFEST_NAME
    try:
        if path.stat().st_size > _MAX_MANIFEST_BYTES:
            return _refused(path, "it is larger than 50 MB", "Split the folder")
        data = path.read_bytes()
    except FileNotFoundError:
        return Manifest()
    except OSError:
        return _refused(path, "the system could not open it", "Check its permissions")
    decoded = decode(data)
    if decoded.refusal:
        return _refused(path, decoded.refusal, "Save it as UTF-8 text with commas")
    return _parse(path, decoded.text)


def _refused(path: Path, why: str, next_step: str) -> Manifest:
    return Manifest(problems=(Problem("", ManifestInvalid(shown(path), why, next_step)),))


def _parse(path: Path, text: str) -> Manifest:
    rows: dict[str, Given] = {}
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if "file" not in header:
            columns = ", ".join(COLUMNS)
            return _refused(path, "its first line names no column `file`", f"Columns: {columns}")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                where = f"{shown(path)} line {reader.line_num}"
                row = dict(zip(header, cells, strict=False))
                _take_row(where, path.parent, row, rows, problems)
    except csv.Error as problem:
        broken = ManifestInvalid(
            f"{shown(path)} line {reader.line_num}",
            f"this is not a row of a table ({problem})",
            "The rows before it were used; check the quotation marks",
        )
        problems.append(Problem("", broken))
    return Manifest(rows, tuple(problems))


def _take_row(
    where: str, folder: Path, cells: dict[str, str], rows: dict[str, Given], problems: list[Problem]
) -> None:
    """Use one row, or say what is wrong with it; the file it names is then read without it."""
    cell = {name: value.strip() for name, value in cells.items()}
    name = cell.get("file", "")
    why = _why_unusable(folder, name, rows)
    if why:
        next_step = "Mend the row; the other rows were used"
        problems.append(Problem(name, ManifestInvalid(where, why, next_step)))
        return
    printed = cell.get("published", "")
    published = given_date(printed) if printed else None
    if printed and published is None:
        error = ManifestInvalid(
            where,
            f"`{printed[:60]}` is not a date",
            f"Write it as 2014-01-22; {name} is read without this row",
        )
        problems.append(Problem(name, error))
        return
    rows[name] = Given(
        cell.get("outlet") or None, published, cell.get("title") or None, cell.get("url") or None
    )


def _why_unusable(folder: Path, name: str, rows: dict[str, Given]) -> str:
    if not name:
        return "it names no file"
    if "\0" in name or "/" in name or "\\" in name:
        return f"`{name[:80]!r}` is not the name of a file in this folder"
    if name in rows:
        return f"{name} is listed twice; the first row was used"
    try:
        present = (folder / name).is_file()
    except OSError:
        present = False
    return "" if present else f"there is no file {name[:80]} in this folder"
