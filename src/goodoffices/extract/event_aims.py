"""The other side of an act where a clause of purpose, a name or a doubtful parse tells it.

"Are fighting *to drive the Front out*", "accused *Vale*" of a name no model knows, "calls for
*Chad* to leave" where the parser tears the call from whom it is made to.
"""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.extract.clause_actors import people_at
from goodoffices.extract.clauses import after_preposition, is_infinitive, objects, undergoers
from goodoffices.extract.scene import Scene

_CLAUSES = frozenset({"xcomp", "advcl", "acl", "ccomp"})
_FELLING, _FIGHTING = frozenset({"kill", "wound", "injure"}), frozenset({"fight", "battle"})
_PREPOSITIONS = frozenset({"for", "on", "upon"})


def driven_out(scene: Scene, word: Token) -> list[Token]:
    """Give whom force is to drive out: "fighting to clear *the Front* from the valley"."""
    for child in word.children:
        ousting = child.lemma_ in scene.words.events.ousting
        if (
            child.i < word.i
            or child.dep_ not in _CLAUSES
            or not ousting
            or not is_infinitive(child)
        ):
            continue
        from_whom = after_preposition(child, ("from",))
        from_whom += [a for each in objects(child) for a in after_preposition(each, ("from",))]
        found = people_at(scene, objects(child)) or people_at(scene, from_whom)
        if found:
            return found
    return []


def named_object(scene: Scene, verb: Token) -> list[Token]:
    """Give a strange name that a verb has as its object: one accuses and urges somebody.

    "Accused Khuzan of the raid": neither a list nor the model knows Khuzan.
    """
    return [
        each
        for each in undergoers(verb)
        if each.tag_ == "NNP"
        and each.text[:1].isupper()
        and each.i > verb.i
        and scene.words.actors.find(each.text) is None
    ]


def is_yet_to_be(scene: Scene, noun: Token) -> bool:
    """Tell whether a body is only wished for, and no side: "demanded *a constituent assembly*"."""
    new = any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in noun.children)
    return new and noun.tag_ == "NN" and noun.lemma_.lower() in scene.words.events.new_bodies


def fallen_fighting(verb: Token) -> Token | None:
    """Give the fight in which people fell: "ten Britons killed *fighting* the Front".

    The parser may take them for those who kill.
    """
    if verb.lemma_ not in _FELLING or objects(verb):
        return None
    inner = (c for c in verb.children if c.i > verb.i and c.dep_ in _CLAUSES and c.tag_ == "VBG")
    return next((each for each in inner if each.lemma_ in _FIGHTING), None)


def fought(scene: Scene, fight: Token) -> list[Token]:
    """Give whom somebody fought: the object of the fight, or who is behind "against"."""
    return people_at(scene, objects(fight)) or people_at(
        scene, after_preposition(fight, ("against", "with"))
    )


def asked_before_to(clause: Token) -> list[Token]:
    """Give who stands in "for X to go" right before an infinitive, whatever the parser hangs it on.

    "Calls from Mali and its allies for Chad to leave": the parser makes of Chad an ally's.
    """
    mark = next((c for c in clause.children if c.dep_ == "aux" and c.lower_ == "to"), None)
    if mark is None or mark.i == 0:
        return []
    named = mark.nbor(-1)
    while named.dep_ in ("conj", "appos") and named.head.i < named.i:
        named = named.head
    under = named.head
    asked = named.dep_ == "pobj" and under.lower_ in _PREPOSITIONS
    return [named, *named.conjuncts] if asked else []
