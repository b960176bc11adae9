"""Why things were judged so is kept once for each wording, and comes back as it was given."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from goodoffices.facts import Judgement
from goodoffices.record import (
    find_judgements,
    open_record,
    reading,
    record_digest,
    undo_judgements,
    write_judgements,
    writing,
)
from goodoffices.record.reasons import joined, reason_id, sentences
from goodoffices.record.tables import reason
from stores import Store

LISTS = [(), ("They tell of one day.",), ("One day.", "One place."), ("Two\nlines",), ("",)]


def judged(nth: int, why: tuple[str, ...]) -> Judgement:
    return Judgement(f"a{nth}", f"b{nth}", "actor", "same", 0.9, why, "Mara", "2031-05-04")


@pytest.mark.parametrize("why", LISTS)
def test_sentences_come_back_as_they_were_given(store: Store, why: tuple[str, ...]) -> None:
    engine = open_record(store.place("a.db"), create=True)
    with writing(engine) as connection:
        write_judgements(connection, [judged(1, why)])
    with reading(engine) as connection:
        assert [one.reasons for one in find_judgements(connection)] == [why]


def test_one_wording_is_kept_once(store: Store) -> None:
    engine = open_record(store.place("a.db"), create=True)
    for first in (0, 5):
        with writing(engine) as connection:
            write_judgements(connection, [judged(n, ("Both.",)) for n in range(first, first + 5)])
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(reason)) == 1
        assert {one.reasons for one in find_judgements(connection)} == {("Both.",)}


def test_wording_that_outlived_its_judgement_changes_no_digest(store: Store) -> None:
    engine = open_record(store.place("a.db"), create=True)
    with reading(engine) as connection:
        before = record_digest(connection)
    with writing(engine) as connection:
        write_judgements(connection, [judged(1, ("A mistake.",))])
    with reading(engine) as connection:
        assert record_digest(connection) != before
    with writing(engine) as connection:
        undo_judgements(connection, [judged(1, ()).id])
    with reading(engine) as connection:
        assert record_digest(connection) == before


def test_other_words_for_the_same_judgement_are_another_record(store: Store) -> None:
    digests = []
    for name, why in (("a.db", ("One.",)), ("b.db", ("Other.",))):
        engine = open_record(store.place(name), create=True)
        with writing(engine) as connection:
            write_judgements(connection, [judged(1, why)])
        with reading(engine) as connection:
            digests.append(record_digest(connection))
    assert digests[0] != digests[1]


def test_number_follows_from_the_words() -> None:
    assert reason_id(()) is None
    assert reason_id(("a", "b")) == reason_id(("a", "b")) != reason_id(("b", "a"))
    assert sentences(joined(("a", "b"))) == ("a", "b")
    assert sentences(None) == ()
    numbers = {reason_id((str(n),)) for n in range(2000)}
    assert len(numbers) == 2000
    assert all(isinstance(one, int) and 0 <= one < 2**56 for one in numbers)
