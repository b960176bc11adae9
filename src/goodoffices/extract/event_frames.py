"""Chooses the frame of a word: which of its senses this clause bears out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.clause_actors import people_at
from goodoffices.extract.clauses import complements, undergoers
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.events import Frame

PLACE = "<place>"
"""What stands in a frame for any town or region."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BESIDE = frozenset({"prt", "prep", "advmod", "dative", "dobj", "agent", "mark", "npadvmod"})
_ARGUMENTS = frozenset(
    {
        "dobj",
        "nsubj",
        "nsubjpass",
        "pobj",
        "dative",
        "xcomp",
        "attr",
        "oprd",
        "npadvmod",
        "ccomp",
        "acomp",
    }
)


def verb_frame(scene: Scene, verb: Token) -> Frame | None:
    """Give the first frame of a verb whose particle, needed words and object are there."""
    entries = scene.words.events.verbs.get(verb.lemma_.lower(), ())
    if not entries:
        return None
    beside = {child.lower_ for child in verb.children if child.dep_ in _BESIDE}
    around = frozenset(words_around(verb))
    for entry in entries:
        frame = entry.frame
        if entry.beside and entry.beside not in beside:
            continue
        if _bears(frame, around) and _fits(scene, verb, frame):
            return frame
    return None


def noun_frame(scene: Scene, noun: Token) -> Frame | None:
    """Give the first frame of a noun whose compound and needed words are there."""
    entries = scene.words.events.nouns.get(noun.lemma_.lower(), ())
    if not entries:
        return None
    left = {word for child in noun.lefts for word in (child.lower_, child.lemma_.lower())}
    around = left | {child.lower_ for child in noun.children}
    for entry in entries:
        if entry.beside and not set(entry.beside.split()) & left:
            continue
        if not entry.frame.unless & around:
            return entry.frame
    return None


def _fits(scene: Scene, verb: Token, frame: Frame) -> bool:
    """Check what a frame asks of the clause beyond its words."""
    if frame.finite and (verb.tag_ != "VBD" or verb.dep_ in ("acl", "relcl", "amod")):
        return False
    if frame.harm and not is_hostile(scene, verb):
        return False
    if frame.actor or frame.thing:
        acted_on = bool(people_at(scene, undergoers(verb)))
        return acted_on is frame.actor
    return True


def is_hostile(scene: Scene, verb: Token) -> bool:
    """Tell whether what hangs on a verb would harm somebody: "vowed to attack"."""
    for inner in complements(verb):
        frame = verb_frame(scene, inner)
        if frame is not None and frame.type in scene.words.events.hostile:
            return True
    return False


def _bears(frame: Frame, around: frozenset[str]) -> bool:
    if frame.needs and not frame.needs & around:
        return False
    return not frame.unless & around


def words_around(verb: Token) -> Iterator[str]:
    """Give the lemmas of a verb's arguments and of what modifies them."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "prt"):
            yield child.lower_
            for inner in child.children:
                nested = inner.children if inner.dep_ == "prep" else (inner,)
                for each in nested:
                    yield from _noun_words(each)
        elif child.dep_ == "advcl" and child.pos_ == "ADJ":
            yield child.lower_
        elif child.dep_ == "nsubj":
            # Who takes is not what is taken: "Chad took part" names no place.
            yield from (word for word in _noun_words(child) if word != PLACE)
        elif child.dep_ in _ARGUMENTS:
            yield from _noun_words(child)
    if verb.dep_ in ("relcl", "acl"):
        yield from _noun_words(verb.head)


def _noun_words(noun: Token) -> Iterator[str]:
    yield noun.lemma_.lower()
    if noun.ent_type_ in _PLACES:
        yield PLACE
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "conj", "nmod"):
            yield child.lemma_.lower()
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (each.lemma_.lower() for each in child.children)
