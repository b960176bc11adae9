"""A copy is one whole state of a record, made while others write, and never half there."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

import stored
import world
from goodoffices import api, merging
from goodoffices.errors import RecordUnusable
from goodoffices.record import (
    already_read,
    copy_record,
    find_counts,
    open_record,
    reading,
    search,
    write_readings,
    writing,
)
from postgres import Server
from stores import Files, Servers, Store

TWO = stored.statement_reading("Tomas Berin", name="other.txt")


def filled(place: str) -> str:
    """Make a record with reports, groups and reviews; give its digest."""
    engine = stored.record(place, *world.readings())
    merging.merge_pending(engine)
    engine.dispose()
    with api.open(place) as record:
        record.review(record.statements()[0], "accept", by="Mara")
        return record.digest()


def digest(place: str | Path) -> str:
    with api.open(place) as record:
        assert not record.broken()
        return record.digest()


def test_copy_says_the_same_and_can_be_read_into(store: Store, tmp_path: Path) -> None:
    before = filled(store.place())
    copy = tmp_path / "copy.db"
    rows = copy_record(store.place(), copy)
    assert (rows["report"], rows["review"]) == (len(world.readings()), 1)
    assert digest(copy) == before == digest(store.place())
    engine = stored.record(copy, TWO)
    with reading(engine) as connection:
        assert search(connection, "Port Selwyn")
        assert search(connection, "Tomas Berin")
        assert len(already_read(connection, stored.VERSION)) == len(world.readings()) + 1
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_copy_comes_back_to_a_server(server: Server, tmp_path: Path) -> None:
    with Servers(server) as servers, Files(tmp_path) as files:
        before = filled(files.place("one.db"))
        copy_record(files.place("one.db"), servers.place(empty=True))
        assert digest(servers.place()) == before
        copy_record(servers.place(), servers.place("two.db"))
        assert digest(servers.place("two.db")) == before
        with reading(open_record(servers.place("two.db"), create=False)) as connection:
            assert search(connection, '"Port Selwyn"')


def test_nothing_is_written_over(store: Store, tmp_path: Path) -> None:
    filled(store.place())
    stored.record(store.place("other.db"), TWO).dispose()
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    for taken in (store.place("other.db"), str(notes), store.place()):
        with pytest.raises(RecordUnusable, match="there already"):
            copy_record(store.place(), taken)
    assert notes.read_text(encoding="utf-8") == "mine"
    with reading(open_record(store.place("other.db"), create=False)) as connection:
        assert find_counts(connection)["reports"] == 1


def test_what_is_no_record_is_not_copied(tmp_path: Path) -> None:
    plain = tmp_path / "other.db"
    with closing(sqlite3.connect(plain)) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    with pytest.raises(RecordUnusable, match="not a goodoffices record"):
        copy_record(plain, tmp_path / "copy.db")
    with pytest.raises(RecordUnusable, match="no such record"):
        copy_record(tmp_path / "none.db", tmp_path / "copy.db")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other.db"]


def test_copy_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    filled(str(tmp_path / "a.db"))
    with pytest.raises(RecordUnusable, match="folder does not exist"):
        copy_record(tmp_path / "a.db", tmp_path / "none" / "copy.db")


def test_damaged_record_leaves_no_copy(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    filled(str(place))
    with closing(sqlite3.connect(place)) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = plain.execute("PRAGMA page_size").fetchone()[0]
        page = plain.execute("SELECT rootpage FROM sqlite_master WHERE name = 'fact'").fetchone()[0]
    whole = bytearray(place.read_bytes())
    whole[size * (page - 1) : size * (page - 1) + 200] = b"\xff" * 200
    place.write_bytes(bytes(whole))
    with pytest.raises(RecordUnusable):
        copy_record(place, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_copy_is_one_state_while_another_writes(store: Store, tmp_path: Path) -> None:
    """Each reading is written whole: a copy that held half of one would not be sound."""
    place = store.place()
    stored.record(place, TWO).dispose()
    done = threading.Event()

    def fill() -> None:
        engine = open_record(place, create=False)
        for n in range(60):
            with writing(engine) as connection:
                one = stored.statement_reading(f"Envoy {n}", name=f"{n}.txt")
                write_readings(connection, [one], version=stored.VERSION)
        engine.dispose()
        done.set()

    writer = threading.Thread(target=fill)
    writer.start()
    copies = 0
    while not done.is_set() or copies == 0:
        copy = tmp_path / f"copy-{copies}.db"
        rows = copy_record(place, copy)
        assert rows["report"] == rows["fact"] == rows["reading"] == rows["statement"]
        digest(copy)
        copies += 1
    writer.join()
    assert digest(place)
