"""Ties told by what two have with each other ("its links to X") and whom a coalition is against."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate
from goodoffices.extract.clause_actors import iter_sides, owners, party_at, people_at
from goodoffices.extract.clause_mentions import own_kind
from goodoffices.extract.clauses import after_preposition, clause_head, is_negated, subjects
from goodoffices.extract.relation_sides import listed_with, named_only
from goodoffices.extract.relation_ties import Told, span_of
from goodoffices.extract.scene import Scene

_FIGHTERS = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})
_LANDS = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_LEAGUES = frozenset({ActorKind.IGO, ActorKind.NGO})
_HOW = "what two have with each other"


def link_ties(scene: Scene, noun: Token) -> Iterator[Told]:
    """Give the ties that "links", "ties", "cooperation" and "a coalition against" tell."""
    words = scene.words.relations.links
    lemma = noun.lemma_.lower()
    if lemma in words.against:
        yield from _against(scene, noun)
    if lemma in words.links or lemma in words.shared:
        yield from _between(scene, noun)


def _against(scene: Scene, noun: Token) -> Iterator[Told]:
    """ "The coalition against the Front": whoever belongs to it opposes the Front."""
    for one in named_only(scene, [noun]):
        for other in named_only(scene, people_at(scene, after_preposition(noun, ("against",)))):
            yield Told(
                party_at(scene, one), Predicate.OPPOSES, party_at(scene, other), span_of(noun),
                "a coalition and whom it is against", confidence=0.65,
            )  # fmt: skip


def _between(scene: Scene, noun: Token) -> Iterator[Told]:
    if _is_denied(scene, noun):
        return
    sides = named_only(scene, iter_sides(scene, noun))
    ones, others = (sides[:1], sides[1:2]) if sides else (_ones(scene, noun), _others(scene, noun))
    for one in ones:
        for other in others:
            predicate = _predicate(scene, noun, one, other)
            if predicate is not None and one.i != other.i:
                yield Told(
                    party_at(scene, one), predicate, party_at(scene, other), span_of(noun), _HOW,
                    confidence=0.6,
                )  # fmt: skip


def _ones(scene: Scene, noun: Token) -> list[Token]:
    """Give who has them: "its links", "the cooperation of Chad", "groups with links to"."""
    found = owners(scene, noun) or people_at(scene, after_preposition(noun, ("of",)))
    held = noun.head if noun.dep_ == "conj" and noun.head.dep_ == "dobj" else noun
    verb = held.head
    if not found and _is_held(scene, held, verb):
        found = people_at(scene, subjects(verb))
        found = [each for one in found for each in listed_with(scene, one)]
    if not found and noun.dep_ == "pobj" and noun.head.lower_ == "with":
        whose = noun.head.head
        found = people_at(scene, [whose]) if whose.pos_ in ("NOUN", "PROPN") else []
    return named_only(scene, found)


def _is_held(scene: Scene, noun: Token, verb: Token) -> bool:
    """Tell whether the subject of a verb has it: "has overlapping claims and close ties"."""
    if noun.dep_ == "dobj":
        return verb.lemma_ in scene.words.relations.links.held
    # The parser takes "overlapping" for the verb and "have" for its helper.
    return noun.dep_ == "conj" and any(c.lower_ == "have" and c.i < noun.i for c in verb.children)


def _others(scene: Scene, noun: Token) -> list[Token]:
    return named_only(scene, people_at(scene, after_preposition(noun, ("to", "with"))))


def _predicate(scene: Scene, noun: Token, one: Token, other: Token) -> Predicate | None:
    """Give the tie: states are allied by close or military ties, others linked by any."""
    words = scene.words.relations.links
    kinds = {own_kind(scene, one), own_kind(scene, other)}
    told = {child.lower_ for child in noun.lefts}
    close = bool(told & words.close) and not told & words.trade
    if kinds & _LEAGUES or (None in kinds and noun.lemma_ not in words.links):
        return None
    if noun.lemma_.lower() in words.shared:
        return Predicate.ALLIED_WITH if close or kinds & _FIGHTERS else None
    if kinds <= _LANDS:
        return Predicate.ALLIED_WITH if close else None
    return Predicate.LINKED_TO if kinds & _FIGHTERS else None


def _is_denied(scene: Scene, noun: Token) -> bool:
    """Tell whether there are none, or no more: "no links to", "cut its ties with"."""
    if any(child.lower_ in ("no", "any", "alleged", "supposed") for child in noun.lefts):
        return True
    verb = clause_head(noun)
    words = scene.words.relations.links.cut
    return verb.lemma_ in words or is_negated(verb, scene.words.grammar)
