"""Exported rows: every row traceable, every cell harmless."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from goodoffices.export import fact_row, write_csv, write_jsonl
from goodoffices.export.tables import safe_cell

REPORT = build.report("Vale said the truce will hold in Oslo.", published="2014-02-17")
FACT = build.statement(REPORT, "Vale", "the truce will hold in Oslo", cue="said")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_a_cell_that_could_run_is_made_text(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


@given(st.text(max_size=40))
def test_a_safe_cell_never_begins_like_a_formula(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@"))


def test_a_row_names_fact_report_sentence_and_schema() -> None:
    row = fact_row(FACT, REPORT)
    assert row["id"] == FACT.id
    assert row["source_file"] == "report.txt"
    assert row["sentence_text"] == "Vale said the truce will hold in Oslo."
    assert row["published"] == "2014-02-17"
    assert row["schema"]


def test_evidence_spans_point_at_the_words() -> None:
    evidence = fact_row(FACT, REPORT)["evidence"]
    assert isinstance(evidence, dict)
    [[start, end]] = evidence["content"]
    assert REPORT.text[start:end] == "the truce will hold in Oslo"


def test_jsonl_holds_a_fact_per_line(tmp_path: Path) -> None:
    [place, _] = write_jsonl([FACT], {REPORT.id: REPORT}, tmp_path)
    assert [json.loads(line)["id"] for line in place.read_text().splitlines()] == [FACT.id]


def test_csv_holds_a_table_per_kind_and_the_reports(tmp_path: Path) -> None:
    places = write_csv([FACT], {REPORT.id: REPORT}, tmp_path)
    assert [place.name for place in places] == ["statement.csv", "reports.csv", "dictionary.json"]
    with places[0].open(newline="") as file:
        [row] = csv.DictReader(file)
    assert row["speakers"] == "Vale"
    assert row["sentence_text"] == "Vale said the truce will hold in Oslo."
