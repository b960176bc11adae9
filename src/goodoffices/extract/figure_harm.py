"""Tells whether a place is one where people come to harm, and whether a sentence has a place itself.

A town told in another sentence is that of a figure only if harm is told with it there: who speaks,
meets or is at home in a town says nothing of where people died.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Measure
from goodoffices.extract.clauses import clause_head
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.lexicon import Lexicon

_HARM = (Measure.KILLED, Measure.INJURED, Measure.BESIEGED, Measure.MISSING, Measure.IN_NEED)
_TOLD = frozenset({"ccomp", "relcl", "parataxis"})
"""What is told in such a clause is not told of the places outside it."""
_AT = frozenset({"in", "at", "on", "near", "outside", "around", "off", "beside", "along"})
_NO_PLACE = frozenset({"DATE", "TIME", "PERSON", "ORG", "NORP", "EVENT", "LAW", "PRODUCT", "MONEY"})


def is_of_harm(place: Token, words: Lexicon) -> bool:
    """Tell "shells fell on X", "X, where 12 died" and "a hospital in besieged X"."""
    above = []
    for each in place.ancestors:
        if each.lower_ == "from":
            return False  # "the rockets had come from X"
        above.append(each)
        if each.pos_ in ("VERB", "AUX"):
            break
    if any(_harms(each, words) for each in (*above, *place.subtree)):
        return True
    clause = clause_head(place)
    if clause.lemma_ in words.measures.counters | words.measures.telling:
        return False
    return any(_harms(each, words) for each in _own_words(clause))


def _own_words(clause: Token) -> Iterator[Token]:
    """Give the words of a clause and of those that go with it, without what is told in it."""
    for child in clause.children:
        if child.dep_ not in _TOLD:
            yield child
            yield from _own_words(child)


def _harms(word: Token, words: Lexicon) -> bool:
    measures = words.measures
    lemma = word.lemma_.lower()
    if lemma in measures.attack_nouns | measures.harming:
        return True
    if word.pos_ == "VERB":
        harm = measures.object.get(lemma) or measures.subject.get(lemma)
        return harm in _HARM and lemma not in measures.careful
    return (measures.noun.get(lemma) or measures.quality.get(word.lower_)) in _HARM


def names_a_place(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence names a town, road or hill where something is: "on the Murov pass"."""
    return any(_is_named_spot(each, scene) for each in sentence.words)


def _is_named_spot(token: Token, scene: Scene) -> bool:
    if token.pos_ != "PROPN" or token.ent_type_ in _NO_PLACE:
        return False
    spot = token.head if token.dep_ == "compound" else token
    if spot.dep_ != "pobj" or spot.head.lower_ not in _AT:
        return False
    return scene.words.actors.state_named(token.text) is None and scene.mention_at(token) is None


def leaves_place_open(sentence: Sentence, words: Lexicon) -> bool:
    """Tell "in the town", "on a western neighbourhood": what was named before is meant."""
    nouns = words.measures.region_nouns | words.ceasefires.known_places
    return any(
        each.dep_ in ("pobj", "dobj")
        and each.lemma_.lower() in nouns
        and not any(child.pos_ == "PROPN" for child in each.subtree)
        for each in sentence.words
    )
