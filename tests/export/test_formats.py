"""Every format: traceable to its sentence, described by its dictionary, and read by its library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import world
from goodoffices import api
from goodoffices.export import (
    write_csv,
    write_ftm,
    write_jsonl,
    write_jsonld,
    write_parquet,
    write_plover,
)
from goodoffices.facts import Event, Fact, Report
from stored import record


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Fact], dict[str, Report], Any]:
    place = tmp_path_factory.mktemp("formats") / "war.db"
    record(place, *world.readings()).dispose()
    with api.open(place) as opened:
        reports = {report.id: report for report in opened.reports()}
        return list(opened.facts()), reports, opened.actors()


def dictionary(folder: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((folder / "dictionary.json").read_text(encoding="utf-8"))
    assert whole["schema"]
    assert "4 reports" in whole["cite_as"]
    return whole["files"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("write", [write_csv, write_jsonl, write_parquet])
def test_dictionary_describes_every_column(told: Any, write: Any, tmp_path: Path) -> None:
    if write is write_parquet:
        pytest.importorskip("pyarrow")
    facts, reports, _ = told
    places = write(facts, reports, tmp_path)
    files = dictionary(tmp_path)
    assert set(files) == {place.name for place in places[:-1]}
    assert all(words for columns in files.values() for words in columns.values())


def test_parquet_keeps_numbers_flags_and_unknowns(told: Any, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    facts, reports, _ = told
    write_parquet(facts, reports, tmp_path)
    table = parquet.read_table(tmp_path / "figure.parquet")
    rows = {row["id"]: row for row in table.to_pylist()}
    for fact in facts:
        if fact.kind.value == "figure":
            row = rows[fact.id]
            assert (row["low"], row["high"]) == (fact.low, fact.high)
            assert row["cumulative"] is fact.cumulative
            assert row["sentence_text"] in reports[fact.report].text
    assert table.schema.metadata[b"cite_as"]


def test_plover_has_only_what_is_told_as_done(told: Any, tmp_path: Path) -> None:
    facts, reports, _ = told
    [place, _] = write_plover(facts, reports, tmp_path)
    rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]
    done = {f.id for f in facts if isinstance(f, Event) and f.realis.value == "actual"}
    assert {row["id"] for row in rows} == done
    assert set(rows[0]) == set(dictionary(tmp_path)[place.name])


def test_jsonld_names_report_and_actor_by_id(told: Any, tmp_path: Path) -> None:
    facts, reports, _ = told
    [place, _] = write_jsonld(facts, reports, tmp_path)
    whole = json.loads(place.read_text(encoding="utf-8"))
    nodes = {node["id"]: node for node in whole["@graph"]}
    assert len(nodes) == len(facts) + len(reports)
    assert all(node["report"] in nodes for node in nodes.values() if "report" in node)
    terms = whole["@context"]
    assert terms["report"]["@type"] == "@id"


def test_ftm_entities_refer_to_entities_that_are_there(told: Any, tmp_path: Path) -> None:
    facts, reports, actors = told
    [place, _] = write_ftm(facts, reports, actors, tmp_path)
    entities = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]
    ids = {each["id"] for each in entities}
    assert len(ids) == len(entities)
    for each in entities:
        for name in ("proof", "subject", "object", "involved"):
            assert set(each["properties"].get(name, ())) <= ids
    assert {"Article", "Event", "UnknownLink"} <= {each["schema"] for each in entities}


def test_ftm_entities_are_valid(told: Any, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    facts, reports, actors = told
    [place, _] = write_ftm(facts, reports, actors, tmp_path)
    for line in place.read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        schema = model.get(entity["schema"])
        assert schema is not None
        assert schema.validate(entity) is None
        assert set(entity["properties"]) <= set(schema.properties)
