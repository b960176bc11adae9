"""Signatures and judgements are written in place of what was; nothing to write is well, too."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

import build
import stored
from goodoffices.errors import BadArgument
from goodoffices.facts import Judgement
from goodoffices.record import (
    find_judgements,
    find_near_copies,
    reading,
    record_digest,
    replace_judgements,
    undo_judgements,
    write_bands,
    write_judgements,
    write_readings,
    writing,
)
from stores import Store

REPORTS = [
    build.report(text, name=f"{n}.txt") for n, text in enumerate(["Same.", "Same.", "Other."])
]
ONE, TWO, THREE = (report.id for report in REPORTS)


@pytest.fixture
def engine(store: Store) -> Engine:
    return stored.record(store.place("a.db"), *(stored.reading_of(report) for report in REPORTS))


def test_nothing_to_write_changes_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        before = record_digest(connection)
        write_readings(connection, [], version=stored.VERSION)
        write_bands(connection, {})
        write_judgements(connection, [])
        replace_judgements(connection, "actor", [])
        assert undo_judgements(connection, []) == 0
        assert record_digest(connection) == before


def test_bands_are_given_of_reports_that_share_one_with_the_new(engine: Engine) -> None:
    with writing(engine) as connection:
        write_bands(connection, {ONE: ("aa", "bb"), TWO: ("aa", "cc"), THREE: ("bb", "aa")})
        near = find_near_copies(connection, [ONE])
        assert near.bands == {ONE: ("aa", "bb"), TWO: ("aa", "cc")}
        assert near.among == {ONE, TWO}


def test_bands_written_again_take_the_place_of_the_old(engine: Engine) -> None:
    with writing(engine) as connection:
        write_bands(connection, {ONE: ("aa", "bb"), THREE: ("aa", "bb")})
        write_bands(connection, {THREE: ("cc",)})
        assert find_near_copies(connection, [THREE]).among == {THREE}
        write_bands(connection, {ONE: ()})
        write_bands(connection, {THREE: ()})


def test_fingerprints_are_given_of_equal_texts(engine: Engine) -> None:
    with reading(engine) as connection:
        assert set(find_near_copies(connection, [ONE]).fingerprints) == {ONE, TWO}
        assert find_near_copies(connection, [THREE]).fingerprints == {}


def test_pair_is_stored_in_one_order(engine: Engine) -> None:
    left, right = sorted((ONE, TWO))
    with writing(engine) as connection:
        write_judgements(connection, [Judgement(right, left, "report", "same", 1.0, ("Equal.",))])
        (found,) = find_judgements(connection, subject="report")
        assert (found.left, found.right) == (left, right)
        assert find_judgements(connection, subject="actor") == []


@pytest.mark.parametrize(
    "wrong",
    [
        Judgement(ONE, ONE, "report", "same", 1.0, ()),
        Judgement(ONE, TWO, "weather", "same", 1.0, ()),
        Judgement(ONE, TWO, "report", "alike", 1.0, ()),
    ],
    ids=["with itself", "of weather", "alike"],
)
def test_senseless_judgement_is_refused(engine: Engine, wrong: Judgement) -> None:
    with pytest.raises(BadArgument), writing(engine) as connection:
        write_judgements(connection, [wrong])
