"""CSV, one table per kind of fact, and JSON lines, one fact per line."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from goodoffices.export.dictionary import write_dictionary
from goodoffices.export.rows import ALONE, Told, fact_row, flat_row
from goodoffices.facts import FACT_TYPES, Fact, Report

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell."""


def write_jsonl(
    facts: Iterable[Fact], reports: Mapping[str, Report], folder: Path, *, told: Told = ALONE
) -> list[Path]:
    """Write `facts.jsonl`, one fact per line."""
    place = folder / "facts.jsonl"
    columns: dict[str, None] = {}
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for fact in facts:
            row = fact_row(fact, reports[fact.report], told)
            columns |= dict.fromkeys(row)
            json.dump(row, file, ensure_ascii=False)
            file.write("\n")
    return [place, write_dictionary(folder, {place.name: columns}, reports)]


def write_csv(
    facts: Iterable[Fact], reports: Mapping[str, Report], folder: Path, *, told: Told = ALONE
) -> list[Path]:
    """Write one table per kind of fact, and `reports.csv` with what the report ids stand for."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for fact in facts:
        rows[fact.kind.value].append(flat_row(fact, reports[fact.report], told))
    places = [
        _write(folder / f"{each.kind.value}.csv", rows[each.kind.value])
        for each in FACT_TYPES
        if rows[each.kind.value]
    ]
    listed = [_report_row(each) for each in reports.values()]
    places.append(_write(folder / "reports.csv", listed))
    files = {f"{kind}.csv": list(own[0]) for kind, own in rows.items() if own}
    files["reports.csv"] = list(listed[0]) if listed else ["id"]
    return [*places, write_dictionary(folder, files, reports)]


def safe_cell(text: str) -> str:
    """Make a cell harmless in a spreadsheet: what would run as a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _write(place: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    heads = list(rows[0]) if rows else ["id"]
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in rows)
    return place


def _report_row(report: Report) -> dict[str, str]:
    published = report.published
    return {
        "id": report.id,
        "name": report.name,
        "title": report.title or "",
        "outlet": report.outlet or "",
        "outlet_basis": report.outlet_basis.value if report.outlet_basis else "",
        "published": published.iso or "" if published else "",
        "published_basis": published.basis.value if published else "",
        "doubts": " ".join(report.doubts),
        "agency": report.agency or "",
        "url": report.url or "",
        "sha256": report.fingerprint,
    }
