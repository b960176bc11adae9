"""Merging gives one view whatever the order of arrival, the batches, and how often it is run."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

import build
import stored
from goodoffices import merging
from goodoffices.facts import Judgement, Reading
from goodoffices.record import (
    open_record,
    reading,
    record_digest,
    undo_judgements,
    write_judgements,
    write_readings,
    writing,
)
from goodoffices.record.tables import fact_group, merged
from stores import Store

PLACES, DAYS = ("Tesk", "Urm", "Oban"), 9


def one_reading(n: int, day: int, place: str) -> Reading:
    when = f"2031-05-{day + 1:02d}"
    text = f"Korvan shelled {place} on {when}, wounding {n} people of Selby."
    report = build.report(text, name=f"{n}.txt", published=when)
    told = build.event(report, "ASSAULT", "shelled", "Korvan", "Selby", place=place, confidence=0.9)
    tie = build.relation(report, "Korvan", "opposes", "Selby", "shelled", confidence=0.9)
    return stored.reading_of(report, told, tie, kind="state")


def readings(seed: int, count: int) -> list[Reading]:
    chance = random.Random(seed)
    return [one_reading(n, chance.randrange(DAYS), chance.choice(PLACES)) for n in range(count)]


def fill(engine: Engine, batches: list[list[Reading]]) -> str:
    for batch in batches:
        with writing(engine) as connection:
            write_readings(connection, batch, version=stored.VERSION)
        merging.merge_pending(engine)
    with reading(engine) as connection:
        return record_digest(connection)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000), count=st.integers(2, 45), cut=st.integers(1, 44))
def test_view_does_not_depend_on_the_order_of_arrival(
    store: Store, seed: int, count: int, cut: int
) -> None:
    every = readings(seed, count)
    shuffled = random.Random(seed + 1).sample(every, count)
    whole = fill(open_record(store.fresh(), create=True), [every])
    parts = [shuffled[:cut], *([one] for one in shuffled[cut:])]
    assert fill(open_record(store.fresh(), create=True), [part for part in parts if part]) == whole


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000), count=st.integers(2, 40), again=st.integers(0, 39))
def test_merging_and_reading_again_change_nothing(
    store: Store, seed: int, count: int, again: int
) -> None:
    every = readings(seed, count)
    engine = open_record(store.fresh(), create=True)
    whole = fill(engine, [every])
    assert merging.merge_pending(engine) == 0
    assert fill(engine, [[every[again % count]]]) == whole


def groups(engine: Engine) -> dict[str, str]:
    with reading(engine) as connection:
        return {row[0]: row[1] for row in connection.execute(select(fact_group))}


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_judgements_in_any_order_give_one_view_and_undo_restores_it(
    store: Store, data: st.DataObject
) -> None:
    engine = open_record(store.fresh(), create=True)
    fill(engine, [readings(7, 12)])
    before, ids = groups(engine), sorted(groups(engine))
    pairs = data.draw(
        st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), min_size=1, max_size=5)
    )
    made = [
        Judgement(min(p), max(p), "fact", data.draw(st.sampled_from(["same", "different"])), 1.0,
                  (), f"reader {n}", f"2031-06-0{n + 1}")
        for n, p in enumerate(pairs) if p[0] != p[1]
    ]  # fmt: skip
    seen = []
    for order in (made, made[::-1]):
        for one in order:
            with writing(engine) as connection:
                write_judgements(connection, [one])
        seen.append(groups(engine))
        with writing(engine) as connection:
            undo_judgements(connection, [one.id for one in order])
        assert groups(engine) == before
    assert seen[0] == seen[1]


def test_person_holds_apart_what_the_program_joined(store: Store) -> None:
    engine = open_record(store.place("a.db"), create=True)
    fill(engine, [[one_reading(1, 3, "Tesk"), one_reading(2, 3, "Tesk")]])
    head = next(one for one, its in groups(engine).items() if one != its)
    left, right = head, groups(engine)[head]
    with writing(engine) as connection:
        write_judgements(
            connection, [Judgement(left, right, "fact", "different", 1.0, (), "Ada", "2031-06-01")]
        )
    assert groups(engine)[left] != groups(engine)[right]


def test_judging_actors_the_same_merges_their_facts_anew(store: Store) -> None:
    one = one_reading(1, 3, "Tesk")
    text = "Corvania shelled Tesk on 2031-05-04, wounding 2 people of Selby."
    report = build.report(text, name="2.txt", published="2031-05-04")
    told = build.event(
        report, "ASSAULT", "shelled", "Corvania", "Selby", place="Tesk", confidence=0.9
    )
    engine = open_record(store.place("a.db"), create=True)
    fill(engine, [[one, stored.reading_of(report, told, kind="state")]])
    apart = groups(engine)
    assert apart[told.id] != apart[one.facts[0].id]
    pair = sorted((stored.actor_id("Korvan"), stored.actor_id("Corvania")))
    judged = Judgement(pair[0], pair[1], "actor", "same", 1.0, (), "Ada", "2031-06-01")
    with writing(engine) as connection:
        write_judgements(connection, [judged])
    assert merging.merge_pending(engine) == 1
    assert groups(engine)[told.id] == groups(engine)[one.facts[0].id]


def test_every_fact_of_a_merged_kind_stands_in_one_group(store: Store) -> None:
    engine = open_record(store.place("a.db"), create=True)
    fill(engine, [readings(3, 20)])
    with reading(engine) as connection:
        rows = connection.execute(select(merged.c.facts, merged.c.reports)).all()
    assert sum(row.facts for row in rows) == 40
    assert all(1 <= row.reports <= row.facts for row in rows)


NAMES = ("Korvan", "Corvania", "Korvania", "Qorvan")


def named_reading(n: int) -> Reading:
    who = NAMES[n % len(NAMES)]
    text = f"{who} shelled Tesk on 2031-05-04, wounding {n} people of Selby."
    report = build.report(text, name=f"{n}.txt", published="2031-05-04")
    told = build.event(report, "ASSAULT", "shelled", who, "Selby", place="Tesk", confidence=0.9)
    return stored.reading_of(report, told, kind="state")


def view(engine: Engine) -> str:
    merging.merge_pending(engine)
    with reading(engine) as connection:
        return record_digest(connection)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_actors_judged_in_any_order_give_one_view_and_undo_restores_it(
    store: Store, data: st.DataObject
) -> None:
    engine = open_record(store.fresh(), create=True)
    before = fill(engine, [[named_reading(n) for n in range(8)]])
    ids = sorted(stored.actor_id(name) for name in NAMES)
    pair = st.sampled_from([(one, two) for one in ids for two in ids if one < two])
    verdicts = st.sampled_from(["same", "different"])
    made = [
        Judgement(*two, "actor", data.draw(verdicts), 1.0, (), f"reader {n}", f"2031-06-0{n + 1}")
        for n, two in enumerate(data.draw(st.lists(pair, min_size=1, max_size=5)))
    ]
    merged_between = data.draw(st.booleans())
    seen = []
    for order in (made, made[::-1]):
        for one in order:
            with writing(engine) as connection:
                write_judgements(connection, [one])
            if merged_between:
                merging.merge_pending(engine)
        seen.append(view(engine))
        with writing(engine) as connection:
            undo_judgements(connection, [one.id for one in order])
        assert view(engine) == before
        assert view(engine) == before  # merging again changes nothing
    assert seen[0] == seen[1]
