"""Reads how talks ended, and which are only in the making."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Realis, TalksOutcome
from goodoffices.extract.clauses import clause_head, clause_tokens, realis_of
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_nouns import carrier

_STANDS = ("nsubj", "nsubjpass", "dobj")
_NEXT_WORDS = 6
"""So many words into the next sentence "they" may stand for talks just told of."""


def outcome_at(head: Token, scene: Scene) -> TalksOutcome | None:
    """Give how talks ended, from the clause that has them as subject or object, or by "they"."""
    verb = clause_head(head)
    found = None
    if realis_of(verb, scene.words.grammar) is Realis.ACTUAL:
        found = _in_clause(head, verb, scene)
    return found or _by_pronoun(head, scene)


def has_failed(head: Token, scene: Scene) -> bool:
    """Tell whether talks are told to have broken down."""
    return outcome_at(head, scene) is TalksOutcome.COLLAPSED


def is_prepared(head: Token, scene: Scene) -> bool:
    """Tell whether talks are only set up or called for: "the push for a conference"."""
    words = scene.words.talks.verbs.preparing
    outer = head.head
    if head.dep_ == "pobj" and outer.lower_ in ("for", "over"):
        return outer.head.lemma_.lower() in words or outer.head.lemma_ in ("negotiation", "talk")
    suggested = outer.lemma_ in scene.words.talks.verbs.suggesting
    if head.dep_ in ("dobj", "nsubjpass") and suggested:
        return True  # "has proposed talks in Doha"
    return head.dep_ == "dobj" and outer.lemma_ in words and outer.tag_ in ("VB", "VBG", "VBP")


def _in_clause(head: Token, verb: Token, scene: Scene) -> TalksOutcome | None:
    near = " ".join(_clause_words(verb))[:240]
    stands = carrier(head, scene.words.talks).dep_
    for outcome, words in scene.words.talks.outcomes:
        if verb.lemma_ in words and stands in _STANDS:
            return outcome
        if any(" " in word and f" {word} " in f" {near} " for word in words):
            return outcome
    return None


def _by_pronoun(head: Token, scene: Scene) -> TalksOutcome | None:
    """Read "They had foundered" right behind talks."""
    plural = head.tag_ in ("NNS", "NNPS")
    for token in _opening(head):
        fits = token.lower_ == ("they" if plural else "it") and token.dep_ in ("nsubj", "nsubjpass")
        verb = token.head
        if fits and realis_of(verb, scene.words.grammar) is Realis.ACTUAL:
            for outcome, words in scene.words.talks.outcomes:
                if verb.lemma_ in words:
                    return outcome
    return None


def _opening(head: Token) -> Iterator[Token]:
    end = head.sent.end
    yield from head.doc[end : end + _NEXT_WORDS]


def _clause_words(verb: Token) -> list[str]:
    """Give the words of a clause in their order, without the clauses that hang on it."""
    own = sorted({each.i for each in clause_tokens(verb)})
    return [verb.doc[place].lower_ for place in own]
