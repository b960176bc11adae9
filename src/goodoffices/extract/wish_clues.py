"""Describes the words that may head what somebody wants, for the learnt weights.

Training and reading describe them by the same code: the words of issues in the phrase, in its
sentence and in the report, what frames found there, and its place in the sentence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from spacy.tokens import Token

from goodoffices.codes import Issue, Stance
from goodoffices.extract.scene import Scene
from goodoffices.facts import Position, Span
from goodoffices.label import Clue
from goodoffices.lexicon.issues import FORCE

KINDS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV"})
"""Classes of words that may head a content."""
_ISSUES = {name: n for n, name in enumerate((*(each.value for each in Issue), FORCE))}
_STANCES = {each: n for n, each in enumerate(Stance)}
_NEAR = 50
"""After so many characters a word of an issue counts half."""
_SAME = 0.5
"""From this share of common characters a frame found the same words."""
_TAGS = ("VERB", "NOUN", "AUX", "ADJ")
_LABELS = ("ccomp", "ROOT", "dobj", "pobj", "xcomp", "conj")
_SUBJECTS = ("nsubj", "nsubjpass")

Told = list[tuple[int, int, float]]
"""Where a word of an issue stands, which, and its weight."""


def clues_of(scene: Scene, ruled: Sequence[Position]) -> list[Clue]:
    """Describe every word of the report that may head the content of a wish."""
    told = [_told(scene, sentence.span) for sentence in scene.sentences]
    each_sentence = [
        _added(places, sentence.span)
        for places, sentence in zip(told, scene.sentences, strict=True)
    ]
    topic = _topic(each_sentence)
    clues: list[Clue] = []
    for sentence, places, whole in zip(scene.sentences, told, each_sentence, strict=True):
        near = [each for each in ruled if each.evidence["content"][0].meets(sentence.span)]
        for word in sentence.words:
            if word.pos_ in KINDS:
                clues.append(_clue(word, scene, near, (places, whole, topic)))
    return clues


def _clue(
    word: Token,
    scene: Scene,
    near: Sequence[Position],
    issues: tuple[Told, list[float], list[float]],
) -> Clue:
    places, whole, topic = issues
    first, last = word.left_edge, word.right_edge
    phrase = Span(first.idx, last.idx + len(last))
    size = last.i + 1 - first.i
    numbers = (
        *_framed(phrase, near), *_shape(word, scene, size), *_added(places, phrase), *whole, *topic,
    )  # fmt: skip
    return Clue(word.i, first.i, last.i, word.head.i, numbers)


def _told(scene: Scene, span: Span) -> Told:
    found = scene.words.positions.issues.places(span.of(scene.text))
    return [(span.start + start, _ISSUES[issue], weight) for start, issue, weight in found]


def _added(places: Told, span: Span) -> list[float]:
    """Add up the words of each issue in a stretch, those at its beginning more."""
    found = [0.0] * len(_ISSUES)
    for start, issue, weight in places:
        if span.start <= start < span.end:
            found[issue] += weight * _NEAR / (_NEAR + start - span.start)
    return found


def _topic(sentences: Sequence[Sequence[float]]) -> list[float]:
    """Tell how much of the report is about each issue, the most told as one."""
    total = [sum(column) for column in zip(*sentences, strict=True)] or [0.0] * len(_ISSUES)
    most = max(total) or 1.0
    return [each / most for each in total]


def _framed(phrase: Span, near: Sequence[Position]) -> list[float]:
    """Tell what frames found in the same words: the stance, how much the same, how sure."""
    found = [0.0] * (len(_STANCES) + 2)
    for each in near:
        span = each.evidence["content"][0]
        common = min(span.end, phrase.end) - max(span.start, phrase.start)
        whole = max(span.end, phrase.end) - min(span.start, phrase.start)
        if common > _SAME * whole:
            share = common / whole
            found[_STANCES[each.stance]] = max(found[_STANCES[each.stance]], share)
            found[-2] = max(found[-2], share)
            found[-1] = max(found[-1], each.confidence)
    return found


def _shape(word: Token, scene: Scene, size: int) -> list[float]:
    """Tell where a word stands: quoted, its class, its part in the clause, how long its phrase."""
    kind, label = word.pos_, word.dep_
    return [
        float(scene.is_quoted(word)), *[float(kind == each) for each in _TAGS],
        *[float(label == each) for each in _LABELS], float(label in _SUBJECTS),
        math.log(size) / 3,
    ]  # fmt: skip
