"""The words for ties: what the file holds, and what the loader refuses."""

from __future__ import annotations

import pytest

from goodoffices.codes import Predicate, SupportMode
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon import relations
from goodoffices.lexicon.relations import load_relations


def test_compound_gives_predicate() -> None:
    words = load_relations()
    assert words.joined["backed"].predicate is Predicate.SUPPORTS
    assert words.joined["linked"].turned


def test_modes_are_listed_strongest_first() -> None:
    assert load_relations().modes[0][0] is SupportMode.TROOPS


def test_particle_entries_come_first() -> None:
    besides = [bool(beside) for beside, _ in load_relations().verbs["rebel"]]
    assert besides == [True]


REFUSED = {
    "strange predicate": {"words": ["friend"], "predicate": "likes"},
    "strange mode": {"words": ["friend"], "predicate": "supports", "mode": "moral"},
    "strange key": {"words": ["friend"], "predicate": "supports", "modes": "air"},
    "no words": {"predicate": "supports"},
}


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED.keys())
def test_loader_refuses(monkeypatch, row) -> None:
    table = {**relations.read_table("relations"), "noun": [row]}
    monkeypatch.setattr(relations, "read_table", lambda name: table)
    with pytest.raises(LexiconInvalid):
        load_relations()
