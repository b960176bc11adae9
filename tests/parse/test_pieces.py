"""Feeding the parser: order kept, offsets kept, long reports in pieces."""

from __future__ import annotations

import gc
import weakref

import pytest
import spacy

from goodoffices.errors import ModelMissing
from goodoffices.facts import Report
from goodoffices.parse import load_parser, model, parse_reports, pieces, tidying
from goodoffices.parse.pieces import BATCH_CHARACTERS, _pieces


def test_pieces_of_a_short_text_are_the_text() -> None:
    assert _pieces("One line.") == ["One line."]


def test_pieces_of_a_long_text_join_to_it_and_end_at_lines() -> None:
    text = "The envoy spoke to both sides.\n" * 4000
    pieces = _pieces(text)
    assert "".join(pieces) == text
    assert all(piece.endswith("\n") for piece in pieces[:-1])
    assert max(map(len, pieces)) <= 2 * BATCH_CHARACTERS


def test_pieces_of_a_text_without_breaks_are_bounded() -> None:
    assert max(map(len, _pieces("x" * 200_000))) <= 2 * BATCH_CHARACTERS


def test_pieces_of_a_text_on_one_line_end_with_a_sentence() -> None:
    text = "The envoy, who spoke to both sides, left. " * 2000
    pieces = _pieces(text)
    assert len(pieces) > 2
    assert "".join(pieces) == text
    assert all(piece.endswith("left. ") for piece in pieces[:-1])


def test_pieces_of_a_text_of_words_alone_end_with_a_word() -> None:
    text = "envoys " * 20_000
    pieces = _pieces(text)
    assert "".join(pieces) == text
    assert all(piece.endswith("envoys ") for piece in pieces)


def test_unknown_model_is_named() -> None:
    with pytest.raises(ModelMissing, match="no_such_model"):
        load_parser("no_such_model")


@pytest.mark.model
def test_offsets_are_those_of_the_report() -> None:
    text = "HEADLINE WITHOUT STOP\n\n“We agreed,” said Anna Berg in Oslo.\n"
    report = Report(id="r1", name="a", text=text)
    [(_, doc)] = parse_reports([report], load_parser())
    assert all(text[t.idx : t.idx + len(t)] in (t.text, "“", "”") for t in doc)


@pytest.mark.model
def test_line_break_ends_a_sentence() -> None:
    report = Report(id="r1", name="a", text="Talks open in Oslo\nThe envoy arrived on Monday.")
    [(_, doc)] = parse_reports([report], load_parser())
    assert next(doc.sents).text.strip() == "Talks open in Oslo"


@pytest.mark.model
def test_order_is_kept_over_batches() -> None:
    reports = [
        Report(id=f"r{n}", name=str(n), text=f"The envoy met {n} men. " * 300) for n in range(6)
    ]
    assert [report.id for report, _ in parse_reports(reports, load_parser())] == [
        r.id for r in reports
    ]


@pytest.mark.model
def test_long_report_keeps_offsets_across_pieces() -> None:
    text = "The envoy met the rebels in Oslo on Monday.\n" * 2000
    [(_, doc)] = parse_reports([Report(id="r", name="a", text=text)], load_parser())
    last = [token for token in doc if token.text == "Oslo"][-1]
    assert text[last.idx : last.idx + 4] == "Oslo"
    assert len(doc.text) == len(text)


@pytest.mark.model
def test_parser_that_met_too_many_words_is_loaded_anew_and_reads_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "The army shelled Homs on Monday, said Anna Berg, and the rebels left the town.\n" * 10
    reports = [Report(id=f"r{number}", name="a", text=text) for number in range(3)]
    monkeypatch.setattr(pieces, "BATCH_CHARACTERS", 100)
    usual = list(parse_reports(reports, load_parser()))
    assert len({id(doc.vocab) for _, doc in usual}) == 1
    monkeypatch.setattr(model, "MOST_WORDS", 0)
    anew = list(parse_reports(reports, load_parser()))
    assert len({id(doc.vocab) for _, doc in anew}) == 3
    assert [doc.to_json() for _, doc in anew] == [doc.to_json() for _, doc in usual]


@pytest.mark.model
def test_parser_that_was_replaced_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_WORDS", 0)
    old = weakref.ref(load_parser())
    new = model.renewed(load_parser())
    gc.collect()
    assert old() is None
    assert load_parser() is new


def test_pipeline_that_is_no_package_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_WORDS", -1)
    blank = spacy.blank("en")
    blank.meta["name"] = "made_here"
    assert model.renewed(blank) is blank


@pytest.mark.model
def test_batches_hold_no_more_than_they_may_and_memory_is_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []
    seen: list[int] = []
    usual = pieces._parsed
    text = "The envoy met the rebels in Oslo.\n"
    reports = [Report(id=f"r{number}", name="a", text=text * 10) for number in range(12)]
    monkeypatch.setattr(pieces, "BATCH_CHARACTERS", len(text) * 25)
    monkeypatch.setattr(pieces, "give_back", lambda: given.append(1))
    monkeypatch.setattr(
        pieces, "_parsed", lambda batch, nlp: seen.append(len(batch)) or usual(batch, nlp)
    )
    assert len(list(parse_reports(reports, load_parser()))) == 12
    assert seen == [2, 2, 2, 2, 2, 2]
    assert given == [1]


@pytest.mark.parametrize("library", [OSError, AttributeError, TypeError])
def test_memory_is_given_back_where_the_system_can(
    monkeypatch: pytest.MonkeyPatch, library: type[Exception]
) -> None:
    tidying.give_back()
    tidying._trimmer.cache_clear()

    def missing(name: object) -> object:
        raise library

    monkeypatch.setattr(tidying.ctypes, "CDLL", missing)
    tidying.give_back()
    assert tidying._trimmer() is None
    tidying._trimmer.cache_clear()
