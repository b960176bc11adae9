"""Ties of two short clauses run into one: "with Mali aiding Hale and Chad backing rebels"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Predicate
from goodoffices.extract.clause_actors import party_at, people_at
from goodoffices.extract.relation_ties import Told, span_of
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span

_DOING = "ing"
_BEFORE = 2
"""How many words stand before the second verb: "and Chad"."""


def torn_ties(scene: Scene, word: Token) -> Iterator[Told]:
    """Give the tie of "Chad *backing* rebels" where the parser takes it for a part of "rebels"."""
    if word.dep_ not in ("compound", "amod", "nmod") or word.i - _BEFORE < word.sent.start:
        return
    predicate = _told_by(scene, word)
    helper, joined, others = word.nbor(-1), word.nbor(-2), word.head
    if predicate is None or others.i < word.i or joined.lower_ not in ("and", "while"):
        return
    if helper.pos_ != "PROPN" or not _is_parallel(scene, others, joined):
        return
    sides = people_at(scene, [helper])
    if sides and _stands_alone(word, others):
        yield Told(
            party_at(scene, sides[0]), predicate, _without(scene, others, word), span_of(word),
            "a verb with its two sides, run into the clause before it", confidence=0.6,
        )  # fmt: skip


def _told_by(scene: Scene, word: Token) -> Predicate | None:
    """Give the tie that the verb of an -ing form tells: only backing and fighting are told so."""
    stem = word.lower_.removesuffix(_DOING)
    if stem == word.lower_:
        return None
    for lemma in (stem, f"{stem}e"):
        for beside, tie in scene.words.relations.verbs.get(lemma, ()):
            plain = not beside and not tie.needs and "object" in tie.object
            if plain and tie.predicate in (Predicate.SUPPORTS, Predicate.OPPOSES):
                return tie.predicate
    return None


def _is_parallel(scene: Scene, others: Token, joined: Token) -> bool:
    """Tell whether the clause before is of the same build: "Mali *supporting* Hale and ..."."""
    first = others.head
    return (
        first.tag_ == "VBG"
        and first.i < joined.i
        and first.lemma_.lower() in scene.words.relations.verbs
        and any(child.dep_ == "nsubj" for child in first.children)
    )


def _stands_alone(word: Token, others: Token) -> bool:
    """Tell whether only describing words stand between the verb and whom it is done to."""
    between = word.doc[word.i + 1 : others.i]
    return all(t.dep_ in ("det", "amod", "compound", "nmod", "poss", "case") for t in between)


def _without(scene: Scene, others: Token, word: Token) -> Party:
    """Give whom it is done to without the verb that the parser counts to the name."""
    start = word.doc[word.i + 1].idx
    span = Span(start, others.idx + len(others))
    return Party(printed=span.of(scene.text), span=span)
