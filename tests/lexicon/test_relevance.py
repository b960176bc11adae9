"""The list of words of conflict and settlement is checked on loading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon import relevance
from goodoffices.lexicon.relevance import load_relevance

GOOD: dict[str, Any] = {
    "strong": {"a": ["truce*"]},
    "ordinary": {"a": ["army"]},
    "weak": {"a": ["president"]},
    "elsewhere": {"a": ["trade war"]},
    "weights": {"strong": 3.0, "ordinary": 1.0, "weak": 0.5, "group": 3.0, "party": 0.5},
    "least": {"short": 4.0, "passage": 5.0, "hundred": 2.0, "neighbour": 3.0},
    "home": {"campaign": ["voter*", "swing state*"]},
}
GROUPS = {"groups": {"Hill Army": {"type": "armed_group", "alias": ["HA", "Hill Men", "Hill 17"]}}}


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    own = {key: dict(value) for key, value in GOOD.items()}
    monkeypatch.setattr(
        relevance, "read_table", lambda name: GROUPS if name == "actors_groups" else own
    )
    return own


def test_list_of_the_package_loads() -> None:
    found = load_relevance()
    assert found.words["peace"]
    assert found.stems["ceas"]
    assert found.names["Hezbollah"]


def test_longest_phrase_comes_first() -> None:
    for signs in load_relevance().words.values():
        lengths = [len(sign.rest) for sign in signs]
        assert lengths == sorted(lengths, reverse=True)


def test_names_without_numbers_and_of_some_length_are_taken(tables: dict[str, Any]) -> None:
    forms = {(first, *sign.rest) for first, all_ in load_relevance().names.items() for sign in all_}
    assert forms == {("Hill", "Army"), ("Hill", "Men")}


@pytest.mark.parametrize(
    ("section", "entry", "why"),
    [
        ("strong", "Truce", "lower case"),
        ("strong", "cease-fire", "lower case"),
        ("strong", "un*", "too short"),
        ("ordinary", "truce*", "twice"),
    ],
)
def test_wrong_entry_is_named(tables: dict[str, Any], section: str, entry: str, why: str) -> None:
    tables[section] = {"a": ["one", entry]}
    with pytest.raises(LexiconInvalid, match=why):
        load_relevance()


@pytest.mark.parametrize("part", ["weights", "least"])
def test_missing_number_is_refused(tables: dict[str, Any], part: str) -> None:
    tables[part] = {"strong": 3.0}
    with pytest.raises(LexiconInvalid, match="number with a point"):
        load_relevance()


def test_words_are_data() -> None:
    folder = Path(relevance.__file__).parent
    assert (folder / "relevance.toml").read_text(encoding="utf-8").startswith("#")


def test_words_of_a_campaign_are_found_with_their_endings(tables: dict[str, Any]) -> None:
    campaign = load_relevance().campaign
    assert campaign.findall("Voters of swing-states and a devoter") == ["Voters", "swing-states"]
