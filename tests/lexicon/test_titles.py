"""Titles, collectives and given names as data."""

from __future__ import annotations

from goodoffices.lexicon import load_lexicon

WORDS = load_lexicon()


def test_titles_know_offices_and_their_part_in_a_process() -> None:
    assert "foreign minister" in WORDS.titles.offices
    assert WORDS.titles.process_roles["special envoy"] == "envoy"
    assert WORDS.titles.process_roles["spokeswoman"] == "spokesperson"


def test_collectives_tell_the_side() -> None:
    assert WORDS.titles.collectives["regime"] == "government"
    assert WORDS.titles.collectives["rebels"] == "opposition"
    assert WORDS.titles.collectives["coalition"] == "blocs"


def test_organisation_words_are_actor_kinds() -> None:
    assert WORDS.titles.organisation_words["ministry"] == "government"


def test_given_names_tell_gender_only_where_they_do() -> None:
    assert WORDS.given_names.gender("Fatima") == "female"
    assert WORDS.given_names.gender("Sergey") == "male"
    assert WORDS.given_names.gender("Kim") == ""
    assert WORDS.given_names.gender("Xyzzy") == ""
    assert WORDS.given_names.knows("Kim")


def test_usage_compounds_and_places() -> None:
    assert "backed" in WORDS.usage.compound
    assert "in" in WORDS.usage.where
