"""Finds the place of a figure by what points to it: "in X, where", "crossed into X", "X hosts".

What points to a place comes before any other place of the sentence; a quarter, a town somebody left
and the town of the dateline count only where nothing else is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Measure
from goodoffices.extract.clauses import after_preposition, clause_head, subjects
from goodoffices.extract.figure_names import named_places, place_span, place_words
from goodoffices.extract.figure_scenes import country_of_war
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.extract.venues import dateline_town
from goodoffices.facts import Span
from goodoffices.lexicon.spelling import plain

_PLACES = ("GPE", "LOC", "FAC")
_FLED = frozenset({Measure.REFUGEES, Measure.DISPLACED})
_CROSSING = frozenset({"cross", "pour", "stream", "flow", "spill", "flee", "escape"})
_HOSTING = frozenset({"host", "shelter", "house", "accommodate", "harbour", "harbor"})
_QUITTING = frozenset({"leave", "quit", "enter", "flee", "evacuate"})
_NEXT = frozenset({"neighbouring", "neighboring", "nearby", "adjacent"})
_WHERE = frozenset({"in", "at", "on", "near", "outside", "around"})


def place_pointed_to(scene: Scene, word: Token, measure: Measure) -> Span | None:
    """Give the place a figure's clause hangs on, where the counted went, or who takes them in."""
    verb = clause_head(word)
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
        owner = verb.head
        if owner.lemma_.lower() in scene.words.measures.region_nouns and owner.dep_ == "pobj":
            return _region_meant(scene, owner)
        near = [owner, *after_preposition(owner, ("of",)), *owner.children]
        return _first(scene, (each for each in near if each.ent_type_ not in ("DATE", "TIME")))
    if measure not in _FLED:
        return None
    if measure is Measure.REFUGEES and verb.lemma_ in _CROSSING:
        return _first(scene, after_preposition(verb, ("into", "to")))
    return _first(scene, _hosts(verb)) if verb.lemma_ in _HOSTING else None


def _hosts(verb: Token) -> list[Token]:
    """Give who takes people in: of "Sarnen and Lunau, which hosts 400" the last."""
    hosts = subjects(verb)
    if verb.dep_ != "relcl":
        return hosts
    return [max((each, *each.conjuncts), key=lambda one: (one.i < verb.i, one.i)) for each in hosts]


def _region_meant(scene: Scene, noun: Token) -> Span | None:
    """ "Rebels from Aceh will stop fighting in the province, where": the only region named."""
    near = _first(scene, [noun, *after_preposition(noun, ("of",)), *noun.children])
    if near is not None:
        return near
    named = {
        each.text: each
        for each in noun.sent
        if each.pos_ == "PROPN"
        and each.ent_type_ in _PLACES
        and each.i < noun.i
        and scene.words.actors.state_named(place_words(each)) is None
    }
    return place_span(next(iter(named.values()))) if len(named) == 1 else None


def has_gone_abroad(scene: Scene, word: Token) -> bool:
    """Tell whether those who fled are in another state than that of the war: "fled to Chad"."""
    verb = clause_head(word)
    if verb.lemma_ not in _CROSSING:
        return False
    actors = scene.words.actors
    went_to = after_preposition(verb, ("into", "to"))
    went = [each.text for each in went_to]
    states = {name for each in went if (name := actors.state_named(each)) is not None}
    near = [child.lower_ for each in went_to for child in each.children]
    if states and _NEXT & set(near):
        return True
    home = country_of_war(scene) if states else None
    own = actors.country_of(home.of(scene.text)) if home is not None else None
    return own is not None and all(actors.country_of(each) != own for each in states)


def place_of_attack(scene: Scene, sentence: Sentence) -> Span | None:
    """Give where the attack of a sentence was: "the attack on *Bamenda* market: 14 had died"."""
    attacks = scene.words.measures.attack_nouns
    found: dict[str, Token] = {}
    for noun in sentence.words:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in attacks:
            continue
        for struck in after_preposition(noun, ("on", "at", "in", "near")):
            for each in (struck, *(c for c in struck.children if c.dep_ == "compound")):
                if each.pos_ == "PROPN" and plain(each.text) in scene.words.actors.places:
                    found[each.text] = each
    return place_span(next(iter(found.values()))) if len(found) == 1 else None


def place_left_over(scene: Scene, sentence: Sentence, word: Token) -> Span | None:
    """Give a quarter of a town, the town that is left or entered, else that of the dateline."""
    verb = clause_head(word)
    quarters = [each for each in sentence.words if _is_quarter(scene, each)]
    if len({each.head for each in quarters}) == 1:
        return place_span(quarters[-1])
    if verb.lemma_ in _QUITTING:
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        found = _first(scene, (each for each in objects if each.ent_type_ in _PLACES))
        if found is not None:
            return found
    return _of_lead(scene, sentence)


def _of_lead(scene: Scene, sentence: Sentence) -> Span | None:
    """Give the town before the first sentence, where that sentence names no place itself."""
    body = [each for each in scene.sentences if each.part is None][:1]
    if not body or body[0] is not sentence:
        return None
    named = any(each.ent_type_ in (*_PLACES, "NORP") for each in sentence.words)
    if named or any(named_places(scene, sentence, strange=True)):
        return None
    return dateline_town(scene)


def _is_quarter(scene: Scene, token: Token) -> bool:
    """Tell the Leninsky of "in the Leninsky district", the Bamako of "in the capital Bamako"."""
    noun = token.head
    return (
        token.pos_ == "PROPN"
        and token.dep_ in ("compound", "appos")
        and noun.dep_ == "pobj"
        and noun.head.lower_ in _WHERE
        and noun.lemma_.lower() in scene.words.measures.place_nouns
    )


def _first(scene: Scene, tokens: Iterator[Token] | list[Token]) -> Span | None:
    """Give the first of some words that names a place."""
    for token in tokens:
        known = scene.words.actors.state_named(place_words(token)) is not None
        if token.pos_ == "PROPN" and (known or token.ent_type_ in _PLACES):
            return place_span(token)
    return None
