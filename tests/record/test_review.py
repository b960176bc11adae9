"""Reviews: what a person decides holds everywhere, can be undone, and outlives a new reading."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

import stored
import world
from goodoffices import api
from goodoffices.corrections import choices, correctable, corrected, in_words
from goodoffices.dossier import Line
from goodoffices.errors import BadArgument
from goodoffices.facts import FACT_TYPES, Fact, Judgement, Party, Statement
from goodoffices.merge import remap
from goodoffices.record import (
    find_facts,
    move_reviews,
    open_record,
    unfound,
    write_judgements,
    write_readings,
)
from goodoffices.record.database import reading, writing
from goodoffices.record.kept import from_kept, kept
from goodoffices.reviews import Review, standing
from stores import Store

SAID = next(f for f in world.facts_of_first() if isinstance(f, Statement))


@pytest.fixture
def place(store: Store) -> str:
    where = store.place("war.db")
    stored.record(where, *world.readings()).dispose()
    return where


@pytest.fixture
def record(place: str) -> Iterator[api.Record]:
    with api.open(place) as opened:
        yield opened


def ids(facts: object) -> set[str]:
    return {one.id for one in facts}  # type: ignore[attr-defined]


def test_rejected_fact_leaves_the_views_and_is_kept(record: api.Record) -> None:
    before = record.counts()["statement"]
    record.review(SAID, "reject", by="Mara", why="not a statement")
    assert SAID.id not in ids(record.statements())
    assert SAID.id in ids(record.statements(review="rejected"))
    assert record.counts()["statement"] == before - 1 == record.count("statement")
    assert SAID.id not in {hit.id for hit in record.search("door open")}
    assert SAID.id not in {f for reading in record.readings() for f in ids(reading.facts)}
    assert record.fact(SAID.id) is not None


def test_accepted_fact_is_marked_and_shown_however_doubtful(store: Store) -> None:
    reading = stored.statement_reading("Vale")
    doubtful = replace(reading.facts[0], confidence=0.1)
    stored.record(store.place("a.db"), replace(reading, facts=(doubtful,))).dispose()
    with api.open(store.place("a.db")) as record:
        assert not record.statements()
        record.review(doubtful, "accept", by="Mara")
        assert [one.verdict for one in record.statements()] == ["accepted"]


def test_corrected_speaker_is_shown_found_and_marked(record: api.Record) -> None:
    record.review(SAID, "correct", field="speakers", value="Josef Marr", by="Mara", why="misread")
    found = record.statements(by="Josef Marr", text="door")
    assert [one.speakers[0].shown for one in found] == ["Josef Marr"]
    assert not record.statements(by="Ana Vale", text="door")
    made = found[0].corrections[0]
    assert (made.field, made.was, made.now, made.by) == (
        "speakers",
        "Ana Vale",
        "Josef Marr",
        "Mara",
    )
    original = record.original(SAID.id)
    assert original is not None
    assert original.speakers[0].shown == "Ana Vale"  # type: ignore[attr-defined]


def test_name_that_the_report_does_not_have_may_be_a_persons_word(record: api.Record) -> None:
    record.review(SAID, "correct", field="speakers", value="Nobody Known", by="Mara")
    assert record.fact(SAID.id).speakers == (Party("Nobody Known", name="Nobody Known"),)  # type: ignore[union-attr]
    assert not record.withheld()


def test_gate_still_stops_what_the_program_made_up(store: Store) -> None:
    reading = stored.statement_reading("Vale")
    wrong = replace(reading.facts[0], cue="shouted")
    stored.record(store.place("a.db"), replace(reading, facts=(wrong,))).dispose()
    with api.open(store.place("a.db")) as record:
        record.review(wrong, "correct", field="speakers", value="Marr", by="Mara")
        assert not record.statements()
        assert len(record.withheld()) == 1


def test_composed_line_may_say_what_a_person_corrected(record: api.Record) -> None:
    figure = record.figures(text="140,000")[0]
    record.review(figure, "correct", field="low", value="150000", by="Mara")
    line = world_line("More than 150,000 killed", figure.id)
    other = world_line("More than 160,000 killed", figure.id)
    assert [each.text for each in record.admitted([line, other])] == [line.text]


def world_line(text: str, fact: str) -> Line:
    return Line(text, (fact,))


def test_undo_gives_back_what_was(place: str, record: api.Record) -> None:
    before = record.fact(SAID.id)
    first = record.review(SAID, "correct", field="act", value="demand", by="Mara")
    second = record.review(SAID, "correct", field="act", value="refuse", by="Jon")
    record.undo_review(second.entry, by="Mara")
    assert record.fact(SAID.id).act.value == "demand"  # type: ignore[union-attr]
    record.undo_review(first.entry, by="Mara")
    assert record.fact(SAID.id) == before
    assert [each.undone_by for each in record.reviews()] == [4, 3, None, None]
    with pytest.raises(BadArgument, match="took it back already"):
        record.undo_review(first.entry, by="Jon")


@pytest.mark.parametrize(
    ("action", "given", "why"),
    [
        ("correct", {"field": "act", "value": "shout"}, "no code of act"),
        ("correct", {"field": "cue", "value": "x"}, "no field of a statement"),
        ("correct", {"field": "date", "value": "May"}, "not a date"),
        ("correct", {"field": "content", "value": "not its words"}, "do not stand in the report"),
        ("correct", {"value": "x"}, "names its field"),
        ("agree", {}, "no such action"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_no_entry(
    record: api.Record, action: str, given: dict[str, str], why: str
) -> None:
    with pytest.raises(BadArgument, match=why):
        record.review(SAID, action, by="Mara", **given)
    assert not record.reviews()


def test_program_is_no_reviewer(record: api.Record) -> None:
    with pytest.raises(BadArgument):
        record.review(SAID, "accept", by="program")


def test_pair_judged_stands_in_the_trail_and_undo_brings_the_earlier_back(
    record: api.Record,
) -> None:
    left, right = sorted(each.id for each in record.actors()[:2])
    record.judge(left, right, "different", by="Mara", why="two people")
    record.judge(left, right, "same", by="Mara")
    assert record.undo(left, right, by="Mara")
    assert [each.verdict for each in record.judgements(by="Mara")] == ["different"]
    assert record.undo(right, left, by="Mara")
    assert not record.judgements(by="Mara")
    assert not record.undo(left, right, by="Mara")
    assert [each.action for each in record.reviews()] == ["different", "same", "undo", "undo"]


def test_queue_gives_the_least_sure_first_and_nothing_twice(record: api.Record) -> None:
    queue = record.queue()
    assert [one.confidence for one in queue] == sorted(one.confidence for one in queue)
    record.review(queue[0], "accept", by="Mara")
    assert queue[0].id not in ids(record.queue())


def test_reviews_outlive_a_reading_that_finds_the_same(place: str) -> None:
    with api.open(place) as record:
        record.review(SAID, "correct", field="speakers", value="Josef Marr", by="Mara")
        record.review(SAID, "accept", by="Mara")
        before = record.facts(review="all")
    stored.record(place, *world.readings()).dispose()
    with api.open(place) as record:
        assert record.facts(review="all") == before
        assert record.fact(SAID.id).verdict == "accepted"  # type: ignore[union-attr]


def read_again(place: str, changed: dict[str, Fact | None]) -> None:
    """Read the first report anew with an extractor that finds some facts otherwise or not."""
    first = next(one for one in world.readings() if one.report.id == world.FIRST.id)
    facts = [changed.get(one.id, one) for one in first.facts]
    again = replace(first, facts=tuple(one for one in facts if one is not None))
    engine = open_record(place, create=False)
    with writing(engine) as connection:
        write_readings(connection, [again], version=stored.VERSION)
        gone = unfound(connection, [world.FIRST.id])
        move_reviews(connection, remap(gone, again.facts), at="")
    engine.dispose()


def test_reviews_follow_a_fact_to_its_new_id_and_back(place: str) -> None:
    with api.open(place) as record:
        done = record.review(SAID, "correct", field="act", value="refuse", by="Mara")
        other = record.statements(limit=1)[0].id
        other = next(one.id for one in record.statements() if one.id != SAID.id)
        record.judge(SAID.id, other, "different", by="Mara")
    moved = replace(SAID, id="f-new", cue="said:")
    read_again(place, {SAID.id: replace(SAID, id=moved.id)})
    with api.open(place) as record:
        assert record.fact(moved.id).act.value == "refuse"  # type: ignore[union-attr]
        assert not record.lost()
        assert moved.id in {x for j in record.judgements(by="Mara") for x in (j.left, j.right)}
    read_again(place, {})
    with api.open(place) as record:
        assert record.fact(SAID.id).act.value == "refuse"  # type: ignore[union-attr]
        record.undo_review(done.entry, by="Mara")
        assert record.fact(SAID.id) == SAID_SHOWN(record)


def SAID_SHOWN(record: api.Record) -> Fact:
    shown = record.fact(SAID.id)
    assert shown is not None
    assert not shown.corrections
    return shown


@pytest.mark.parametrize("side", [0, 1])
def test_pair_follows_either_of_its_facts_and_can_be_taken_back(place: str, side: int) -> None:
    with api.open(place) as record:
        second = next(one.id for one in record.statements() if one.id != SAID.id)
        pair = (SAID.id, second) if side == 0 else (second, SAID.id)
        record.judge(*pair, "different", by="Mara")
    read_again(place, {SAID.id: replace(SAID, id="f-new", cue="said:")})
    with api.open(place) as record:
        [judged] = record.judgements(by="Mara")
        assert {judged.left, judged.right} == {"f-new", second}
        assert not record.lost()
        [done] = [one for one in record.reviews(by="Mara") if one.undone_by is None]
        assert done.entry in {one.entry for one in record.reviews(fact="f-new")}
        record.undo_review(done.entry, by="Mara")
        assert not record.judgements(by="Mara")


@pytest.mark.parametrize("side", [0, 1])
def test_pair_of_which_one_is_not_found_is_listed_and_comes_back(place: str, side: int) -> None:
    with api.open(place) as record:
        second = next(one.id for one in record.statements() if one.id != SAID.id)
        pair = (SAID.id, second) if side == 0 else (second, SAID.id)
        record.judge(*pair, "same", by="Mara")
    read_again(place, {SAID.id: None})
    with api.open(place) as record:
        assert [one.review.action for one in record.lost()] == ["same"]
    # An extractor after the next finds it again, under another id.
    read_again(place, {SAID.id: replace(SAID, id="f-third", cue="said:")})
    with api.open(place) as record:
        assert not record.lost()
        [judged] = record.judgements(by="Mara")
        assert "f-third" in (judged.left, judged.right)


def test_what_is_no_longer_found_is_listed_and_comes_back(place: str) -> None:
    with api.open(place) as record:
        record.review(SAID, "reject", by="Mara", why="nonsense")
    read_again(place, {SAID.id: None})
    with api.open(place) as record:
        [lost] = record.lost()
        assert lost.review.why == "nonsense"
        assert "The door is open" in lost.says
    read_again(place, {})
    with api.open(place) as record:
        assert not record.lost()
        assert SAID.id in ids(record.statements(review="rejected"))


@pytest.mark.parametrize("fact", world.facts_of_first(), ids=lambda fact: fact.kind.value)
def test_fact_is_kept_as_it_was(fact: Fact) -> None:
    assert from_kept(kept(fact, world.FIRST)) == fact


@pytest.mark.parametrize("fact", world.facts_of_first(), ids=lambda fact: fact.kind.value)
def test_every_field_can_be_written_as_it_is_read(fact: Fact) -> None:
    for field in correctable(fact.kind):
        words = in_words(fact, field)
        if not words and field in ("type", "measure"):
            continue
        again = corrected(fact, field, words, world.FIRST.text, lambda name: Party(name, name=name))
        assert in_words(again, field) == words


def test_codes_are_offered_for_every_kind() -> None:
    offered = {
        (t.kind.value, f) for t in FACT_TYPES for f in correctable(t.kind) if choices(t.kind, f)
    }
    assert {("event", "type"), ("position", "stance"), ("figure", "cumulative")} <= offered
    assert all(("realis" in correctable(kind.kind)) for kind in FACT_TYPES)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_undoing_everything_gives_the_record_back(store: Store, data: st.DataObject) -> None:
    place = store.fresh()
    engine = stored.record(place, *world.readings())
    with writing(engine) as connection:
        before = find_facts(connection)
    engine.dispose()
    with api.open(place) as record:
        for _ in range(data.draw(st.integers(1, 5))):
            fact = data.draw(st.sampled_from(before))
            action = data.draw(st.sampled_from(["accept", "reject", "realis", "background"]))
            value = {"realis": "possible", "background": "yes"}.get(action, "")
            given_ = {"field": action, "value": value} if value else {}
            try:
                record.review(fact, "correct" if value else action, by="Mara", **given_)
            except BadArgument:
                continue
        for each in data.draw(st.permutations(list(record.reviews()))):
            record.undo_review(each.entry, by="Jon")
        assert list(record.facts(min_confidence=0.0)) == before


def test_what_stands_follows_from_the_trail_in_any_order() -> None:
    trail = [
        Review("accept", "fact", "a", "Mara", "1", entry=1),
        Review("moved", "fact", "a", "program", "", other="b", entry=2),
        Review("reject", "fact", "b", "Mara", "2", entry=3),
        Review("undo", "fact", "b", "Mara", "3", undoes=3, entry=4),
    ]
    assert standing(trail) == standing(reversed(trail))
    assert [(each.entry, each.now) for each in standing(trail)] == [(1, "b")]


def test_trail_is_plain_data(record: api.Record) -> None:
    record.review(SAID, "accept", by="Mara", why="=1+1")
    [row] = record.reviews().to_dicts()
    assert json.loads(json.dumps(row))["why"] == "=1+1"


def test_facts_of_two_kinds_cannot_be_the_same_and_may_be_different(record: api.Record) -> None:
    statement, talks = record.statements()[0].id, record.talks()[0].id
    with pytest.raises(BadArgument, match=r"kind .*Only facts of one kind can be the same"):
        record.judge(statement, talks, "same", by="Mara")
    assert not record.reviews()
    record.judge(statement, talks, "different", by="Mara")


def test_queue_is_found_by_indexes_whatever_is_judged(record: api.Record) -> None:
    told = [fact.id for fact in record.facts()]
    clash = Judgement(told[0], told[1], "fact", "conflict", 0.9, ("they differ",))
    with writing(record._engine) as connection:
        write_judgements(connection, [clash])
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, given: Any, *_more: Any) -> None:
        if "ORDER BY" in statement and ("confidence" in statement or "score" in statement):
            asked.append((statement, given))

    event.listen(record._engine, "before_cursor_execute", note)
    queue = record.queue()
    pairs = record.pairs()
    event.remove(record._engine, "before_cursor_execute", note)
    assert pairs[0].judgement.id == clash.id
    assert {one.id for one in queue[:2]} == set(told[:2])
    assert asked
    own = [statement for statement, _ in asked if "confidence" in statement]
    assert own
    assert not any("judgement" in statement for statement in own)
    if record._engine.dialect.name == "sqlite":
        for statement, given in asked:
            with reading(record._engine) as connection:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            assert not any("TEMP B-TREE" in step[3] for step in plan), plan


def test_queue_turns_its_pages(record: api.Record) -> None:
    told = [one.id for one in record.queue()][-2:]
    clash = Judgement(*told, "fact", "conflict", 0.9, ("they differ",))
    with writing(record._engine) as connection:
        write_judgements(connection, [clash])
    whole = [one.id for one in record.queue()]
    assert set(whole[:2]) == set(told)
    paged = [one.id for nth in range(len(whole)) for one in record.queue(limit=1, offset=nth)]
    assert paged == whole
    assert record.queue(offset=len(whole)) == []
