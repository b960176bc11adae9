"""Records of every earlier schema, made with the code of their time, are brought up to date.

`kept/000N.db` holds two of our own example reports, read at the time when N was the newest schema,
with a judgement of Mara's, and from 0003 on her and Jon's reviews; 0005, 0006 and 0010
are the one before brought up to date and merged by the code of their time.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import column, text
from sqlalchemy import table as plain_table

from goodoffices import api, merging
from goodoffices.errors import RecordTooNew, RecordUnusable
from goodoffices.record import VERSIONS, open_record, reading
from goodoffices.record.rows import opening
from goodoffices.record.server import server_engine
from goodoffices.record.tables import metadata
from postgres import Server
from stores import Servers

KEPT = Path(__file__).parent / "kept"
EARLIER = [each for each in VERSIONS[:-1] if (KEPT / f"{each}.db").is_file()]
SQL = Path(__file__).resolve().parents[2] / "src/goodoffices/record/schema/versions"


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a copy of the kept record of a version."""
    copy = tmp_path / "old.db"
    shutil.copyfile(KEPT / f"{request.param}.db", copy)
    return copy


def rows(place: Path, table: str) -> list[tuple[object, ...]]:
    return asked(place, f"SELECT * FROM {table}")


def asked(place: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(place)) as plain:
        return sorted(plain.execute(question).fetchall())


def test_records_of_the_first_schemas_are_kept() -> None:
    assert EARLIER[:3] == ["0001", "0002", "0003"]


@pytest.mark.parametrize("place", EARLIER, indirect=True)
def test_old_record_is_brought_up_to_date_and_loses_nothing(place: Path) -> None:
    told = {table: rows(place, table) for table in ("fact", "evidence", "statement")}
    texts = asked(place, "SELECT id, title, text, fingerprint FROM report")
    merging.merge_pending(open_record(place, create=False))
    with api.open(place) as record:
        assert record.broken() == []
        assert record.withheld() == []
        assert [each.by for each in record.judgements(by="Mara")] == ["Mara"]
        assert next(each.action for each in record.reviews(by="Mara")) == "different"
        assert record.search("truce")
        assert record.things("event")
        assert record.dossier().timeline
    for table, before in told.items():
        assert rows(place, table) == before, table
    moved = "SELECT id, title, text, fingerprint FROM report JOIN report_text ON report = id"
    assert asked(place, moved) == texts


@pytest.mark.parametrize("place", EARLIER, indirect=True)
def test_reports_of_an_old_record_go_by_their_first_lines(place: Path) -> None:
    texts = dict(asked(place, "SELECT id, text FROM report"))
    open_record(place, create=False).dispose()
    lines = dict(asked(place, "SELECT id, opening FROM report"))
    assert lines == {one: opening(str(text)) for one, text in texts.items()}
    assert all(lines.values())


@pytest.mark.parametrize("place", [each for each in EARLIER if each < "0006"], indirect=True)
def test_reasons_of_an_old_record_hold(place: Path) -> None:
    told: dict[object, tuple[object, ...]] = {}
    for ident, _, words in rows(place, "judgement_reason"):
        told[ident] = (*told.get(ident, ()), words)
    assert told
    with api.open(place) as record:
        assert {each.id: each.reasons for each in record.judgements()} == told


def test_reasons_of_a_judgement_keep_their_order(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    shutil.copyfile(KEPT / "0005.db", place)
    with closing(sqlite3.connect(place)) as plain:
        ident = plain.execute("SELECT min(judgement) FROM judgement_reason").fetchone()[0]
        plain.execute("DELETE FROM judgement_reason WHERE judgement = ?", (ident,))
        for nth, words in enumerate(("One day.", "A place."), 1):
            plain.execute("INSERT INTO judgement_reason VALUES (?, ?, ?)", (ident, nth, words))
        plain.execute("DELETE FROM judgement_reason WHERE judgement <> ?", (ident,))
        plain.commit()
    with api.open(place) as record:
        held = {each.id: each.reasons for each in record.judgements()}
    assert held.pop(ident) == ("One day.", "A place.")
    assert set(held.values()) == {()}


def test_reviews_of_an_old_record_hold(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    shutil.copyfile(KEPT / "0003.db", place)
    with api.open(place) as record:
        assert [each.action for each in record.reviews()] == [
            "different",
            "accept",
            "reject",
            "correct",
            "accept",
            "undo",
        ]
        assert [len(record.statements(review=state)) for state in ("accepted", "rejected")] == [
            1,
            1,
        ]
        [corrected] = record.statements(review="corrected")
        assert (corrected.act.value, corrected.corrections[0].by) == ("refuse", "Mara")


@pytest.mark.parametrize("place", EARLIER, indirect=True)
def test_old_record_is_not_changed_by_who_only_looks(place: Path) -> None:
    before = place.read_bytes()
    with pytest.raises(RecordUnusable, match="older than this program's"):
        open_record(place, create=False, read_only=True)
    assert place.read_bytes() == before


@pytest.mark.parametrize("place", EARLIER, indirect=True)
def test_upgrade_that_is_stopped_leaves_the_record_as_it_was(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    told = {table: rows(place, table) for table in ("alembic_version", "fact", "judgement")}
    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", stopped)
    with pytest.raises(KeyboardInterrupt):
        open_record(place, create=False)
    assert {table: rows(place, table) for table in told} == told
    monkeypatch.undo()
    open_record(place, create=False).dispose()
    assert rows(place, "alembic_version") == [(VERSIONS[-1],)]


@pytest.mark.parametrize("place", EARLIER, indirect=True)
def test_newer_record_is_refused_and_left_alone(place: Path) -> None:
    with closing(sqlite3.connect(place)) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0777'")
        plain.commit()
    before = place.read_bytes()
    with pytest.raises(RecordTooNew, match=r"schema 0777.*Upgrade goodoffices"):
        open_record(place, create=True)
    assert place.read_bytes() == before


def test_record_made_on_a_server_before_words_were_searched_there(server: Server) -> None:
    """The first three schemas ran there, too: what was read then is found now."""
    with Servers(server) as servers:
        place = servers.place(empty=True)
        name = place.partition("@/")[2].partition("?")[0]
        for each in ("m0001_first.sql", "m0002_merged.sql", "m0003_review.sql"):
            ddl = (SQL / each).read_text(encoding="utf-8").replace(" WITHOUT ROWID", "")
            servers.server.do(ddl, name)
        servers.server.do("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)", name)
        servers.server.do("INSERT INTO alembic_version VALUES ('0003')", name)
        copy_rows(KEPT / "0003.db", servers.server, name)
        with api.open(place) as record:
            assert record.broken() == []
            assert record.search("truce")
            assert len(record.reviews()) == 6
        with reading(open_record(place, create=False)) as connection:
            language = text(
                "SELECT count(*) FROM information_schema.columns WHERE data_type = 'text' "
                "AND table_schema = 'public' AND collation_name IS DISTINCT FROM 'C'"
            )
            assert connection.scalar(language) == 0


def copy_rows(file: Path, server: Server, name: str) -> None:
    """Copy the tables that both have, as the program of the time would have filled them."""
    with closing(sqlite3.connect(file)) as old:
        old.row_factory = sqlite3.Row
        known = {row[0] for row in old.execute("SELECT name FROM sqlite_master")}
        engine = server_engine(server.address(name), read_only=False)
        with engine.begin() as connection:
            for table in metadata.sorted_tables:
                if table.name in known:
                    filled = [dict(row) for row in old.execute(f"SELECT * FROM {table.name}")]
                    if filled:
                        flags = [c.name for c in table.c if str(c.type) == "BOOLEAN"]
                        for row in filled:
                            row |= {f: None if row[f] is None else bool(row[f]) for f in flags}
                        # The columns are those of the time, not those of today.
                        then = plain_table(table.name, *(column(name) for name in filled[0]))
                        connection.execute(then.insert(), filled)
        engine.dispose()
