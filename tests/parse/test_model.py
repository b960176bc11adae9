"""Where sentences begin: at every line, and never at a small "and" behind a word."""

from __future__ import annotations

import pytest

from goodoffices.errors import ModelMissing
from goodoffices.parse import DEFAULT_MODEL, load_parser, model_version

pytestmark = pytest.mark.model


def test_a_headline_does_not_run_into_the_story() -> None:
    doc = load_parser()("Truce agreed in Maro\n\nMali and Chad met.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Truce agreed in Maro",
        "Mali and Chad met.",
    ]


def test_a_name_behind_a_blanked_dateline_stays_with_its_sentence() -> None:
    gap = " " * 29
    doc = load_parser()(
        f"Israel, Hamas accept Egyptian cease-fire plan in Gaza\n\n{gap}Israel and Hamas agreed"
        " Tuesday to an open-ended cease-fire in the war after weeks of fighting."
    )
    last = list(doc.sents)[-1].text.strip()
    assert last.startswith("Israel and Hamas agreed")


@pytest.mark.parametrize(
    "text",
    [
        "Two were hurt, said the U.N.|Chadian President Idris Maro left.",
        "Two were hurt, said the U.N.|Chad's army left.",
        "The army left after talks with the U.N.|Chad sent troops.",
        "Two were hurt, said the U.S.|The army left.",
    ],
)
def test_a_sentence_may_end_with_an_abbreviation(text: str) -> None:
    doc = load_parser()(text.replace("|", " "))
    assert "|".join(sent.text for sent in doc.sents) == text


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. Chad envoy left.",
        "The U.S. Africa Command spoke.",
        "He met U.N. Secretary-General Ann Example.",
    ],
)
def test_names_go_on_behind_an_abbreviation(text: str) -> None:
    assert len(list(load_parser()(text).sents)) == 1


def test_version_is_told_without_loading_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    meta = load_parser().meta
    monkeypatch.setattr("goodoffices.parse.model.spacy.load", None)
    assert model_version() == f"{meta['name']}-{meta['version']}"
    assert model_version(DEFAULT_MODEL) == model_version()


def test_version_of_a_model_that_is_not_installed_is_refused() -> None:
    with pytest.raises(ModelMissing, match="no_such_model"):
        model_version("no_such_model")
