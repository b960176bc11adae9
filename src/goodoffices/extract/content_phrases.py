"""Finds a content that is no clause: called for *a truce*, described it *as a step forward*."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from goodoffices.extract.clauses import is_passive
from goodoffices.extract.cues import Cue
from goodoffices.extract.idioms import number_after_at
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span

_SELF = ("self", "selves")
_NEAR = 12
"""How many words behind "called" a quoted name for it is looked for."""


def phrase_after(prepositions: Sequence[str]) -> Callable[[Cue, Scene], Span | None]:
    """Make a rule that takes the phrase after a preposition: called for *a truce*."""

    def find(cue: Cue, scene: Scene) -> Span | None:
        for child in cue.word.children:
            if child.dep_ in ("prep", "prt") and child.lower_ in prepositions:
                for inner in child.children:
                    if inner.dep_ in ("pobj", "pcomp"):
                        return _with_joined(inner, child)
        return _deed(cue.word, prepositions)

    return find


def _deed(verb: Token, prepositions: Sequence[str]) -> Span | None:
    """Find accused the rebels of *arming boys* where the parse hangs it on the rebels."""
    held = [each for each in verb.children if each.dep_ == "dobj" and each.i > verb.i]
    joined = [
        child
        for each in held
        for child in each.children
        if child.dep_ == "prep" and child.lower_ in prepositions
    ]
    for child in reversed(joined):
        deeds = [each for each in child.children if each.dep_ == "pcomp"]
        if not deeds and verb.lemma_ == "accuse":
            # Who accuses names the deed, so that the last "of" is no part of a name.
            deeds = [each for each in child.children if each.dep_ == "pobj" and not each.ent_type_]
        if deeds:
            return _with_joined(deeds[0], child)
    return None


def _with_joined(head: Token, preposition: Token) -> Span:
    """Give a phrase with the next that a preposition leads: of arming boys *and of* ...

    The grounds right behind a charge are part of it: accused them of treason *for arming boys*.
    """
    joined = [each for each in preposition.children if each.dep_ == "conj" and each.i > head.i]
    last = joined[-1].right_edge if joined else head.right_edge
    above = [preposition.head, preposition.head.head]
    after = [c for one in above for c in one.children if c.left_edge.i == last.i + 1]
    if preposition.lower_ == "of" and after and after[0].lower_ == "for":
        last = after[0].right_edge
    return Span(head.left_edge.idx, last.idx + len(last))


def as_phrase(cue: Cue, scene: Scene) -> Span | None:
    """Find described *it as a step forward*; of a passive only what stands after "as"."""
    held = [each for each in cue.word.children if each.dep_ == "dobj"]
    for child in [one for each in (cue.word, *held) for one in each.children]:
        if child.dep_ == "prep" and child.lower_ == "as" and child.i > cue.word.i:
            end = child.right_edge
            start = child.nbor() if is_passive(cue.word) or not held else held[0].left_edge
            if child.i + 1 == end.i and not scene.is_quoted(end):
                return None
            quote = scene.quote_at(child.nbor().idx)
            until = end.idx + len(end)
            if quote is not None and not scene.text[quote.outer.end :].startswith((" and ", ", ")):
                # What stands in marks right behind "as" is the whole name given.
                until = quote.outer.end
            return Span(start.idx, until)
    return None


def naming(cue: Cue, scene: Scene) -> Span | None:
    """Find called *it a step forward*."""
    for child in cue.word.children:
        named = child.dep_ in ("oprd", "attr") or (
            child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ")
        )
        if named and child.i > cue.word.i:
            held = [each for each in cue.word.children if each.dep_ == "dobj"]
            if _is_bare(child, scene) or any(each.lower_.endswith(_SELF) for each in held):
                return None
            start = min([child, *held], key=lambda each: each.i).left_edge
            end = child.right_edge
            return Span(start.idx, end.idx + len(end))
    return _quoted_name(cue, scene)


def _is_bare(name: Token, scene: Scene) -> bool:
    """Tell whether something is named by one word only: called the vote *meaningless*."""
    return name.left_edge == name.right_edge and not scene.is_quoted(name)


def _quoted_name(cue: Cue, scene: Scene) -> Span | None:
    """Find called the plan *"a step forward"* where the parse goes wrong at the marks."""
    sentence = scene.sentence_of(cue.word).tokens
    for token in sentence.doc[cue.word.i + 1 : min(sentence.end, cue.word.i + _NEAR)]:
        verb = token.pos_ in ("VERB", "AUX") and token.dep_ != "dobj"
        if verb and not scene.is_quoted(token):
            return None
        quote = scene.quote_at(token.idx)
        if quote is not None:
            return Span(sentence.doc[cue.word.i + 1].idx, quote.outer.end)
    return None


def held_object(cue: Cue, scene: Scene) -> Span | None:
    """Find announced *a three-day truce*, offered *his rival the office*."""
    held = [each for each in cue.word.children if each.dep_ == "dobj" and each.i > cue.word.i]
    if not held:
        return None
    given = [
        each
        for each in cue.word.children
        if each.dep_ == "dative" and cue.word.i < each.i < held[0].i and each.pos_ != "ADP"
    ]
    start, end = (given or held)[0].left_edge, held[-1].right_edge
    return Span(start.idx, end.idx + len(end))


def number_put(cue: Cue, scene: Scene) -> Span | None:
    """Find put *the toll at 27*."""
    at = number_after_at(cue.word)
    held = [each for each in cue.word.children if each.dep_ == "dobj"]
    if at is None or not held:
        return None
    end = max((at, *at.subtree), key=lambda each: each.i)
    return Span(held[0].left_edge.idx, end.idx + len(end))
