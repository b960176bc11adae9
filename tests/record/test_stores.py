"""A file and a server keep the same record: who writes and reads, what is found, how it stands."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

import build
import stored
import world
from goodoffices import api, merging
from goodoffices.errors import RecordBusy, RecordTooNew
from goodoffices.facts import Reading
from goodoffices.record import (
    find_counts,
    find_reports,
    open_record,
    reading,
    record_digest,
    search,
    write_readings,
    writing,
)
from goodoffices.record.filters import Filter
from postgres import Server
from stores import Files, Servers, Store

ONE = stored.statement_reading("Anna Vale")
TWO = stored.statement_reading("Tomas Berin", name="other.txt")


def test_second_writer_waits_or_is_told(store: Store) -> None:
    first = stored.record(store.place(), ONE)
    second = open_record(store.place(), create=False, patience=0.05)
    with writing(first), pytest.raises(RecordBusy, match="another process"), writing(second):
        pass
    with writing(second) as connection:
        write_readings(connection, [TWO], version=stored.VERSION)


def test_reader_does_not_wait_for_a_writer_and_sees_one_state(store: Store) -> None:
    first = stored.record(store.place(), ONE)
    second = open_record(store.place(), create=False, patience=0.05)
    with reading(second) as looking:
        assert find_counts(looking)["reports"] == 1
        with writing(first) as connection:
            write_readings(connection, [TWO], version=stored.VERSION)
        assert find_counts(looking)["reports"] == 1
    with reading(second) as looking:
        assert find_counts(looking)["reports"] == 2


def test_two_records_on_one_store_do_not_wait_for_each_other(store: Store) -> None:
    first = stored.record(store.place("one.db"), ONE)
    second = open_record(store.place("two.db"), create=True, patience=0.05)
    with writing(first), writing(second) as connection:
        write_readings(connection, [TWO], version=stored.VERSION)


def test_newer_record_is_refused_with_its_number(store: Store) -> None:
    engine = stored.record(store.place(empty=True), ONE)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for create in (True, False):
        with pytest.raises(RecordTooNew, match=r"schema 9999.*Upgrade goodoffices"):
            open_record(store.place(), create=create)


def together(*tasks: threading.Thread) -> None:
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()


def test_two_who_judge_at_once_get_numbers_of_their_own(store: Store) -> None:
    stored.record(store.place(), *world.readings()).dispose()
    with api.open(store.place()) as record:
        facts = [one.id for one in record.facts(min_confidence=0.0)]

    def judge(mine: list[str], who: str) -> None:
        with api.open(store.place()) as record:
            for one in mine:
                record.review(one, "accept", by=who)

    together(
        threading.Thread(target=judge, args=(facts[::2], "Mara")),
        threading.Thread(target=judge, args=(facts[1::2], "Jon")),
    )
    with api.open(store.place()) as record:
        entries = [each.entry for each in record.reviews()]
        assert entries == list(range(1, len(facts) + 1))
        assert {one.verdict for one in record.facts(min_confidence=0.0)} == {"accepted"}


def test_two_who_read_at_once_lose_and_double_nothing(store: Store) -> None:
    readings = [stored.statement_reading(f"Envoy {n % 4}", name=f"{n}.txt") for n in range(24)]

    def fill(place: str, mine: list[Reading]) -> None:
        engine = open_record(place, create=True)
        for one in mine:
            with writing(engine) as connection:
                write_readings(connection, [one], version=stored.VERSION)
            merging.merge_pending(engine)
        engine.dispose()

    both = store.place("both.db", empty=True)
    together(
        threading.Thread(target=fill, args=(both, readings[:16])),
        threading.Thread(target=fill, args=(both, readings[8:][::-1])),
    )
    fill(store.place("one.db"), readings)
    assert digest(both) == digest(store.place("one.db"))


def digest(place: str) -> str:
    engine = open_record(place, create=False)
    with reading(engine) as connection:
        found = record_digest(connection)
    engine.dispose()
    return found


def test_file_and_server_hold_the_same_byte_for_byte(server: Server, tmp_path: Path) -> None:
    with Servers(server) as servers, Files(tmp_path) as files:
        found = []
        for place in (servers.place(), files.place()):
            engine = stored.record(place, *world.readings(), ONE, TWO)
            merging.merge_pending(engine)
            with api.open(place) as record:
                record.review(world.facts_of_first()[2], "reject", by="Zoë", why="öffnet nicht")
                left, right = [each.id for each in record.actors()[:2]]
                record.judge(left, right, "different", by="åsa", at="2031-01-01")
            engine.dispose()
            with api.open(place) as record:
                found.append(written(record))
        assert found[0] == found[1]


def written(record: api.Record) -> str:
    """Write all that leaves a record, in the order in which it leaves."""
    every = [record.facts(review="all", min_confidence=0.0), record.actors(), record.judgements()]
    told = [*(each.to_dicts() for each in every), [one.text for one in record.reports()]]
    told += [[asdict(one) for one in record.readings()], [asdict(one) for one in record.queue()]]
    return json.dumps(told, default=str)


PLAIN = "truce Truces ceasefire cease-fire l'accord 1.5 1 5 the of a.b@c.org x.org/truce it's U.N."
ODD = "Zürich Zurich naïve NAÏVE Алеппо حلب 停戦 ²nd İstanbul straße ﬁre e\u0301tat x_y __"
SIGNS = "! : & | <-> * '' ( ) % %s $1 ;"
WORDS = st.sampled_from((PLAIN, ODD, SIGNS)).flatmap(lambda some: st.sampled_from(some.split(" ")))
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
QUESTIONS = st.lists(WORDS | WORDS.map('"{} the"'.format), min_size=1, max_size=3).map(" ".join)


@pytest.fixture
def both(server: Server, tmp_path: Path) -> Iterator[tuple[Servers, Files]]:
    with Servers(server) as servers, Files(tmp_path) as files:
        yield servers, files


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6), asked=st.lists(QUESTIONS, max_size=8))
@example(texts=["the truce", "truces of the"], asked=["truce", "truces", '"the truce"', "the"])
def test_words_find_the_same_in_a_file_and_on_a_server(
    both: tuple[Servers, Files], texts: list[str], asked: list[str]
) -> None:
    readings = [told(n, each) for n, each in enumerate(texts)]
    engines = [stored.record(store.fresh(), *readings) for store in both]
    with reading(engines[0]) as one, reading(engines[1]) as two:
        for words in asked:
            assert found(one, words) == found(two, words), words


@pytest.mark.parametrize("words", ODD.split(" ")[:12])
def test_word_finds_itself(store: Store, words: str) -> None:
    with reading(stored.record(store.place(), told(1, words))) as connection:
        assert found(connection, words)


def told(number: int, words: str) -> Reading:
    report = build.report(f"Vale said {words}. And that was all.", name=f"{number}.txt")
    return stored.reading_of(report, build.statement(report, "Vale", words, cue="said"))


def found(connection: Connection, words: str) -> set[tuple[str, str]]:
    return {(hit.kind, hit.id) for hit in search(connection, words, limit=1000)}


def test_short_sentences_that_have_the_words_come_first(store: Store) -> None:
    lengths = [9, 2, 5]
    readings = [told(n, "truce " + "and more " * n) for n in lengths]
    with reading(stored.record(store.place(), *readings)) as connection:
        names = [hit.report_name for hit in search(connection, "truce") if hit.kind != "report"]
        assert names == ["2.txt", "5.txt", "9.txt"]


def test_headline_counts_more_than_text(store: Store) -> None:
    plain = build.report("One word of a truce in a report.", name="plain.txt")
    headed = build.report(
        "Nothing is said of it in the whole of this.", name="h.txt", title="A truce"
    )
    readings = [stored.reading_of(plain), stored.reading_of(headed)]
    with reading(stored.record(store.place(), *readings)) as connection:
        assert [hit.report_name for hit in search(connection, "truce")] == ["h.txt", "plain.txt"]
        assert search(connection, '"truce nothing"') == []


@pytest.mark.parametrize("length", [100, 30_000])
def test_phrase_is_found_at_the_end_of_a_very_long_report(store: Store, length: int) -> None:
    long = build.report("the and of " * length + "Then the guns fell silent.", name="long.txt")
    wide = build.report("guns the silent fell " * length, name="wide.txt")
    readings = [stored.reading_of(long), stored.reading_of(wide)]
    with reading(stored.record(store.place(), *readings)) as connection:
        for words, count in (('"guns fell silent"', 1), ('"the guns"', 1), ("silent", 2)):
            hits = find_reports(connection, Filter(text=words))
            assert len(hits) == count, words


def test_report_of_very_many_words_can_be_kept(store: Store) -> None:
    words = " ".join(f"w{n:x}q{n * 7919:x}" for n in range(90_000))
    many = build.report(f"{'x' * 5000} {words} truce", name="many.txt")
    with reading(stored.record(store.place(), stored.reading_of(many))) as connection:
        assert len(find_reports(connection, Filter(text="w0q0"))) == 1
