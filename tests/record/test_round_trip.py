"""What is written is read back, whatever it is."""

from __future__ import annotations

import string
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build
import stored
from goodoffices import facts as nouns
from goodoffices.codes import DateBasis, Direction, FactKind, Precision, StretchKind
from goodoffices.facts import FACT_TYPES, DateRecord, Fact, Party, Report, Span, Stretch
from goodoffices.record import find_facts, find_report, reading
from goodoffices.record.rows import (
    date_columns,
    date_from,
    evidence_rows,
    fact_from,
    fact_row,
    kind_row,
    party_rows,
)
from stores import Store

TEXT = build.report("Envoy Vale met the rebels at Port Selwyn on Monday. Nearly 700 were killed.")

words = st.text(string.ascii_letters + " '%\";-\\\n\u00e9\u0661\U0001f54a", max_size=12)
spans = st.tuples(st.integers(0, 40), st.integers(1, 30)).map(lambda p: Span(p[0], sum(p)))
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
dates = st.builds(
    DateRecord,
    printed=words,
    start=st.none() | days,
    end=st.none() | days,
    precision=st.sampled_from(Precision),
    basis=st.sampled_from(DateBasis),
    span=st.none() | spans,
    direction=st.sampled_from(Direction),
)
parties = st.builds(Party, words, st.none() | spans, words, st.none() | words)
evidence = st.dictionaries(
    st.sampled_from(["content", "cue", "speaker", "number"]),
    st.lists(spans, min_size=1, max_size=3).map(tuple),
    max_size=3,
)


def facts_of(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Build facts of a kind with anything in their fields that their types allow."""
    hints = get_type_hints(kind, vars(nouns))
    known: dict[str, st.SearchStrategy[Any]] = {
        "sentence": spans,
        "evidence": evidence,
        "report": st.just(TEXT.id),
        "id": st.just("f1"),
        "confidence": st.floats(0, 1),
        "date": st.none() | dates,
        "verdict": st.just(""),
        "corrections": st.just(()),
    }
    own = {
        each.name: known[each.name] if each.name in known else values(hints[each.name])
        for each in fields(kind)
    }
    return st.builds(kind, **own)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Give values of a type, with our own for words and parties."""
    st.register_type_strategy(str, words)
    st.register_type_strategy(Party, parties)
    st.register_type_strategy(int, st.integers(0, 2**31))
    st.register_type_strategy(float, st.floats(0, 1e12))
    return st.from_type(hint)


@pytest.mark.parametrize("kind", FACT_TYPES, ids=lambda kind: kind.kind.value)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_fact_from_its_rows_is_the_same(kind: type[Fact], data: st.DataObject) -> None:
    fact = data.draw(facts_of(kind))
    own = {f"own_{name}": value for name, value in kind_row(fact).items() if name != "fact"}
    row = fact_row(fact, TEXT) | own
    assert fact_from(row, party_rows(fact), evidence_rows(fact)) == fact


@given(when=st.none() | dates)
def test_date_from_its_columns_is_the_same(when: DateRecord | None) -> None:
    assert date_from(date_columns("date", when), "date") == when


def test_facts_of_all_kinds_come_back_from_the_file(store: Store) -> None:
    told = [
        build.statement(TEXT, "Vale", "met the rebels"),
        build.event(TEXT, "CONSULT", "met", "Vale", "rebels", place="Port Selwyn"),
        build.talks(TEXT, "met", venue="Port Selwyn", participants={"rebels": "attending"}),
        build.ceasefire(TEXT, "agreed", "met", parties="rebels"),
        build.figure(TEXT, "killed", "Nearly 700", low=700.0, high=700.0, qualifier="nearly"),
        build.position(TEXT, "Vale", "talks", "support", "met the rebels", toward="rebels"),
        build.relation(TEXT, "Vale", "mediates", "rebels", "met"),
        build.role(TEXT, "Vale", "Envoy"),
    ]
    engine = stored.record(store.place("a.db"), stored.reading_of(TEXT, *told))
    with reading(engine) as connection:
        found = find_facts(connection)
    assert sorted(found, key=lambda one: one.id) == sorted(told, key=lambda one: one.id)
    assert {one.kind for one in found} == set(FactKind)


def test_report_comes_back_with_all_it_had(store: Store) -> None:
    report = replace(
        TEXT,
        title="Talks open",
        outlet_basis=DateBasis.METADATA,
        doubts=("The date is that of a copyright line.", "The outlet is a guess."),
        agency="Agency",
        url="https://example.org/1",
        stretches=(Stretch(StretchKind.CAPTION, Span(0, 5), "short", "label"),),
    )
    engine = stored.record(store.place("a.db"), stored.reading_of(report))
    with reading(engine) as connection:
        assert find_report(connection, report.id) == report


def test_report_with_hostile_text_comes_back_unchanged(store: Store) -> None:
    text = "'); DROP TABLE report; --\r\n\u202e =cmd|'/c calc'!A1 \x01 <script>\ufeff é"
    report: Report = build.report(text)
    engine = stored.record(store.place("a.db"), stored.reading_of(report))
    with reading(engine) as connection:
        found = find_report(connection, report.id)
    assert found is not None
    assert found.text == text
