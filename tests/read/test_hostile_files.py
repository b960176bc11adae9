"""One hostile file of each sort: something is told of it in one line each, in bounded time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import hostile_files
from goodoffices.errors import GoodOfficesError
from goodoffices.read import read_reports

SLOW = {"bomb.gz", "bombs.tar", "bombs.zip", "bomb.zip", "line.jsonl"}
"""Sorts that unpack to hundreds of megabytes before they are refused; the benchmark has them."""
QUICK = [n for n, sort in enumerate(hostile_files.SORTS) if sort not in SLOW]


@pytest.mark.parametrize("number", QUICK, ids=lambda number: list(hostile_files.SORTS)[number])
def test_hostile_file_is_told_of_in_one_line(tmp_path: Path, number: int) -> None:
    name, data = hostile_files.make(number, seed=7)
    path = tmp_path / name
    path.write_bytes(data)
    begun = time.process_time()
    found = list(read_reports([path]))
    assert time.process_time() - begun < 20
    assert found
    for told in found:
        if isinstance(told, GoodOfficesError):
            assert "\n" not in str(told)
            assert name in str(told)
            assert told.next_step


def test_files_are_the_same_for_the_same_seed() -> None:
    assert hostile_files.make(3, 1) == hostile_files.make(3, 1)
    assert hostile_files.make(49, 1) != hostile_files.make(49, 2)
