"""Reads numbers that take their meaning from the figure before them: its parts and its rivals.

"7,000 people, 900 of them children" gives a part; "the union said 850, the government 19" rivals.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from goodoffices.codes import Measure
from goodoffices.extract.clauses import clause_head
from goodoffices.extract.counted import Counted
from goodoffices.extract.readable import readable
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Figure
from goodoffices.lexicon.measures import MeasureWords
from goodoffices.quantities import Quantity

BY_PART = "part of the figure before it"
HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.DISPLACED, Measure.EVACUATED})
"""Measures whose rival counts are given as bare numbers."""
RIVAL_RATIO = 100
"""Rival counts of one thing are of one order: "six" beside "five million" leaves out its scale."""
PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|whom|those)|of (?:them|whom|those|these)),? (?:at least "
    r"|about )?$",
    re.I,
)
_PART_AFTER = re.compile(
    r" (?:of (?:them|whom|those|these)|were (?:children|women|civilians)|(?:children|women"
    r"|civilians)\b)",
    re.I,
)
"""What marks a number as part of the one before it: "7,000 of them children"."""


def read_beside(
    scene: Scene, sentence: Sentence, quantity: Quantity, last: Figure | None
) -> Counted | None:
    """Read a number that takes its meaning from the figure before it."""
    if last is None:
        return None
    if last.sentence == sentence.span:
        part = _as_part(scene, quantity, last)
        if part is not None:
            return part
    return _as_rival(scene, quantity, last)


def _as_rival(scene: Scene, quantity: Quantity, last: Figure) -> Counted | None:
    """Read a bare number that somebody else gives: "the government said 19"."""
    span = scene.doc.char_span(quantity.core, quantity.end, alignment_mode="expand")
    if span is None or last.measure not in HARM or quantity.vague or _elliptic(quantity, last):
        return None
    root = span.root
    if last.sentence == scene.sentence_of(root).span and _as_high(root, scene):
        return Counted(last.measure, None, root, "how high the number before it may be", 0.7)
    counts_nouns = any(child.dep_ == "prep" for child in root.children)
    if counts_nouns or root.dep_ not in ("dobj", "attr", "ccomp", "oprd", "pobj"):
        return None
    verb = clause_head(root if root.dep_ != "ccomp" else root.head)
    told = _is_said_of_it(verb, scene) or _is_number_put(verb, scene)
    if not told and verb.lemma_ not in scene.words.measures.counters:
        return None
    rule = "bare number beside the figure before it"
    return Counted(last.measure, None, verb, rule, 0.75 if told else 0.55)


def _is_number_put(verb: Token, scene: Scene) -> bool:
    """Read "estimate the number at 9,000", "put the figure at 9,000"."""
    words = scene.words.measures
    return verb.lemma_ in words.reaching & words.counters and any(
        _is_toll(child, words) for child in verb.children if child.dep_ == "dobj"
    )


def _is_said_of_it(verb: Token, scene: Scene) -> bool:
    """Read "the union says it is above 9,000", "the league believes the figure is 9,000"."""
    words = scene.words.measures
    if verb.lemma_ not in words.reaching or verb.dep_ != "ccomp":
        return False
    alone = verb.head.dep_ == "ROOT" and verb.head.lemma_ in words.counters | words.beliefs
    return alone and any(
        child.lemma_.lower() == "it" or _is_toll(child, words)
        for child in verb.children
        if child.dep_ == "nsubj"
    )


def _as_high(number: Token, scene: Scene) -> bool:
    """Read "the true number may be as high as 9,000", "the toll is closer to 9,000"."""
    measure = number.head.head if number.dep_ == "pobj" else number
    if measure.lower_ not in scene.words.measures.how_high or measure.head.lemma_ != "be":
        return False
    nouns = [child for child in measure.head.children if child.dep_ == "nsubj"]
    return any(_is_toll(noun, scene.words.measures) for noun in nouns)


def _is_toll(noun: Token, words: MeasureWords) -> bool:
    return noun.lemma_.lower() in words.toll | {"figure"}


def _elliptic(quantity: Quantity, last: Figure) -> bool:
    own, other = quantity.low or quantity.high, last.low or last.high
    return bool(own and other and own * RIVAL_RATIO < other)


def _is_part(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether the words around a number make it part of the one before."""
    before = readable(scene.doc)[max(0, quantity.start - 30) : quantity.start]
    after = _PART_AFTER.match(readable(scene.doc), quantity.end)
    return PART_BEFORE.search(before) is not None or after is not None


def _as_part(scene: Scene, quantity: Quantity, last: Figure) -> Counted | None:
    """A part of the figure before it has that one's measure: "7,000 of them children"."""
    whole, own = last.high or last.low, quantity.low or quantity.high
    if not _is_part(scene, quantity) or (whole and own and own > whole):
        return None
    span = scene.doc.char_span(quantity.core, quantity.end, alignment_mode="expand")
    noun = span.root.head if span is not None and span.root.dep_ == "nummod" else None
    return Counted(last.measure, noun, None, BY_PART, 0.65)
