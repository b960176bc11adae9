"""The measurement of relevance counts right, and our own reports keep their facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from eval import relevance

from goodoffices.facts import Span
from goodoffices.sift import Sifted

ROOT = Path(__file__).resolve().parent.parent
TEXTS = list(relevance.of_corpus(ROOT / "corpus" / "marked"))


def test_facts_of_our_marked_wars_are_kept() -> None:
    texts = [each for each in TEXTS if not each.name.startswith("other")]
    kept = sum(relevance.kept_facts(each, relevance.sifted(each.words)) for each in texts)
    assert kept >= 0.99 * sum(len(each.facts) for each in texts) > 5000


def test_much_of_our_other_news_is_set_aside() -> None:
    texts = [each for each in TEXTS if each.name.startswith("other")]
    gone = sum(bool(relevance.sifted(each.words).why) for each in texts)
    assert gone >= 0.4 * len(texts) > 20


def test_fact_in_a_passage_that_is_set_aside_is_lost() -> None:
    text = relevance.Text("a", "words", (2, 10, -1))
    assert relevance.kept_facts(text, Sifted(aside=(Span(0, 5),))) == 2
    assert relevance.kept_facts(text, Sifted(why="other")) == 0


def test_facts_of_a_sheet_are_found_by_their_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army fired on Monday.")
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    sheet = {"doc": "a.txt", "events": [{"trigger": "fired"}], "talks": [{"name": None}]}
    (sheets / "a.json").write_text(json.dumps(sheet))
    [text] = relevance.of_sheets(sheets, [tmp_path])
    assert sorted(text.facts) == [-1, 9]


def judged(folder: Path, name: str) -> str:
    place = folder / "judged.tsv"
    place.write_text(f"id\tverdict\n{name}\trelevant\n")
    return str(place)


def test_judged_texts_that_are_missing_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--judged", judged(tmp_path, "none"), "--texts", str(tmp_path)]
    assert relevance.main(asked) == 1
    assert "none" in capsys.readouterr().out


def test_relevant_text_that_is_lost_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bread.txt").write_text("The bakery opens at six.")
    asked = ["--judged", judged(tmp_path, "bread"), "--texts", str(tmp_path)]
    assert relevance.main(asked) == 0
    assert "LOST bread" in capsys.readouterr().out


def test_judged_list_holds_ids_and_verdicts_only() -> None:
    rows = (ROOT / "eval" / "relevance_judged.tsv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "id\tverdict"
    assert len(rows) == 501
    assert {row.split("\t")[1] for row in rows[1:]} == {"relevant", "passing", "other"}


def test_file_of_lines_gives_a_text_for_each(tmp_path: Path) -> None:
    (tmp_path / "news.cor").write_bytes(b"The army fired.\n\nBread for \xa35.\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "one.txt").write_text("A truce holds.")
    texts = relevance.texts_in([tmp_path / "news.cor", tmp_path / "more"])
    assert list(texts) == ["news-000", "news-001", "one"]
    assert texts["news-001"].startswith("Bread for")


def test_list_of_other_outlets_holds_ids_and_verdicts_only() -> None:
    rows = (ROOT / "eval" / "relevance_lee.tsv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 715
    assert sum(row.endswith("\trelevant") for row in rows) == 90
