"""A process killed while it writes loses nothing and doubles nothing."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

import stored
from goodoffices.facts import Reading
from goodoffices.record import (
    already_read,
    broken_spans,
    open_record,
    reading,
    record_digest,
    write_readings,
    writing,
)
from stores import Store

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import kills

HOW_MANY = 60
WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from record.test_kill import fill
print("ready", flush=True)
fill(sys.argv[1])
"""


def readings() -> list[Reading]:
    return [
        stored.statement_reading(f"Envoy {n % 7}", f"round {n} opens", name=f"{n}.txt")
        for n in range(HOW_MANY)
    ]


def fill(place: str) -> None:
    """Write what is not yet there, report by report, as a run does."""
    engine = open_record(place, create=True)
    with reading(engine) as connection:
        known = already_read(connection, stored.VERSION)
    for one in readings():
        if one.report.id not in known:
            with writing(engine) as connection:
                write_readings(connection, [one], version=stored.VERSION)


@pytest.mark.slow
def test_killed_writer_leaves_a_record_that_can_be_completed(store: Store) -> None:
    place, chance = store.place("killed.db"), random.Random(4)
    tests = str(Path(__file__).resolve().parents[1])
    for _ in range(5):
        command = [sys.executable, "-c", WRITER, str(place), tests]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.5))
            writer.kill()
    fill(place)
    whole = stored.record(store.place("whole.db"), *readings())
    with reading(open_record(place, create=False)) as one, reading(whole) as two:
        assert record_digest(one) == record_digest(two)
        assert broken_spans(one) == []


def test_loss_of_power_takes_only_what_was_not_safe_in_the_log(tmp_path: Path) -> None:
    """What SQLite writes back to the file it had seen safe in its log before."""
    place = tmp_path / "log.db"
    index, log = Path(f"{place}-shm"), Path(f"{place}-wal")
    with closing(sqlite3.connect(place)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("CREATE TABLE told (words TEXT)")
        plain.executemany("INSERT INTO told VALUES (?)", [("w" * 3000,)] * 20)
        plain.commit()
        assert kills.synced(index, log) == 0
        plain.execute("PRAGMA wal_checkpoint(PASSIVE)")
        assert kills.synced(index, log) == log.stat().st_size
    assert kills.synced(tmp_path / "none-shm", tmp_path / "none-wal") == 0
