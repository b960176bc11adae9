"""Grammar of one clause: who does it, to whom, and whether it happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from goodoffices.codes import Direction, Realis
from goodoffices.extract.clauses import direction_of, doers, realis_of, undergoers
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.lexicon import load_lexicon

pytestmark = pytest.mark.model
SceneOf = Callable[..., Scene]


def verb(scene: Scene, word: str) -> Token:
    return next(token for token in scene.doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "who", "whom"),
    [
        ("The army attacked the village.", "attacked", ["army"], ["village"]),
        ("The village was attacked by the army.", "attacked", ["army"], ["village"]),
        ("Rebels and soldiers attacked the port and the airport.", "attacked",
         ["Rebels", "soldiers"], ["port", "airport"]),
        ("The envoy urged Norway to release the prisoners.", "release", ["Norway"], ["prisoners"]),
        ("The envoy promised Norway to free prisoners.", "free", ["envoy"], ["prisoners"]),
        ("The rebels, who attacked the port, fled.", "attacked", ["rebels"], ["port"]),
        ("The port was attacked.", "attacked", [], ["port"]),
        ("The army advanced and attacked the port.", "attacked", ["army"], ["port"]),
    ],
)  # fmt: skip
def test_doers_and_undergoers(
    scene_of: SceneOf, text: str, word: str, who: list[str], whom: list[str]
) -> None:
    found = verb(scene_of(text), word)
    assert [each.text for each in doers(found)] == who
    assert [each.text for each in undergoers(found)] == whom


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("The envoys met in Oslo.", "met", Realis.ACTUAL),
        ("The envoys will meet in Oslo.", "meet", Realis.PLANNED),
        ("The envoys agreed to meet in Oslo.", "meet", Realis.PLANNED),
        ("The envoys may meet in Oslo.", "meet", Realis.POSSIBLE),
        ("The envoys did not meet in Oslo.", "meet", Realis.DENIED),
        ("The envoys refused to meet in Oslo.", "meet", Realis.DENIED),
        ("Norway urged the envoys to meet in Oslo.", "meet", Realis.REQUESTED),
        ("It is unclear whether the envoys will meet.", "meet", Realis.PLANNED),
        ("Norway denied that the envoys had met in Oslo.", "met", Realis.DENIED),
        ("Norway did not deny that the envoys had met.", "met", Realis.ACTUAL),
        ("The envoys want the prisoners freed.", "freed", Realis.REQUESTED),
        ("Norway would like to see the prisoners freed.", "freed", Realis.REQUESTED),
        ("The envoy saw two prisoners freed.", "freed", Realis.ACTUAL),
        ("Norway would meet them only once they had disarmed.", "disarmed", Realis.POSSIBLE),
        ("We will not leave before the army guarantees a pact.", "guarantees", Realis.POSSIBLE),
        ("The envoy left before the army attacked Oslo.", "attacked", Realis.ACTUAL),
        ("Kenyans want all Chadian troops, some 300, to leave.", "leave", Realis.REQUESTED),
    ],
)
def test_realis_of(scene_of: SceneOf, text: str, word: str, realis: Realis) -> None:
    found = realis_of(verb(scene_of(text), word), load_lexicon().grammar)
    if "whether" in text:
        assert found in (Realis.PLANNED, Realis.POSSIBLE)
    else:
        assert found is realis


@pytest.mark.parametrize(
    ("text", "word", "direction"),
    [
        ("The envoys met on Monday.", "met", Direction.PAST),
        ("The envoys will meet on Monday.", "meet", Direction.FUTURE),
        ("The envoys are scheduled to meet on Monday.", "meet", Direction.FUTURE),
        ("The envoys meet on Monday.", "meet", Direction.NONE),
    ],
)
def test_direction_of(scene_of: SceneOf, text: str, word: str, direction: Direction) -> None:
    assert direction_of(verb(scene_of(text), word)) is direction


def test_date_of_stays_in_its_own_clause(scene_of: SceneOf) -> None:
    scene = scene_of("The envoys met on Monday after the rebels, who fled on Friday, had agreed.")
    date = scene.date_of(verb(scene, "met"))
    assert date is not None
    assert date.printed.endswith("Monday")


def test_place_of_finds_where(scene_of: SceneOf) -> None:
    scene = scene_of("The envoys met in Oslo on Monday.")
    span = scene.place_of(verb(scene, "met"))
    assert span is not None
    assert span.of(scene.text) == "Oslo"


def test_noun_phrase_leaves_clauses_out(scene_of: SceneOf) -> None:
    scene = scene_of("A senior official of the ministry, who asked not to be named, left.")
    phrase = noun_phrase(verb(scene, "official"))
    assert phrase.of(scene.text) == "A senior official of the ministry"


def test_doers_of_a_sentence_behind_a_dateline(scene_of) -> None:
    doc = scene_of("LISBON — Envoys of Chad and rebels began peace talks on Monday.").doc
    (verb,) = [each for each in doc if each.text == "began"]
    assert "LISBON" not in [each.text for each in doers(verb)]
