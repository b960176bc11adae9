"""Who suffered and who claimed an attack that a noun tells: by the verbs around the noun.

"Two men died in a raid", "a raid that killed two men", "the group claimed the raid".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.clause_actors import people_at
from goodoffices.extract.clauses import (
    after_preposition,
    conjuncts,
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
_CHARGES = frozenset({"blame", "accuse", "suspect"})
_DEATHS = frozenset({"death", "killing", "injury", "wounding"})
_CLAIMS = frozenset({"claim", "assume", "accept", "admit", "take"})


def victims_of(scene: Scene, noun: Token) -> list[Token]:
    """Give whom an attack hit, where only the verb around its noun tells it."""
    lost = _deaths_in(noun)
    if lost:
        return people_at(scene, lost)
    around = _verbs_around(scene, noun)
    return people_at(scene, [one for verb, within in around for one in _hit(verb, within=within)])


def _deaths_in(noun: Token) -> list[Token]:
    """ "Hale's death in a raid", "the death of Hale in a raid": Hale was hit."""
    death = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in _IN or death.lemma_ not in _DEATHS:
        return []
    own = [each for child in death.lefts if child.dep_ == "poss" for each in conjuncts(child)]
    return own or after_preposition(death, ("of",))


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
    found = people_at(
        scene, [each for verb in blamed for each in after_preposition(verb, ("on", "to"))]
    )
    return found or _charged_with(scene, noun)


def _charged_with(scene: Scene, noun: Token) -> list[Token]:
    """ "A network blamed for raids", "whom it accuses of the raid": who is charged did it."""
    noun = whole_act(scene, noun)
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "of") or verb.pos_ != "VERB":
        return []
    if verb.lemma_ not in _CHARGES or is_negated(verb, scene.words.grammar):
        return []
    return people_at(scene, undergoers(verb))
