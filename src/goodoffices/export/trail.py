"""The trail of reviews as a file: who decided what, when and why."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from goodoffices.export.rows import SCHEMA_VERSION
from goodoffices.export.tables import safe_cell
from goodoffices.reviews import Review

COLUMNS = {
    "entry": "number in the trail, from 1",
    "action": "accept, correct, reject, same, different, undo; moved: the fact was read anew",
    "subject": "fact, actor or report",
    "target": "id of the fact, or of one of a pair",
    "other": "id of the other of a pair; for moved the new id",
    "now": "id under which the fact stands now",
    "report": "report of the fact",
    "field": "the field corrected",
    "old": "its value before",
    "new": "the value the person gave",
    "why": "the reason given",
    "by": "who did it",
    "at": "when, ISO time in UTC",
    "undoes": "the entry that this one takes back",
    "undone_by": "the entry that took this one back; empty: it stands",
    "schema": "version of these columns",
}
"""Column of the trail -> what it holds."""


def write_trail(trail: Iterable[Review], folder: Path, form: str = "csv") -> list[Path]:
    """Write `reviews.csv` or `reviews.jsonl`."""
    rows = [asdict(each) | {"schema": SCHEMA_VERSION} for each in trail]
    place = folder / f"reviews.{form}"
    with place.open("w", encoding="utf-8", newline="") as file:
        if form == "jsonl":
            for row in rows:
                json.dump({name: row[name] for name in COLUMNS}, file, ensure_ascii=False)
                file.write("\n")
            return [place]
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            cells = ("" if row[name] is None else str(row[name]) for name in COLUMNS)
            writer.writerow([safe_cell(cell) for cell in cells])
    return [place]
