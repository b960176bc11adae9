"""Ties told by adjectives: "militias loyal to Vale", "the army and allied militias"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate
from goodoffices.extract.clause_actors import party_at, people_at
from goodoffices.extract.clauses import after_preposition, conjuncts, is_negated, subjects
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import ONCE, Told, span_of
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span


def adjective_ties(scene: Scene, word: Token) -> Iterator[Told]:
    """Give who stands by whom: whoever is called loyal, and whoever it is to."""
    tie = scene.words.relations.adjectives.get(word.lower_)
    if tie is None or is_negated(word, scene.words.grammar):
        return
    if is_negated(word.head, scene.words.grammar):
        return
    past = word.i > 0 and word.nbor(-1).lower_ in ONCE
    others = [each for noun in after_preposition(word, tie.object) for each in conjuncts(noun)]
    for one in _called(scene, word):
        if _is_place(scene, one):
            continue  # "towns loyal to Chad": who lives there is not told
        for other in named_only(scene, people_at(scene, others)):
            if one.i == other.i:
                continue
            yield Told(
                party_at(scene, one), tie.predicate, party_at(scene, other), span_of(word),
                "an adjective with its two sides",
                mode=tie.mode if tie.predicate is Predicate.SUPPORTS else None,
                current=not past, confidence=0.65 if _is_told(scene, one) else 0.3,
            )  # fmt: skip


def allied_ties(scene: Scene, noun: Token) -> Iterator[Told]:
    """ "The army and *allied* militias": those joined to it are its allies."""
    word = next((c for c in noun.lefts if c.lower_ == "allied" and c.dep_ == "amod"), None)
    if word is None or noun.dep_ != "conj":
        return
    words = scene.words.relations
    if noun.lemma_.lower() not in words.bodies | words.sides.fighters | words.sides.named:
        return
    if word.nbor(-1).lower_ not in ("and", "its", "their"):
        return  # "Chad-allied militias" are told by the compound
    first = Span(word.idx, noun.idx + len(noun))
    for other in named_only(scene, people_at(scene, [noun.head])):
        yield Told(
            Party(first.of(scene.text), first), Predicate.ALLIED_WITH, party_at(scene, other),
            span_of(word), "allies beside whom they stand by", confidence=0.65,
        )  # fmt: skip


def _is_told(scene: Scene, one: Token) -> bool:
    """Tell whether more is told of whoever is loyal than that they are "forces" or "militants"."""
    bare = one.tag_ == "NNS" and one.left_edge.i == one.i
    return not bare or scene.mention_at(one) is None


def _is_place(scene: Scene, one: Token) -> bool:
    mention = scene.mention_at(one)
    unknown = mention is None or mention.kind is ActorKind.OTHER
    return unknown and one.ent_type_ in ("GPE", "LOC", "FAC")


def _called(scene: Scene, word: Token) -> list[Token]:
    """Give who is called so: the noun before it, or the subject of "is loyal to"."""
    if word.dep_ == "acomp":
        return named_only(scene, people_at(scene, subjects(word.head)))
    before = word.nbor(-1) if word.i > word.sent.start else word
    if before.pos_ == "ADV" and before.i > word.sent.start:
        before = before.nbor(-1)
    # Whatever the parser hangs it on: in "the front and units loyal to Vale" only the units are.
    if before.pos_ not in ("NOUN", "PROPN"):
        return []
    found = named_only(scene, people_at(scene, [before]))
    joined = [each for each in before.subtree if each.dep_ in ("cc", "conj") and each.i < before.i]
    first = joined[-1].i + 1 if joined else before.left_edge.i
    return [each for each in found if first <= each.i <= before.i]
