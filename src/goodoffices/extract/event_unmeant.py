"""Leaves out words of force, quarrel and accord that tell of no act between actors.

Who shoots himself attacks nobody; what destroys trust is no attack; whoever disputes a figure turns
nothing down; who shares an opinion agrees to nothing; a headquarters that runs operations has not
fought; papers that are handed over are not signed by it.
"""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import EventType
from goodoffices.extract.clauses import complements, has_subject, undergoers
from goodoffices.extract.scene import Scene

_SELF = frozenset({"himself", "herself", "myself", "yourself", "ourselves", "themselves", "itself"})
_BLASTS = frozenset({"blow", "detonate", "explode"})
"""Who does this to himself mostly does it to others: "blew himself up in a market"."""
_ON_ONESELF = frozenset({EventType.ASSAULT, EventType.SUPPORT, EventType.ACCUSE, EventType.COERCE})
_ABLE = frozenset({"may", "might", "could", "can"})
_OWNERS = {"his": "he", "her": "she", "their": "they", "my": "i", "our": "we", "its": "it"}
_OWNED_UP = frozenset({"mistake", "error", "misjudgment", "misjudgement"})
"""What people call their own deeds: "Vale called his vote a mistake"."""
_CALLING = frozenset({"call", "describe", "label"})


def is_unmeant(scene: Scene, word: Token, kind: EventType) -> bool:
    """Tell whether a word that could tell of an act of this type tells of none here."""
    events = scene.words.events
    lemma = word.lemma_.lower()
    things = undergoers(word) if word.pos_ == "VERB" else []
    alone = bool(things) and all(each.lower_ in _SELF for each in things)
    if kind in _ON_ONESELF and lemma not in _BLASTS and alone:
        return True
    if kind is EventType.ASSAULT:
        if word.pos_ == "VERB":
            return bool(things) and all(
                each.lemma_.lower() in events.untouchable for each in things
            )
        return _is_object_of(word, events.running)
    if kind is EventType.AGREE:
        return _is_opinion(word) or (word.pos_ == "NOUN" and _is_object_of(word, events.handing))
    if kind is EventType.REJECT:
        disputed = any(each.lemma_.lower() in events.opinions for each in things)
        return (lemma in events.disputing and disputed) or _is_only_able(word)
    return kind is EventType.ACCUSE and lemma in _CALLING and _is_own(word, things)


def _is_object_of(noun: Token, verbs: frozenset[str]) -> bool:
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in verbs


def _is_opinion(word: Token) -> bool:
    """ "Agreed with Vale that there was no time": what is agreed on is how things are."""
    if word.lemma_ != "agree":
        return False
    for inner in complements(word):
        helpers = [c for c in inner.children if c.dep_ in ("aux", "auxpass")]
        settled = any(c.tag_ in ("MD", "TO") for c in helpers) or inner.tag_ == "VB"
        if inner.dep_ == "ccomp" and has_subject(inner) and not settled:
            return True
    return False


def _is_only_able(word: Token) -> bool:
    """ "May be reluctant to act": that somebody will not is only thought."""
    if word.pos_ != "ADJ" or word.head.pos_ not in ("VERB", "AUX"):
        return False
    return any(c.dep_ == "aux" and c.lower_ in _ABLE for c in word.head.children)


def _is_own(word: Token, things: list[Token]) -> bool:
    """ "Called her vote a mistake": a woman's own, as she is who calls it so."""
    owned = any(c.lower_ in _OWNERS for each in things for c in each.children if c.dep_ == "poss")
    if owned and any(c.lemma_ in _OWNED_UP for part in word.rights for c in part.subtree):
        return True
    who = [c for c in word.children if c.dep_ == "nsubj"]
    spoken = {each.lower_ for each in who if each.pos_ == "PRON"}
    for child in (c for each in things for c in each.children if c.dep_ == "poss"):
        if _OWNERS.get(child.lower_) in spoken:
            return True
    return False
