"""A question on a whole report is answered once, and anew when its mentions are known."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Token

import build
from goodoffices.extract.scene import Scene, asked_once, asked_once_of_word
from goodoffices.lexicon import load_lexicon

TEXT = "Chad met Mali."


@pytest.fixture
def scene() -> Scene:
    return Scene(spacy.blank("en")(TEXT), build.report(TEXT), load_lexicon())


def test_asked_once_is_worked_out_once_for_each_report(scene: Scene) -> None:
    asked: list[Scene] = []

    @asked_once
    def length(of: Scene) -> int:
        asked.append(of)
        return len(of.text)

    other = Scene(spacy.blank("en")("Mali."), build.report("Mali."), scene.words)
    assert [length(scene), length(scene), length(other)] == [len(TEXT), len(TEXT), len("Mali.")]
    assert asked == [scene, other]


def test_asked_once_keeps_nothing_open_as_an_answer(scene: Scene) -> None:
    asked: list[Scene] = []

    @asked_once
    def nobody(of: Scene) -> None:
        asked.append(of)

    assert nobody(scene) is None
    assert nobody(scene) is None
    assert len(asked) == 1


def test_asked_once_is_answered_anew_when_mentions_are_found(scene: Scene) -> None:
    @asked_once
    def many(of: Scene) -> int:
        return len(of.mentions)

    assert many(scene) == 0
    scene.with_mentions([build.mention(scene.report, "Chad")])  # type: ignore[list-item]
    assert many(scene) == 1


def test_asked_once_of_word_keeps_an_answer_for_each_word(scene: Scene) -> None:
    asked: list[str] = []

    @asked_once_of_word
    def letters(of: Scene, word: Token) -> int:
        asked.append(word.text)
        return len(word.text)

    chad, _, mali, _ = scene.doc
    assert [letters(scene, each) for each in (chad, mali, chad, mali)] == [4, 4, 4, 4]
    assert asked == ["Chad", "Mali"]
