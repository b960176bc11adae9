"""Weighs what a verb tells of a truce: done, planned, asked for, supposed or denied."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.extract.clauses import (
    doers,
    has_modal,
    is_infinitive,
    is_negated,
    realis_of,
)
from goodoffices.extract.readable import readable
from goodoffices.extract.truce_signs import (
    called,
    has_begun,
    is_done_by,
    is_new,
    is_told_over,
    is_wished,
    nobody,
)
from goodoffices.lexicon import Grammar
from goodoffices.lexicon.ceasefires import CeasefireWords

S = CeasefireStatus
UNREAL = frozenset({Realis.POSSIBLE, Realis.REQUESTED, Realis.PLANNED, Realis.DENIED})
PASSING = 0.15
"""Weight of a truce that is only named: kept, but not shown unless asked for."""
_AHEAD = frozenset({"after", "when", "once"})
MADE = "when the truce was made"
"""The rule that reads the day on which a truce was made beside what became of it."""
_BY_VERB = "verb of the truce"
_UNREAL_STATUS = {
    (S.COLLAPSED, True): S.PROPOSED,
    (S.COLLAPSED, False): S.FRAGILE,
    (S.EXTENDED, True): S.EXTENSION_REQUESTED,
    (S.EXTENDED, False): S.EXTENSION_REQUESTED,
    (S.AGREED, True): S.PROPOSED,
    (S.IN_FORCE, True): S.PROPOSED,
}
"""What becomes of a status in a clause not told as done, for a new and for a known truce."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the word that gave it, the rule in words, and how sure the rule is."""

    status: CeasefireStatus
    trigger: Token
    rule: str
    weight: float


def weigh_verb(
    status: CeasefireStatus, verb: Token, head: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    """Weigh a verb's status by whether its clause is told as done, and of which truce."""
    if _is_still_to_come(verb) or _is_disowned(verb):
        return None
    if status is S.COLLAPSED and verb.lemma_ == "end" and verb.tag_ in ("VBZ", "VBP"):
        return Standing(S.EXPIRED, verb, "verb of the truce, about to be", 0.7)
    if status is S.COLLAPSED and _ran_its_time(verb, head, words):
        return Standing(S.EXPIRED, verb, "end of a truce of so many days", 0.75)
    if verb.lemma_ == "break" and {each.lemma_ for each in doers(verb)} & words.verbs["dividing"]:
        status = S.COLLAPSED  # "a dispute broke the truce"
    if status is S.AGREED and (is_told_over(head) or is_told_over(verb)):
        return Standing(S.COLLAPSED, verb, "told as over", 0.8)
    if is_infinitive(verb) and _is_provided(verb.head, grammar):
        return Standing(S.AGREED, verb, "what an accord provides for", 0.7)
    if verb.lemma_ in words.verbs["again"] and (_goes_on(verb) or _is_renewed(verb, grammar)):
        status = S.EXTENDED  # "renewed the truce for 30 days"
    found = _under_verb(status, verb, words, grammar)
    if found is not None:
        return found
    realis = _realis_told(verb, words, grammar)
    ahead = realis in UNREAL - {Realis.DENIED} or verb.tag_ == "VB"
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in verb.children):
        return Standing(status, verb, "what is only supposed of the truce", PASSING)
    if status is S.IN_FORCE and ahead and is_wished(verb, words):
        return Standing(status, verb, "what is asked of the truce", PASSING)
    if realis is Realis.DENIED:
        return _denied(status, verb, head)
    if realis in UNREAL:
        return _unreal(status, verb, head, words, realis)
    if status is S.AGREED and (has_begun(verb, words) or _at_once(verb, words)):
        status = S.IN_FORCE
    elif (
        status is S.PROPOSED and verb.lemma_ in words.verbs["done"] and verb.tag_ in ("VBD", "VBN")
    ):
        status = S.AGREED
    behind = told_of_it(verb, words, grammar) if status in (S.AGREED, S.IN_FORCE) else None
    return behind or Standing(status, verb, _BY_VERB, _weight(status, verb, head, words))


def _ran_its_time(verb: Token, head: Token, words: CeasefireWords) -> bool:
    """Tell "a five-day truce ended on Sunday", which nobody broke, from one that ended in fire."""
    if verb.lemma_ != "end" or verb.tag_ not in ("VBD", "VBN") or head.dep_ != "nsubj":
        return False
    before = {part for each in head.lefts for part in each.text.lower().split("-")}
    counted = {part.removesuffix("long") for part in before} & words.lasting
    after = {child.lower_ for child in verb.children if child.i > verb.i}
    ends = any(child.dep_ == "advcl" for child in verb.children)
    return bool(counted) and not ends and not after & {"with", "in", "after", "by", "amid"}


def _is_provided(outer: Token, grammar: Grammar) -> bool:
    """ "The treaty provides for a truce to come into force in May": it is agreed by that."""
    if outer.lemma_ not in ("provide", "stipulate") or is_negated(outer, grammar):
        return False
    drafts = {"draft", "plan", "proposal", "text"}
    return not drafts & {each.lemma_.lower() for each in doers(outer)}


def _goes_on(verb: Token) -> bool:
    """Tell whether it is told for how much longer: "for 30 days", "until May"."""
    near = [c for c in verb.subtree if c.dep_ == "prep" and c.lower_ in ("for", "until", "by")]
    return any(c.ent_type_ == "DATE" for each in near for c in each.children)


def _is_renewed(verb: Token, grammar: Grammar) -> bool:
    """Tell "renewed the truce" from "wants to renew the truce": it is told as done."""
    past = verb.tag_ in ("VBD", "VBN")
    return verb.lemma_ == "renew" and past and realis_of(verb, grammar) is Realis.ACTUAL


def told_of_it(verb: Token, words: CeasefireWords, grammar: Grammar) -> Standing | None:
    """Read a truce that was not kept: "agreed on a truce, but it was never respected"."""
    for other in (child for child in verb.children if child.dep_ == "conj" and child.i > verb.i):
        it = [c for c in other.children if c.lower_ == "it" and c.dep_ in ("dobj", "nsubjpass")]
        status = words.object.get(called(other, it[0])) if it else None
        realis = realis_of(other, grammar)
        if status is S.IN_FORCE and realis is Realis.DENIED:
            return Standing(S.VIOLATED, other, "verb of the truce, by 'it', denied", 0.7)
    return None


def _under_verb(
    status: CeasefireStatus, verb: Token, words: CeasefireWords, grammar: Grammar
) -> Standing | None:
    """Read what an outer verb makes of it: "agreed to hold", "decided to end", "threatened"."""
    if verb.dep_ != "xcomp":
        return None
    outer = verb.head.lemma_
    if outer == "agree":
        longer = status is S.EXTENDED and realis_of(verb.head, grammar) is Realis.ACTUAL
        return Standing(
            S.EXTENDED if longer else S.AGREED, verb, "verb of the truce under agree", 0.8
        )
    if status is S.EXTENDED and words.object.get(outer) is S.REJECTED:
        return Standing(S.REJECTED, verb.head, "refusal to prolong the truce", 0.7)
    done = outer in words.verbs["deciding"] and realis_of(verb.head, grammar) is Realis.ACTUAL
    if done and status is S.COLLAPSED:
        return Standing(S.COLLAPSED, verb, "verb of the truce under decide", 0.8)
    if outer == "threaten":
        return Standing(S.FRAGILE, verb, "verb of the truce under threaten", 0.8)
    return None


def _is_disowned(verb: Token) -> bool:
    """Read "denied that they had agreed", "denied reports that a truce had been reached"."""
    told = verb.head
    if verb.dep_ == "ccomp":
        return told.lemma_ == "deny" and not any(child.dep_ == "neg" for child in told.children)
    clause = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    return verb.dep_ == "acl" and clause and told.dep_ == "dobj" and told.head.lemma_ == "deny"


def _realis_told(verb: Token, words: CeasefireWords, grammar: Grammar) -> Realis:
    """Tell whether what a verb says of a truce happened; a beginning told as an aim did."""
    realis = realis_of(verb, grammar)
    if realis is Realis.ACTUAL and verb.lemma_ in words.verbs["approving"] and nobody(verb):
        realis = Realis.DENIED  # "neither side has accepted the truce"
    if realis in (Realis.POSSIBLE, Realis.PLANNED) and is_done_by(verb):
        realis = Realis.ACTUAL
    if _is_before(verb) and not _came_after(verb, grammar):
        realis = Realis.POSSIBLE
    if verb.head.lower_ in words.verbs["willing"]:
        realis = Realis.POSSIBLE
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN" and realis is Realis.ACTUAL:
        realis = Realis.POSSIBLE
    return realis


def _unreal(
    status: CeasefireStatus, verb: Token, head: Token, words: CeasefireWords, realis: Realis
) -> Standing:
    """Weigh what is planned, asked for or only may be."""
    starts = verb.lemma_ in words.verbs["starting"]
    planned = realis is Realis.PLANNED
    vowed = verb.dep_ == "ccomp" and _is_to_come(verb) and not _has_if(verb)
    dated = planned and starts and head.dep_ in ("nsubj", "nsubjpass")
    if status is S.IN_FORCE and vowed and verb.lemma_ in words.verbs["vowed"]:
        return Standing(S.AGREED, verb, "one side's vow to keep the truce", 0.6)
    if vowed and status is S.COLLAPSED and verb.head.lemma_ in ("announce", "declare"):
        return Standing(status, verb, "its end announced", 0.65)
    if not (dated and status is S.AGREED):
        known = status is S.COLLAPSED and head.dep_ == "dobj"  # what may be called off is there
        status = _UNREAL_STATUS.get((status, is_new(head) and not known), status)
    if starts and status is S.IN_FORCE:
        status = S.AGREED
    weight = _weight(status, verb, head, words)
    if status is S.IN_FORCE:
        if verb.lemma_ in words.verbs["watching"]:
            return Standing(status, verb, "what is yet to be done about the truce", 0.45)
        weight = PASSING if _has_if(verb) else weight
    return Standing(status, verb, _BY_VERB, weight)


def _is_to_come(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in verb.children)


def _weight(status: CeasefireStatus, verb: Token, head: Token, words: CeasefireWords) -> float:
    """Give how much a verb's word on a truce counts: little where a known one is wished for."""
    wished = status is S.PROPOSED and not is_new(head) and verb.lemma_ not in words.verbs["again"]
    if status is S.IN_FORCE and verb.lemma_ in words.verbs["watching"]:
        return 0.45  # "forces to supervise the truce"
    return 0.45 if wished or verb.lemma_ in words.verbs["rescuing"] else 0.8


def _has_if(verb: Token) -> bool:
    """Tell "would observe the truce if the other side did so": nobody says that it holds."""
    return any(
        mark.lower_ in ("if", "unless", "provided")
        for child in verb.children
        if child.dep_ in ("advcl", "prep")
        for mark in (child, *child.children)
    )


def _at_once(verb: Token, words: CeasefireWords) -> bool:
    """Tell "announced a truce, effective immediately": it runs from then on."""
    told = readable(verb.doc)[verb.idx : verb.right_edge.idx + len(verb.right_edge)].lower()
    return any(phrase in told for phrase in words.verbs["at_once"])


def _is_still_to_come(verb: Token) -> bool:
    """ "Talks resume after the truce expires": the truce still runs when this is said."""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return verb.dep_ == "advcl" and verb.tag_ in ("VBZ", "VBP") and bool(marks & _AHEAD)


def _is_before(verb: Token) -> bool:
    """Tell "before a truce is agreed" from "it has called truces before"."""
    return any(
        c.dep_ in ("mark", "advmod") and c.lower_ in ("before", "until") and c.i < verb.i
        for c in verb.children
    )


def _came_after(verb: Token, grammar: Grammar) -> bool:
    """Tell "30,000 died before a truce took hold", which it did, from "before one is agreed"."""
    was = any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and was)
    return past and realis_of(verb.head, grammar) is Realis.ACTUAL


def _denied(status: CeasefireStatus, verb: Token, head: Token) -> Standing | None:
    """Read "never took hold", "did not accept a truce", "has not been respected"."""
    past = verb.tag_ in ("VBD", "VBN", "VB")
    if has_modal(verb):
        return Standing(S.FRAGILE, verb, "verb of the truce, doubted", 0.45)
    if status is S.AGREED:
        subject = any(child == head and child.dep_ == "nsubj" for child in verb.children)
        status = S.COLLAPSED if subject or verb.dep_ in ("relcl", "conj") else S.REJECTED
        return Standing(status, verb, "verb of the truce, denied", 0.7) if past else None
    if status is S.IN_FORCE and not is_new(head):
        return Standing(S.VIOLATED, verb, "verb of the truce, denied", 0.7)
    return None
