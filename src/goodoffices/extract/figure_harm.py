"""Tells whether people come to harm in a place, and whether a sentence has a place of its own.

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
_AT = frozenset(
    {"in", "at", "on", "near", "outside", "around", "off", "beside", "along", "into", "across"}
)
_NO_PLACE = frozenset({"DATE", "TIME", "PERSON", "NORP", "EVENT", "LAW", "PRODUCT", "MONEY"})
_COMING = frozenset({"come", "fire", "launch", "shoot", "fly", "arrive", "start"})
"""Verbs behind which "from" tells where something set out."""
_HOUSES = frozenset({"hospital", "clinic", "ministry", "office", "court", "university"})
"""Houses within a town, which do not say which town."""


def is_of_harm(place: Token, words: Lexicon) -> bool:
    """Tell "shells fell on X", "X, where 12 died" and "a hospital in besieged X"."""
    above = _up_to_verb(place)
    if any(each.lower_ == "from" for each in above):
        return False
    if any(_harms(each, words) for each in (*above, *place.subtree)):
        return True
    clause = clause_head(place)
    if clause.lemma_ in words.measures.counters | words.measures.telling:
        return False
    return any(_harms(each, words) for each in _own_words(clause))


def is_start(place: Token) -> bool:
    """Tell "the rockets had come from a hill at X": the harm was done elsewhere."""
    *_, verb = _up_to_verb(place) or [place]
    come = verb.lemma_ in _COMING
    return come and any(each.lower_ == "from" for each in _up_to_verb(place))


def _up_to_verb(place: Token) -> list[Token]:
    """Give the words a place hangs on, up to the verb of its clause."""
    above: list[Token] = []
    for each in place.ancestors:
        above.append(each)
        if each.pos_ in ("VERB", "AUX"):
            break
    return above


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


def acts(place: Token) -> bool:
    """Tell a place beside the doer of a clause: "the men in X declared the port closed"."""
    current = place
    while current.head != current and current.pos_ not in ("VERB", "AUX"):
        if current.dep_ == "nsubj":
            return True
        current = current.head
    return False


def names_a_place(scene: Scene, sentence: Sentence, but: str = "") -> bool:
    """Tell whether a sentence names a town, road or hill where something is, but for one name."""
    named = (each for each in sentence.words if each.text not in but)
    return any(_is_named_spot(each, scene) for each in named)


def _is_named_spot(token: Token, scene: Scene) -> bool:
    spot = token.head if token.dep_ == "compound" else token
    called = spot.pos_ == "NOUN" and token.ent_type_ == "PERSON"  # "the Morov pass"
    if token.pos_ != "PROPN" or (token.ent_type_ in _NO_PLACE and not called):
        return False
    if spot.lemma_.lower() in _HOUSES or (spot is token and token.ent_type_ == "ORG"):
        return False
    if spot.dep_ != "pobj" or spot.head.lower_ not in _AT:
        return False
    return scene.words.actors.state_named(token.text) is None and scene.mention_at(token) is None


def leaves_place_open(sentence: Sentence, words: Lexicon) -> bool:
    """Tell "in the town", "on a western neighbourhood": what was named before is meant."""
    nouns = words.measures.region_nouns | words.ceasefires.known_places
    return any(
        each.dep_ in ("pobj", "dobj")
        and each.tag_ == "NN"
        and each.lemma_.lower() in nouns
        and not any(child.pos_ == "PROPN" for child in each.subtree)
        for each in sentence.words
    )
