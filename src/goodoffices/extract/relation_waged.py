"""Ties told by a campaign or by troops that are sent: who helps whoever wages it.

"A campaign led by the Front and backed by Chad", "the army began a Chad-backed offensive", "Chad
sent troops to help the army".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from goodoffices.codes import Predicate, Realis
from goodoffices.extract.clause_actors import owners, party_at, people_at
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    doers,
    is_negated,
    is_passive,
    objects,
    realis_of,
    subjects,
)
from goodoffices.extract.relation_compounds import first_parties, hyphen_before
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import Told, span_of, told_mode
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party

_HOW = "a campaign and who helps it"
_SURE = 0.65


def waged_ties(scene: Scene, token: Token) -> Iterator[Told]:
    """Give the ties that help for a campaign tells, or men who are sent to help."""
    words = scene.words.relations.waged
    if token.pos_ == "VERB" and token.lemma_ in words.helping:
        yield from _sent(scene, token)
        if is_passive(token):
            for campaign in _campaigns(scene, token):
                helpers = named_only(scene, people_at(scene, agents(token)))
                sides = [party_at(scene, each) for each in helpers]
                yield from _helped(scene, token, sides, campaign)
    if token.lower_ in words.joined and hyphen_before(token):
        above = [t for t in (token.head, token.head.head) if t.i > token.i][:1]
        for each in above:
            if each.lemma_ in words.campaigns:
                yield from _helped(scene, token, first_parties(scene, token), each)


def _campaigns(scene: Scene, verb: Token) -> list[Token]:
    """Give the campaign that is helped: "a campaign led by the Front and *backed* by Chad"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    found = [verb.head] if verb.dep_ in ("acl", "relcl") else subjects(verb)
    return [each for each in found if each.lemma_ in scene.words.relations.waged.campaigns]


def _helped(
    scene: Scene, token: Token, helpers: Sequence[Party], campaign: Token
) -> Iterator[Told]:
    wagers = named_only(scene, _wagers(scene, campaign))
    mode = told_mode(scene, token)
    for helper in helpers:
        for one in wagers:
            yield Told(
                helper, Predicate.SUPPORTS, party_at(scene, one), span_of(token), _HOW,
                mode=mode, confidence=_SURE,
            )  # fmt: skip


def _wagers(scene: Scene, campaign: Token) -> list[Token]:
    """Give who wages it: by its verb, by "led by", by "by"."""
    words = scene.words.relations.waged
    found: list[Token] = []
    verb = campaign.head
    if campaign.dep_ == "dobj" and verb.lemma_ in words.waging:
        if is_negated(verb, scene.words.grammar):
            return []
        found += doers(verb)
    for child in campaign.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in words.waging and is_passive(child):
            found += agents(child)
    found += after_preposition(campaign, ("by",))
    return people_at(scene, found) or [
        each for each in owners(scene, campaign) if each.dep_ == "poss"
    ]


def _sent(scene: Scene, verb: Token) -> Iterator[Told]:
    """ "Chad sent troops *to help* the army": whoever sends them helps it."""
    deed = verb.head
    words = scene.words.relations.waged
    if verb.dep_ not in ("advcl", "xcomp") or deed.lemma_ not in words.sending:
        return
    men = {noun.lemma_.lower() for noun in objects(deed)}
    modes = [mode for mode, told in scene.words.relations.modes if men & told]
    if not modes or realis_of(deed, scene.words.grammar) is not Realis.ACTUAL:
        return
    for one in named_only(scene, people_at(scene, doers(deed))):
        for other in named_only(scene, people_at(scene, objects(verb))):
            yield Told(
                party_at(scene, one), Predicate.SUPPORTS, party_at(scene, other), span_of(verb),
                "men sent to help somebody", mode=modes[0], confidence=_SURE,
            )  # fmt: skip
