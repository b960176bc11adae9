"""Ties of those who bring an accord about: "a deal brokered by Chad", "a Chad-mediated truce".

Who mediates talks that are told of as such stands with the talks; a truce or an accord has no place
for it, so the tie is to the accord in the words of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Predicate, Realis
from goodoffices.extract.clause_actors import party_at
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    conjuncts,
    doers,
    is_passive,
    realis_of,
    undergoers,
)
from goodoffices.extract.relation_compounds import first_parties, hyphen_before
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import Told, is_past, span_of
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""What makes an accord an earlier one: "the 1996 accord"."""
_FAR = 4
"""Words that may stand between "Chad-brokered" and the accord."""


def mediator_ties(scene: Scene, token: Token) -> Iterator[Told]:
    """Give who brought an accord about, if the word is one of brokering it."""
    words = scene.words.relations
    if token.lower_ in words.brokered and hyphen_before(token):
        yield from _compound(scene, token)
    elif token.pos_ == "VERB" and token.lemma_ in words.broker:
        yield from _told(scene, token)


def _compound(scene: Scene, token: Token) -> Iterator[Told]:
    """Read "an Egyptian-brokered truce"."""
    accord = next(
        (t for t in token.doc[token.i + 1 : token.i + _FAR] if _is_accord(scene, t)), None
    )
    if accord is not None:
        for party in first_parties(scene, token):
            yield _tie(scene, party, token, accord)


def _told(scene: Scene, verb: Token) -> Iterator[Told]:
    """Read "brokered by Chad", "Chad brokered the deal", "which mediated it together with Mali"."""
    if verb.dep_ == "xcomp" or scene.is_quoted(verb):
        return
    if realis_of(verb, scene.words.grammar) is not Realis.ACTUAL:
        return
    accords = [each for each in undergoers(verb) if _is_accord(scene, each)]
    if not accords and verb.dep_ == "acl" and verb.tag_ == "VBN" and _is_accord(scene, verb.head):
        accords = [verb.head]
    if not accords:
        return
    who = agents(verb) if is_passive(verb) or verb.dep_ == "acl" else doers(verb)
    beside = [*after_preposition(verb, ("with", "alongside")), *_together(verb)]
    for noun in named_only(scene, [each for one in (*who, *beside) for each in conjuncts(one)]):
        if not any(child.tag_ == "WP$" for child in noun.children):
            yield _tie(scene, party_at(scene, noun), verb, accords[0])


def _together(verb: Token) -> list[Token]:
    """Give those after "together with", "along with", "jointly with"."""
    advs = [c for c in verb.children if c.lower_ in ("together", "along", "jointly", "alongside")]
    return [each for adv in advs for each in after_preposition(adv, ("with",))]


def _tie(scene: Scene, party: Party, trigger: Token, accord: Token) -> Told:
    first, edge = accord.i, accord.left_edge.i
    while first > edge and scene.doc[first - 1].dep_ in ("compound", "amod", "nummod"):
        first -= 1
    span = Span(scene.doc[first].idx, accord.idx + len(accord))
    if span.start <= trigger.idx < span.end:
        span = span_of(accord)
    whole = Party(span.of(scene.text), span)
    old = is_past(trigger) or _YEAR.search(whole.printed) is not None
    return Told(party, Predicate.MEDIATES, whole, span_of(trigger), "brokers an accord",
                current=not old, confidence=0.8)  # fmt: skip


def _is_accord(scene: Scene, noun: Token) -> bool:
    words = scene.words.talks.signing.accords | scene.words.relations.brokered_too
    return noun.lemma_.lower() in words
