"""Exported rows: every row traceable, every cell harmless."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
import goodoffices as go
import stored
from goodoffices import merging
from goodoffices.dossier import Grade, Standing, borne_out
from goodoffices.export import fact_row, write_csv, write_jsonl
from goodoffices.export.dictionary import GROUPED
from goodoffices.export.plover import COLUMNS, plover
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


AGAIN = build.report("The truce will hold in Oslo, Vale said.", name="b.txt", outlet="Wire")
SECOND = build.statement(AGAIN, "Vale", "The truce will hold in Oslo", cue="said")


def told_twice() -> dict[str, Standing]:
    reports = {each.id: each for each in (REPORT, AGAIN)}
    both = Standing("thing-1", borne_out([FACT, SECOND], reports), 2)
    return {FACT.id: both, SECOND.id: both}


def test_every_row_names_its_thing_who_tells_it_and_the_grade(tmp_path: Path) -> None:
    reports = {each.id: each for each in (REPORT, AGAIN)}
    write_csv([FACT, SECOND], reports, tmp_path, told=told_twice())
    with (tmp_path / "statement.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["group"] for row in rows} == {"thing-1"}
    assert {row["group_reports"] for row in rows} == {"2"}
    assert {row["grade"] for row in rows} == {"two independent origins"}
    assert set(rows[0]["group_origins"].split("; ")) == {"The Courier", "Wire"}
    meaning = json.loads((tmp_path / "dictionary.json").read_text())["files"]["statement.csv"]
    assert set(GROUPED) <= meaning.keys()


def test_fact_that_stands_alone_is_a_thing_of_its_own() -> None:
    row = fact_row(FACT, REPORT)
    assert (row["group"], row["group_facts"], row["group_reports"]) == (FACT.id, 1, 1)
    assert row["grade"] == "single source"


def test_event_records_carry_the_group_too() -> None:
    report = build.report("Korvan shelled Tesk.", name="c.txt")
    act = build.event(report, "ASSAULT", "shelled", "Korvan", place="Tesk")
    made = plover(act, report)
    assert set(GROUPED) <= made.keys() == COLUMNS.keys()


def test_record_gives_the_standing_of_all_its_facts(tmp_path: Path) -> None:
    texts = ("Korvan shelled Tesk on 3 May 2031.", "On 3 May 2031 Korvan shelled Tesk again.")
    readings = []
    for n, text in enumerate(texts):
        report = build.report(text, name=f"{n}.txt", published="2031-05-04", outlet=f"Paper {n}")
        day = build.day("2031-05-03", printed="3 May 2031")
        act = build.event(report, "ASSAULT", "shelled", "Korvan", place="Tesk", date=day)
        readings.append(stored.reading_of(report, act, kind="state"))
    engine = stored.record(tmp_path / "a.db", *readings)
    merging.merge_pending(engine)
    with go.open(tmp_path / "a.db") as record:
        found = record.standings_of(record.facts())
    assert len(found) == 2
    assert len({each.thing for each in found.values()}) == 1
    assert {each.borne.grade for each in found.values()} == {Grade.INDEPENDENT}
