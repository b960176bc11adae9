"""Merging by what is new gives what judging everything at once would give.

The other side is the slow obvious way: all facts under all keys, every pair that is near judged,
groups worked out from all judgements; all actors judged together.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, delete, func, select

import build
import stored
from goodoffices import merging
from goodoffices.codes import ActorKind
from goodoffices.facts import Actor, ActorMention, Judgement, Reading
from goodoffices.merge import (
    MERGED,
    REACH,
    UNKNOWN_DAY,
    WIDTHS,
    compared,
    judge_actors,
    judge_facts,
)
from goodoffices.merging.facts import places_of
from goodoffices.record import (
    casts_of,
    countries_of,
    done_pending,
    facts_of,
    find_judgements,
    find_unmerged_actors,
    open_record,
    reading,
    record_digest,
    report_days,
    sentences_of,
    still_pending,
    write_judgements,
    write_readings,
    writing,
)
from goodoffices.record.fact_groups import regroup
from goodoffices.record.tables import fact, fact_group, merged, report

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import made_archive


def archive(seed: int, count: int) -> list[Reading]:
    return [made_archive.reading(seed, 60, number) for number in range(count)]


def add(engine: Engine, readings: list[Reading]) -> None:
    with writing(engine) as connection:
        write_readings(connection, readings, version=stored.VERSION)
    merging.merge_pending(engine)


def judged_whole(connection: Connection) -> dict[str, Judgement]:
    """Judge all facts of the record, pair by pair."""
    reports = list(connection.scalars(select(report.c.id)))
    facts = facts_of(connection, reports, [kind.value for kind in MERGED])
    days, casts = report_days(connection, reports), casts_of(connection, reports)
    said = sentences_of(connection, facts)
    known = {
        one.id: compared(
            one, days[one.report], sentence=said[one.id], cast=casts.get(one.report, ())
        )
        for one in facts
    }
    by_key: dict[str, list[object]] = {}
    for one in known.values():
        for place in places_of(one):
            by_key.setdefault(place.key, []).append(place)
    pairs = set()
    for places in by_key.values():
        ordered = sorted(places)  # type: ignore[type-var]
        for nth, one in enumerate(ordered):
            for two in ordered[nth + 1 : nth + 1 + WIDTHS[one.kind]]:
                reach = REACH[one.kind]
                far = reach is not None and (two.day - one.last).days > reach
                if not far or one.day == UNKNOWN_DAY:
                    pairs.add((min(one.fact, two.fact), max(one.fact, two.fact)))
    made = (judge_facts(known[one], known[two]) for one, two in sorted(pairs))
    return {one.id: one for one in made if one is not None}


def as_stored(connection: Connection, subject: str) -> dict[str, Judgement]:
    found = find_judgements(connection, subject=subject, by="program")
    return {one.id: one for one in found}


def groups(connection: Connection) -> tuple[dict[str, str], set[object]]:
    rows = connection.execute(select(fact_group)).all()
    told = [column for column in merged.c if column.name != "changed"]
    return {row[0]: row[1] for row in rows}, set(connection.execute(select(*told)).all())


def assert_as_whole(engine: Engine) -> None:
    with reading(engine) as connection:
        assert as_stored(connection, "fact") == judged_whole(connection)
        actors = judge_actors(find_unmerged_actors(connection))
        assert as_stored(connection, "actor") == {one.id: one for one in actors}
        stands = groups(connection)
    with writing(engine) as connection:
        connection.execute(delete(fact_group))
        connection.execute(delete(merged))
        regroup(connection, connection.scalars(select(fact.c.id)).all())
        assert groups(connection) == stands


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), steps=st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_arrival_in_any_steps_gives_what_judging_whole_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: list[int]
) -> None:
    every = archive(seed, sum(steps))
    random.Random(seed).shuffle(every)
    engine = open_record(tmp_path_factory.mktemp("whole") / "a.db", create=True)
    for step in steps:
        add(engine, every[:step])
        every = every[step:]
    assert_as_whole(engine)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), lost=st.lists(st.integers(0, 23), min_size=1, max_size=5))
def test_reading_again_with_fewer_facts_gives_what_judging_whole_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, lost: list[int]
) -> None:
    every = archive(seed, 24)
    engine = open_record(tmp_path_factory.mktemp("fewer") / "a.db", create=True)
    add(engine, every)
    for one in lost:
        own = every[one]
        add(engine, [Reading(own.report, own.facts[::3], own.actors, own.mentions)])
    assert_as_whole(engine)


@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_word_of_a_person_counts_whatever_comes_after(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    every = archive(data.draw(st.integers(0, 1000)), 20)
    folder = tmp_path_factory.mktemp("person")
    early, late = (open_record(folder / name, create=True) for name in ("a.db", "b.db"))
    add(early, every[:10])
    with reading(early) as connection:
        ids = connection.scalars(
            select(fact_group.c.fact)
            .join(fact, fact.c.id == fact_group.c.fact)
            .where(fact.c.kind == "relation")
            .order_by(fact_group.c.fact)
        ).all()
    two = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    made = [
        Judgement(*sorted(pair), "fact", data.draw(st.sampled_from(["same", "different"])), 1.0, (),
                  "Ada", "2031-06-01")
        for pair in data.draw(st.lists(two, min_size=1, max_size=3, unique_by=frozenset))
    ]  # fmt: skip
    with writing(early) as connection:
        write_judgements(connection, made)
    add(early, every[10:])
    add(late, every)
    with writing(late) as connection:
        write_judgements(connection, made)
    with reading(early) as one, reading(late) as other:
        assert record_digest(one) == record_digest(other)


def test_large_group_falls_apart_where_its_only_bridge_is_taken_out(tmp_path: Path) -> None:
    every = archive(3, 30)
    engine = open_record(tmp_path / "a.db", create=True)
    add(engine, every)
    with reading(engine) as connection:
        largest = connection.execute(
            select(merged.c.head, merged.c.facts).order_by(merged.c.facts.desc()).limit(1)
        ).one()
        members = connection.scalars(
            select(fact.c.report)
            .join(fact_group, fact_group.c.fact == fact.c.id)
            .where(fact_group.c.head == largest.head)
        ).all()
    assert largest.facts > 2
    own = {one.report.id: one for one in every}
    for one in members[:-1]:
        bare = own[one]
        add(engine, [Reading(bare.report, (), bare.actors, bare.mentions)])
    with reading(engine) as connection:
        left = connection.scalar(select(func.count()).where(fact_group.c.head == largest.head))
    assert left in (0, 1)
    assert_as_whole(engine)


FIRST, LAST = ("Sergei", "Sergey", "Tariq", "Gen. Tariq", "J. Tariq"), ("Orlov", "Lodhi", "Haddad")
BODIES = ("National Front", "The National Front", "NF", "Defence Council", "Defense Council")


@st.composite
def called(draw: st.DrawFn) -> tuple[str, str, str | None, tuple[str, ...]]:
    """Draw how one report names somebody: name, kind, country and aliases."""
    land = draw(st.sampled_from([None, "Korvan", "Selby"]))
    if draw(st.booleans()):
        alias = draw(st.sampled_from([(), ("NF",), ("DC",)]))
        return draw(st.sampled_from(BODIES)), "armed_group", land, alias
    first, last = draw(st.sampled_from(FIRST)), draw(st.sampled_from(LAST))
    name = draw(st.sampled_from([f"{first} {last}", last, f"{first} M. {last}"]))
    return name, "person", land, draw(st.sampled_from([(), (last,), (f"Abu {last}",)]))


@settings(max_examples=15, deadline=None)
@given(
    told=st.lists(st.tuples(st.integers(0, 9), called()), min_size=2, max_size=14),
    again=st.lists(st.integers(0, 13), max_size=3),
)
def test_actors_that_come_and_go_are_judged_as_all_together(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[int, Any]], again: list[int]
) -> None:
    engine = open_record(tmp_path_factory.mktemp("actors") / "a.db", create=True)
    for number, (ident, (name, kind, land, aliases)) in enumerate(told):
        page = build.report(f"{name} spoke. Report {number}.", name=f"{number}.txt")
        one = Actor(f"a{ident}", name, ActorKind(kind), land, aliases)
        said = ActorMention(page.id, one.id, build.span(page, name), name, "its name")
        add(engine, [Reading(page, (), (one,), (said,))])
        if number in again:
            add(engine, [Reading(page)])
        with reading(engine) as connection:
            whole = judge_actors(find_unmerged_actors(connection))
            assert as_stored(connection, "actor") == {each.id: each for each in whole}


def test_reports_of_one_country_go_together_and_make_the_same_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = archive(4, 40)
    by_day, by_war = (open_record(tmp_path / name, create=True) for name in ("day.db", "war.db"))
    add(by_day, every)
    batches: list[list[str]] = []

    def noted(connection: Connection, reports: list[str]) -> None:
        batches.append(list(reports))
        merge_facts(connection, reports)

    merge_facts = merging.merge_facts
    monkeypatch.setattr(merging, "merge_facts", noted)
    monkeypatch.setattr(merging, "AT_ONCE", 5)
    monkeypatch.setattr(merging, "STRETCH", 20)
    add(by_war, every)
    with reading(by_day) as one, reading(by_war) as two:
        told = countries_of(two, [ident for batch in batches for ident in batch])
        assert record_digest(one) == record_digest(two)
    assert sorted(map(len, batches)) == [5] * 8
    for stretch in (batches[:4], batches[4:]):
        wars = [told[ident] for batch in stretch for ident in batch]
        assert wars == sorted(wars)
        assert len(set(wars)) > 1


def test_the_country_of_a_report_is_that_of_those_it_mentions_most(tmp_path: Path) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    every = archive(4, 12)
    with writing(engine) as connection:
        write_readings(connection, every, version=stored.VERSION)
        found = countries_of(connection, [one.report.id for one in every])
        assert countries_of(connection, ["r-unknown"]) == {}
    for one in every:
        land = {actor.id: actor.country for actor in one.actors}
        times = Counter(land[each.actor] for each in one.mentions if land[each.actor])
        assert times[found[one.report.id]] == max(times.values())


def test_only_reports_that_still_wait_are_merged(tmp_path: Path) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    every = archive(4, 3)
    ids = [one.report.id for one in every]
    with writing(engine) as connection:
        write_readings(connection, every, version=stored.VERSION)
        done_pending(connection, ids[:1])
        assert still_pending(connection, [*ids, "r-unknown"]) == set(ids[1:])
