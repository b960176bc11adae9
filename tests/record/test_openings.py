"""Reports without their texts, and sums that pages show, are asked for in few questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, delete, event

import build
import stored
from goodoffices.codes import FactKind
from goodoffices.record import (
    broken_spans,
    count_by_issue,
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
from goodoffices.record.rows import LONGEST_LINE, opening
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
        some = find_openings(connection, [IDS[1], "unknown"])
        every = {one.id: one for one in find_openings(connection)}
    assert [one.id for one in some] == [IDS[1]]
    assert some[0] == every[IDS[1]]
    assert set(every) == set(IDS)


def test_report_goes_by_the_first_line_of_its_text(store: Store) -> None:
    made = build.report(f"\n  Talks begin in Tesk.  \n{'More of it. ' * 40}")
    with reading(stored.record(store.place("b.db"), stored.reading_of(made))) as connection:
        [opened] = find_openings(connection)
    assert opened.build().text == "Talks begin in Tesk."
    assert opened.build() == replace(made, text="Talks begin in Tesk.", stretches=())


def test_first_line_is_shortened() -> None:
    assert opening("a" * 999) == "a" * LONGEST_LINE
    assert opening(" \n\n") == ""


def test_lists_of_reports_do_not_read_their_texts(engine: Engine) -> None:
    asked: list[str] = []
    with reading(engine) as connection:
        event.listen(
            connection, "before_cursor_execute", lambda c, u, statement, *_: asked.append(statement)
        )
        find_openings(connection)
    assert asked
    assert not any("report_text" in each for each in asked)


def test_text_that_is_lost_is_found_broken(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(delete(tables.report_text).where(tables.report_text.c.report == IDS[0]))
    with reading(engine) as connection:
        told = [str(each) for each in broken_spans(connection) if each.id == IDS[0]]
    assert told
    assert "its text is lost" in told[0]


def test_facts_of_reports_are_counted_by_kind_as_one_by_one(engine: Engine) -> None:
    with reading(engine) as connection:
        counts = count_in_reports(connection, [*IDS, "unknown"])
        for one in IDS:
            for kind in FactKind:
                alone = count_facts(connection, kind, filter_from({"report": one}))
                assert counts.get(one, {}).get(kind.value, 0) == alone
    assert "unknown" not in counts


def test_positions_are_counted_by_issue_as_one_by_one(store: Store) -> None:
    report = build.report("Vale demands talks. Korvan refuses talks. Vale wants a truce.")
    facts = [
        build.position(report, who, issue, "demand", words)
        for who, issue, words in (
            ("Vale", "talks", "demands talks"),
            ("Korvan", "talks", "refuses talks"),
            ("Vale", "ceasefire", "wants a truce"),
        )
    ]
    with reading(stored.record(store.place("c.db"), stored.reading_of(report, *facts))) as made:
        assert count_by_issue(made) == {"talks": 2, "ceasefire": 1}
        for issue, many in count_by_issue(made).items():
            assert count_facts(made, FactKind.POSITION, filter_from({"issue": issue})) == many


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
