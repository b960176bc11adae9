"""A file that is no record is never touched, and trouble with the storage is told in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

import stored
from goodoffices.errors import RecordBusy, RecordTooNew, RecordUnusable, StorageFull
from goodoffices.facts import Reading
from goodoffices.record import (
    find_counts,
    open_record,
    reading,
    record_digest,
    write_readings,
    writing,
)
from goodoffices.record.database import APPLICATION_ID

ONE = stored.statement_reading("Anna Vale")


def change(place: Path, *statements: str) -> None:
    with closing(sqlite3.connect(place)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def write_on_full_disk(engine: Engine, readings: list[Reading]) -> None:
    with writing(engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        write_readings(connection, readings, version=stored.VERSION)


def test_missing_record_is_not_made_unless_asked(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    with pytest.raises(RecordUnusable, match="no such record"):
        open_record(place, create=False)
    assert not place.exists()


def test_record_opens_again_with_what_it_held(tmp_path: Path) -> None:
    stored.record(tmp_path / "a.db", ONE).dispose()
    with reading(open_record(tmp_path / "a.db", create=False)) as connection:
        assert find_counts(connection)["statement"] == 1


@pytest.mark.parametrize("name", ["a?mode=ro.db", "100%.db", "a b#c.db", "рекорд.db", "'; x.db"])
def test_record_with_an_odd_name_opens(tmp_path: Path, name: str) -> None:
    stored.record(tmp_path / name, ONE).dispose()
    assert (tmp_path / name).exists()
    open_record(tmp_path / name, create=False).dispose()


def test_record_is_marked_and_others_can_read_it(tmp_path: Path) -> None:
    stored.record(tmp_path / "a.db", ONE).dispose()
    with closing(sqlite3.connect(tmp_path / "a.db")) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert plain.execute("SELECT content FROM statement").fetchone() == ("the truce will hold",)


def test_text_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("My notes, not a record.")
    with pytest.raises(RecordUnusable, match="not a goodoffices record"):
        open_record(place, create=True)
    assert place.read_text() == "My notes, not a record."


def test_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    change(place, "CREATE TABLE report (id TEXT)")
    before = place.read_bytes()
    with pytest.raises(RecordUnusable, match="not a goodoffices record"):
        open_record(place, create=True)
    assert place.read_bytes() == before


def test_truncated_record_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    stored.record(place, ONE).dispose()
    place.write_bytes(place.read_bytes()[:6000])
    with pytest.raises(RecordUnusable):
        open_record(place, create=False)


def test_empty_file_becomes_a_record_when_asked(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    place.touch()
    open_record(place, create=True).dispose()
    open_record(place, create=False).dispose()


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordUnusable, match="folder"):
        open_record(tmp_path, create=True)


def test_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordUnusable, match="folder does not exist"):
        open_record(tmp_path / "none" / "a.db", create=True)


def test_newer_schema_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    stored.record(place, ONE).dispose()
    change(place, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordTooNew, match="9999"):
        open_record(place, create=True)


def test_creation_that_was_stopped_is_taken_up_again(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    change(place, "PRAGMA journal_mode = WAL")
    engine = open_record(place, create=True)
    with reading(engine) as connection:
        assert find_counts(connection)["reports"] == 0


def test_read_only_record_cannot_be_written(tmp_path: Path) -> None:
    stored.record(tmp_path / "a.db", ONE).dispose()
    engine = open_record(tmp_path / "a.db", create=False, read_only=True)
    with reading(engine) as connection:
        assert find_counts(connection)["reports"] == 1
    with pytest.raises(RecordUnusable, match="written"), writing(engine) as connection:
        write_readings(connection, [ONE], version=stored.VERSION)


def test_second_writer_is_told_that_the_record_is_busy(tmp_path: Path) -> None:
    first = stored.record(tmp_path / "a.db", ONE)
    second = open_record(tmp_path / "a.db", create=False, patience=0.05)
    with writing(first), pytest.raises(RecordBusy, match="another process"), writing(second):
        pass
    with writing(second):
        pass


def test_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    first = stored.record(tmp_path / "a.db", ONE)
    second = open_record(tmp_path / "a.db", create=False, patience=0.05)
    other = stored.statement_reading("Tomas Berin", name="other.txt")
    with writing(first) as connection:
        write_readings(connection, [other], version=stored.VERSION)
        with reading(second) as looking:
            assert find_counts(looking)["reports"] == 1


def test_full_disk_is_told_and_keeps_what_was_saved(tmp_path: Path) -> None:
    engine = stored.record(tmp_path / "a.db", ONE)
    with reading(engine) as connection:
        before = record_digest(connection)
    many = [
        stored.statement_reading("Tomas Berin", name=f"{n}.txt", tail=" More words." * 500)
        for n in range(40)
    ]
    with pytest.raises(StorageFull, match="disk is full"):
        write_on_full_disk(engine, many)
    with reading(engine) as connection:
        assert record_digest(connection) == before
