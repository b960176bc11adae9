"""Actors are merged as judged: a person's word stands, order does not matter, undo restores."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

import build
import stored
from goodoffices.facts import Judgement, Reading
from goodoffices.record import (
    Filter,
    find_actor,
    find_actors,
    find_actors_called,
    find_facts,
    find_judgements,
    find_mentions,
    find_readings,
    find_unmerged_actors,
    reading,
    replace_judgements,
    undo_judgements,
    write_judgements,
    write_readings,
    writing,
)
from goodoffices.record.groups import Edge, join_same
from stores import Store

NAMES = ("Sergei Orlov", "Sergey Orlov", "Orlov")
IDS = tuple(stored.actor_id(name) for name in NAMES)


def judged(left: int, right: int, verdict: str, **fields: str) -> Judgement:
    return Judgement(IDS[left], IDS[right], "actor", verdict, 0.9, ("why",), **fields)


@pytest.fixture
def engine(store: Store) -> Engine:
    readings = [
        stored.statement_reading(name, name=f"{number}-{time}.txt")
        for number, name in enumerate(NAMES)
        for time in range(3 - number)
    ]
    return stored.record(store.place("a.db"), *readings)


def shown(engine: Engine) -> list[tuple[str, int]]:
    with reading(engine) as connection:
        return [(one.actor.name, one.mentions) for one in find_actors(connection)]


def judge(engine: Engine, *judgements: Judgement) -> None:
    with writing(engine) as connection:
        write_judgements(connection, judgements)


def test_actors_stand_apart_until_judged(engine: Engine) -> None:
    assert shown(engine) == [("Sergei Orlov", 3), ("Sergey Orlov", 2), ("Orlov", 1)]


def called(engine: Engine, words: str) -> list[str]:
    with reading(engine) as connection:
        return [one.actor.name for one in find_actors_called(connection, words)]


def test_actors_are_found_by_a_part_of_a_name_in_any_case(engine: Engine) -> None:
    assert called(engine, "ORLO") == ["Sergei Orlov", "Sergey Orlov", "Orlov"]
    assert called(engine, "sergey") == ["Sergey Orlov"]
    assert [called(engine, words) for words in ("Ivanov", "%", "Or%v", "")] == [[], [], [], []]


def test_merged_actor_is_found_once_by_any_of_its_names(engine: Engine) -> None:
    judge(engine, judged(0, 1, "same"))
    assert called(engine, "sergey") == ["Sergei Orlov"]
    assert called(engine, "orlov") == ["Sergei Orlov", "Orlov"]


def test_actor_without_a_name_goes_by_the_words_printed(store: Store) -> None:
    report = build.report("Rebels left. They said that the rebels of the east would return.")
    rebels = replace(build.actor("Eastern opposition", "unnamed"), id="a1")
    told = [build.mention(report, "the rebels of the east"), build.mention(report, "rebels")]
    mentions = tuple(replace(one, actor="a1") for one in told)
    engine = stored.record(store.place("b.db"), Reading(report, (), (rebels,), mentions))
    assert shown(engine) == [("the rebels of the east", 2)]


def test_pronouns_and_common_nouns_are_no_aliases(store: Store) -> None:
    report = build.report("Orlov left. He spoke. The minister wept. Minister Orlov slept.")
    printed = ("Orlov", "He", "The minister", "Minister Orlov")
    told = tuple(build.mention(report, words, "Orlov") for words in printed)
    one = Reading(report, (), (build.actor("Orlov", "person"),), told)
    with reading(stored.record(store.place("b.db"), one)) as connection:
        found = find_actor(connection, "Orlov")
    assert found is not None
    assert found.actor.aliases == ("Minister Orlov",)
    assert found.mentions == 4


def test_same_joins_under_the_most_mentioned(engine: Engine) -> None:
    judge(engine, judged(1, 0, "same"))
    assert shown(engine) == [("Sergei Orlov", 5), ("Orlov", 1)]


def test_merged_actor_is_found_under_each_name_with_all_its_facts(engine: Engine) -> None:
    judge(engine, judged(0, 1, "same"))
    with reading(engine) as connection:
        found = find_actor(connection, "Sergey Orlov")
        assert found is not None
        assert (found.actor.id, found.actor.aliases) == (IDS[0], ("Sergey Orlov",))
        assert len(find_mentions(connection, "Sergey Orlov")) == 5
        facts = find_facts(connection, None, Filter(by="Sergey Orlov"))
    assert len(facts) == 5
    assert {fact.speakers[0].name for fact in facts} == {"Sergei Orlov"}  # type: ignore[attr-defined]


def test_actor_of_the_lexicon_leads_its_group(engine: Engine) -> None:
    report = build.report("Mr. Orlov spoke.", name="known.txt")
    known = build.actor("Orlov", "person", known="orlov")
    with writing(engine) as connection:
        one = Reading(report, (), (known,), (build.mention(report, "Orlov"),))
        stored.write_readings(connection, [one], version=stored.VERSION)
    judge(engine, judged(0, 2, "same"))
    assert shown(engine)[0] == ("Orlov", 5)


def test_readings_name_the_merged_actor(engine: Engine) -> None:
    judge(engine, judged(0, 1, "same"))
    with reading(engine) as connection:
        told = list(find_readings(connection))
    assert {actor.name for one in told for actor in one.actors} == {"Sergei Orlov", "Orlov"}
    assert {mention.actor for one in told for mention in one.mentions} == {IDS[0], IDS[2]}


def test_pages_of_actors_are_the_whole_list_cut_up(engine: Engine) -> None:
    others = [stored.statement_reading(f"Vale{n}", name=f"vale-{n}.txt") for n in range(7)]
    with writing(engine) as connection:
        write_readings(connection, others, version=stored.VERSION)
    judge(engine, judged(0, 2, "same"))
    with reading(engine) as connection:
        whole = find_actors(connection)
        pages = [find_actors(connection, limit=2, offset=first) for first in range(0, 12, 2)]
    assert [one for page in pages for one in page] == whole
    assert len(whole) == 9
    assert [one.mentions for one in whole] == sorted((one.mentions for one in whole), reverse=True)


def test_undo_restores_what_was(engine: Engine) -> None:
    before = shown(engine)
    one = judged(0, 1, "same", by="Mara")
    judge(engine, one)
    with writing(engine) as connection:
        assert undo_judgements(connection, [one.id]) == 1
        assert undo_judgements(connection, [one.id]) == 0
    assert shown(engine) == before


def test_judging_twice_keeps_one(engine: Engine) -> None:
    judge(engine, judged(0, 1, "same"), judged(1, 0, "same"))
    judge(engine, judged(0, 1, "same"))
    with reading(engine) as connection:
        assert len(find_judgements(connection)) == 1


def test_judgement_comes_back_with_its_reasons(engine: Engine) -> None:
    left, right = sorted(IDS[:2])
    one = Judgement(left, right, "actor", "same", 0.5, ("First.", "Second."), "Mara", "2020-01-01")
    judge(engine, one)
    with reading(engine) as connection:
        assert find_judgements(connection, by="Mara") == [one]


def test_program_judging_anew_leaves_persons_alone(engine: Engine) -> None:
    judge(engine, judged(0, 1, "same"), judged(0, 2, "different", by="Mara"))
    with writing(engine) as connection:
        replace_judgements(connection, "actor", [judged(1, 2, "same")])
    with reading(engine) as connection:
        kept = {(one.by, one.verdict) for one in find_judgements(connection)}
    assert kept == {("program", "same"), ("Mara", "different")}


@pytest.mark.parametrize("verdict", ["alike", ""])
def test_unknown_verdict_is_refused(engine: Engine, verdict: str) -> None:
    with pytest.raises(Exception, match="no such verdict"):
        judge(engine, judged(0, 1, verdict))


def test_unmerged_actors_have_only_introduced_aliases(engine: Engine) -> None:
    with reading(engine) as connection:
        found = {one.name: one.aliases for one in find_unmerged_actors(connection)}
    assert found == {"Sergei Orlov": (), "Sergey Orlov": (), "Orlov": ()}


def edge(left: str, right: str, verdict: str, by: str = "program", at: str = "") -> Edge:
    return Edge(left, right, verdict, 0.9, by, at)


def test_same_is_carried_on() -> None:
    assert join_same([edge("a", "b", "same"), edge("c", "b", "same")]) == dict.fromkeys("abc", "a")


def test_persons_different_parts_what_the_program_would_join() -> None:
    joined = join_same([edge("a", "b", "same"), edge("b", "a", "different", "Mara", "2020")])
    assert joined == {}


def test_different_holds_a_whole_chain_apart() -> None:
    edges = [edge("a", "b", "same"), edge("b", "c", "same"), edge("a", "c", "different", "Mara")]
    assert join_same(edges) == {"a": "a", "b": "a", "c": "c"}


def test_later_person_is_heard() -> None:
    early, late = edge("a", "b", "different", "Mara", "2020"), edge("a", "b", "same", "Ivo", "2021")
    assert join_same([late, early]) == {"a": "a", "b": "a"}


edges = st.builds(
    Edge,
    st.sampled_from("abc"),
    st.sampled_from("def"),
    st.sampled_from(["same", "different", "conflict"]),
    st.sampled_from([0.5, 0.9]),
    st.sampled_from(["program", "Mara", "Ivo"]),
    st.sampled_from(["2020", "2021"]),
)


@given(found=st.lists(edges, max_size=5, unique_by=lambda e: (e.left, e.right, e.by)))
def test_order_of_judgements_does_not_matter(found: list[Edge]) -> None:
    views = [join_same(order) for order in itertools.permutations(found)]
    assert all(view == views[0] for view in views)


def test_words_for_several_are_nobodys_name(store: Store) -> None:
    report = build.report("The opposition left. Both sides wept.")
    first = replace(build.actor("Eastern opposition", "unnamed"), id="a1")
    second = replace(build.actor("Orlov", "person"), id="a2")
    both = build.mention(report, "Both sides")
    mentions = (
        replace(build.mention(report, "The opposition"), actor="a1"),
        replace(both, actor="a1"),
        replace(both, actor="a2"),
    )
    engine = stored.record(store.place("b.db"), Reading(report, (), (first, second), mentions))
    assert ("The opposition", 2) in shown(engine)
    assert not any("Both" in name for name, _ in shown(engine))


def test_a_government_is_not_called_by_its_capital_where_its_country_is_named(
    store: Store,
) -> None:
    report = build.report("Varn spoke. Tarvia's interim government left Varn.")
    own = replace(
        build.actor("Tarvian government", "government", country="Tarvia"), id="a1", known=None
    )
    mentions = (
        replace(build.mention(report, "Varn"), actor="a1"),
        replace(build.mention(report, "Tarvia's interim government"), actor="a1"),
    )
    engine = stored.record(store.place("c.db"), Reading(report, (), (own,), mentions))
    assert ("Tarvia's interim government", 2) in shown(engine)


def test_a_government_is_called_by_its_country_not_by_its_men(store: Store) -> None:
    report = build.report("Mali spoke. Malian troops left. The Malian envoy wept.")
    actor = replace(build.actor("Malian government", "government"), id="a1")
    words = ("Mali", "Malian troops", "Malian")
    mentions = tuple(replace(build.mention(report, each), actor="a1") for each in words)
    engine = stored.record(store.place("c.db"), Reading(report, (), (actor,), mentions))
    assert [name for name, _ in shown(engine)] == ["Mali"]
