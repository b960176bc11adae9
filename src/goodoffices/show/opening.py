"""How a request opens the record: anew, to read only, closed again whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from goodoffices import api
from goodoffices.show.desk import Record

MOST_SCENARIOS = 50
LARGEST_SCENARIO = 1_000_000
"""Bytes of a file that is read as a scenario."""


def saved_scenarios(record_path: str) -> Callable[[], dict[str, str]]:
    """Give a function that reads the scenarios (.toml) in the folder of a record file."""

    def read() -> dict[str, str]:
        place = Path(record_path)
        if not place.is_file():
            return {}
        listed = sorted(place.parent.glob("*.toml"))[:MOST_SCENARIOS]
        sound = [each for each in listed if each.stat().st_size <= LARGEST_SCENARIO]
        return {each.name: each.read_text(encoding="utf-8", errors="replace") for each in sound}

    return read


def open_record(path: str) -> AbstractContextManager[Record]:
    """Open the record for one request."""
    return api.open(path, read_only=True)
