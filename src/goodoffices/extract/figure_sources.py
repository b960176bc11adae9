"""Finds who gives a number: "according to X", the subject of the verb that counts it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from goodoffices.extract.clauses import clause_head, subjects
from goodoffices.extract.parted import ITS_OWN
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Party

_ACCORDING = re.compile(r"\baccording to ", re.I)
_THEIR = frozenset({"its", "their"})
"""Whose count it is where it is one's own: "the hospital took in 22 dead by its own count"."""


def source_of_figure(scene: Scene, sentence: Sentence, word: Token) -> Party | None:
    """Give who the number is from: "according to X", or the subject of the verb that gives it."""
    begins = readable(scene.doc).rfind(";", sentence.span.start, word.idx) + 1
    start = max(begins, sentence.span.start)  # what is told behind a semicolon has its own source
    named = _ACCORDING.search(readable(scene.doc), start, sentence.span.end)
    alone = ITS_OWN.search(readable(scene.doc), start, named.start()) if named else None
    if named and (alone is None or alone.start(1) <= word.idx):
        after = scene.doc.char_span(named.end(), named.end() + 1, alignment_mode="expand")
        if after is not None:
            return scene.party(_maker_of(_phrase_head(after.root), scene))
    current = clause_head(word)
    own = _by_tally(current, scene) or _own_giver(current, word, scene)
    if own is not None:
        return own
    for _ in range(4):
        outer = clause_head(current.head)
        if outer == current or _apart(outer, current):
            return None
        if current.dep_ in ("ccomp", "parataxis", "dep", "conj", "advcl", "relcl", "acl", "xcomp"):
            measures = scene.words.measures
            tells = outer.lemma_ in measures.counters | measures.beliefs
            if tells and current.dep_ == "ccomp":
                return _giver(outer, scene)
            current = outer
        else:
            current = outer
    return None


def _apart(outer: Token, current: Token) -> bool:
    """Tell whether a semicolon parts two clauses: what stands behind it speaks for itself."""
    first, last = sorted((outer.i, current.i))
    return any(token.text == ";" for token in outer.doc[first:last])


def _own_giver(verb: Token, word: Token, scene: Scene) -> Party | None:
    """Give who counts in the number's own clause: "The charity counted 12 dead"."""
    if verb.lemma_ not in scene.words.measures.givers or (verb == word and verb.pos_ != "VERB"):
        return None
    return _giver(verb, scene)


def _giver(verb: Token, scene: Scene) -> Party | None:
    """Give the body or person that is subject of a verb of counting; a number is none."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    passive = passive or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod"))
    givers = [
        each
        for each in subjects(verb)
        if each.pos_ in ("NOUN", "PROPN") and not each.like_num and each.i < verb.i + 12
    ]
    return None if passive or not givers else scene.party(_maker_of(givers[0], scene))


def _by_tally(verb: Token, scene: Scene) -> Party | None:
    """Give who counted where a count is named in passing: "12 died, by the charity's tally"."""
    for child in verb.children:
        if child.dep_ not in ("prep", "agent") or child.lower_ != "by":
            continue
        for noun in child.children:
            if noun.dep_ != "pobj":
                continue
            maker = _maker_of(noun, scene)
            owner = _owner_of(noun, scene) if maker == noun else maker
            if owner is not None:
                return scene.party(owner)
    return None


def _owner_of(noun: Token, scene: Scene) -> Token | None:
    """Give whose count it is: "by the estimate of the government"; a count of the dead is no one's.

    Only behind "by": "the estimate of refugees" elsewhere tells who is counted.
    """
    if noun.lemma_.lower() not in scene.words.measures.tallies:
        return None
    inner = [each for c in noun.children if c.lower_ == "of" for each in c.children]
    return next((each for each in inner if _is_somebody(each, scene)), None)


def _maker_of(noun: Token, scene: Scene) -> Token:
    """Give who made a count: "a tally by X", "X's estimate", "a study that X published"."""
    if noun.lemma_.lower() not in scene.words.measures.tallies:
        return noun
    for child in noun.children:
        if child.dep_ == "poss" and child.tag_ == "PRP$" and child.lower_ in _THEIR:
            doing = [each for each in subjects(clause_head(noun)) if each.i < noun.i]
            return doing[0] if doing and doing[0].pos_ in ("NOUN", "PROPN") else child
        if child.dep_ in ("compound", "poss", "nmod") and _is_somebody(child, scene):
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            inner = [each for each in child.children if each.dep_ == "pobj"]
            if inner and _is_somebody(inner[0], scene):
                return inner[0]
        if child.dep_ in ("relcl", "acl"):
            makers = [each for each in _makers(child) if _is_somebody(each, scene)]
            if makers:
                return makers[0]
    return noun


def _makers(verb: Token) -> list[Token]:
    """Give the subject of "that X published", the agent of "published by X"."""
    found = [each for each in verb.children if each.dep_ == "nsubj"]
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            found += [each for each in child.children if each.dep_ == "pobj"]
    return found


def _is_somebody(word: Token, scene: Scene) -> bool:
    """Tell a body or a person from a measure or a place: the name of one, or a known noun."""
    if word.ent_type_ in ("GPE", "LOC", "DATE", "NORP", "EVENT"):
        mention = scene.mention_at(word)
        return mention is not None and word.dep_ in ("poss", "nsubj")
    return word.pos_ == "PROPN" or scene.mention_at(word) is not None


def _phrase_head(token: Token) -> Token:
    """Climb from the first word of a noun phrase to its noun."""
    current = token
    while (
        current.dep_ in ("det", "compound", "amod", "poss", "nmod", "case")
        and current.head != current
    ):
        current = current.head
    return current
