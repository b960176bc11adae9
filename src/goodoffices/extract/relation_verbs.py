"""Ties told by verbs: "Chad, which arms the militia", "deemed a terrorist group by Ankara"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate, Realis
from goodoffices.extract.clause_actors import own_mention, party_at, people_at
from goodoffices.extract.clauses import (
    after_preposition,
    complements,
    doers,
    is_negated,
    is_passive,
    realis_of,
    recipients,
    undergoers,
)
from goodoffices.extract.event_frames import words_around
from goodoffices.extract.relation_ties import Told, is_past, named_only, span_of, told_mode
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.relations import Tie

_AIMS = frozenset({"fight", "seek", "try", "want", "vow", "battle", "aim", "struggle", "work"})


def verb_ties(scene: Scene, verb: Token) -> Iterator[Told]:
    """Give the ties a verb tells, one for each pair of its two sides."""
    tie = _tie(scene, verb)
    if tie is None or is_negated(verb, scene.words.grammar):
        return
    if not tie.standing and realis_of(verb, scene.words.grammar) is not Realis.ACTUAL:
        return
    if tie.standing and not (verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _AIMS):
        return
    left = people_at(scene, doers(verb)) if not tie.passive else people_at(scene, undergoers(verb))
    right = _others(scene, verb, tie)
    left, right = named_only(scene, left), named_only(scene, right)
    if tie.mutual:
        left, right = left[:1], left[1:] or right
    mode = tie.mode
    if tie.predicate is Predicate.SUPPORTS:
        mode = told_mode(scene, verb) or mode
    for one in left:
        for other in right:
            if one.i == other.i or not _fits(scene, tie, one, other):
                continue
            first, second = (other, one) if tie.turned else (one, other)
            yield Told(
                party_at(scene, first), tie.predicate, party_at(scene, second), span_of(verb),
                "a verb with its two sides", mode=mode, current=not is_past(verb),
            )  # fmt: skip


def _tie(scene: Scene, verb: Token) -> Tie | None:
    ties = scene.words.relations.verbs.get(verb.lemma_.lower(), ())
    if not ties:
        return None
    around = frozenset(words_around(verb))
    for beside, tie in ties:
        if beside and beside not in {child.lower_ for child in verb.children}:
            continue
        if tie.passive and not is_passive(verb):
            continue
        if (not tie.needs or tie.needs & around) and not tie.unless & around:
            return tie
    return None


def _others(scene: Scene, verb: Token, tie: Tie) -> list[Token]:
    for place in tie.object:
        if place == "object":
            tokens = [each for each in undergoers(verb) if not _is_label(tie, each)]
            if not tokens and verb.dep_ == "relcl":
                tokens = [verb.head]
            tokens = tokens or _called_something(verb)
        elif place == "recipient":
            tokens = recipients(verb)
        else:
            tokens = after_preposition(verb, (place,))
        found = people_at(scene, tokens)
        if found:
            return found
    return []


def _called_something(verb: Token) -> list[Token]:
    """In "consider the front a terrorist group" the parser makes the front a subject."""
    small = [each for each in complements(verb) if each.pos_ in ("NOUN", "PROPN")]
    return [child for each in small for child in each.children if child.dep_ == "nsubj"]


def _is_label(tie: Tie, noun: Token) -> bool:
    """In "deemed a terrorist group" the group is what somebody is called, not somebody."""
    if tie.predicate is not Predicate.DESIGNATES_TERRORIST:
        return False
    return bool({noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.children)} & tie.needs)


def _fits(scene: Scene, tie: Tie, one: Token, other: Token) -> bool:
    if tie.persons:
        return _kind(scene, one) is ActorKind.PERSON and _kind(scene, other) is ActorKind.PERSON
    if tie.groups:
        bodies = (
            ActorKind.OPPOSITION_COALITION,
            ActorKind.ARMED_GROUP,
            ActorKind.IGO,
            ActorKind.OTHER,
        )
        return _kind(scene, one) in bodies and own_mention(scene, other) is not None
    return True


def _kind(scene: Scene, token: Token) -> ActorKind | None:
    mention = own_mention(scene, token)
    return mention.kind if mention else None
