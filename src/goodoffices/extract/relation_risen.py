"""Ties of those who have risen against a ruler, told by what they are to him and not by a name.

"Opponents of President Vale", "Chad backs the rebellion against him", "a bloc of groups fighting
Vale": those who oppose him are the rebels or the opposition that the report tells of elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate
from goodoffices.extract.clause_actors import owners, party_at, people_at
from goodoffices.extract.clauses import after_preposition, conjuncts, objects, subjects
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import Told, span_of, told_mode
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Party

_HOW = "those who have risen against somebody"
_SURE = 0.6


def risen_ties(scene: Scene, noun: Token) -> Iterator[Told]:
    """Give the ties that "opponents of", "the rebellion against" and "groups fighting" tell."""
    words = scene.words.relations.risen
    lemma = noun.lemma_.lower()
    if lemma in words.opponents and noun.tag_ == "NNS" and not _are_named(scene, noun):
        gathering = noun.dep_ == "dobj" and _gathers(scene, noun.head)
        bodies = _gatherers(scene, noun.head) if gathering else None
        yield from _opposed(scene, noun, _whose(scene, noun), bodies)
    elif lemma in words.risings:
        against = people_at(scene, after_preposition(noun, ("against",)))
        yield from _opposed(scene, noun, [each for each in against if _rules(scene, each)])
        yield from _backed(scene, noun, against)
    elif lemma in words.bodies:
        yield from _gathered(scene, noun)


def _whose(scene: Scene, noun: Token) -> list[Token]:
    found = people_at(scene, after_preposition(noun, ("of",))) or owners(scene, noun)
    return [each for each in found if _rules(scene, each)]


def _are_named(scene: Scene, noun: Token) -> bool:
    """Tell whether the report says who they are: "opponents such as Chad", "his Turkish foes"."""
    told = {"appos", "nummod"} & {child.dep_ for child in noun.children}
    like = any(child.lower_ in ("as", "like", "including") for child in noun.children)
    states = any(c.ent_type_ in ("NORP", "GPE") and c.dep_ != "poss" for c in noun.lefts)
    return bool(told) or like or states


def _rules(scene: Scene, token: Token) -> bool:
    """Tell whether somebody rules: a government, or a person whom the report calls president."""
    mention = scene.mention_at(token)
    if mention is None or mention.kind is not ActorKind.PERSON:
        return mention is not None and mention.kind is ActorKind.GOVERNMENT
    last = mention.printed.split()[-1]
    same = [m for m in scene.mentions if m.kind is ActorKind.PERSON and last in m.printed.split()]
    return mention.form == "pronoun" or any(_is_ruler(scene, each) for each in same)


def _is_ruler(scene: Scene, mention: Mention) -> bool:
    title = mention.title.lower()
    leads = any(title.endswith(each) for each in scene.words.titles.leaders)
    return leads and "former" not in title


def _rebels(scene: Scene, noun: Token) -> Party | None:
    """Give the rebels or the opposition that the report tells of, as told nearest before."""
    told = [
        m for m in scene.mentions
        if m.kind is ActorKind.OPPOSITION_COALITION and m.form == "nominal"
    ]  # fmt: skip
    if not told:
        return None
    near = min(told, key=lambda m: (m.span.start > noun.idx, abs(m.span.start - noun.idx)))
    return Party(near.printed, near.span)


def _opposed(
    scene: Scene, noun: Token, whom: list[Token], bodies: list[Token] | None = None
) -> Iterator[Told]:
    """Give who opposes a ruler: the rebels, or the body that "includes opponents of" him."""
    rebels = _rebels(scene, noun)
    ones = [rebels] if rebels is not None else []
    if bodies is not None:
        ones = [party_at(scene, each) for each in named_only(scene, bodies)]
    for one in ones:
        for other in named_only(scene, whom):
            yield Told(
                one, Predicate.OPPOSES, party_at(scene, other), span_of(noun), _HOW,
                confidence=_SURE,
            )  # fmt: skip


def _backed(scene: Scene, noun: Token, against: list[Token]) -> Iterator[Told]:
    """ "Chad has *backed* the rebellion": who backs it backs the rebels."""
    verb = noun.head
    rebels = _rebels(scene, noun)
    if rebels is None or not against or noun.dep_ != "dobj":
        return
    if verb.lemma_ not in scene.words.relations.waged.helping:
        return
    for one in named_only(scene, people_at(scene, subjects(verb))):
        yield Told(
            party_at(scene, one), Predicate.SUPPORTS, rebels, span_of(verb), _HOW,
            mode=told_mode(scene, verb), confidence=_SURE,
        )  # fmt: skip


def _gathered(scene: Scene, noun: Token) -> Iterator[Told]:
    """ "The bloc groups parties *fighting* Vale", "which includes opponents of him"."""
    verb = noun.head
    words = scene.words.relations
    if noun.tag_ != "NNS" or noun.dep_ != "dobj" or not _gathers(scene, verb):
        return
    for child in noun.children:
        if child.dep_ not in ("acl", "relcl") or child.lemma_ not in words.risen.fighting:
            continue
        whom = [each for thing in objects(child) for each in conjuncts(thing)]
        for one in named_only(scene, people_at(scene, subjects(verb))):
            for other in named_only(scene, people_at(scene, whom)):
                yield Told(
                    party_at(scene, one), Predicate.OPPOSES, party_at(scene, other),
                    span_of(child), "a body and whom its members fight", confidence=_SURE,
                )  # fmt: skip


def _gatherers(scene: Scene, verb: Token) -> list[Token]:
    """Give the body that "which" stands for: "the head of *the bloc* (B), which includes"."""
    which = next((c for c in verb.children if c.tag_ == "WDT"), None)
    if which is None:
        return people_at(scene, subjects(verb))
    named = [
        m for m in scene.mentions
        if m.form == "name" and m.kind is not ActorKind.PERSON and m.span.end <= which.idx
        and m.sentence == scene.sentence_of(which).index
    ]  # fmt: skip
    last = max(named, key=lambda m: m.span.end, default=None)
    words = scene.doc.char_span(last.span.start, last.span.end) if last is not None else None
    return [words.root] if words is not None else []


def _gathers(scene: Scene, verb: Token) -> bool:
    ties = scene.words.relations.verbs.get(verb.lemma_.lower(), ())
    return any(tie.predicate is Predicate.MEMBER_OF and tie.groups for _, tie in ties)
