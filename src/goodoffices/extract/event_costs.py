"""Who suffered and who claimed an attack that a noun tells: by the verbs around the noun.

"Two men died in a raid", "a raid that killed two men", "the group claimed the raid".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.clause_actors import people_at
from goodoffices.extract.clauses import (
    after_preposition,
    doers,
    is_negated,
    objects,
    subjects,
    undergoers,
)
from goodoffices.extract.event_bundles import whole_act
from goodoffices.extract.scene import Scene

_FELL = frozenset({"die", "perish", "succumb"})
_HARMED = frozenset({"kill", "wound", "injure", "maim", "hurt", "claim", "hit", "strike"})
_IN = frozenset({"in", "by", "during", "from"})
_CLAIMS = frozenset({"claim", "assume", "accept", "admit", "take"})


def victims_of(scene: Scene, noun: Token) -> list[Token]:
    """Give whom an attack hit, where only the verb around its noun tells it."""
    around = _verbs_around(scene, noun)
    return people_at(scene, [one for verb, within in around for one in _hit(verb, within=within)])


def _verbs_around(scene: Scene, noun: Token) -> Iterator[tuple[Token, bool]]:
    """Give the verbs that tell what an attack cost, each with whether the noun stands in it."""
    noun = whole_act(scene, noun)
    outer = noun.head
    if noun.dep_ == "pobj" and outer.lower_ in _IN and outer.head.pos_ == "VERB":
        yield outer.head, True
    if noun.dep_ in ("nsubj", "nsubjpass") and outer.pos_ == "VERB":
        yield outer, False
    for child in noun.children:
        if child.dep_ == "relcl" and noun in subjects(child):
            yield child, False


def _hit(verb: Token, *, within: bool) -> list[Token]:
    if within and verb.lemma_ in _FELL:
        return subjects(verb)
    if verb.lemma_ not in _HARMED:
        return []
    return undergoers(verb) if within else objects(verb)


def claimants_of(scene: Scene, noun: Token) -> list[Token]:
    """Give who says that an attack is his: "claimed the raid", "claimed responsibility for it"."""
    outer = noun.head
    if noun.dep_ == "pobj" and outer.lower_ == "for" and outer.head.lemma_ == "responsibility":
        outer, noun = outer.head.head, outer.head
    elif noun.dep_ == "pobj" and outer.lower_ == "for" and outer.head.lemma_ in _CLAIMS:
        outer = outer.head
        if not any(each.lemma_ == "responsibility" for each in undergoers(outer)):
            return []
    elif noun.dep_ not in ("dobj", "nsubjpass") or outer.lemma_ != "claim":
        return []
    if outer.lemma_ not in _CLAIMS or is_negated(outer, scene.words.grammar):
        return []
    return people_at(scene, doers(outer))


def blamed_for(scene: Scene, noun: Token) -> list[Token]:
    """Give on whom an attack is blamed beside its noun: "a raid blamed on the rebels"."""
    blamed = (c for c in noun.children if c.dep_ == "acl" and c.lemma_ in ("blame", "attribute"))
    return people_at(
        scene, [each for verb in blamed for each in after_preposition(verb, ("on", "to"))]
    )
