"""Words that tell what a number counts: the killed, the displaced, fighters, delegates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from goodoffices.codes import Measure
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section, word_list, word_set

Measured = Mapping[str, Measure]
"""A lemma and what it makes a number count."""
_NAME = "measures"


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """Words by the place they have beside a number, and the measure each gives."""

    object: Measured
    """Verbs whose object is counted."""
    subject: Measured
    """Verbs whose subject is counted."""
    quality: Measured
    """Adjectives and participles said of what is counted."""
    noun: Measured
    """Nouns that are the measure themselves."""
    nominal: Measured
    """Nouns with "of" before what is counted."""
    behind: tuple[tuple[re.Pattern[str], Measure], ...]
    """Words shortly behind a number."""
    people: frozenset[str]
    general: frozenset[str]
    """Nouns that say no more than that people are counted."""
    weapons: frozenset[str]
    """Nouns of attacks, counted also in vague words: "dozens of shells"."""
    uncounted: frozenset[str]
    """Nouns of which nobody is killed, wounded or displaced."""
    toll: frozenset[str]
    losses: frozenset[str]
    """Nouns of the killed of a side."""
    reaching: frozenset[str]
    """Verbs that join a noun of harm and its number: "stands at", "exceed"."""
    claiming: frozenset[str]
    """Verbs that take lives."""
    forces: frozenset[str]
    """Nouns of forces."""
    numbering: frozenset[str]
    """Verbs that say how many a force is."""
    bodies: frozenset[str]
    """Nouns of what sits or decides, whose members are no crowd."""
    collective: frozenset[str]
    """Nouns of people that stand for several: "a family"."""
    sum_goods: frozenset[str]
    """What tells that a sum of money is relief or military aid."""
    sum_verbs: frozenset[str]
    """Verbs and nouns of giving or asking for a sum."""
    careful: frozenset[str]
    """Verbs of harm only where people are their object: "lost", "destroyed"."""
    counters: frozenset[str]
    """Verbs with which somebody gives a number."""
    telling: frozenset[str]
    """Verbs of speaking: where somebody speaks is not where the counted are."""
    running: re.Pattern[str]
    """What tells that a total runs over a whole war."""
    perfect: re.Pattern[str]
    """The perfect tense, which tells so of large numbers."""
    givers: frozenset[str]
    """Verbs with which somebody gives a count of his own as subject."""
    tallies: frozenset[str]
    """Nouns of a count, whose maker is who counted."""
    staying: frozenset[str]
    """Verbs that tell where a source is at home or speaks."""
    attack_nouns: frozenset[str]
    """Deeds done to a place: "the shelling of X"."""
    place_nouns: frozenset[str]
    """Nouns of places that take "of" or a possessive."""
    region_nouns: frozenset[str]
    """Nouns beside which a place's own name stands: "the Leninsky district"."""
    striking: frozenset[str]
    """Verbs whose object is the town that is struck."""
    harming: frozenset[str]
    """Words that make a town beside them one where people come to harm."""
    spots: frozenset[str]
    """Nouns that tell where with "of" and a town: "in the streets of X"."""
    goods: frozenset[str]
    """What relief is made of."""
    weights: frozenset[str]
    """Units that count relief only where goods are told."""
    local_offices: frozenset[str]
    """Local offices, whose town their holder speaks of."""
    everybody: frozenset[str]
    """What a share in passing is of: "a fifth of the population"."""
    how_high: frozenset[str]
    """What a number may be said to be: "closer to 9,000"."""
    levels: frozenset[str]
    """Prepositions between a toll and its number: "stands at 40", "is above 9,000"."""
    beliefs: frozenset[str]
    """Verbs with which somebody holds a number for true."""
    wars: frozenset[str]
    """Nouns of what kills as a whole."""
    least: Mapping[Measure, int]
    """The least number counted by a noun alone."""


def load_measures() -> MeasureWords:
    """Read `measures.toml`."""
    table = read_table(_NAME)
    who, least = section(table, "who", name=_NAME), section(table, "least", name=_NAME)
    behind = tuple(
        (
            re.compile(rf"{'' if phrase.startswith('-') else chr(92) + 'b'}{re.escape(phrase)}\b"),
            each,
        )
        for phrase, each in _measured(table, "behind").items()
    )
    return MeasureWords(
        object=_measured(table, "object"),
        subject=_measured(table, "subject"),
        quality=_measured(table, "quality"),
        noun=_measured(table, "noun"),
        nominal=_measured(table, "nominal"),
        behind=behind,
        running=_any(who, "running"),
        perfect=_any(who, "perfect"),
        least={Measure(key): int(str(value)) for key, value in least.items()},
        **{each: word_set(who, each, name=_NAME) for each in _SETS},
    )


_SETS = tuple(each.name for each in fields(MeasureWords) if each.type == "frozenset[str]")
"""The plain lists of words, all of which stand under [who]."""


def _any(table: Table, key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_list(table, key, name=_NAME))})\b", re.I)


def _measured(table: Table, key: str) -> dict[str, Measure]:
    """Turn "measure -> words" into "word -> measure"; a word has one measure in each place."""
    part = section(table, key, name=_NAME)
    found: dict[str, Measure] = {}
    for code in part:
        for word in word_list(part, code, name=_NAME):
            if word in found:
                raise LexiconInvalid("word list measures", f"'{word}' has two measures in [{key}]")
            found[word] = Measure(code)
    return found
