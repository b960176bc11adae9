"""The mentions that the gate asks for, and the reports that name actors, each asked for at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

import build
import stored
from goodoffices.facts import Span
from goodoffices.record import reading, reports_naming
from goodoffices.record.actors import mentions_at, mentions_in

ONE = build.report("Anna Vale said Tomas Berin met Anna Vale in Zarqa.", name="one.txt")
TWO = build.report("Tomas Berin said nothing.", name="two.txt")
SAID = build.statement(ONE, "Anna Vale", "Tomas Berin met Anna Vale in Zarqa", cue="said")
MET = build.event(ONE, "CONSULT", "met", "Tomas Berin", "Anna Vale")
QUIET = build.statement(TWO, "Tomas Berin", "nothing", cue="said")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    place: Path = tmp_path_factory.mktemp("mentions") / "a.db"
    readings = (stored.reading_of(ONE, SAID, MET), stored.reading_of(TWO, QUIET))
    with reading(stored.record(place, *readings)) as connection:
        yield connection


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=6))
def test_mentions_at_are_those_that_meet_a_place(
    record: Connection, places: list[tuple[int, int]]
) -> None:
    spans = [Span(start, start + long) for start, long in places]
    every = mentions_in(record, [ONE.id])
    wanted = [one for one in every if any(one.span.meets(span) for span in spans)]
    found = mentions_at(record, {ONE.id: spans}).get(ONE.id, [])
    # Places that touch are looked at as one: no mention that meets one may be missing.
    assert {one.span for one in wanted} <= {one.span for one in found}
    assert all(one in every for one in found)


def test_mentions_at_asks_for_no_other_report(record: Connection) -> None:
    assert set(mentions_at(record, {TWO.id: [Span(0, 11)]})) == {TWO.id}
    assert mentions_at(record, {}) == {}


def test_reports_naming_gives_each_actor_its_reports(record: Connection) -> None:
    anna, tomas = stored.actor_id("Anna Vale"), stored.actor_id("Tomas Berin")
    assert reports_naming(record, [anna, tomas, "nobody"]) == {
        anna: {ONE.id},
        tomas: {ONE.id, TWO.id},
        "nobody": set(),
    }
