"""Search takes any words a person types and shows the sentence that has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

import build
import stored
from goodoffices.record import reading, search
from goodoffices.record.terms import terms_of
from stores import Store

REPORT = build.report(
    "Both ceasefires around Zürich-Nord collapsed on Tuesday.\n"
    "Anna Vale said the talks in Geneva would not resume. Nobody spoke of prisoners."
)
SAID = build.statement(REPORT, "Anna Vale", "the talks in Geneva would not resume", cue="said")


@pytest.fixture
def record(store: Store) -> Iterator[Connection]:
    with reading(stored.record(store.place(), stored.reading_of(REPORT, SAID))) as connection:
        yield connection


def test_fact_is_found_with_its_sentence_and_the_words_marked(record: Connection) -> None:
    (hit,) = search(record, "geneva talks")
    assert (hit.kind, hit.id, hit.report) == ("statement", SAID.id, REPORT.id)
    assert hit.text == "Anna Vale said the talks in Geneva would not resume."
    assert [span.of(hit.text) for span in hit.matches] == ["talks", "Geneva"]


def test_report_is_found_where_no_fact_has_the_words(record: Connection) -> None:
    (hit,) = search(record, "prisoners")
    assert (hit.kind, hit.id) == ("report", REPORT.id)
    assert "prisoners" in hit.text
    assert hit.matches[0].of(hit.text) == "prisoners"


@pytest.mark.parametrize(
    "words", ["ceasefire", "CEASEFIRES", "zurich", "Zürich-Nord", '"collapsed on Tuesday"']
)
def test_longer_words_accents_and_phrases_are_found(record: Connection, words: str) -> None:
    (hit,) = search(record, words)
    assert hit.matches


@pytest.mark.parametrize(
    "words", ["geneva moon", '"Tuesday collapsed"', "", "   ", "?!", '""', "the*moon", "cease-moon"]
)
def test_what_is_not_there_is_not_found(record: Connection, words: str) -> None:
    assert search(record, words) == []


@pytest.mark.parametrize(
    "words", ['" OR "', "talks NOT geneva", "NEAR(talks geneva)", "words:talks", "talks)", "^talks"]
)
def test_signs_of_the_index_mean_nothing(record: Connection, words: str) -> None:
    search(record, words)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(max_size=40))
def test_any_words_are_answered(record: Connection, words: str) -> None:
    for hit in search(record, words, limit=3):
        assert hit.text == REPORT.text[hit.start : hit.start + len(hit.text)]


def test_very_long_question_is_cut(record: Connection) -> None:
    assert len(terms_of(" ".join(f"word{n}" for n in range(5000)))) == 32
    assert search(record, "talks " * 5000)


def test_limit_is_kept(record: Connection) -> None:
    assert len(search(record, "the", limit=1)) == 1
