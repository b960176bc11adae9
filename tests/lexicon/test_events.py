"""The frames of events: what the file holds, and what the loader refuses."""

from __future__ import annotations

import pytest

from goodoffices.codes import EventType
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon import events
from goodoffices.lexicon.events import load_events


def loaded_from(monkeypatch: pytest.MonkeyPatch, frame: dict[str, object]) -> None:
    table = {**events.read_table("events"), "frame": [frame]}
    monkeypatch.setattr(events, "read_table", lambda name: table)
    load_events()


def test_every_type_has_a_frame() -> None:
    assert {frame.type for frame in load_events().frames} == set(EventType)


def test_particle_entries_come_first() -> None:
    besides = [bool(entry.beside) for entry in load_events().verbs["call"]]
    assert besides == sorted(besides, reverse=True)


def test_compound_noun_hangs_on_its_last_word() -> None:
    assert "air" in {entry.beside for entry in load_events().nouns["strike"]}


def test_place_mark_is_allowed_among_needs() -> None:
    assert any("<place>" in frame.needs for frame in load_events().frames)


def test_misread_lemma_finds_the_frames_of_the_right_one() -> None:
    words = load_events()
    assert words.verbs["stag"] == words.verbs["stage"]
    assert "stag" in words.light_verbs


def test_adjectives_have_frames_too() -> None:
    assert {entry.frame.type for entry in load_events().adjectives["ready"]} == {EventType.AGREE}


def test_misread_must_be_a_table(monkeypatch) -> None:
    table = {**events.read_table("events"), "misread": ["stag"]}
    monkeypatch.setattr(events, "read_table", lambda name: table)
    with pytest.raises(LexiconInvalid):
        load_events()


REFUSED = {
    "strange type": {"type": "MEDIATE", "verbs": ["mediate"]},
    "strange key": {"type": "AGREE", "verbs": ["agree"], "targets": ["with"]},
    "no words": {"type": "AGREE"},
    "no list": {"type": "AGREE", "verbs": "agree"},
    "twice": {"type": "AGREE", "verbs": ["agree", "agree"]},
}


@pytest.mark.parametrize("frame", REFUSED.values(), ids=REFUSED.keys())
def test_loader_refuses(monkeypatch, frame) -> None:
    with pytest.raises(LexiconInvalid):
        loaded_from(monkeypatch, frame)
