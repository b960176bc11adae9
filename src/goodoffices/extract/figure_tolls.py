"""Reads counts given by a noun and a verb of reaching: "the toll stands at 40", "losses hit 60"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Measure
from goodoffices.lexicon.measures import MeasureWords

_COUNTED = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.REFUGEES, Measure.DETAINED}
)
"""Measures whose nouns may be the subject of a verb of reaching."""


def toll_of(verb: Token, words: MeasureWords) -> tuple[Measure, Token] | None:
    """Find what a verb of reaching counts: a death toll, the wounded, the losses of a side."""
    for noun in _nouns_beside(verb):
        if verb.lemma_ in words.numbering and noun.lemma_.lower() in words.forces:
            return Measure.FIGHTERS, noun
        found = _measure_of(noun, words)
        if found is None:
            continue
        if noun.lemma_.lower() in words.toll or verb.lemma_ in words.reaching:
            return found, noun
    return None


def _nouns_beside(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            yield child
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        yield verb.head  # "losses estimated at 60"


def _measure_of(noun: Token, words: MeasureWords) -> Measure | None:
    """Give what a noun counts: the dead; the number of wounded; a toll without more is of death."""
    lemma = noun.lemma_.lower()
    if lemma in words.losses or noun.lower_ in words.losses:
        return Measure.KILLED
    if lemma in words.toll:
        inner = [each for each in noun.subtree if each.i != noun.i]
        told = [_of_word(each, words) for each in inner if each.dep_ != "nummod"]
        named = next((each for each in told if each is not None), None)
        return named or (Measure.KILLED if lemma == "toll" else None)
    found = _of_word(noun, words)
    return found if found in _COUNTED else None


def _of_word(word: Token, words: MeasureWords) -> Measure | None:
    lemma = word.lemma_.lower()
    if lemma in words.losses:
        return Measure.KILLED
    found = words.noun.get(lemma) or words.quality.get(word.lower_)
    return found if found in _COUNTED | {Measure.DISPLACED, Measure.RELEASED} else None
