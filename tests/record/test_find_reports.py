"""Judgements are found from either side by an index, and openings give reports without texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

import build
import stored
from goodoffices.record import (
    find_openings,
    find_reports,
    judgements_with,
    reading,
    write_judgements,
    writing,
)
from goodoffices.record.groups import edges_at, ties_to
from goodoffices.record.rows import opening
from stores import Store

REPORTS = [
    build.report(f"Report number {n} begins. It goes on.", name=f"{n}.txt") for n in range(4)
]
ONE, TWO, THREE, FOUR = (report.id for report in REPORTS)
READINGS = [stored.reading_of(report) for report in REPORTS]


@pytest.fixture
def engine(store: Store) -> Engine:
    made = stored.record(store.place("a.db"), *READINGS)
    with writing(made) as connection:
        write_judgements(connection, [build.same(ONE, TWO), build.same(TWO, THREE)])
    return made


def pairs(connection: Connection, *ids: str, **how: Any) -> dict[str, list[set[str]]]:
    found = judgements_with(connection, "report", ids, **how)
    return {one: [{each.left, each.right} for each in held] for one, held in found.items()}


def test_judgement_is_found_from_either_side_and_once(engine: Engine) -> None:
    with reading(engine) as connection:
        assert pairs(connection, ONE) == {ONE: [{ONE, TWO}]}
        assert pairs(connection, THREE) == {THREE: [{TWO, THREE}]}
        both = pairs(connection, ONE, TWO)
        assert both[ONE] == [{ONE, TWO}]
        assert sorted(map(sorted, both[TWO])) == sorted(map(sorted, ({ONE, TWO}, {TWO, THREE})))
        assert pairs(connection, FOUR) == {}


def test_judgement_comes_with_its_reasons(engine: Engine) -> None:
    with reading(engine) as connection:
        (judged,) = judgements_with(connection, "report", [ONE])[ONE]
    assert judged.reasons == build.same(ONE, TWO).reasons


def test_weighty_judgements_are_those_of_persons_and_conflicts(engine: Engine) -> None:
    with writing(engine) as connection:
        write_judgements(connection, [build.same(THREE, FOUR, by="Mara", at="2026-01-01")])
    with reading(engine) as connection:
        every = pairs(connection, ONE, TWO, THREE, FOUR, weighty=True)
    assert every == {THREE: [{THREE, FOUR}], FOUR: [{THREE, FOUR}]}


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: judgements_with(connection, "report", [ONE, TWO], weighty=True),
        lambda connection: ties_to(connection, ["e1", "e2", "e3"], set()),
        lambda connection: edges_at(connection, ["e1", "e2", "e3"], "fact"),
    ],
    ids=["judged", "ties", "edges"],
)
def test_judgements_are_never_all_looked_through(
    tmp_path: Path, ask: Callable[[Connection], object]
) -> None:
    made = stored.record(tmp_path / "a.db", *READINGS)
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, given: Any, *_more: Any) -> None:
        if "FROM judgement" in statement and "LIMIT" not in statement:
            asked.append((statement, given))

    event.listen(made, "before_cursor_execute", note)
    with reading(made) as connection:
        ask(connection)
        event.remove(made, "before_cursor_execute", note)
        assert len(asked) == 2
        for statement, given in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            assert any("left_id=?" in step[3] or "right_id=?" in step[3] for step in plan), plan


def test_openings_are_all_reports_with_their_first_lines(engine: Engine) -> None:
    with reading(engine) as connection:
        opened = {one.id: one.build() for one in find_openings(connection)}
        whole = {one.id: one for one in find_reports(connection)}
    assert opened.keys() == whole.keys()
    for ident, one in opened.items():
        assert one.text == opening(whole[ident].text)
        assert (one.published, one.outlet, one.name) == (
            whole[ident].published, whole[ident].outlet, whole[ident].name,
        )  # fmt: skip
        assert one.doubts == whole[ident].doubts
        assert one.stretches == ()
