"""Finds how talks ended: the sides that sign an accord where talks are told to be held.

"The government and the rebels signed a peace agreement in Accra" says who sat at the Accra talks
and what came of them. A signing alone, with no talks told of, is an event and makes no talks.
"""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Realis
from goodoffices.extract.clauses import (
    after_preposition,
    doers,
    is_passive,
    realis_of,
    subjects,
    undergoers,
)
from goodoffices.extract.scene import Scene


def is_signing(verb: Token, scene: Scene) -> bool:
    """Tell whether a verb says that an accord was signed, as done, by somebody told."""
    words = scene.words.talks.signing
    if verb.pos_ != "VERB" or verb.lemma_ not in words.verbs or scene.is_quoted(verb):
        return False
    signed = undergoers(verb)
    if not any(each.lemma_.lower() in words.accords for each in signed):
        return False
    if realis_of(verb, scene.words.grammar) is not Realis.ACTUAL or verb.tag_ == "VBG":
        return False
    return bool(signers(verb))


def signers(verb: Token) -> list[Token]:
    """Give who signs: the subject or the "by" phrase, and those after "with" and "between"."""
    found = [*doers(verb), *after_preposition(verb, ("with",))]
    found += [each for noun in subjects(verb) for each in _persons_before(noun)]
    for accord in undergoers(verb):
        found += after_preposition(accord, ("between", "with"))
        if not is_passive(verb):
            continue
        found += after_preposition(verb, ("between",))
    return found


def _persons_before(noun: Token) -> list[Token]:
    """Give persons taken for part of a title: the Roe of "chief Ann Roe and commander Joe Moe"."""
    return [
        each
        for each in noun.subtree
        if each.i + 1 < noun.i
        and each.ent_type_ == "PERSON"
        and each.nbor().lower_ == "and"
        and each.dep_ == "nmod"
    ]


def signing_place(verb: Token) -> list[Token]:
    """Give the words behind "in" and "at" of a signing, also where the accord carries them."""
    found = after_preposition(verb, ("in", "at"))
    for accord in undergoers(verb):
        found += after_preposition(accord, ("in", "at"))
    return found


def bargains(verb: Token, scene: Scene) -> bool:
    """Tell whether a side bargains with another, no person with a person: "negotiated with"."""
    if verb.lemma_ not in scene.words.talks.signing.bargaining or verb.pos_ != "VERB":
        return False
    if verb.lemma_ == "sit" and not any(child.lower_ == "down" for child in verb.children):
        return False
    if realis_of(verb, scene.words.grammar) not in (Realis.ACTUAL, Realis.PLANNED):
        return False
    others = after_preposition(verb, ("with",))
    mentions = [scene.mention_at(each) for each in others]
    return any(each is not None and each.kind is not ActorKind.PERSON for each in mentions)


def sides_meet(verb: Token, scene: Scene) -> bool:
    """Tell whether envoys of one side meet those of another: "officials met rebel delegates"."""
    others = [*after_preposition(verb, ("with",)), *undergoers(verb)]
    carriers = scene.words.talks.attendance.carriers
    both = (subjects(verb), others)
    return (
        verb.lemma_ == "meet"
        and not is_passive(verb)
        and all(
            who and all(each.tag_ == "NNS" and each.lemma_.lower() in carriers for each in who)
            for who in both
        )
    )


def sits_down(verb: Token, scene: Scene) -> bool:
    """Tell "sat at the same table", "the army and the rebels sat down": sides that talk."""
    if verb.lemma_ in scene.words.talks.signing.together:
        return _are_foes(subjects(verb), scene) and not is_passive(verb)
    if verb.lemma_ != "sit":
        return False
    beside = {child.lower_ for child in verb.children}
    table = any(each.lower_ == "table" for each in after_preposition(verb, ("at", "around")))
    return table or (
        "down" in beside and ("together" in beside or _are_foes(subjects(verb), scene))
    )


def _are_foes(who: list[Token], scene: Scene) -> bool:
    """Tell whether those who act are a government and rebels, two states, or "both sides"."""
    known = scene.words.talks.attendance
    if any(each.lower_ in known.sides for each in who):
        return True
    mentions = [scene.mention_at(each) for each in who]
    states = [each for each in mentions if each is not None and each.kind is ActorKind.STATE]
    rebels = [each for each in who if each.lower_ in known.opponents or _is_armed(each, scene)]
    return len(who) > 1 and bool(rebels or len(states) > 1)


def _is_armed(noun: Token, scene: Scene) -> bool:
    mention = scene.mention_at(noun)
    return mention is not None and mention.kind is ActorKind.ARMED_GROUP


def agrees(verb: Token, scene: Scene) -> bool:
    """Tell whether several sides agree somewhere: "the factions agreed in Accra on a council"."""
    if verb.lemma_ not in scene.words.talks.signing.agreeing or verb.pos_ != "VERB":
        return False
    if realis_of(verb, scene.words.grammar) is not Realis.ACTUAL or is_passive(verb):
        return False
    if not any(child.dep_ == "prep" and child.lower_ in ("in", "at") for child in verb.children):
        return False
    who = subjects(verb)
    known = scene.words.talks.attendance
    plural = [each for each in who if each.tag_ in ("NNS", "NNPS")]
    return len(who) > 1 or any(
        each.lower_ in known.sides
        or each.lemma_.lower() in known.carriers | known.comers
        or scene.mention_at(each) is not None
        for each in plural
    )
