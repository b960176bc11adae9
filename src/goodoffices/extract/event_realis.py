"""Whether an act is told as done: planned, possible, denied, over long ago, or only its toll."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import EventType, Realis
from goodoffices.extract.clause_actors import people_at
from goodoffices.extract.clauses import SUBJECTS, clause_head, doers, is_passive, realis_of
from goodoffices.extract.event_frames import FALL
from goodoffices.extract.event_nouns import governor, verge_of
from goodoffices.extract.position_others import is_doubted
from goodoffices.extract.scene import Scene
from goodoffices.lexicon import Grammar
from goodoffices.lexicon.events import Frame

_LONG_AFTER = re.compile(r"\b(?:years?|decades?|months) after\b", re.I)
_TOLL = frozenset({"kill", "wound", "injure", "die"})
_OPEN = frozenset({EventType.ASSAULT, EventType.CONSULT, EventType.COERCE})


_WORDS_ONLY = frozenset(
    {EventType.REQUEST, EventType.SUPPORT, EventType.ACCUSE, EventType.COOPERATE}
)
_CARRIED_OUT = frozenset({"try", "attempt", "help", "enable", "manage"})
"""Verbs under which the act was at least begun: "tried to storm the town"."""
_TALKING = frozenset({"talk", "speak", "meet", "confer", "negotiate", "see", "contact", "call"})
"""What has not come about where it was only tried; who tries to mediate is at it."""
_TERMS = frozenset({"if", "with", "after", "once", "when"})
"""What stands behind "only" before the terms on which one acts."""
REFUSED = "will not do it"
"""How a refusal by "will not" is found: the refusing is done, whatever it refuses is not."""
DUTY = "says that it must"
STANCE = "adjective with an infinitive"
ORDER = "order to one's own"
_DONE = frozenset({REFUSED, DUTY, STANCE})
"""Ways of telling in which the act is the saying itself, and so is done."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A word that tells of an act, with its frame and those on its two sides."""

    word: Token
    frame: Frame
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    how: str
    noun: bool = False
    mutual: bool = False
    """Whether those who do it do it to each other: "fight among themselves"."""


def realis_told(scene: Scene, happening: Happening) -> Realis:
    """Tell whether an act is told as done, planned, possible, denied or asked for."""
    grammar = scene.words.grammar
    if happening.how in _DONE:
        return Realis.ACTUAL
    if not happening.noun:
        if _is_unsaid(scene, happening.word):
            return Realis.DENIED
        if _is_only_tried(happening):
            return Realis.POSSIBLE
        told = _verb_realis(scene, happening.word)
        if told is Realis.PLANNED and _is_on_terms(happening.word):
            return Realis.POSSIBLE
        looming = happening.word.lemma_ == FALL and happening.word.tag_ == "VB"
        return Realis.POSSIBLE if looming else told  # "is about to fall": nobody's plan
    adjectives = {child.lower_ for child in happening.word.children if child.dep_ == "amod"}
    if adjectives & grammar.plan_adjectives:
        return Realis.PLANNED
    if adjectives & grammar.doubt_adjectives:
        return Realis.POSSIBLE
    if any(child.lower_ == "any" for child in happening.word.children):
        return Realis.POSSIBLE
    if verge_of(scene, happening.word) is not None:
        return Realis.POSSIBLE
    if _is_ahead(happening.word):
        return Realis.PLANNED
    verb = governor(happening.word)
    if verb is None:
        return Realis.ACTUAL
    if verb.lemma_ in scene.words.events.absence_verbs or _is_outlook(happening.word, grammar):
        return Realis.POSSIBLE
    if verb.lemma_ in grammar.plan_verbs - {"undertake", "commit"}:
        return Realis.PLANNED
    return _verb_realis(scene, verb)


def _is_on_terms(verb: Token) -> bool:
    """ "Would sign only with a guarantee", "only if they leave": it hangs on what others do."""
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in ("prep", "advcl"):
            continue
        for only in (each for each in child.children if each.lower_ == "only"):
            if only.nbor().lower_ in _TERMS:
                return True
    return False


def _is_unsaid(scene: Scene, verb: Token) -> bool:
    """ "Stopped short of saying it would leave", "a false claim that he left": it is not so."""
    outer = verb.head
    if verb.dep_ == "ccomp" and outer.i > 1 and outer.nbor(-1).lower_ == "of":
        return outer.nbor(-2).lower_ == "short"
    if verb.dep_ not in ("acl", "ccomp") or outer.lemma_.lower() not in scene.words.events.claims:
        return False
    return any(child.lower_ in scene.words.events.untrue for child in outer.lefts)


def _is_ahead(noun: Token) -> bool:
    """ "Massing ahead of *an* offensive": it is yet to come."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.head.lower_ != "ahead":
        return False
    return any(child.lower_ in ("a", "an") for child in noun.lefts)


def _is_only_tried(happening: Happening) -> bool:
    """ "Tried to talk to Chad": a raid that is tried is begun, talks that are tried are not."""
    verb, kind = happening.word, happening.frame.type
    tried = verb.dep_ == "xcomp" and verb.head.lemma_ in ("try", "attempt")
    return tried and kind is EventType.CONSULT and verb.lemma_ in _TALKING


def _is_outlook(noun: Token, grammar: Grammar) -> bool:
    """Tell whether a deed is only called likely or not: "sanctions are seen as unlikely"."""
    if noun.dep_ not in SUBJECTS:
        return False
    below = list(noun.head.children)
    held = [each for each in below if each.dep_ in ("acomp", "oprd", "attr")]
    held += [each for c in below if c.dep_ == "prep" and c.lower_ == "as" for each in c.children]
    held += [child for each in held for child in each.lefts if child.dep_ == "amod"]
    return any(each.lower_ in grammar.outlook_adjectives for each in held)


def _verb_realis(scene: Scene, verb: Token) -> Realis:
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("need", "have"):
        return Realis.POSSIBLE
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return Realis.DENIED
    if verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in scene.words.grammar.doubt_nouns:
        return Realis.POSSIBLE
    if verb.dep_ == "xcomp" and verb.head.lower_ == "able":
        be = verb.head.head
        return realis_of(be, scene.words.grammar) if _is_over(be) else Realis.POSSIBLE
    if verb.dep_ == "xcomp" and is_doubted(verb.head, scene):
        return Realis.POSSIBLE  # "diplomats doubt that Chad wants to stop"
    told = realis_of(verb, scene.words.grammar)
    if told is not Realis.POSSIBLE:
        return told
    if _is_announced(scene, verb):
        return Realis.PLANNED
    if verb.dep_ in ("xcomp", "ccomp") and (
        verb.head.lemma_ in _CARRIED_OUT or _is_made_way(scene, verb.head)
    ):
        return realis_of(verb.head, scene.words.grammar)
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    reported = any(child.lower_ == "reportedly" for child in verb.children)
    return Realis.ACTUAL if reported and not helpers & scene.words.grammar.doubt_modals else told


def _is_over(be: Token) -> bool:
    """ "Were able to bring out 300 people": who was able to did it; who is or will be may yet."""
    modal = any(child.dep_ == "aux" and child.tag_ in ("MD", "TO") for child in be.children)
    return be.lemma_ == "be" and be.tag_ in ("VBD", "VBN") and not modal


def _is_made_way(scene: Scene, outer: Token) -> bool:
    """ "The war allowed the militia to seize the town": no one's leave, so it was done."""
    if outer.lemma_ != "allow" or is_passive(outer) or outer.tag_ not in ("VBD", "VBN"):
        return False
    who = doers(outer)
    return bool(who) and not people_at(scene, who)


def _is_announced(scene: Scene, verb: Token) -> bool:
    """ "Said it would withdraw": in reported speech "would" is the "will" of the speaker."""
    outer = verb.head if verb.dep_ != "conj" else verb.head.head
    if outer.lemma_ not in scene.words.events.saying_verbs:
        return False
    return any(child.dep_ == "aux" and child.lower_ == "would" for child in verb.children)


def is_told(happening: Happening, realis: Realis) -> bool:
    """Leave out what is only imagined: the possible and denied count for meetings and force."""
    kind = happening.frame.type
    if realis is Realis.REQUESTED:
        return False
    if realis is Realis.PLANNED and kind is EventType.THREATEN:
        return False  # "will threaten Mali": what is foretold is no threat yet
    if realis is Realis.DENIED:
        denied = happening.word.head.lemma_ == "deny"
        return kind is EventType.ASSAULT and denied
    if realis is Realis.POSSIBLE:
        if kind in _WORDS_ONLY:
            return False  # "may approve the deal": what is said only once it is
        if happening.noun and kind is EventType.SANCTION and happening.targets:
            return True  # "sanctions on Mali are unlikely": whose they would be is seldom told
        if happening.word.lemma_ == FALL and happening.frame.mode == "territory":
            return True  # "Goma is about to fall": whoever may take it
        both = bool(happening.targets) or (happening.frame.sides and len(happening.sources) > 1)
        return bool(happening.sources) and (kind in _OPEN or both)
    return bool(happening.sources) or not any(_is_counted(each) for each in happening.targets)


def _is_counted(noun: Token) -> bool:
    """ "250,000 people": a toll over years, no single act."""
    return any(
        "," in c.text or c.lower_ in ("thousands", "hundreds", "million")
        for c in noun.subtree
        if c.pos_ in ("NUM", "NOUN") and c.i < noun.i
    )


def is_cost(each: Happening) -> bool:
    """ "Were killed in a raid": the verb only tells what the raid cost."""
    return not each.noun and not each.sources and each.word.lemma_ in _TOLL


def is_toll(scene: Scene, each: Happening, all_told: list[Happening]) -> bool:
    """ "The raid killed ten": what an act cost is no act of its own; "a bomb killed ten" is."""
    if each.sources or each.word.lemma_ not in _TOLL:
        return False
    others = (one for one in all_told if one.frame.type is EventType.ASSAULT and one is not each)
    if any(one.word.lemma_ not in _TOLL for one in others):
        return True
    weapons = scene.words.events.forces - {"fire"}
    by = {noun.lemma_.lower() for noun in doers(each.word)}
    return not is_passive(each.word) and not by & weapons


def is_background(word: Token) -> bool:
    """The pluperfect tells what was over before the story begins, as does "two years after"."""
    verb = clause_head(word)
    if verb.dep_ == "advcl" and _LONG_AFTER.search(_before(verb)):
        return True
    return verb.tag_ == "VBN" and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


def _before(verb: Token) -> str:
    """Give the words right before a clause, with its first: "two years after"."""
    start = verb.left_edge.i
    return verb.doc[max(0, start - 3) : start + 4].text
