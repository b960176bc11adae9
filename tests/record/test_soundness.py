"""A sound record has nothing broken; whatever is damaged in it is found and told what to do."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

import stored
import world
from goodoffices import api, merging
from goodoffices.facts import Reading
from goodoffices.record import broken_spans, count_waiting, find_broken, reading, writing
from stores import Store

AGAIN = "INSERT INTO review SELECT 9, action, subject, target, other, report, field, old_value, "


def fingerprinted(one: Reading) -> Reading:
    """Give the fingerprint that `read` gives."""
    digest = hashlib.sha256(one.report.text.encode()).hexdigest()
    return replace(one, report=replace(one.report, fingerprint=digest))


@pytest.fixture
def engine(store: Store) -> Iterator[Engine]:
    """Give a merged record with the same event twice, and with some of every decision."""
    place = store.place()
    twice = replace(world.readings()[1].report, id="r-twice", name="twice.txt")
    other = stored.reading_of(twice, *(again(one) for one in world.facts_of_second()), kind="state")
    engine = stored.record(place, *map(fingerprinted, (*world.readings(), other)))
    merging.merge_pending(engine)
    with api.open(place) as record:
        facts = record.statements(min_confidence=0.0)
        record.review(facts[0], "accept", by="Mara")
        record.review(facts[1], "reject", by="Mara")
        record.review(facts[2], "correct", field="act", value="refuse", by="Jon")
        left, right = sorted(each.id for each in record.actors()[:2])
        record.judge(left, right, "different", by="Jon")
        record.undo_review(1, by="Jon")
    yield engine
    engine.dispose()


def again(one: object) -> object:
    return replace(one, id=f"{one.id}-2", report="r-twice")  # type: ignore[type-var,attr-defined]


def test_sound_record_has_nothing_broken(engine: Engine) -> None:
    with reading(engine) as connection:
        assert find_broken(connection) == []
        assert count_waiting(connection) == 0


SPANS = [
    ("UPDATE fact SET sentence_to = 9999", "fact", "outside the report"),
    ("UPDATE evidence SET span_to = 9999", "evidence", "outside the report"),
    ("UPDATE fact_party SET span_from = -1", "fact_party", "outside the report"),
    ("UPDATE mention SET printed = 'Nobody'", "mention", "do not stand there"),
    ("DELETE FROM actor", "mention", "an actor that the record does not have"),
    ("DELETE FROM statement", "fact", "its row in statement is missing"),
]
TEXTS = [
    (
        "UPDATE report_text SET text = text || ' More.' "
        "WHERE report = (SELECT id FROM report WHERE name = 'third.txt')",
        "report",
        "changed it",
    ),
]
GROUPS = [
    ("DELETE FROM fact_group WHERE fact <> head", "fact", "in no group"),
    ("DELETE FROM merged", "group", "row in merged is missing"),
    ("UPDATE merged SET facts = 7", "group", "it counts 7 facts"),
    ("UPDATE merged SET kind = 'talks' WHERE kind = 'event'", "group", "another kind"),
    ("UPDATE fact_group SET head = fact", "fact", "stands in another group"),
    (
        "UPDATE fact_group SET head = (SELECT min(head) FROM merged WHERE kind = 'event')",
        "group",
        "that no judgement joins",
    ),
    ("INSERT INTO fact_group VALUES ('f-none', 'f-none', '')", "fact", "does not have it"),
    ("UPDATE fact_group SET report = 'r-twice'", "fact", "in another report than it stands in"),
    ("UPDATE fact SET kind = 'statement' WHERE kind = 'event'", "fact", "must not"),
    ("DELETE FROM judgement WHERE subject = 'fact'", "group", "that no judgement joins"),
    ("UPDATE judgement SET right_id = 'z' WHERE judged_by = 'program'", "judgement", "its id"),
]
TRAIL = [
    ("DELETE FROM review WHERE entry = 2", "review", "missing from the trail"),
    ("DELETE FROM review WHERE entry = 1", "review", "not there or cannot be taken back"),
    ("UPDATE review SET undoes = 5 WHERE entry = 5", "review", "cannot be taken back"),
    (
        f"{AGAIN}new_value, why, done_by, done_at, undoes, told FROM review WHERE entry = 5",
        "review",
        "taken back before",
    ),
    ("UPDATE fact_review SET verdict = 'accepted'", "fact", "the trail says"),
    ("DELETE FROM fact_review", "fact", "the trail says rejected of it"),
    ("UPDATE review SET new_value = 'accepted' WHERE entry = 2", "fact", "says accepted of it"),
    ("DELETE FROM judgement WHERE judged_by = 'Jon'", "review", "does not hold"),
    ("UPDATE judgement SET verdict = 'same' WHERE judged_by = 'Jon'", "review", "does not hold"),
    (
        "UPDATE review SET action = 'accept', new_value = '' WHERE entry = 3",
        "fact",
        "corrected in a way",
    ),
]
STORE = [
    ("UPDATE actor_trait SET times = times + 1", "actor", "counted otherwise"),
    ("DELETE FROM actor_claim WHERE trait = 'name'", "actor", "counted otherwise"),
    ("DELETE FROM report_source WHERE report = 'r-twice'", "report", "is kept otherwise"),
    (
        "INSERT INTO disputed SELECT id, kind, confidence FROM fact WHERE kind = 'event'",
        "fact",
        "kept as disputed",
    ),
    ("UPDATE report_source SET outlet = 'The Other'", "report", "is kept otherwise"),
    ("UPDATE report_source SET published_start = NULL", "report", "is kept otherwise"),
]


@pytest.mark.parametrize(
    ("damage", "what", "why"), [*SPANS, *TEXTS, *GROUPS, *TRAIL, *STORE], ids=lambda each: each[:60]
)
def test_damage_is_found_and_told_with_the_next_step(
    engine: Engine, damage: str, what: str, why: str
) -> None:
    with writing(engine) as connection:
        connection.execute(text(damage))
    with reading(engine) as connection:
        found = [one for one in find_broken(connection) if one.what == what and why in one.why]
    assert found
    assert all(one.step and str(one).endswith(one.step) for one in found)


INDEX = {
    "sqlite": "DELETE FROM {name}_words_docsize WHERE id = 1",
    "postgresql": "DELETE FROM {name}_words WHERE num = 1",
}


@pytest.mark.parametrize("name", ["report", "sentence"])
def test_words_that_are_not_in_the_index_are_found(store: Store, name: str) -> None:
    engine = stored.record(store.place(), stored.statement_reading("Anna Vale"))
    with writing(engine) as connection:
        connection.execute(text(INDEX[store.name].format(name=name)))
    with reading(engine) as connection:
        assert [one.what for one in find_broken(connection) if name in one.why] == ["report"]


def test_row_without_its_fact_is_found(tmp_path: Path) -> None:
    """A server does not let it happen; a file that another program changed may hold it."""
    engine = stored.record(tmp_path / "a.db", stored.statement_reading("Anna Vale"))
    with closing(sqlite3.connect(tmp_path / "a.db")) as plain:
        plain.execute("INSERT INTO place_word VALUES ('tesk', 'f-none')")
        plain.commit()
    with reading(engine) as connection:
        assert "belongs to a fact" in find_broken(connection)[0].why


def test_stopped_reading_is_not_broken_and_is_counted(store: Store) -> None:
    engine = stored.record(store.place(), *world.readings())
    with reading(engine) as connection:
        assert find_broken(connection) == broken_spans(connection) == []
        assert count_waiting(connection) == len(world.readings())
