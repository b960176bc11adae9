"""The Python interface: a record answers with dataclasses, tables and sources."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import build
import goodoffices as go
import stored
from goodoffices import merging
from goodoffices.api import record as api_record
from goodoffices.api.newest import disputed_of, due_of, newest_material, overview_of
from goodoffices.cli.views import hits_view
from goodoffices.dossier import Line
from goodoffices.dossier.newest import OVERVIEW
from goodoffices.errors import BadArgument, RecordUnusable
from goodoffices.facts import Statement
from goodoffices.summary import Choices

REPORT = build.report(
    "Anna Vale said the truce will hold. Nearly 700 people were killed in Zarqa.",
    name="first.txt",
    published="2014-02-17",
    outlet="The Courier",
)
SAID = build.statement(REPORT, "Anna Vale", "the truce will hold", cue="said")
KILLED = build.figure(
    REPORT, "killed", "Nearly 700", low=700.0, high=700.0, qualifier="nearly", place="Zarqa"
)
OTHER = stored.statement_reading("A. Vale", "talks go on", name="second.txt")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    stored.record(tmp_path / "a.db", stored.reading_of(REPORT, SAID, KILLED), OTHER).dispose()
    return tmp_path / "a.db"


@pytest.fixture
def record(place: Path) -> Iterator[go.Record]:
    with go.open(place) as opened:
        yield opened


def test_promised_names_are_there() -> None:
    assert all(hasattr(go, name) for name in go.__all__)


def test_import_loads_neither_database_nor_model() -> None:
    heavy = "sqlalchemy alembic spacy rensa pandas fastapi"
    code = f"import sys, goodoffices; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_open_of_nothing_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RecordUnusable, match="goodoffices read"):
        go.open(tmp_path / "none.db")


def test_read_hands_sources_on_and_opens_the_record(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def read_into(sources: list[str], into: str, *, choices: Choices, progress: Any) -> None:
        asked.append((sources, into, choices.sift, progress))

    rooms = {"run": SimpleNamespace(read_into=read_into)}
    load = api_record.room
    monkeypatch.setattr(api_record, "room", lambda name: rooms.get(name) or load(name))
    with go.read(Path("reports"), into=place) as record:
        assert record.counts()["reports"] == 2
    go.read("archive.zip", into=place, sift="none").close()
    assert asked == [
        (["reports"], str(place), "archives", None),
        (["archive.zip"], str(place), "none", None),
    ]


def test_statements_by_a_name(record: go.Record) -> None:
    assert record.statements(by="Anna Vale") == [SAID]


def test_facts_of_a_kind_and_of_all(record: go.Record) -> None:
    assert record.facts("figure") == record.figures() == [KILLED]
    assert len(record.facts()) == record.count() == 3


@pytest.mark.parametrize(
    "kind", ["events", "talks", "ceasefires", "positions", "relations", "roles"]
)
def test_kind_that_is_not_there_gives_nothing(record: go.Record, kind: str) -> None:
    assert len(getattr(record, kind)()) == 0


def test_unknown_filter_and_kind_name_the_valid_ones(record: go.Record) -> None:
    with pytest.raises(BadArgument, match="since"):
        record.statements(colour="red")
    with pytest.raises(BadArgument, match="statement"):
        record.facts("poem")


def test_source_cites_a_fact(record: go.Record) -> None:
    source = record.source(SAID)
    assert source.sentence == "Anna Vale said the truce will hold."
    assert (source.name, source.outlet, source.published) == (
        "first.txt",
        "The Courier",
        "2014-02-17",
    )


def test_report_and_actor_by_id_or_name(record: go.Record) -> None:
    assert record.report(REPORT.id) == REPORT
    assert record.report("none") is None
    found = record.actor("Anna Vale")
    assert found is not None
    assert record.actor(found.id) == found
    assert record.actor("Nobody") is None
    assert [m.printed for m in record.mentions(found)] == ["Anna Vale"]


def test_judging_joins_and_undo_parts(record: go.Record) -> None:
    one, two = stored.actor_id("Anna Vale"), stored.actor_id("A. Vale")
    before = record.actors()
    record.judge(one, two, "same", why="One envoy.", by="Mara", at="2020-01-01")
    assert len(record.actors()) == len(before) - 1
    assert len(record.statements(by="A. Vale")) == 2
    (kept,) = record.judgements()
    assert (kept.by, kept.reasons, kept.subject) == ("Mara", ("One envoy.",), "actor")
    assert record.undo(two, one, by="Mara")
    assert not record.undo(two, one, by="Mara")
    assert record.actors() == before


def test_judging_what_is_not_there_or_not_alike_is_refused(record: go.Record) -> None:
    one = stored.actor_id("Anna Vale")
    with pytest.raises(BadArgument, match="no such"):
        record.judge(one, "a000", "same", by="Mara")
    with pytest.raises(BadArgument, match="one sort"):
        record.judge(one, REPORT.id, "same", by="Mara")
    with pytest.raises(BadArgument, match="program"):
        record.judge(one, stored.actor_id("A. Vale"), "same", by="program")
    assert len(record.judgements()) == 0


def test_search_gives_the_sentence(record: go.Record) -> None:
    hit = record.search("truce")[0]
    assert (hit.kind, hit.report_name) == ("statement", "first.txt")


def test_record_is_sound_and_withholds_nothing(record: go.Record) -> None:
    assert len(record.broken()) == 0
    assert len(record.withheld()) == 0
    assert len(record.digest()) == 64


def test_readings_give_all_facts(record: go.Record) -> None:
    assert sum(len(one.facts) for one in record.readings()) == 3


def test_dossier_is_assembled_from_everything(record: go.Record) -> None:
    dossier = record.dossier()
    assert len(dossier.material.facts) == 3
    assert len(dossier.material.reports) == 2


def test_views_of_the_newest_are_those_of_the_whole_where_the_record_is_small(
    record: go.Record,
) -> None:
    whole = record.dossier()
    seen, war = overview_of(record)
    assert seen == whole.overview
    assert war.says == whole.war.says
    assert due_of(record) == whole.due
    assert disputed_of(record) == whole.disputed


def test_reports_of_which_nothing_is_told_count_as_read(tmp_path: Path) -> None:
    silent = build.report("Nothing new.", name="b.txt", published="2032-01-01")
    told = stored.statement_reading("Vale", name="a.txt")
    stored.record(tmp_path / "a.db", told, stored.reading_of(silent)).dispose()
    with go.open(tmp_path / "a.db") as record:
        found = newest_material(record, OVERVIEW)
        by_him = newest_material(record, OVERVIEW, by="Vale")
    assert [each.id for each in found.reports] == [told.report.id]
    assert len(found.read) == 2
    assert found.latest_day == date(2032, 1, 1)
    assert len(by_him.read) == 1
    assert found.text(told.report.id) == told.report.text


def test_lines_pass_the_gate_or_are_left_out(record: go.Record) -> None:
    honest = Line("Nearly 700 killed in Zarqa.", (KILLED.id,))
    planted = Line("Nearly 900 killed in Zarqa.", (KILLED.id,))
    assert record.admitted([honest, planted]) == (honest,)
    assert not record.admits(planted)


def test_plain_data_is_ready_for_json(record: go.Record) -> None:
    (row,) = json.loads(json.dumps(record.statements(by="Anna Vale").to_dicts()))
    assert row["kind"] == "statement"
    assert row["speakers"][0]["name"] == "Anna Vale"
    assert row["evidence"]["content"] == [[15, 34]]


def test_pandas_table_has_a_row_for_each_fact(record: go.Record) -> None:
    table = record.figures().to_pandas()
    assert list(table["low"]) == [700.0]
    assert list(table["qualifier"]) == ["nearly"]
    assert "evidence" not in table


def test_missing_library_says_how_to_install_it(
    record: go.Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(BadArgument, match=r"pip install goodoffices\[polars\]"):
        record.statements().to_polars()


def test_collection_behaves_as_a_sequence(record: go.Record) -> None:
    facts = record.statements()
    assert isinstance(facts[0], Statement)
    assert facts[:1] == [facts[0]]
    assert isinstance(facts[:1], go.Collection)
    assert facts[0] in facts
    assert next(reversed(facts)) == facts[-1]


def test_empty_collection_gives_empty_tables() -> None:
    assert go.Collection().to_dicts() == []
    assert len(go.Collection().to_pandas()) == 0


def test_actors_and_reports_become_rows(record: go.Record) -> None:
    assert record.actors().to_rows()[0]["kind"] == "person"
    assert record.reports().to_rows()[0]["published"] == "2014-02-17"


def test_read_stays_a_function_when_its_room_is_loaded() -> None:
    code = "import goodoffices as go; from goodoffices.read import read_reports; go.read.__code__"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_facts_of_one_thing_share_its_id(tmp_path: Path) -> None:
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
        ids = [fact.id for fact in record.events()]
        heads = record.heads([*ids, "nothing"])
        merged = record.merged()
        view = hits_view(record, "shelled", 20)
    assert len({heads[one] for one in ids}) == 1
    assert heads["nothing"] == "nothing"
    assert len(merged.facts) == 1
    assert len(list(merged.every())) == 2
    assert len(view.rows) == 1
    assert view.rows[0][1] in ("0.txt, 1.txt", "1.txt, 0.txt")
