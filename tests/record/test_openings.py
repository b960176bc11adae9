"""Reports without their texts, and sums that pages show, are asked for in few questions."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, delete

import build
import stored
from goodoffices.codes import FactKind
from goodoffices.record import (
    count_facts,
    count_in_reports,
    filter_from,
    find_extent,
    find_mentions,
    find_namings,
    find_openings,
    reading,
    tables,
    write_readings,
    writing,
)
from stores import Store

SAID = [stored.statement_reading(who, name=f"{who}.txt") for who in ("Vale", "Korvan", "Vale Oren")]
IDS = [one.report.id for one in SAID]


@pytest.fixture
def engine(store: Store) -> Engine:
    return stored.record(store.place("a.db"), *SAID)


def test_extent_tells_what_was_written_since_the_last_merging(engine: Engine) -> None:
    with reading(engine) as connection:
        assert find_extent(connection).reports == 3
        assert find_extent(connection).pending == frozenset(IDS)
    with writing(engine) as connection:
        connection.execute(delete(tables.merge_pending))
    more = stored.statement_reading("Tesk", name="Tesk.txt")
    with writing(engine) as connection:
        write_readings(connection, [more], version=stored.VERSION)
    with reading(engine) as connection:
        assert find_extent(connection).reports == 4
        assert find_extent(connection).pending == {more.report.id}


def test_openings_of_some_reports_are_those_asked_for(engine: Engine) -> None:
    with reading(engine) as connection:
        some = find_openings(connection, 4, [IDS[1], "unknown"])
        every = {one.id: one for one in find_openings(connection, 4)}
    assert [one.id for one in some] == [IDS[1]]
    assert some[0] == every[IDS[1]]
    assert some[0].text == "Korv"
    assert set(every) == set(IDS)


def test_facts_of_reports_are_counted_by_kind_as_one_by_one(engine: Engine) -> None:
    with reading(engine) as connection:
        counts = count_in_reports(connection, [*IDS, "unknown"])
        for one in IDS:
            for kind in FactKind:
                alone = count_facts(connection, kind, filter_from({"report": one}))
                assert counts.get(one, {}).get(kind.value, 0) == alone
    assert "unknown" not in counts


def test_namings_sum_up_the_mentions_of_an_actor(engine: Engine) -> None:
    who = stored.actor_id("Vale")
    with reading(engine) as connection:
        mentions = find_mentions(connection, who)
        namings = find_namings(connection, who)
    assert namings.reports == {one.report: 1 for one in mentions}
    assert set(namings.printed) == {one.printed for one in mentions}
    assert namings.rules == ("its name",)


def test_nobody_is_named_nowhere(engine: Engine) -> None:
    with reading(engine) as connection:
        assert find_namings(connection, "nobody").reports == {}


def test_report_without_facts_is_counted_as_nothing(store: Store) -> None:
    bare = build.report("Nothing was said.", name="bare.txt")
    with reading(stored.record(store.place("b.db"), stored.reading_of(bare))) as connection:
        assert count_in_reports(connection, [bare.id]) == {}
