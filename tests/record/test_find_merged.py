"""Things are found a page at a time, each with the tellings that say most."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

import build
import stored
from goodoffices import merging
from goodoffices.codes import FactKind, Realis, Scope
from goodoffices.facts import Reading
from goodoffices.record import (
    count_merged,
    find_merged,
    heads_of,
    list_things,
    reading,
    thing_of,
)
from goodoffices.record.filters import Filter


def told(n: int, *, realis: Realis = Realis.ACTUAL, place: str = "Tesk") -> Reading:
    when = f"2031-05-{n:02d}" if n > 8 else "2031-05-03"
    text = f"Korvan shelled {place} on {when}, wounding {n} people of Selby."
    report = build.report(text, name=f"{n}.txt", published="2031-06-01", outlet=f"Outlet {n}")
    day = build.day(when, printed=when)
    fact = build.event(
        report, "ASSAULT", "shelled", "Korvan", "Selby", place=place, date=day, realis=realis,
        confidence=0.9,
    )  # fmt: skip
    return stored.reading_of(report, fact, kind="state")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    made = stored.record(tmp_path / "a.db", *(told(n) for n in range(6)), told(20, place="Urm"))
    merging.merge_pending(made)
    return made


def test_thing_is_given_once_with_all_who_tell_it(engine: Engine) -> None:
    with reading(engine) as connection:
        found = find_merged(connection, FactKind.EVENT)
        assert count_merged(connection, FactKind.EVENT) == 2
    assert sorted(len(one.facts) for one in found) == [1, 6]


def test_list_gives_a_few_tellings_and_names_the_report_of_every_one(engine: Engine) -> None:
    with reading(engine) as connection:
        found = find_merged(connection, FactKind.EVENT, most=2)
    much = max(found, key=lambda one: len(one.told_by))
    assert len(much.facts) == 2
    assert len(set(much.told_by)) == 6


def test_filter_chooses_things_and_pages_do_not_overlap(engine: Engine) -> None:
    with reading(engine) as connection:
        urm = find_merged(connection, FactKind.EVENT, Filter(place="Urm"))
        pages = [
            find_merged(connection, FactKind.EVENT, Filter(limit=1, offset=n)) for n in range(3)
        ]
        assert count_merged(connection, FactKind.EVENT, Filter(place="Urm")) == 1
    assert len(urm) == 1
    assert [len(page) for page in pages] == [1, 1, 0]
    assert pages[0][0].head != pages[1][0].head


def test_what_waits_to_be_merged_is_found_and_counted(tmp_path: Path) -> None:
    waiting = stored.record(tmp_path / "b.db", told(1), told(2))
    with reading(waiting) as connection:
        found = find_merged(connection, FactKind.EVENT)
        assert count_merged(connection, FactKind.EVENT) == 2
        one = thing_of(connection, found[0].facts[0].id)
    assert [len(each.facts) for each in found] == [1, 1]
    assert one is not None
    assert one.head == found[0].head


def test_newest_first_turns_the_order_with_waiting_ones_among_them(tmp_path: Path) -> None:
    early = build.report("Korvan left Tesk.", name="e", published="2030-01-01")
    late = build.report("Korvan left Urm.", name="l", published="2032-01-01")
    facts = [build.event(r, "RETREAT", "left", "Korvan", confidence=0.9) for r in (early, late)]
    engine = stored.record(tmp_path / "c.db", stored.reading_of(early, facts[0]))
    merging.merge_pending(engine)
    stored.record(tmp_path / "c.db", stored.reading_of(late, facts[1])).dispose()
    with reading(engine) as connection:
        found = find_merged(connection, FactKind.EVENT, Filter(newest_first=True))
        first = find_merged(connection, FactKind.EVENT, Filter(limit=1))
    assert [one.facts[0].report for one in found] == [late.id, early.id]
    assert first[0].facts[0].report == early.id


def test_facts_name_the_thing_they_tell_and_what_stands_alone_itself(engine: Engine) -> None:
    with reading(engine) as connection:
        much = max(find_merged(connection, FactKind.EVENT), key=lambda one: len(one.facts))
        named = heads_of(connection, [much.facts[3].id, "nothing"])
    assert named == {much.facts[3].id: much.head, "nothing": "nothing"}


def test_list_gives_the_first_telling_of_each_stage(tmp_path: Path) -> None:
    stages = [(n, "in_force", "held") for n in range(3, 9)] + [(9, "violated", "broke")]
    readings = []
    for n, status, trigger in [(1, "agreed", "agreed"), *stages]:
        text = f"The ceasefire in Tesk {trigger} on 2031-05-{n:02d}, Korvan and Selby told {n} men."
        report = build.report(text, name=f"{n}.txt", published=f"2031-05-{n:02d}")
        truce = build.ceasefire(
            report, status, trigger, place="Tesk", scope=Scope.LOCAL, parties=("Korvan", "Selby"),
            confidence=0.9,
        )  # fmt: skip
        readings.append(stored.reading_of(report, truce, kind="state"))
    engine = stored.record(tmp_path / "d.db", *readings)
    merging.merge_pending(engine)
    with reading(engine) as connection:
        [whole] = find_merged(connection, FactKind.CEASEFIRE)
        [few] = find_merged(connection, FactKind.CEASEFIRE, most=3)
    assert len(whole.facts) == 8
    assert [one.status.value for one in few.facts] == ["agreed", "in_force", "violated"]
    assert few.told_by == whole.told_by


def test_several_kinds_are_given_together_in_order_of_their_day(tmp_path: Path) -> None:
    report = build.report("Korvan left Urm. A ceasefire held in Tesk.", published="2031-05-04")
    left = build.event(report, "RETREAT", "left", "Korvan", confidence=0.9)
    truce = build.ceasefire(report, "in_force", "held", place="Tesk", confidence=0.9)
    later = build.report("Korvan left Oban.", name="l", published="2031-06-04")
    again = build.event(later, "RETREAT", "left", "Korvan", confidence=0.9)
    readings = stored.reading_of(report, left, truce), stored.reading_of(later, again)
    engine = stored.record(tmp_path / "e.db", *readings)
    kinds = (FactKind.EVENT, FactKind.CEASEFIRE)
    for merged_now in (False, True):
        if merged_now:
            merging.merge_pending(engine)
        with reading(engine) as connection:
            found = find_merged(connection, kinds)
            second = find_merged(connection, kinds, Filter(limit=1, offset=2))
        assert sorted(one.facts[0].kind.value for one in found[:2]) == ["ceasefire", "event"]
        assert [one.facts[0].id for one in (found[2], *second)] == [again.id, again.id]


@pytest.mark.parametrize(
    "where",
    [Filter(involving="Korvan", limit=5), Filter(by="Korvan", limit=5), Filter(place="Urm")],
    ids=["involving", "by", "place"],
)
def test_of_an_actor_or_place_the_things_of_a_kind_are_not_walked_through(
    engine: Engine, where: Filter
) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, given: Any, *_more: Any) -> None:
        if "FROM merged" in statement:
            asked.append((statement, given))

    with reading(engine) as connection:
        event.listen(engine, "before_cursor_execute", note)
        found = list_things(connection, FactKind.EVENT, where)
        event.remove(engine, "before_cursor_execute", note)
        (once,) = asked
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {once[0]}", once[1]).all()
    assert found
    assert any("SEARCH merged USING PRIMARY KEY" in step[3] for step in plan), plan
    assert not any("merged_by_kind" in step[3] for step in plan), plan
