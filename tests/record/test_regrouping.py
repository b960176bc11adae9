"""Groups follow the judgements near what changed, and are those of all judgements together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, delete, select

import build
import stored
from goodoffices.facts import Judgement
from goodoffices.record import (
    fact_groups,
    open_record,
    reading,
    write_judgements,
    write_readings,
    writing,
)
from goodoffices.record.fact_groups import forget, forget_merged, regroup
from goodoffices.record.joining import Ties, sifted
from goodoffices.record.tables import fact_group, merged
from goodoffices.record.write_judgements import settle_facts
from stores import Store


def filled(engine: Engine, count: int) -> list[str]:
    """Write so many truces, each told by a report; give their ids in the order of their days."""
    readings = []
    for n in range(count):
        day = f"203{n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}"
        text = f"The ceasefire in Tesk held on {day}, as {n} men told."
        report = build.report(text, name=f"{n}.txt", published=day)
        truce = build.ceasefire(report, "in_force", "held", place="Tesk", confidence=0.9)
        readings.append(stored.reading_of(report, truce))
    with writing(engine) as connection:
        stored_facts = [one.facts[0].id for one in readings]
        write_readings(connection, readings, version=stored.VERSION)
        regroup(connection, stored_facts)
    return stored_facts


def tie(one: str, other: str, verdict: str = "same", score: float = 0.9) -> Judgement:
    return Judgement(min(one, other), max(one, other), "fact", verdict, score, ())


def judge(engine: Engine, made: list[Judgement]) -> None:
    with writing(engine) as connection:
        write_judgements(connection, made)


def stands(connection: Connection) -> tuple[dict[str, str], set[object]]:
    rows = connection.execute(select(fact_group)).all()
    told = [column for column in merged.c if column.name != "changed"]
    return {row[0]: row[1] for row in rows}, set(connection.execute(select(*told)).all())


def from_scratch(engine: Engine, facts: list[str]) -> tuple[dict[str, str], set[object]]:
    with writing(engine) as connection:
        connection.execute(delete(fact_group))
        connection.execute(delete(merged))
        regroup(connection, facts)
        return stands(connection)


PAIR = st.tuples(st.integers(0, 13), st.integers(0, 13), st.sampled_from(["same", "different"]),
                 st.sampled_from([0.6, 0.7, 0.8, 0.9]))  # fmt: skip


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.lists(PAIR, min_size=1, max_size=9), min_size=1, max_size=5))
def test_groups_are_those_of_all_judgements_together(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[list[tuple[int, int, str, float]]],
) -> None:
    engine = open_record(tmp_path_factory.mktemp("groups") / "a.db", create=True)
    facts = filled(engine, 14)
    for step in steps:
        pairs = [(one, two, *rest) for one, two, *rest in step if one != two]
        judge(engine, [tie(facts[o], facts[t], str(v), float(s)) for o, t, v, s in pairs])  # type: ignore[arg-type]
        with reading(engine) as connection:
            now = stands(connection)
        assert from_scratch(engine, facts) == now


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    sizes=st.lists(st.integers(1, 4), min_size=1, max_size=14),
    pairs=st.lists(PAIR, min_size=4, max_size=40),
)
def test_truces_that_arrive_are_grouped_as_all_together(
    tmp_path_factory: pytest.TempPathFactory,
    sizes: list[int],
    pairs: list[tuple[int, int, str, float]],
) -> None:
    engine = open_record(tmp_path_factory.mktemp("groups") / "a.db", create=True)
    facts = filled(engine, 14)
    judged = {(min(o, t), max(o, t)): (v, s) for o, t, v, s in pairs if o != t}
    with writing(engine) as connection:
        forget(connection, facts)
        forget_merged(connection, facts)
    there = 0
    for size in sizes:
        new, there = range(there, min(14, there + size)), min(14, there + size)
        made = [tie(facts[o], facts[t], *judged[o, t]) for o, t in judged if t in new]
        with writing(engine) as connection:
            settle_facts(connection, made, [], [facts[one] for one in new])
    with reading(engine) as connection:
        now = stands(connection)
    assert from_scratch(engine, facts[:there]) == now


def test_facts_that_only_come_to_one_group_leave_the_others_alone() -> None:
    old = {"a1": "a1", "a2": "a1", "b1": "b1", "b2": "b1"}
    coming = Ties(set(), {("a1", "n"), ("m", "n")}, {("b1", "n")})
    joins = sifted({"a1", "b1", "n", "m"}, {"n", "m"}, old, coming)
    assert joins == ({"a1", "n", "m"}, set())
    bridging = Ties(set(), {("a1", "n"), ("b2", "n")}, set())
    assert sifted({"a1", "b2", "n"}, {"n"}, old, bridging) == (set(), {"a1", "b2", "n"})
    held_off = Ties(set(), {("a1", "n")}, {("a2", "n")})
    assert sifted({"a1", "a2", "n"}, {"n"}, old, held_off) == (set(), {"a1", "a2", "n"})


def test_what_stands_far_off_is_not_looked_at(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Truces of a long war: each tied to the next, and held apart from it by a judgement."""
    engine = open_record(store.place("a.db"), create=True)
    facts = filled(engine, 120)
    pairs = [facts[n : n + 2] for n in range(0, 120, 2)]
    made = [tie(*pair) for pair in pairs]
    for before, after in pairwise(pairs):
        made += [tie(before[1], after[0], score=0.6), tie(before[0], after[0], "different")]
    judge(engine, made)
    asked: set[str] = set()
    plain = fact_groups.edges_at

    def counted(connection: Connection, ids: set[str], subject: str) -> object:
        asked.update(ids)
        return plain(connection, ids, subject)

    monkeypatch.setattr(fact_groups, "edges_at", counted)
    judge(engine, [tie(facts[60], facts[61], score=0.95)])
    assert {facts[60], facts[61]} <= asked
    assert len(asked) <= 8
    monkeypatch.undo()
    with reading(engine) as connection:
        now = stands(connection)
    assert len(set(now[0].values())) == 60
    assert from_scratch(engine, facts) == now


def test_group_beside_gives_way_when_what_held_it_apart_is_gone(store: Store) -> None:
    engine = open_record(store.place("a.db"), create=True)
    facts = filled(engine, 4)
    apart = tie(facts[0], facts[3], "different")
    judge(engine, [tie(*facts[:2]), tie(*facts[2:]), tie(facts[1], facts[2], score=0.6), apart])
    with reading(engine) as connection:
        assert len(set(stands(connection)[0].values())) == 2
    judge(engine, [tie(facts[0], facts[3])])
    with reading(engine) as connection:
        assert len(set(stands(connection)[0].values())) == 1
