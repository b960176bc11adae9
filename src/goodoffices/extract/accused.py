"""Keeps apart who accuses and who is accused: "Vale, long accused of arming them, left"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from goodoffices.extract.clauses import agents, has_subject
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span, Statement

_OF = frozenset({"of", "for", "with"})


def without_accused(scene: Scene, told: Iterable[Statement]) -> Iterator[Statement]:
    """Leave out charges whose speaker is the one who is charged; who accuses is not told."""
    for statement in told:
        cue = _word(scene, statement.evidence.get("cue", ()))
        speakers = statement.evidence.get("speaker", ())
        if cue is None or not any(_holds(span, charged_by(cue, scene)) for span in speakers):
            yield statement


def charged_by(verb: Token, scene: Scene) -> list[Token]:
    """Give who is charged by a participle without an accuser: "Vale, *accused* of treason"."""
    charges = scene.words.positions.blaming
    if verb.lemma_ not in charges or verb.tag_ not in ("VBN", "VBD") or agents(verb):
        return []
    passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if passive or verb.dep_ not in ("acl", "advcl", "amod", "relcl") or has_subject(verb):
        return passive
    noun = verb.head
    return [noun] if noun.pos_ in ("NOUN", "PROPN") else [c for c in noun.lefts if "subj" in c.dep_]


def is_only_charged(verb: Token, scene: Scene) -> bool:
    """Tell whether a deed is what somebody is charged with, by nobody who is named."""
    outer = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in _OF else verb
    return outer.i != verb.i and bool(charged_by(outer, scene))


def _holds(span: Span, charged: list[Token]) -> bool:
    return any(span.start <= token.idx < span.end for token in charged)


def _word(scene: Scene, spans: tuple[Span, ...]) -> Token | None:
    if not spans:
        return None
    words = scene.doc.char_span(spans[0].start, spans[0].end, alignment_mode="expand")
    return words.root if words is not None else None
