"""Titles, offices and words of groups, and given names by gender."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set
from goodoffices.lexicon.spelling import plain


@dataclass(frozen=True, slots=True)
class Titles:
    """What people are called before and after their names, and what groups are called."""

    offices: frozenset[str]
    ranks: frozenset[str]
    address: frozenset[str]
    styled: frozenset[str]
    """Forms of address that name an office or a calling: "Gov.", "Rev."."""
    modifiers: frozenset[str]
    past: frozenset[str]
    posts: frozenset[str]
    """Offices of people a country sends to others."""
    private: frozenset[str]
    """Descriptions of people whose country is where they are from."""
    relative: frozenset[str]
    """Offices that only say whom somebody followed or matches."""
    persons: frozenset[str]
    """Nouns of persons that no ending tells."""
    person_endings: frozenset[str]
    group_first: frozenset[str]
    """First words of the names of armed groups and movements: "Liwa", "Jaish", "Frente"."""
    place_first: frozenset[str]
    """First words of names of places."""
    particles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    leaders: frozenset[str]
    chiefs: frozenset[str]
    """Offices at the head of a body, to which "the U.N. chief" points."""
    """Offices of those who lead a state, a movement or a party."""
    counterparts: dict[str, tuple[str, ...]]
    """Class -> offices whose holders in two countries are each other's counterparts."""
    process_roles: dict[str, str]
    """Office -> part in a peace process (envoy, mediator, spokesperson, ...)."""
    collectives: dict[str, str]
    """Words of a group -> whose side: government, forces, opposition, armed, officials, ..."""
    organisation_words: dict[str, str]
    """Last word of an organisation's name -> its type."""
    peoples: frozenset[str]
    """Adjectives and nouns of peoples, faiths and regions."""
    nations: frozenset[str]
    """Peoples without a state who act under their name: "the Kurds"."""
    ethnic: frozenset[str]
    """Those of them that fight or negotiate under that name."""
    things: frozenset[str]
    """Last words of names of occasions, documents and places."""
    place_nouns: frozenset[str]
    motion_verbs: frozenset[str]
    credits: tuple[str, ...]
    first_words: frozenset[str]
    """First words of all offices, ranks and forms of address: where a title may begin."""
    group_words: frozenset[str]
    """First words of all words of groups: where such a word may begin."""
    plain_address: frozenset[str]
    """Ranks and forms of address in `plain` spelling."""


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names by gender, in `plain` spelling."""

    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]

    def gender(self, name: str) -> str:
        """Give male or female where the name tells, else an empty string."""
        word = plain(name)
        if word in self.either or (word in self.male) == (word in self.female):
            return ""
        return "male" if word in self.male else "female"

    def knows(self, name: str) -> bool:
        """Tell whether it is a given name at all."""
        word = plain(name)
        return word in self.male or word in self.female or word in self.either


def load_titles() -> Titles:
    """Read `titles.toml`."""
    table = read_table("titles")
    lists = {
        key: word_set(table, key, name="titles")
        for key in (
            "offices",
            "ranks",
            "address",
            "styled",
            "modifiers",
            "past",
            "posts",
            "private",
            "relative",
            "persons",
            "person_endings",
            "group_first",
            "place_first",
            "particles",
            "male",
            "peoples",
            "nations",
            "ethnic",
            "things",
            "place_nouns",
            "motion_verbs",
        )
    }
    titled = lists["offices"] | lists["ranks"] | lists["address"]
    collectives = _by_word(table, "collectives")
    return Titles(
        **lists,
        female=word_set(table, "female", name="titles"),
        leaders=word_set(table, "leaders", name="titles"),
        chiefs=word_set(table, "chiefs", name="titles"),
        counterparts=_lists(table, "counterparts"),
        process_roles=_by_word(table, "process_roles"),
        collectives=collectives,
        organisation_words=_by_word(table, "organisation_words"),
        credits=word_list(table, "credits", name="titles"),
        first_words=frozenset(title.split()[0].split("-")[0] for title in titled),
        group_words=frozenset(word.split()[0].split("-")[0] for word in collectives),
        plain_address=frozenset(plain(word) for word in lists["ranks"] | lists["address"]),
    )


def load_given_names() -> GivenNames:
    """Read `names.toml`."""
    table = read_table("names")
    return GivenNames(*(_names(table, key) for key in ("male", "female", "either")))


def _names(table: Table, key: str) -> frozenset[str]:
    return frozenset(plain(name) for name in str(table.get(key, "")).split())


def _lists(table: Table, key: str) -> dict[str, tuple[str, ...]]:
    """Read a section of lists by name."""
    part = section(table, key, name="titles")
    return {group: word_list(part, group, name="titles") for group in part}


def _by_word(table: Table, key: str) -> dict[str, str]:
    """Turn lists by class into word -> class; the first class that has a word keeps it."""
    found: dict[str, str] = {}
    part = section(table, key, name="titles")
    for group in part:
        for word in word_list(part, group, name="titles"):
            found.setdefault(word, group)
    return found
