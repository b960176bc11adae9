"""Acts told by a noun: "the shelling of a market", "held talks with", "Greek air strikes"."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import EventType
from goodoffices.extract.clause_actors import iter_sides, opposed, owners, people_at
from goodoffices.extract.clauses import (
    after_preposition,
    agents,
    doers,
    has_subject,
    is_infinitive,
    subjects,
    undergoers,
)
from goodoffices.extract.event_actors import behind, clause_targets, speaker_for, targets_of
from goodoffices.extract.event_aims import driven_out
from goodoffices.extract.event_bundles import beside_act, whole_act
from goodoffices.extract.event_costs import blamed_for, claimants_of, victims_of
from goodoffices.extract.scene import Scene
from goodoffices.lexicon.events import DOER, INNER, Frame

_SIDES = "sides"
_AROUND_IT = frozenset(
    {"over", "about", "after", "before", "during", "amid", "against", "despite", "since"}
)
"""Prepositions by which a verb does not carry a noun: "expressed regret over the raid"."""
_FROM = frozenset({EventType.ASSAULT, EventType.REQUEST, EventType.SUPPORT, EventType.ACCUSE})
"""Acts whose doer may stand after "from": "calls from Mali"."""
_AROUND = frozenset({"after", "before", "at", "during", "in", "for", "following", "from", "by"})
_COMES_UNDER = frozenset({"come", "be", "remain", "fall", "stay"})
_NOT_PREPOSITIONS = frozenset({"object", "recipient", "doer", "inner", "owner", "of", "by"})


def carrier(scene: Scene, noun: Token) -> Token | None:
    """Give the verb that governs a noun or the bundle it stands in: "launched a wave of raids"."""
    return governor(whole_act(scene, noun))


def governor(noun: Token) -> Token | None:
    """Give the verb a noun is the object of, or the complement of by a preposition, if any."""
    outer = noun.head
    if noun.dep_ == "conj":
        return governor(outer) if outer.pos_ in ("NOUN", "PROPN") else None
    if noun.dep_ == "pobj" and outer.head.pos_ == "VERB":
        return outer.head if outer.lower_ not in _AROUND_IT else None
    if noun.dep_ in ("dobj", "nsubjpass", "nsubj", "attr", "npadvmod", "oprd") and outer.pos_ in (
        "VERB",
        "AUX",
    ):
        return outer
    return None


def is_carried(scene: Scene, noun: Token) -> bool:
    """Tell whether the verb around a noun only carries it: "launched an attack"."""
    verb = carrier(scene, noun)
    whole = whole_act(scene, noun)
    if verb is None or whole.dep_ == "nsubj":
        return False
    if whole.dep_ == "pobj" and whole.head.lower_ == "for" and undergoers(verb):
        return False  # "gave figures for the attack"
    if whole.dep_ == "pobj" and whole.head.lower_ == "to" and verb.lemma_ == "give":
        return False  # "gave a welcome to the accord"
    return verb.lemma_ in scene.words.events.light_verbs


def noun_sources(scene: Scene, noun: Token, frame: Frame) -> list[Token]:
    """Give who does what a noun tells: "by", its owner, or the doer of the verb that carries it."""
    found = people_at(scene, _by(noun, frame)) or _makers(scene, noun)
    found = found or people_at(scene, beside_act(scene, noun, ("by",)))
    if noun.pos_ == "VERB":  # "rebel shelling", where the parser takes it for a verb
        found = found or people_at(scene, (c for c in noun.children if c.dep_ == "nsubj"))
    if frame.of == _SIDES or frame.sides:
        found = found or list(iter_sides(scene, noun))
        verb = governor(noun)
        if not found and verb is not None:
            found = list(iter_sides(scene, verb))
    carried = is_carried(scene, noun)
    verb = carrier(scene, noun)
    if frame.of == _SIDES:
        found = found or people_at(scene, after_preposition(noun, ("of",)))
    if carried and verb is not None and not _is_of_others(noun, verb, frame):
        found = found or people_at(scene, [speaker_for(scene, verb, a) for a in doers(verb)])
    if frame.of == "source":
        found = found or people_at(scene, after_preposition(noun, ("of",)))
    if not _is_suffered(scene, noun):
        found = found or owners(scene, noun)
    if frame.sides and not carried and after_preposition(noun, ("with",)):
        found = found or _those_present(scene, noun, frame)
    found = found or _near_it(scene, noun)
    if frame.type is EventType.ASSAULT:
        found = found or claimants_of(scene, noun) or blamed_for(scene, noun)
    if not found and noun.dep_ == "conj":
        return noun_sources(scene, noun.head, frame)
    return found or people_at(
        scene, after_preposition(noun, ("from",)) if frame.type in _FROM else ()
    )


def _by(noun: Token, frame: Frame) -> list[Token]:
    """ "The takeover of the town *by Mali*": the parser may hang "by" on the town."""
    found = after_preposition(noun, ("by",))
    if found or frame.of != "target":
        return found
    return [
        a for each in after_preposition(noun, ("of",)) for a in after_preposition(each, ("by",))
    ]


def verge_of(scene: Scene, noun: Token) -> Token | None:
    """ "On the brink of war", "close to a deal": the word that says it is only near."""
    near = noun.head.head if noun.dep_ == "pobj" else None
    if near is None or noun.head.lower_ not in ("of", "to", "for"):
        return None
    return near if near.lemma_.lower() in scene.words.grammar.doubt_nouns else None


def _near_it(scene: Scene, noun: Token) -> list[Token]:
    """Give who is near to what a noun tells: "*Mali* and *Chad* are close to a deal"."""
    verge = verge_of(scene, noun)
    if verge is None:
        return []
    outer = verge.head.head if verge.dep_ == "pobj" else verge.head
    return people_at(scene, subjects(outer)) if outer.pos_ in ("VERB", "AUX") else []


def _is_of_others(noun: Token, verb: Token, frame: Frame) -> bool:
    """Tell "signed an agreement for the withdrawal of X's men": who signs does not withdraw."""
    own = any(c.tag_ == "PRP$" for n in after_preposition(noun, ("of",)) for c in n.children)
    told = bool(after_preposition(noun, ("of",))) and not own
    return frame.type is EventType.RETREAT and verb.lemma_ in ("sign", "initial") and told


def _is_suffered(scene: Scene, noun: Token) -> bool:
    """ "Vale's arrest": with no "of" behind it, its owner is the one arrested."""
    if noun.lemma_.lower() not in scene.words.events.suffered_nouns:
        return False
    owned = any(child.dep_ == "poss" for child in noun.lefts)
    return owned and not any(child.lower_ == "of" for child in noun.children)


def _makers(scene: Scene, noun: Token) -> list[Token]:
    """ "Raids launched by Mali": who does what carries the noun behind it."""
    light = scene.words.events.light_verbs
    carried = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in light]
    found = [each for verb in carried if verb.dep_ == "acl" for each in agents(verb)]
    return people_at(scene, found or [a for verb in carried for a in _holders(noun, verb)])


def _holders(noun: Token, verb: Token) -> list[Token]:
    """ "The talks *Mali and Chad* held": who does what a clause without an object says."""
    held = verb.dep_ == "relcl" and not undergoers(verb) and has_subject(verb)
    return [each for each in subjects(verb) if each.i > noun.i] if held else []


def _bearers(scene: Scene, noun: Token) -> list[Token]:
    """ "Mali received an invitation": Mali is invited."""
    under = noun.head
    if noun.dep_ == "pobj" and under.lower_ == "under" and under.head.lemma_ in _COMES_UNDER:
        # "Mali came under pressure from Chad", "Mali says it came under pressure"
        borne = [speaker_for(scene, under.head, each) for each in subjects(under.head)]
        return people_at(scene, borne)
    outer = governor(noun)
    if outer is None or noun.dep_ != "dobj":
        return []
    return people_at(scene, doers(outer)) if outer.lemma_ in scene.words.events.borne_verbs else []


def _beyond(noun: Token, place: str) -> list[Token]:
    """ "The capture of villages *from Mali*": the parser hangs Mali on what was captured."""
    taken = after_preposition(noun, ("of",)) if place == "from" else []
    return [each for one in taken for each in after_preposition(one, (place,))]


def _those_present(scene: Scene, noun: Token, frame: Frame) -> list[Token]:
    """ "Hale spoke before a meeting with Vale": who acts around a meeting takes part in it.

    So does who tells of it: "Hale said talks with Vale had begun".
    """
    outer = noun.head
    told = noun.dep_ in ("nsubj", "nsubjpass") and outer.dep_ == "ccomp"
    if told and frame.type is EventType.CONSULT:
        saying = outer.head.lemma_ in scene.words.events.saying_verbs
        return people_at(scene, subjects(outer.head)) if saying else []
    if noun.dep_ != "pobj" or outer.lower_ not in _AROUND or outer.head.pos_ != "VERB":
        return []
    return people_at(scene, doers(outer.head))


def _spelt_out(noun: Token) -> list[Token]:
    """Give the clauses that say what a noun asks or threatens: "a call *to free* Vale"."""
    return [
        child
        for child in noun.children
        if child.i > noun.i
        and (child.dep_ == "ccomp" or (child.dep_ in ("acl", "relcl") and _is_content(child)))
    ]


def _is_content(clause: Token) -> bool:
    """Tell whether a clause says what is wanted: an infinitive, or "that" with a subject."""
    if is_infinitive(clause):
        return True
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    return "that" in marks and has_subject(clause)


def noun_targets(scene: Scene, noun: Token, frame: Frame) -> list[Token]:
    """Give to whom it is done: "of" where the frame says so, else its prepositions in turn."""
    if frame.of == "target":
        near = after_preposition(noun, ("of",))
        found = people_at(scene, near) or behind(scene, near)
        if found:
            return found
    verb = carrier(scene, noun) if is_carried(scene, noun) else None
    for place in frame.target:
        if place == DOER or (place == INNER and frame.type is EventType.THREATEN):
            found = people_at(scene, clause_targets(scene, _spelt_out(noun), place))
            if found:
                return found
        if place in _NOT_PREPOSITIONS:
            continue
        near = after_preposition(noun, (place,)) or _beyond(noun, place)
        found = people_at(scene, near) or behind(scene, near)
        if not found and verb is not None:
            near = after_preposition(verb, (place,))
            found = people_at(scene, near) or behind(scene, near)
        if not found:
            near = beside_act(scene, noun, (place,))
            found = people_at(scene, near) or behind(scene, near)
        if found and place not in ("between", "among"):
            return found
    against = opposed(scene, noun) or _bearers(scene, noun)
    if _is_suffered(scene, noun):
        against = owners(scene, noun)
    if against:
        return against
    if frame.type is EventType.PROTEST and verb is not None:
        return targets_of(scene, verb, frame)
    if frame.type is not EventType.ASSAULT:
        return []
    return victims_of(scene, noun) or driven_out(scene, noun)
