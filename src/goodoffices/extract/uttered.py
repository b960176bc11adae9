"""Tells whether something was said at all, or is only to be said, asked for, or thought of."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.extract.clauses import SUBJECTS
from goodoffices.lexicon import Grammar

_DONE = frozenset({"go", "seem", "appear"})
"""Verbs that elsewhere look ahead: went on to say, seemed to suggest."""
_OUGHT = frozenset({"need", "have", "be", "due", "able", "supposed"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_STEPS = 4


def is_uttered(verb: Token, grammar: Grammar) -> bool:
    """Tell whether a verb of speech tells of speech: not "is to say", "could say", "if he says"."""
    if is_denied(verb):
        return False
    current = verb
    for _ in range(_STEPS):
        if any(each.dep_ == "mark" and each.lower_ in _CONDITIONS for each in current.children):
            return False
        if current.tag_ != "VB":
            return True
        own = [each for each in current.children if each.dep_ in ("aux", "auxpass")]
        if any(each.lemma_ == "do" for each in own):
            return True
        if any(each.tag_ == "MD" for each in own):
            return False
        if any(each.lower_ == "to" for each in own):
            return _is_done(current, grammar)
        if any(each.dep_ in SUBJECTS for each in current.children):
            # A present tense that the tagger takes for the bare form: those who left complain.
            return current.dep_ != "ccomp"
        if current.dep_ != "conj":
            return False
        current = current.head
    return True


def is_denied(word: Token) -> bool:
    """Tell "denied a report", "denied a report that he had offered it": nobody is told to have."""
    noun = word.head if word.dep_ in ("acl", "relcl", "ccomp") else word
    return noun.pos_ == "NOUN" and noun.dep_ == "dobj" and noun.head.lemma_ == "deny"


def _is_done(verb: Token, grammar: Grammar) -> bool:
    """Tell whether what an infinitive says is done: by its governor, or as a purpose achieved."""
    governor = verb.head
    lemma = governor.lemma_.lower()
    if lemma in _OUGHT or governor.tag_ == "MD" or governor.pos_ not in ("VERB", "AUX"):
        return False
    ahead = grammar.plan_verbs | grammar.doubt_verbs | grammar.request_verbs | grammar.deny_verbs
    if verb.dep_ == "xcomp":
        return (lemma in _DONE or lemma not in ahead) and is_uttered(governor, grammar)
    return verb.dep_ == "advcl" and governor.tag_ != "VB"
