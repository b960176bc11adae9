"""Sides told by clauses and adjectives around a word: sentences of our own."""

from __future__ import annotations

import pytest

from goodoffices.codes import EventType, Realis
from goodoffices.extract.events import find_events

pytestmark = pytest.mark.model

TOLD = {
    "able to": (
        "Egyptian soldiers were able to capture the town of Bentiu from Sudan on Monday.",
        EventType.ASSAULT, ["Egyptian"], ["Sudan"], Realis.ACTUAL,
    ),
    "due to resume": (
        "Egypt and Sudan are due to resume talks on Thursday.",
        EventType.CONSULT, ["Egypt", "Sudan"], [], Realis.PLANNED,
    ),
    "talks that open a sentence": (
        "Talks between Egypt and Sudan opened in Nairobi on Monday.",
        EventType.CONSULT, ["Egypt", "Sudan"], [], Realis.ACTUAL,
    ),
    "two governments": (
        "With the Egyptian and Kenyan governments pressing an offensive against Sudan, few hoped.",
        EventType.ASSAULT, ["Egyptian", "Kenyan"], ["Sudan"], Realis.ACTUAL,
    ),
    "a demand that": (
        "Egypt's demand that Sudan and Kenya withdraw their men was ignored.",
        EventType.REQUEST, ["Egypt"], ["Sudan", "Kenya"], Realis.ACTUAL,
    ),
    "a threat to": (
        "The threat by Egypt to withhold aid from Sudan angered the rebels.",
        EventType.THREATEN, ["Egypt"], ["Sudan"], Realis.ACTUAL,
    ),
    "only called imminent": (
        "Egypt's attack on Sudan looks imminent.",
        EventType.ASSAULT, ["Egypt"], ["Sudan"], Realis.POSSIBLE,
    ),
    "will not countenance": (
        "Egypt will not countenance Sudan taking part.",
        EventType.REJECT, ["Egypt"], ["Sudan"], Realis.ACTUAL,
    ),
    "close to": (
        "Egypt and Sudan are close to a deal.",
        EventType.AGREE, ["Egypt", "Sudan"], [], Realis.POSSIBLE,
    ),
    "on the brink": (
        "Egypt was on the brink of military action in Sudan.",
        EventType.ASSAULT, ["Egypt"], [], Realis.POSSIBLE,
    ),
    "needs to": (
        "The minister said that Sudan needs to leave the town.",
        EventType.REQUEST, ["The minister"], ["Sudan"], Realis.ACTUAL,
    ),
    "asked by nobody told": (
        "Sudan was asked to leave the town.", EventType.REQUEST, [], ["Sudan"], Realis.ACTUAL,
    ),
    "dropped by": (
        "Omar Hale dropped by to see Ivan Vale.",
        EventType.CONSULT, ["Omar Hale"], ["Ivan Vale"], Realis.ACTUAL,
    ),
    "traded blame": (
        "Egypt and Sudan traded blame for the attack.",
        EventType.ACCUSE, ["Egypt", "Sudan"], [], Realis.ACTUAL,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_sides_and_realis_told_by(scene_of, case) -> None:
    text, kind, sources, targets, realis = case
    found = [each for each in find_events(scene_of(text)) if each.type is kind]
    assert [[p.printed for p in each.sources] for each in found] == [sources]
    assert [p.printed for p in found[0].targets] == targets
    assert found[0].realis is realis


NOTHING = {
    "a rule": "Sudan is required to cut its deficit.",
    "told to": "Sudan was told to wait.",
    "a deal that stands": "The deal between Egypt and Sudan is old.",
    "trade in goods": "Egypt and Sudan traded goods worth millions.",
    "if able": "If Egypt is ready to meet, all is well.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_is_done_in(scene_of, text) -> None:
    assert list(find_events(scene_of(text))) == []


def test_who_uses_chaos_to_attack_attacks_and_no_chaos_does(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt used the chaos to attack Sudan on Monday."))
    assert [each.printed for each in event.sources] == ["Egypt"]


def test_one_wanted_free_is_not_asked(scene_of) -> None:
    (event,) = find_events(scene_of("Egypt made an appeal to free Omar Vale."))
    assert "Omar Vale" not in [each.printed for each in event.targets]


def test_town_on_the_verge_of_capture_is_not_taken(scene_of) -> None:
    text = "Egypt is on the verge of capturing Bentiu from Sudan."
    assert list(find_events(scene_of(text))) == []


@pytest.mark.parametrize("told", ["are unlikely", "are seen as unlikely", "seem premature"])
def test_a_deed_that_is_only_expected_or_not_has_not_happened(told: str, scene_of) -> None:
    found = find_events(scene_of(f"New sanctions on Moscow {told}."))
    assert all(each.realis is Realis.POSSIBLE and each.date is None for each in found)
    assert list(find_events(scene_of("New sanctions on Moscow are harsh.")))
