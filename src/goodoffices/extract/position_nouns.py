"""Reads an adjective or noun of wanting: ready to, its opposition to, their goal is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clauses import after_preposition, doers, is_negated, subjects
from goodoffices.extract.position_found import FLIPPED, PREPOSITIONS, Found, holders, words_of
from goodoffices.extract.position_verbs import is_open
from goodoffices.extract.scene import Scene

_ABOUT = PREPOSITIONS | {"over", "with", "at"}


def adjective_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "is ready to", "are wary of": one position for each thing told."""
    stance = scene.words.positions.adjectives.get(token.lower_)
    if stance is None or token.dep_ not in ("acomp", "oprd", "ccomp", "ROOT", "conj"):
        return
    if is_open(token, scene):
        return
    inner = [c for c in token.children if c.i > token.i and _completes(c)]
    negated = is_negated(token.head, scene.words.grammar) or is_negated(token, scene.words.grammar)
    who = doers(token.head) if token.dep_ == "acomp" else subjects(token)
    for holder in holders(who, scene):
        for each in inner:
            yield Found(
                word=token,
                holder=holder,
                stance=FLIPPED.get(stance, stance) if negated else stance,
                content=words_of(each),
                rule=f"adjective '{token.lower_}'",
                by_itself=True,
            )


def _completes(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in _ABOUT
    return child.dep_ in ("xcomp", "ccomp", "pcomp")


def noun_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "its opposition to", "their demand for": the owner holds what stands after."""
    stance = scene.words.positions.nouns.get(token.lemma_.lower())
    if stance is None:
        return
    if token.lower_ == "opposition" and not after_preposition(token, ("to",)):
        return  # the opposition is a group
    owners = _owners(token)
    for inner in _after_noun(token):
        if inner.dep_ == "prep":
            inner = next((c for c in inner.children if c.dep_ in ("pobj", "pcomp")), inner)
        if stance is Stance.SUPPORT and _is_actor(inner, scene):
            continue  # "its support for the rebels" is a tie
        for holder in holders(owners, scene):
            yield Found(
                word=token,
                holder=holder,
                stance=stance,
                content=words_of(inner),
                rule=f"noun '{token.lemma_}'",
            )


def _owners(token: Token) -> list[Token]:
    """Give whose opposition or goal it is: before the noun, after "by", or the doer of its verb."""
    owners = [child for child in token.children if child.dep_ == "poss"]
    verb = token.head.head if token.head.dep_ in ("ccomp", "oprd", "acomp") else token.head
    if owners and owners[0].tag_ == "PRP$" and token.dep_ == "nsubj" and verb.lemma_ == "make":
        return doers(verb)
    pronoun = bool(owners) and owners[0].tag_ == "PRP$"
    if (not owners or pronoun) and token.dep_ in ("dobj", "attr"):
        found = [each for each in doers(token.head) if each != token]
        if found and token.dep_ == "dobj":
            return found
    return owners + after_preposition(token, ("by", "from", "among"))


def _is_actor(noun: Token, scene: Scene) -> bool:
    mention = scene.mention_at(noun)
    return mention is not None and mention.form != "place"


def _after_noun(token: Token) -> list[Token]:
    """Give what a noun of wanting is about: after its preposition, or beyond "is"."""
    for child in token.children:
        if child.i > token.i and (
            (child.dep_ in ("acl", "relcl", "xcomp") and child.tag_ == "VB")
            or (child.dep_ == "prep" and child.lower_ in _ABOUT)
        ):
            return [child]
    if token.head.lemma_ == "be":
        other = ("csubj", "nsubj") if token.dep_ == "attr" else ("attr", "xcomp", "ccomp")
        return [child for child in token.head.children if child.dep_ in other and child != token]
    return []
