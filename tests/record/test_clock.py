"""What changed carries the time of the record's clock; what did not keeps its own."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, Engine

import stored
import world
from goodoffices import api, merging
from goodoffices.codes import FactKind
from goodoffices.record import (
    find_extent,
    list_facts,
    list_things,
    reading,
    record_digest,
    reports_since,
    write_readings,
    writing,
)
from stores import Store

KINDS = [kind for kind in FactKind if kind is not FactKind.STATEMENT]


@pytest.fixture
def engine(store: Store) -> Engine:
    engine = stored.record(store.place("a.db"), *world.readings())
    merging.merge_pending(engine)
    return engine


def things(connection: Connection) -> dict[str, int]:
    return {one.id: one.changed for kind in KINDS for one in list_things(connection, kind)}


def test_reading_a_report_again_changes_what_it_tells_and_nothing_else(engine: Engine) -> None:
    again = world.readings()[1]
    with reading(engine) as connection:
        before, facts = things(connection), list_facts(connection)
        now = find_extent(connection).now
    with writing(engine) as connection:
        write_readings(connection, [again], version=stored.VERSION)
    merging.merge_pending(engine)
    with reading(engine) as connection:
        after = things(connection)
        assert reports_since(connection, now) == [again.report.id]
        touched = {one.id for one in list_facts(connection) if one not in facts}
    own = {fact.id for fact in again.facts}
    assert touched
    assert touched <= own
    changed = {head for head, time in after.items() if before.get(head) != time}
    assert changed
    assert changed < after.keys()


def test_clock_says_nothing_of_what_is_told(engine: Engine) -> None:
    with reading(engine) as connection:
        before, now = record_digest(connection), find_extent(connection).now
    with writing(engine) as connection:
        write_readings(connection, world.readings(), version=stored.VERSION)
    merging.merge_pending(engine)
    with reading(engine) as connection:
        assert record_digest(connection) == before
        assert find_extent(connection).now > now


def test_accepted_fact_changes_its_thing(store: Store) -> None:
    place = store.place("a.db")
    engine = stored.record(place, *world.readings())
    merging.merge_pending(engine)
    with reading(engine) as connection:
        before = things(connection)
    with api.open(place) as record:
        fact = record.facts("event")[0]
        record.review(fact, "accept", by="Mara")
        head = record.heads([fact.id])[fact.id]
    with reading(engine) as connection:
        after = things(connection)
    assert {one for one in after if after[one] != before[one]} >= {head}


def test_what_happened_is_listed_as_its_facts_are(engine: Engine) -> None:
    with reading(engine) as connection:
        connection_heads = set(things(connection))
    with api.Record(engine) as record:
        for realis in ("actual", "planned"):
            told = [
                one.id for kind in KINDS for one in record.things(kind, realis=realis, limit=1000)
            ]
            facts = [f.id for kind in KINDS for f in record.facts(kind, realis=realis)]
            assert set(told) == set(record.heads(facts).values())
            assert set(told) <= connection_heads
