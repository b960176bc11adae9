"""A sound record has nothing broken; what was tampered with is found."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

import stored
from goodoffices.record import broken_spans, reading, writing
from stores import Store


@pytest.fixture
def engine(store: Store) -> Engine:
    one = stored.statement_reading("Anna Vale")
    two = stored.statement_reading("Tomas Berin", name="zero.txt", tail=" \x01 And more.")
    return stored.record(store.place("a.db"), one, two)


def test_sound_record_has_nothing_broken(engine: Engine) -> None:
    with reading(engine) as connection:
        assert broken_spans(connection) == []


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE fact SET sentence_to = 9999", "fact"),
        ("UPDATE evidence SET span_to = 9999", "evidence"),
        ("UPDATE fact_party SET span_from = -1", "fact_party"),
        ("UPDATE mention SET printed = 'Nobody'", "mention"),
        ("DELETE FROM actor", "mention"),
        ("DELETE FROM statement", "fact"),
    ],
)
def test_damage_is_found(engine: Engine, damage: str, what: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(damage))
    with reading(engine) as connection:
        assert what in {one.what for one in broken_spans(connection)}
