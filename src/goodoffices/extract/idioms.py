"""Phrases that report speech by more than one word: make clear, put it, put at."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.extract.clauses import subjects
from goodoffices.lexicon.reporting import Reporting, ReportingVerb

PLAIN_TO_ALL = frozenset({"clear", "known", "plain"})
"""What something is made that is said: made it clear, let it be known."""
_MADE = frozenset({"make", "let"})
_NEAR = 4
_COUNTING = frozenset({"count", "record", "tally"})
"""What doctors and monitors do to dead and wounded: counted 17 dead."""
_OBJECT = frozenset({"object"})
_CLAUSE = frozenset({"clause"})
_QUOTE = frozenset({"quote"})


def idiom_of(token: Token, words: Reporting) -> ReportingVerb | None:
    """Give the reporting verb that a plain verb and its company make up; `None` for no idiom."""
    lemma = token.lemma_.lower()
    if lemma in _MADE and announced_by(token) is not None:
        return ReportingVerb("make clear", _CLAUSE)
    if lemma == "put":
        return _put(token)
    if lemma in _COUNTING and any(
        each.dep_ == "dobj" and any(one.like_num for one in each.subtree) for each in token.children
    ):
        return ReportingVerb(lemma, _OBJECT)
    if lemma in words.text_verbs and any(
        each.lemma_.lower() in words.sources for each in subjects(token)
    ):
        return ReportingVerb(lemma, _QUOTE if lemma == "read" else _CLAUSE)
    return None


def announced_by(verb: Token) -> Token | None:
    """Give "clear" of made it *clear*, near behind its verb and tied to it."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + _NEAR, verb.sent.end)]:
        if token.lower_ in PLAIN_TO_ALL and verb in token.ancestors:
            return token
    return None


def _put(token: Token) -> ReportingVerb | None:
    """Tell "as she put it" and "put the toll at 27" from all other putting."""
    held = [each for each in token.children if each.dep_ == "dobj"]
    if any(each.lower_ == "it" for each in held):
        return ReportingVerb("put it", _QUOTE)
    if held and number_after_at(token) is not None:
        return ReportingVerb("put", frozenset({"at"}))
    return None


def number_after_at(verb: Token) -> Token | None:
    """Give "at" of put the toll *at* 27, wherever the parse hangs it."""
    for token in verb.subtree:
        if token.lower_ == "at" and token.i > verb.i:
            for held in token.children:
                if held.dep_ == "pobj" and any(each.like_num for each in held.subtree):
                    return token
    return None
