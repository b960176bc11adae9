"""Facts are found by who, where, when and what, in one order, and only through the gate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

import build
import stored
from goodoffices.codes import FactKind
from goodoffices.errors import BadArgument
from goodoffices.record import (
    Filter,
    Withheld,
    count_facts,
    filter_from,
    find_fact,
    find_facts,
    find_named,
    find_readings,
    find_reports,
    reading,
)
from goodoffices.record.filters import matching
from stores import Store

EARLY = build.report(
    "Anna Vale said the truce will hold. Rebels attacked Zarqa on Monday.",
    name="early.txt",
    published="2014-02-17",
)
LATE = build.report(
    "Tomas Berin told Anna Vale that he wants the siege of east Zarqa lifted. Some 300 were hurt.",
    name="late.txt",
    published="2015-06-01",
)
SAID = build.statement(EARLY, "Anna Vale", "the truce will hold", cue="said", confidence=0.9)
ATTACK = build.event(EARLY, "ASSAULT", "attacked", "Rebels", "Zarqa", place="Zarqa")
WANTS = build.position(
    LATE, "Tomas Berin", "humanitarian", "demand", "the siege of east Zarqa lifted"
)
TOLD = build.statement(
    LATE, "Tomas Berin", "he wants the siege of east Zarqa lifted", cue="told", to="Anna Vale"
)

HURT = build.figure(LATE, "injured", "Some 300", low=300.0, high=300.0, qualifier="about")


READINGS = (stored.reading_of(EARLY, SAID, ATTACK), stored.reading_of(LATE, WANTS, TOLD, HURT))


@pytest.fixture
def record(store: Store) -> Iterator[Connection]:
    with reading(stored.record(store.place("a.db"), *READINGS)) as connection:
        yield connection


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Connection]:
    """Give the record as a file: a server plans by what it knows of larger tables."""
    with reading(stored.record(tmp_path / "a.db", *READINGS)) as connection:
        yield connection


def found(record: Connection, kind: FactKind | None = None, **where: Any) -> set[str]:
    return {fact.id for fact in find_facts(record, kind, filter_from(where))}


def test_facts_come_in_order_of_day(record: Connection) -> None:
    days = [fact.report for fact in find_facts(record)]
    assert days == [EARLY.id] * 2 + [LATE.id] * 3


def test_facts_come_newest_first_when_asked(record: Connection) -> None:
    assert find_facts(record, None, Filter(newest_first=True, limit=1))[0].report == LATE.id


def test_facts_of_one_kind_are_of_its_type(record: Connection) -> None:
    assert find_facts(record, FactKind.EVENT) == [ATTACK]


@pytest.mark.parametrize("name", ["Anna Vale", "vale", "ANNA VALE", stored.actor_id("Anna Vale")])
def test_by_finds_what_the_actor_says_not_what_she_is_told(record: Connection, name: str) -> None:
    assert found(record, FactKind.STATEMENT, by=name) == {SAID.id}


def test_involving_finds_every_part(record: Connection) -> None:
    assert found(record, involving="Vale") == {SAID.id, TOLD.id}


def test_by_unknown_name_finds_nothing(record: Connection) -> None:
    assert found(record, by="Nobody") == set()


def test_issue_finds_positions(record: Connection) -> None:
    assert found(record, issue="humanitarian") == {WANTS.id}
    assert found(record, issue="sanctions") == set()


@pytest.mark.parametrize("place", ["Zarqa", "zarqa", "ZARQA'S"])
def test_place_finds_what_is_told_of_it(record: Connection, place: str) -> None:
    assert found(record, place=place) == {ATTACK.id}


def test_since_and_until_go_by_the_report_where_the_fact_has_no_date(record: Connection) -> None:
    assert found(record, FactKind.STATEMENT, since="2015-01-01") == {TOLD.id}
    assert found(record, FactKind.STATEMENT, until=date(2015, 1, 1)) == {SAID.id}


def test_background_is_found_by_its_own_date(store: Store) -> None:
    year = replace(build.year(2012), printed="")
    old = replace(SAID, date=year, background=True)
    engine = stored.record(store.place("a.db"), stored.reading_of(EARLY, old))
    with reading(engine) as connection:
        assert found(connection, until="2012-06-01") == {old.id}
        assert found(connection, since="2014-01-01") == set()


def test_text_finds_facts_by_words_of_their_sentence(record: Connection) -> None:
    assert found(record, text="siege lifted") == {WANTS.id, TOLD.id}
    assert found(record, text="siege truce") == set()


def test_confidence_realis_and_report_narrow(record: Connection) -> None:
    assert found(record, min_confidence=0.8) == {SAID.id}
    assert found(record, realis="planned") == set()
    assert found(record, report=LATE.id) == {WANTS.id, TOLD.id, HURT.id}


def test_pages_do_not_overlap_and_leave_nothing_out(record: Connection) -> None:
    pages = [find_facts(record, None, Filter(limit=2, offset=n)) for n in (0, 2, 4, 6)]
    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert [fact for page in pages for fact in page] == find_facts(record)
    assert find_facts(record, None, Filter(offset=3)) == find_facts(record)[3:]


@pytest.mark.parametrize("given", [{"issue": "weather"}, {"realis": "maybe"}, {"kind": "poem"}])
def test_unknown_code_is_refused_with_the_valid_ones(
    record: Connection, given: dict[str, str]
) -> None:
    with pytest.raises(BadArgument, match="Use one of"):
        find_facts(record, None, filter_from(given))


@pytest.mark.parametrize("given", [{"color": "red"}, {"since": "last week"}])
def test_unknown_filter_or_day_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(BadArgument):
        filter_from(given)


@pytest.mark.parametrize("hostile", ["' OR 1=1 --", "%", "_", '"', "Vale'); DROP TABLE fact; --"])
def test_hostile_words_find_nothing_and_harm_nothing(record: Connection, hostile: str) -> None:
    assert found(record, by=hostile, involving=hostile) == set()
    assert found(record, report=hostile) == set()
    found(record, text=hostile, place=hostile)
    assert count_facts(record) == 5


def test_count_is_that_of_the_facts(record: Connection) -> None:
    assert count_facts(record, FactKind.STATEMENT) == 2
    assert count_facts(record, None, Filter(by="Tomas Berin")) == 2


def test_one_fact_is_found_by_its_id(record: Connection) -> None:
    assert find_fact(record, SAID.id) == SAID
    assert find_fact(record, "s0000000000000000") is None


def test_fact_with_an_invented_number_is_withheld_with_the_reason(store: Store) -> None:
    wrong = replace(HURT, low=500.0, high=500.0)
    engine = stored.record(store.place("a.db"), stored.reading_of(LATE, wrong, TOLD))
    stopped: list[Withheld] = []
    with reading(engine) as connection:
        assert find_facts(connection, None, withheld=stopped) == [TOLD]
        assert find_fact(connection, wrong.id) is None
    assert [(one.fact, one.kind) for one in stopped] == [(wrong.id, "figure")]
    assert "500" in stopped[0].reason


def test_reports_are_found_by_day_and_words(record: Connection) -> None:
    assert [one.name for one in find_reports(record)] == ["early.txt", "late.txt"]
    assert [one.name for one in find_reports(record, Filter(since=date(2015, 1, 1)))] == [
        "late.txt"
    ]
    assert [one.name for one in find_reports(record, Filter(text="truce"))] == ["early.txt"]
    assert [one.name for one in find_reports(record, Filter(limit=1, offset=1))] == ["late.txt"]


def test_readings_come_back_with_their_actors_and_mentions(record: Connection) -> None:
    first = next(find_readings(record))
    assert first.report == EARLY
    assert list(first.facts) in ([SAID, ATTACK], [ATTACK, SAID])
    assert {one.name for one in first.actors} == {"Anna Vale", "Rebels", "Zarqa"}
    assert len(first.mentions) == 3


@pytest.mark.parametrize(
    ("where", "index"),
    [
        (Filter(report="r1"), "fact_by_report"),
        (Filter(kind="statement", limit=50), "fact_by_kind"),
        (Filter(place="Zarqa"), "PRIMARY KEY (word=?)"),
        (Filter(issue="humanitarian"), "position_by_issue"),
        (Filter(kind="statement", by="Anna Vale"), "fact_party_by_actor"),
        (Filter(since=date(2015, 1, 1), until=date(2015, 2, 1), kind="event"), "fact_by_kind"),
    ],
)
def test_filter_is_answered_by_an_index(file: Connection, where: Filter, index: str) -> None:
    from_filter = matching(file, None, where).compile(
        file.engine, compile_kwargs={"literal_binds": True}
    )
    plan = file.exec_driver_sql(f"EXPLAIN QUERY PLAN {from_filter}").all()
    assert any(index in step[3] for step in plan), plan
    assert not any(step[3].startswith("SCAN fact_party") for step in plan), plan


def test_find_named_gives_the_facts_asked_for_and_no_others(record: Connection) -> None:
    told = find_named(record, [SAID.id, HURT.id, "nobody"])
    assert set(told) == {SAID.id, HURT.id}
    assert told[SAID.id].content == "the truce will hold"
    assert find_named(record, []) == {}


@pytest.mark.parametrize("asked", [{"report": EARLY.id}, {"by": "Anna Vale"}])
def test_facts_of_a_report_or_an_actor_are_not_looked_for_among_all_of_their_kind(
    record: Connection, asked: dict[str, str]
) -> None:
    where = filter_from({"min_confidence": 0.0, **asked})
    wanted = matching(record, FactKind.STATEMENT, where)
    assert [row[0] for row in record.execute(wanted)] == [SAID.id]
    if record.dialect.name == "sqlite":
        words = str(wanted.compile(record, compile_kwargs={"literal_binds": True}))
        plan = record.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}").all()
        assert not any("fact_by_kind" in step[3] for step in plan), plan
