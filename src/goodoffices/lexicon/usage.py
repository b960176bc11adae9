"""Words around a name that tell how it is used: prepositions, compounds, verbs of going."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lexicon.loading import read_table, section, word_set


@dataclass(frozen=True, slots=True)
class Usage:
    """Small lists about the surroundings of names; `usage.toml` says what each is for."""

    compass: frozenset[str]
    unnamed: frozenset[str]
    sides: frozenset[str]
    group_owners: frozenset[str]
    compound: frozenset[str]
    second_halves: frozenset[str]
    where: frozenset[str]
    whither: frozenset[str]
    frontiers: frozenset[str]
    discussed: frozenset[str]
    dealings: frozenset[str]
    asked: frozenset[str]
    addressed: frozenset[str]
    """Verbs that are done to a government and not to its city."""
    given: frozenset[str]
    sent: frozenset[str]
    owned: frozenset[str]
    going_verbs: frozenset[str]
    city_verbs: frozenset[str]
    adjective_names: frozenset[str]
    family_first: frozenset[str]
    fillers: frozenset[str]
    media_nouns: frozenset[str]
    named_by: dict[str, str]
    """Noun before a name -> what the name is of: company, ngo, armed_group."""
    ships: frozenset[str]


def load_usage() -> Usage:
    """Read `usage.toml`."""
    table = read_table("usage")
    keys = (key for key in Usage.__dataclass_fields__ if key != "named_by")
    lists = {key: word_set(table, key, name="usage") for key in keys}
    part = section(table, "named_by", name="usage")
    nouns = {word: kind for kind in part for word in word_set(part, kind, name="usage")}
    return Usage(named_by=nouns, **lists)
