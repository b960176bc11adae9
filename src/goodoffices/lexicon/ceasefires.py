"""What truces are called, and the words around them that tell where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from goodoffices.codes import CeasefireStatus
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

Statuses = Mapping[str, CeasefireStatus]
"""A lemma and the status it gives to the truce beside it."""
_NAME = "ceasefires"


@dataclass(frozen=True, slots=True)
class CeasefireWords:
    """Words about truces by the place they have in the clause."""

    term: re.Pattern[str]
    deed: re.Pattern[str]
    """The same told by a verb: "cease fire"."""
    usual: frozenset[str]
    """Names of one and the same thing."""
    others: frozenset[str]
    """Nouns before which a term names no truce: "a truce village"."""
    fighting: frozenset[str]
    """Words that a report of a war has, and one of sport or music has not."""
    warlike: frozenset[str]
    """Words of war that are also said of other things: three of them count."""
    civil: frozenset[str]
    """What truces of another kind are about: strikes, trade, families."""
    peace: re.Pattern[str]
    """What a report of a settlement speaks of: peace talks, a peace accord."""
    tails: frozenset[str]
    """Nouns that may follow a term: ceasefire deal."""
    before: Statuses
    object: Statuses
    subject: Statuses
    nominal: Statuses
    phrase: tuple[tuple[re.Pattern[str], CeasefireStatus], ...]
    brief: frozenset[str]
    """Lengths of a pause that holds where the fighting is."""
    lasting: frozenset[str]
    """Lengths of a truce that ends by itself."""
    rescue: frozenset[str]
    """What such a pause is for: the wounded, the dead."""
    local: frozenset[str]
    national: frozenset[str]
    many: frozenset[str]
    """Words that speak of several truces at once."""
    local_verbs: frozenset[str]
    """Verbs beside which a place is the truce's own."""
    place_nouns: frozenset[str]
    """Nouns of places that stand before a name."""
    known_places: frozenset[str]
    """Nouns that stand for a place named before: "the city"."""
    purposes: tuple[tuple[str, frozenset[str]], ...]
    """What a truce is for, and the words that tell it."""
    verbs: Mapping[str, frozenset[str]]
    """Verbs and adjectives that change what another word tells, by what they do to it."""


def load_ceasefires() -> CeasefireWords:
    """Read `ceasefires.toml`."""
    table = read_table(_NAME)
    scope = section(table, "scope", name=_NAME)
    phrases = _statuses(table, "phrase")
    verbs = section(table, "verbs", name=_NAME)
    purposes = section(table, "purpose", name=_NAME)
    deeds = "|".join(word_list(table, "deeds", name=_NAME))
    terms = "|".join(word_list(table, "terms", name=_NAME))
    peace = "|".join(word_list(table, "peace", name=_NAME))
    return CeasefireWords(
        peace=re.compile(rf"\b(?:{peace})\b", re.I),
        term=re.compile(rf"\b(?:{terms})\b", re.I),
        deed=re.compile(rf"\b(?:{deeds})\b", re.I),
        before=_statuses(table, "before"),
        object=_statuses(table, "object"),
        subject=_statuses(table, "subject"),
        nominal=_statuses(table, "nominal"),
        phrase=tuple((re.compile(rf"\b{words}\b", re.I), each) for words, each in phrases.items()),
        purposes=tuple((key, word_set(purposes, key, name=_NAME)) for key in purposes),
        verbs={key: word_set(verbs, key, name=_NAME) for key in verbs},
        **{each: word_set(scope if each in scope else table, each, name=_NAME) for each in _SETS},
    )


_SETS = tuple(each.name for each in fields(CeasefireWords) if each.type == "frozenset[str]")
"""The plain lists of words, at the top of the file or under [scope]."""


def _statuses(table: Table, key: str) -> dict[str, CeasefireStatus]:
    """Turn "status -> words" into "word -> status"; a word has one status in each place."""
    part = section(table, key, name=_NAME)
    found: dict[str, CeasefireStatus] = {}
    for code in part:
        for word in word_list(part, code, name=_NAME):
            if word in found:
                raise LexiconInvalid(
                    "word list ceasefires", f"'{word}' has two statuses in [{key}]"
                )
            found[word] = CeasefireStatus(code)
    return found
