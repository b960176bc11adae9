"""Writing is idempotent, does not depend on batches or order, and survives being stopped."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import Engine

import build
import stored
from goodoffices.errors import BadArgument
from goodoffices.facts import Reading
from goodoffices.record import (
    Filter,
    Version,
    already_read,
    find_actor,
    find_actors,
    find_facts,
    find_report,
    open_record,
    reading,
    record_digest,
    search,
    write_readings,
    writing,
)
from stores import Store

READINGS = (
    stored.statement_reading("Anna Vale", name="1.txt"),
    stored.statement_reading("Tomas Berin", "no talks are planned", name="2.txt"),
    stored.statement_reading("Anna Vale", "talks will resume", name="3.txt"),
    stored.statement_reading("the envoy", "nothing is agreed", name="4.txt"),
)


def digest(engine: Engine) -> str:
    with reading(engine) as connection:
        return record_digest(connection)


def write(engine: Engine, readings: Sequence[Reading], version: Version = stored.VERSION) -> None:
    with writing(engine) as connection:
        write_readings(connection, readings, version=version)


def write_and_stop(engine: Engine, readings: Sequence[Reading]) -> None:
    with writing(engine) as connection:
        write_readings(connection, readings, version=stored.VERSION)
        raise KeyboardInterrupt


@pytest.fixture
def engine(store: Store) -> Engine:
    return open_record(store.place("a.db"), create=True)


def test_writing_twice_changes_nothing(engine: Engine) -> None:
    write(engine, READINGS)
    first = digest(engine)
    write(engine, READINGS)
    assert digest(engine) == first


def test_same_report_twice_in_one_batch_counts_once(engine: Engine) -> None:
    write(engine, [READINGS[0], READINGS[0]])
    with reading(engine) as connection:
        assert len(find_facts(connection)) == 1


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_digest_does_not_depend_on_batches(store: Store, size: int) -> None:
    whole = stored.record(store.place("whole.db"), *READINGS)
    parts = open_record(store.place("parts.db"), create=True)
    for first in range(0, len(READINGS), size):
        write(parts, READINGS[first : first + size])
    assert digest(parts) == digest(whole)


def test_digest_does_not_depend_on_order(store: Store) -> None:
    found = set()
    for number, order in enumerate(itertools.permutations(READINGS[:3])):
        engine = open_record(store.place(f"{number}.db"), create=True)
        for one in order:
            write(engine, [one])
        found.add(digest(engine))
    assert len(found) == 1


def test_digest_tells_different_records_apart(engine: Engine) -> None:
    write(engine, READINGS[:2])
    first = digest(engine)
    write(engine, READINGS[2:3])
    assert digest(engine) != first


def test_stopped_batch_leaves_nothing_behind(store: Store, engine: Engine) -> None:
    write(engine, READINGS[:1])
    before = digest(engine)
    with pytest.raises(KeyboardInterrupt):
        write_and_stop(engine, READINGS[1:])
    assert digest(engine) == before
    write(engine, READINGS[1:])
    assert digest(engine) == digest(stored.record(store.place("whole.db"), *READINGS))


def test_report_read_again_loses_what_is_no_longer_found(engine: Engine) -> None:
    report = READINGS[0].report
    write(engine, READINGS)
    write(engine, [Reading(report)])
    with reading(engine) as connection:
        assert find_facts(connection, None, Filter(report=report.id)) == []
        found = find_actor(connection, "Anna Vale")
        hits = search(connection, "truce")
    assert found is not None
    assert (found.reports, found.mentions) == (1, 1)
    assert [hit.kind for hit in hits] == ["report"]


def test_actor_of_no_report_disappears(engine: Engine) -> None:
    write(engine, READINGS[1:2])
    write(engine, [Reading(READINGS[1].report)])
    with reading(engine) as connection:
        assert find_actors(connection) == []


def test_fact_of_a_person_stays_when_the_report_is_read_again(engine: Engine) -> None:
    one = READINGS[0]
    by_hand = replace(one.facts[0], maker="person/ab")
    write(engine, [replace(one, facts=(by_hand,))])
    write(engine, [one])
    with reading(engine) as connection:
        assert [fact.maker for fact in find_facts(connection)] == ["person/ab"]
        assert search(connection, "truce")[0].kind == "statement"


def test_changed_report_is_replaced(engine: Engine) -> None:
    report = READINGS[0].report
    write(engine, [Reading(report)])
    write(engine, [Reading(replace(report, title="A new title", text="Other words."))])
    with reading(engine) as connection:
        found = find_report(connection, report.id)
        assert found is not None
        assert found.title == "A new title"
        assert search(connection, "truce") == []
        assert [hit.id for hit in search(connection, "other words")] == [report.id]


def test_already_read_asks_for_the_same_version(engine: Engine) -> None:
    write(engine, READINGS[:2])
    newer = replace(stored.VERSION, lexicon="words-2")
    write(engine, READINGS[2:3], newer)
    with reading(engine) as connection:
        assert already_read(connection, stored.VERSION) == {
            READINGS[0].report.id,
            READINGS[1].report.id,
        }
        assert already_read(connection, newer) == {READINGS[2].report.id}


def test_ids_are_the_same_in_another_record(store: Store, engine: Engine) -> None:
    write(engine, READINGS)
    other = stored.record(store.place("other.db"), *reversed(READINGS))
    with reading(engine) as one, reading(other) as two:
        assert [f.id for f in find_facts(one)] == [f.id for f in find_facts(two)]


def test_fact_without_id_is_refused(engine: Engine) -> None:
    one = READINGS[0]
    with pytest.raises(BadArgument):
        write(engine, [replace(one, facts=(replace(one.facts[0], id=""),))])


def test_fact_of_another_report_is_refused(engine: Engine) -> None:
    one = READINGS[0]
    with pytest.raises(BadArgument):
        write(engine, [replace(one, facts=READINGS[1].facts)])


def test_unknown_code_is_refused_and_nothing_is_written(engine: Engine) -> None:
    one = READINGS[0]
    strange = replace(one.facts[0], realis="perhaps")  # type: ignore[arg-type]
    before = digest(engine)
    with pytest.raises(ValueError, match="perhaps"):
        write(engine, [replace(one, facts=(strange,))])
    assert digest(engine) == before


def test_name_that_most_reports_give_is_the_actors(engine: Engine) -> None:
    ident = stored.actor_id("Vale")
    for number, name in enumerate(["Anna Vale", "Vale", "Anna Vale"]):
        report = build.report(f"{name} spoke.", name=f"{number}.txt")
        actor = replace(build.actor("Vale", "person"), name=name)
        mention = replace(build.mention(report, name), actor=ident)
        write(engine, [Reading(report, (), (actor,), (mention,))])
    with reading(engine) as connection:
        found = find_actor(connection, ident)
    assert found is not None
    assert found.actor.name == "Anna Vale"
    assert found.actor.aliases == ("Vale",)
