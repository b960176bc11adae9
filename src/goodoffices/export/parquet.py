"""Parquet: a typed table per kind of fact, with the dictionary in the file's own metadata."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from goodoffices.errors import BadArgument
from goodoffices.export.dictionary import MEANING, citation, write_dictionary
from goodoffices.export.rows import ALONE, SCHEMA_VERSION, Told, fact_row, flat_row
from goodoffices.facts import FACT_TYPES, Fact, Report

NUMBERS = ("low", "high", "confidence")
COUNTS = ("group_facts", "group_reports")
WHOLE = ("sentence_start", "sentence_end", "number", *COUNTS)
FLAGS = ("background", "cumulative", "claimed", "current")


def write_parquet(
    facts: Iterable[Fact], reports: Mapping[str, Report], folder: Path, *, told: Told = ALONE
) -> list[Path]:
    """Write `statement.parquet` and so on; needs the extra `parquet`."""
    arrow, parquet = _library("pyarrow"), _library("pyarrow.parquet")
    listed = list(facts)
    places: list[Path] = []
    columns: dict[str, list[str]] = {}
    for kind in FACT_TYPES:
        own = [fact for fact in listed if isinstance(fact, kind)]
        if not own:
            continue
        rows = [_typed(fact, reports[fact.report], told) for fact in own]
        place = folder / f"{kind.kind.value}.parquet"
        schema = arrow.schema(
            [
                arrow.field(name, _type(arrow, name), metadata={"description": MEANING[name]})
                for name in rows[0]
            ],
            metadata={"schema": SCHEMA_VERSION, "cite_as": citation("of reports", len(reports))},
        )
        parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), place)
        places.append(place)
        columns[place.name] = list(rows[0])
    return [*places, write_dictionary(folder, columns, reports)]


def _typed(fact: Fact, report: Report, told: Told) -> dict[str, Any]:
    """Give a row whose numbers and flags are such, and where nothing is known a null."""
    cells: dict[str, Any] = {
        name: value or None for name, value in flat_row(fact, report, told).items()
    }
    plain = fact_row(fact, report, told)
    for name in cells:
        if name in (*NUMBERS, *FLAGS, *COUNTS, "number"):
            cells[name] = plain[name]
    cells["sentence_start"], cells["sentence_end"] = fact.sentence.start, fact.sentence.end
    return cells


def _type(arrow: Any, name: str) -> Any:
    if name in NUMBERS:
        return arrow.float64()
    if name in WHOLE:
        return arrow.int64()
    return arrow.bool_() if name in FLAGS else arrow.string()


def _library(name: str) -> Any:
    # An extra that most who export do not have installed.
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        step = "Install it: pip install goodoffices[parquet]"
        raise BadArgument("--as parquet", "pyarrow is not installed", step) from None
