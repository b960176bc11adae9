"""Wishes that are given up, fought for or threatened: "no longer insists", "fight on until"."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.extract.clauses import is_infinitive, is_negated, objects
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span

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


def is_outdated(verb: Token, scene: Scene) -> bool:
    """Tell whether a wish is told of an earlier time: "had initially refused to come"."""
    told = {c.lower_ for c in verb.children if c.dep_ == "advmod"}
    return verb.tag_ in ("VBD", "VBN") and bool(told & scene.words.positions.outdated)


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


def is_against(scene: Scene, content: Span) -> bool:
    """Tell whether a wish would undo what it names: "to block the deal", "not to attend"."""
    words = scene.doc.char_span(content.start, content.end, alignment_mode="contract")
    verb = words.root if words is not None else None
    if verb is None or not is_infinitive(verb):
        return False
    positions = scene.words.positions
    if is_negated(verb, scene.words.grammar):
        return verb.lemma_ in positions.conditional | positions.issues.motions
    if verb.lemma_ not in positions.ending | positions.thwarting:
        return False
    things = {each.lemma_.lower() for each in objects(verb)}
    return bool(things & (positions.outcomes | positions.let_go))


def refused_to_say(verb: Token) -> bool:
    """Tell whether words are those that somebody would not say: "refused to say it must go"."""
    outer = verb.head
    return outer.dep_ == "xcomp" and outer.head.lemma_ in ("refuse", "decline")


def is_merely_sure(verb: Token) -> bool:
    """ "Convinced that Chad had lied": a belief, and nobody is asked for anything."""
    if verb.lemma_ not in ("convince", "persuade") or verb.tag_ not in ("VBN", "VBD"):
        return False
    return not any(child.dep_ in ("dobj", "xcomp", "agent") for child in verb.children)


def is_own_promise(verb: Token) -> bool:
    """ "Insisted that it would stay", "that its focus would be peace": the speaker's own part."""
    for clause in verb.children:
        denied = any(child.dep_ == "neg" for child in clause.children)
        if clause.dep_ != "ccomp" or verb.lemma_ != "insist" or denied:
            continue
        helpers = {child.lower_ for child in clause.children if child.dep_ == "aux"}
        for own in clause.children:
            if own.dep_ != "nsubj" or not helpers & {"would", "will"}:
                continue
            owned = any(
                c.dep_ == "poss" and c.lower_ in ("its", "his", "her") for c in own.children
            )
            if owned or own.lower_ in ("it", "he", "she"):
                return True
    return False


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
