"""Wishes that are given up, fought for or threatened: "no longer insists", "fight on until"."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.extract.clauses import is_infinitive

_VOWS = frozenset({"vow", "pledge", "promise", "swear", "resolve", "determined"})
_GOES_ON = frozenset(
    {"fight", "keep", "continue", "go", "resist", "battle", "struggle", "strike", "protest",
     "stay", "remain", "press", "carry", "hold", "march"}
)  # fmt: skip
_UNTIL = frozenset({"until", "till"})
_OWN = frozenset({"it", "they", "he", "she", "we", "i"})
_LEAVING = frozenset({"step", "resign", "go", "leave", "quit", "stand", "fall", "topple"})
"""What he does of whom others want to be rid, though only "he" is told."""
_DEPTH = 2


def given_up(verb: Token) -> bool:
    """Tell whether a demand is held no longer: "no longer insists that he leave"."""
    for child in verb.children:
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ in ("no", "any"):
            return True
    return False


def threatened(verb: Token) -> bool:
    """ "Threatened to pull out of the talks": it is not yet done, and nobody is against them."""
    outer = verb.head
    return verb.dep_ == "xcomp" and is_infinitive(verb) and outer.lemma_ == "threaten"


def fought_for(verb: Token) -> Token | None:
    """Give what must come about first: "vowed to fight on *until he steps down*"."""
    if verb.lemma_.lower() not in _VOWS:
        return None
    for inner in verb.children:
        if inner.dep_ == "xcomp" and is_infinitive(inner) and inner.lemma_ in _GOES_ON:
            return _until(inner, _DEPTH)
    return None


def awaited_from(clause: Token) -> int:
    """Give the character where the clause behind "until" begins."""
    marks = [c for c in clause.children if c.lower_ in _UNTIL and c.i < clause.i]
    return marks[0].nbor().idx if marks else clause.left_edge.idx


def _until(verb: Token, depth: int) -> Token | None:
    """Give the clause of others that "until" opens below a verb."""
    for child in verb.children:
        if child.dep_ == "advcl" and _is_of_others(child):
            return child
        if depth and child.dep_ in ("xcomp", "advcl") and child.pos_ == "VERB":
            found = _until(child, depth - 1)
            if found is not None:
                return found
    return None


def _is_of_others(clause: Token) -> bool:
    """Tell whether "until" opens a clause on others: not "until we win"."""
    if not any(c.lower_ in _UNTIL and c.dep_ in ("mark", "advmod") for c in clause.children):
        return False
    own = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
    return bool(own) and all(each.lower_ not in _OWN or clause.lemma_ in _LEAVING for each in own)
