"""The list of reports is kept while reports are added: only what may have changed is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import stored
from goodoffices import api, merging
from goodoffices.record import open_record, write_readings, writing
from goodoffices.show.catalogue import Catalogue, catalogue

FIRST = [stored.statement_reading(who, name=f"{who}.txt") for who in ("Vale", "Korvan")]


class Counting:
    """A record that tells of which reports it was asked."""

    def __init__(self, record: api.Record) -> None:
        self._record = record
        self.asked: list[Any] = []

    def extent(self) -> Any:
        return self._record.extent()

    def reports_since(self, time: int) -> Any:
        return self._record.reports_since(time)

    def openings(self, ids: Iterable[str] | None = None) -> Any:
        self.asked.append(None if ids is None else set(ids))
        return self._record.openings(ids)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "a.db"
    stored.record(made, *FIRST).dispose()
    return made


def write(place: Path, *readings: Any) -> None:
    engine = open_record(place, create=False)
    with writing(engine) as connection:
        write_readings(connection, readings, version=stored.VERSION)
    engine.dispose()


def merge(place: Path) -> None:
    engine = open_record(place, create=False)
    merging.merge_pending(engine)
    engine.dispose()


def looked(place: Path, before: Catalogue | None) -> tuple[Catalogue, list[Any]]:
    with api.open(place, read_only=True) as opened:
        record = Counting(opened)
        found = catalogue(record, before)  # type: ignore[arg-type]
        whole = catalogue(opened)
    assert found == whole
    return found, record.asked


def test_only_what_was_written_since_is_asked_for(place: Path):
    first, asked = looked(place, None)
    assert asked == [None]
    more = stored.statement_reading("Tesk", name="Tesk.txt")
    write(place, more)
    second, asked = looked(place, first)
    assert asked == [{more.report.id}]
    assert len(second.openings) == 3
    assert second.numbers.keys() == second.by_id.keys()


def test_report_read_again_under_another_title_is_shown_so(place: Path):
    first, _ = looked(place, None)
    again = replace(FIRST[0], report=replace(FIRST[0].report, title="Another title"))
    write(place, again)
    second, _ = looked(place, first)
    assert second.by_id[again.report.id].title == "Another title"


def test_after_merging_no_report_is_asked_for_but_what_was_written(place: Path):
    first, _ = looked(place, None)
    merge(place)
    second, asked = looked(place, first)
    assert asked == [set()]
    again = replace(FIRST[0], report=replace(FIRST[0].report, title="Another title"))
    write(place, again)
    merge(place)
    third, asked = looked(place, second)
    assert asked == [{again.report.id}]
    assert third.by_id[again.report.id].title == "Another title"


def test_another_record_in_its_place_is_read_whole(place: Path):
    first, _ = looked(place, None)
    second, asked = looked(place, replace(first, now=99))
    assert asked == [None]
    assert second == first
