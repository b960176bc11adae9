"""Ties told by nouns: "an ally of Y", "Y's patron X", "X, head of Y", "allies such as X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate
from goodoffices.extract.clause_actors import owners, people_at
from goodoffices.extract.clauses import after_preposition, conjuncts, subjects
from goodoffices.extract.relation_ties import Told, span_of, told_mode
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.relations import Tie

_BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION, ActorKind.IGO, ActorKind.NGO, ActorKind.OTHER}
)
_SUCH = ("as", "including", "like")


def noun_ties(scene: Scene, noun: Token) -> Iterator[Told]:
    """Give the ties a noun tells between those called so and whoever they belong to."""
    tie = scene.words.relations.nouns.get(noun.lemma_.lower())
    if tie is None:
        return
    called = [each for each in _called(scene, noun) if each.i != noun.i]
    belongs = _belongs(scene, noun, tie)
    mode = told_mode(scene, noun) if tie.predicate is Predicate.SUPPORTS else None
    past = any(child.lower_ in ("former", "ex", "then", "late") for child in noun.children)
    for one in called:
        for other in belongs:
            if one.i == other.i or not _fits(scene, tie, one, other):
                continue
            left, right = (other, one) if tie.turned else (one, other)
            yield Told(
                scene.party(left), tie.predicate, scene.party(right), span_of(noun), "a noun and whose it is",
                mode=mode, current=not past, confidence=0.65,
            )  # fmt: skip


def _called(scene: Scene, noun: Token) -> list[Token]:
    """Give who is called so: apposition either way, "X is an ally", "allies such as X"."""
    found: list[Token] = []
    if noun.dep_ == "appos":
        found.extend(conjuncts(noun.head) if noun.tag_ == "NNS" else [noun.head])
    for child in noun.children:
        if child.dep_ == "appos":
            found.extend(conjuncts(child))
        elif child.dep_ == "prep" and child.lower_ in _SUCH:
            found.extend(each for c in child.children if c.dep_ == "pobj" for each in conjuncts(c))
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.pos_ == "PROPN" and noun.head.i > noun.i:
        found.append(noun.head)
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        found.extend(subjects(noun.head))
    found.extend(people_at(scene, after_preposition(noun, ("from",))) if noun.lemma_ in ("support", "backing") else ())
    return people_at(scene, found)


def _belongs(scene: Scene, noun: Token, tie: Tie) -> list[Token]:
    found = people_at(scene, after_preposition(noun, ("of", "to", "for")))
    if noun.lemma_ in ("support", "backing"):
        return found
    return found or owners(scene, noun) or _owner_beside(scene, noun)


def _owner_beside(scene: Scene, noun: Token) -> list[Token]:
    """ "Party leader Vale": both words hang on the name."""
    if noun.dep_ not in ("compound", "nmod"):
        return []
    beside = [c for c in noun.head.lefts if c.i < noun.i and c.dep_ in ("compound", "amod", "poss", "nmod")]
    return people_at(scene, beside)


def _fits(scene: Scene, tie: Tie, one: Token, other: Token) -> bool:
    mention, owner = scene.mention_at(one), scene.mention_at(other)
    if mention is None or owner is None:
        return False
    if tie.groups:
        return mention.kind is ActorKind.PERSON and owner.kind in _BODIES
    return True
