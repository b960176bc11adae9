"""What became of a truce, told in the same breath: "declared a truce, which it broke within days".

The truce is told once, by what began it; that it was broken, ended or prolonged hangs on "which" or
"it" and is a point of its life of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.extract.clauses import realis_of
from goodoffices.extract.truce_signs import phrasal
from goodoffices.extract.truce_weights import Standing
from goodoffices.lexicon import Grammar
from goodoffices.lexicon.ceasefires import CeasefireWords

FATE = "what became of the truce"
_FATES = frozenset(
    {
        CeasefireStatus.VIOLATED,
        CeasefireStatus.COLLAPSED,
        CeasefireStatus.EXTENDED,
        CeasefireStatus.REJECTED,
    }
)
_STEPS = 4


def fate_of(head: Token, term: Token, words: CeasefireWords, grammar: Grammar) -> Standing | None:
    """Give what a truce came to behind the words that tell of its beginning."""
    for verb in (*_relatives(head, term, words), *_later(head), *_participles(head)):
        status = words.object.get(phrasal(verb) or verb.lemma_)
        if status is None or status not in _FATES or verb.tag_ not in ("VBD", "VBN", "VBZ"):
            continue
        if realis_of(verb, grammar) is Realis.ACTUAL:
            return Standing(status, verb, FATE, 0.8)
    for verb in _accused(term):
        if words.object.get(verb.lemma_) is CeasefireStatus.VIOLATED:
            return Standing(CeasefireStatus.VIOLATED, verb, FATE, 0.8)
    for verb in _only_to(head):
        status = words.object.get(f"{verb.lemma_} off" if _is_off(verb) else verb.lemma_)
        if status in _FATES:
            return Standing(status, verb, FATE, 0.8)
    return None


def _relatives(head: Token, term: Token, words: CeasefireWords) -> Iterator[Token]:
    """Give verbs with "which" or "that" for their object, hung on the truce or behind it."""
    whole = head.head if head.dep_ == "dobj" else head
    for token in whole.subtree:
        if token.dep_ != "relcl" or token.i < term.i:
            continue
        pointed = any(each.tag_ == "WDT" and each.dep_ == "dobj" for each in token.children)
        own = token.head in (head, term) or token.head.head.head == term
        own = own or token.head.ent_type_ == "DATE"  # "signed a truce in March, which it ended"
        if pointed and (own or token.lemma_ in words.verbs["of_truces"]):
            yield token


def _accused(term: Token) -> Iterator[Token]:
    """Give what one side accuses the other of: "a truce, each accusing them of breaking it"."""
    for verb in term.sent[term.i - term.sent.start :]:
        it = any(each.dep_ == "dobj" and each.lower_ == "it" for each in verb.children)
        above = list(verb.ancestors)[:3]
        accused = next((each for each in above if each.lemma_ == "accuse"), None)
        which = accused is not None and accused.dep_ == "relcl" and accused.head == term
        if verb.dep_ in ("pcomp", "pobj") and accused is not None and (it or which):
            yield verb


def _only_to(head: Token) -> Iterator[Token]:
    """Give what was done with it all the same: "announced a truce, only to break it off"."""
    for verb in head.head.children if head.dep_ == "dobj" else ():
        told = {child.lower_ for child in verb.children}
        if verb.tag_ == "VB" and verb.i > head.i and {"only", "to", "it"} <= told:
            yield verb


def _is_off(verb: Token) -> bool:
    return any(child.lower_ == "off" and child.i > verb.i for child in verb.children)


def _participles(head: Token) -> Iterator[Token]:
    """Give what was done to the truce, between commas: "the truce, widely violated, runs out"."""
    yield from (each for each in head.children if each.dep_ == "acl" and each.tag_ == "VBN")


def _shares_subject(verb: Token) -> bool:
    """Tell whether a second verb has the subject of the first."""
    return verb.tag_ == "VBN" and not any("subj" in child.dep_ for child in verb.children)


def _later(head: Token) -> Iterator[Token]:
    """Give verbs of the same subject with "it" for their object: "but broke it a week later"."""
    verb = head.head
    if head.dep_ == "nsubjpass":  # "three truces had been signed and broken"
        yield from (c for c in verb.children if c.dep_ == "conj" and _shares_subject(c))
    if head.dep_ != "dobj":
        return
    for _ in range(_STEPS):
        later = next((each for each in verb.children if each.dep_ == "conj"), None)
        if later is None:
            return
        if any(each.dep_ == "dobj" and each.lower_ == "it" for each in later.children):
            yield later
        verb = later
