"""Ties told by a name beside a name: a body's leader and its commanders, and those in a bracket.

"The leader of the Front, Omar Hale", "Omar Hale, a commander of the Front", "the League (Chad,
Mali and Niger)".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate
from goodoffices.extract.clause_actors import party_at
from goodoffices.extract.clause_mentions import own_kind, own_mention
from goodoffices.extract.clauses import after_preposition, conjuncts
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import Told, span_of
from goodoffices.extract.scene import Scene

_RISEN = frozenset({ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION})
_JOINED = _RISEN | {ActorKind.IGO, ActorKind.OTHER, ActorKind.NGO}
_SEVERAL = ("a", "an", "senior", "field", "top")
_FEWEST = 2
_NEAR = 3
"""So many words behind a name its bracket may open: "the Front (or what is left)" is none."""


def listed_ties(scene: Scene, noun: Token) -> Iterator[Told]:
    """Give the ties that stand beside a name: who leads it, serves in it, belongs to it."""
    words = scene.words.relations.ranks
    lemma = noun.lemma_.lower()
    if noun.pos_ == "NOUN" and lemma in words.heads:
        yield from _led(scene, noun)
    if noun.pos_ == "NOUN" and lemma in words.members:
        yield from _served(scene, noun)
    yield from _in_bracket(scene, noun)


def _led(scene: Scene, noun: Token) -> Iterator[Told]:
    """ "The leader of the Front, Omar Hale": the parser hangs Hale on the Front."""
    if any(child.lower_ in ("a", "an", "former", "deputy", "ex") for child in noun.lefts):
        return
    for body in named_only(scene, after_preposition(noun, ("of",))):
        for person in body.children:
            if person.dep_ != "appos" or person.i < body.i:
                continue
            if own_kind(scene, person) is ActorKind.PERSON and own_kind(scene, body) in _RISEN:
                yield Told(
                    party_at(scene, person), Predicate.LEADS, party_at(scene, body),
                    span_of(noun), "a title with its body and a name", confidence=0.65,
                )  # fmt: skip


def _served(scene: Scene, noun: Token) -> Iterator[Told]:
    """ "Omar Hale, a commander of the Front": one of several in it."""
    of_several = _one_of(noun)
    if not of_several and not any(child.lower_ in _SEVERAL for child in noun.lefts):
        return
    people = [noun.head] if noun.dep_ == "appos" else of_several
    people += [child for child in noun.children if child.dep_ == "appos"]
    bodies = after_preposition(noun, ("of", "from", "in", "with"))
    bodies += [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "poss")]
    for person in named_only(scene, people):
        for body in named_only(scene, bodies):
            if own_kind(scene, person) is ActorKind.PERSON and own_kind(scene, body) in _RISEN:
                yield Told(
                    party_at(scene, person), Predicate.MEMBER_OF, party_at(scene, body),
                    span_of(noun), "one of several of a body", confidence=0.65,
                )  # fmt: skip


def _one_of(noun: Token) -> list[Token]:
    """ "Hale, *one of* the volunteers with the Front": of whom the noun is told."""
    one = noun.head.head
    told = noun.dep_ == "pobj" and noun.head.lower_ == "of" and one.lower_ == "one"
    return [one.head] if told and one.dep_ == "appos" else []


def _in_bracket(scene: Scene, name: Token) -> Iterator[Told]:
    """ "The Quartet (Chad, Mali, Niger and Kenya)": those told in the bracket make it up."""
    mention = own_mention(scene, name)
    if mention is None or mention.form != "name" or mention.kind not in _JOINED:
        return
    end = name.i + 1
    if end + _NEAR >= len(name.doc) or name.doc[end].text != "(":
        return
    inside = []
    for token in name.doc[end + 1 : name.sent.end]:
        if token.text == ")":
            break
        inside.append(token)
    listed = _names_in(scene, inside)
    if len(listed) < _FEWEST:
        return
    for one in listed:
        yield Told(
            party_at(scene, one), Predicate.MEMBER_OF, party_at(scene, name),
            span_of(one), "a body and whom it is made up of", confidence=0.65,
        )  # fmt: skip


def _names_in(scene: Scene, inside: list[Token]) -> list[Token]:
    """Give the names of a bracket that holds nothing but names."""
    if any(token.pos_ in ("VERB", "AUX", "ADP") for token in inside):
        return []
    heads: dict[int, Token] = {}
    for token in inside:
        for each in conjuncts(token):
            mention = own_mention(scene, each)
            if mention is not None and mention.form in ("name", "place") and each in inside:
                heads.setdefault(mention.span.start, each)
    return list(heads.values())
