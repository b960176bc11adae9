"""Decides which issue a position is about: by its own words, else by what they point back to."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.codes import Issue, StretchKind
from goodoffices.extract.position_found import Found
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Span

_THIN = 3
"""So few words tell no issue by the sentence they stand in, unless they point back."""
_BACK = 2
"""How many sentences back "the deal" or "it" is looked for."""


def issue_of(found: Found, scene: Scene) -> tuple[Issue | None, bool]:
    """Give the issue of a position, and whether its own words tell it."""
    words = scene.words.positions.issues
    content = found.content.of(scene.text)
    core = _core(found.content, scene)
    if found.condition is not None:
        known = words.issue_of(_core(found.condition, scene), core, content)
    else:
        known = words.issue_of(core, content)
    if known is not None:
        return known, True
    return words.issue_of("", *_around(found, content, scene)), False


def _core(span: Span, scene: Scene) -> str:
    """Give the words of a content without the clauses that only describe: "the truce, *which*"."""
    words = scene.doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return span.of(scene.text)
    aside = {
        inner.i
        for token in words
        if token.dep_ == "relcl" and token.head.i >= words.start
        for inner in token.subtree
    }
    return " ".join(token.text for token in words if token.i not in aside)


def _around(found: Found, content: str, scene: Scene) -> Iterator[str]:
    """Give the texts that may tell what an open content is about, the nearest first."""
    words = scene.words.positions.issues
    back = words.points_back(content) or found.word.lemma_.lower() in words.motions
    sentence = scene.sentence_of(found.word)
    if back or len(content.split()) >= _THIN:
        yield sentence.span.of(scene.text)
    if back:
        yield from (each.span.of(scene.text) for each in _before(sentence, scene))


def _before(sentence: Sentence, scene: Scene) -> Iterator[Sentence]:
    """Give the sentences before one, nearest first, and the headline."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        yield scene.sentences[index]
    yield from (each for each in scene.sentences if each.part is StretchKind.HEADLINE)
