"""How certain it is that somebody comes: done, planned, doubtful, on a condition or denied."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import Attendance, Realis
from goodoffices.extract.clauses import after_preposition, is_infinitive, realis_of
from goodoffices.extract.scene import Scene

_BY_REALIS = {
    Realis.ACTUAL: Attendance.ATTENDING,
    Realis.PLANNED: Attendance.ATTENDING,
    Realis.POSSIBLE: Attendance.UNCERTAIN,
    Realis.REQUESTED: Attendance.UNCERTAIN,
    Realis.DENIED: Attendance.NOT_ATTENDING,
}
_PAST = ("VBD", "VBN")
_SITTING = frozenset({"attend", "take", "join", "participate", "negotiate", "talk"})
"""What who "did not come to" did not do."""
_ASKED = frozenset({"commitment", "call", "demand", "request", "hope", "proposal", "insistence"})
_SAYING = frozenset({"say", "announce", "confirm", "declare", "tell", "pledge"})
_WILLING = frozenset({"open", "ready", "willing", "prepared"})
_UNLESS = frozenset({"unless", "until", "before", "without"})
"""What makes a refusal one with a condition: "will not come until the siege is lifted"."""


def status_of(verb: Token, scene: Scene) -> Attendance:
    """Tell the status from how the clause is told: done, planned, doubtful or denied."""
    words = scene.words.talks.attendance
    for child in verb.children:
        if child.lower_ in words.doubt_words and child.dep_ in ("mark", "aux", "advmod"):
            return Attendance.UNCERTAIN
    if any(noun.lower_ in words.observer_words for noun in after_preposition(verb, ("as",))):
        return Attendance.OBSERVER
    if verb.dep_ == "ccomp" and any(c.lower_ == "yet" for c in verb.head.head.children):
        return Attendance.UNCERTAIN  # "have yet to confirm that they will attend"
    if verb.dep_ in ("acl", "ccomp") and verb.head.lemma_ in _ASKED:
        return Attendance.UNCERTAIN  # "a demand that the sides return to Oslo for talks"
    told = _BY_REALIS[realis_of(verb, scene.words.grammar)]
    if told is Attendance.UNCERTAIN and _says_will(verb):
        return Attendance.ATTENDING
    if told is Attendance.NOT_ATTENDING and _denies_purpose(verb):
        return Attendance.ATTENDING
    if told is Attendance.NOT_ATTENDING:
        return Attendance.UNCERTAIN if _has_condition(verb) else told
    return Attendance.NOT_ATTENDING if told is Attendance.ATTENDING and _nobody(verb) else told


def _says_will(verb: Token) -> bool:
    """Tell "said it would attend", which is the "will attend" of the speaker, and no "if"."""
    outer = verb.head
    told = verb.dep_ == "ccomp" and outer.tag_ in _PAST and outer.lemma_ in _SAYING
    would = any(child.dep_ == "aux" and child.lower_ in ("would", "'d") for child in verb.children)
    clauses = [c for c in (*verb.children, *outer.children) if c.dep_ in ("advcl", "prep")]
    marks = {each.lower_ for clause in clauses for each in (clause, *clause.children)}
    return told and would and not marks & (_UNLESS | {"if", "only", "once"})


def _denies_purpose(verb: Token) -> bool:
    """Tell whether only the purpose is denied: "had not come to Oslo to surrender"."""
    done = verb.lemma_ == "come" and verb.tag_ in _PAST
    return done and any(
        child.dep_ in ("advcl", "xcomp") and is_infinitive(child) and child.lemma_ not in _SITTING
        for child in verb.children
    )


def _has_condition(verb: Token) -> bool:
    """Tell whether who will not come says what would change it."""
    to_come = any(c.tag_ == "MD" or c.lower_ in ("to", "wo") for c in verb.children)
    marks = (
        each.lower_
        for clause in verb.children
        if clause.dep_ in ("advcl", "prep") and clause.i > verb.i
        for each in (clause, *clause.children)
    )
    return to_come and any(mark in _UNLESS for mark in marks)


def _nobody(verb: Token) -> bool:
    """Tell "neither Chad nor Mali came", "no delegation was sent"."""
    return any(
        each.lower_ in ("neither", "no", "none")
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass")
        for each in (child, *child.children)
    )


def reversed_status(status: Attendance) -> Attendance:
    """Give the status of who is told to stay away: he who does not boycott comes."""
    if status is Attendance.NOT_ATTENDING:
        return Attendance.ATTENDING
    return status if status is Attendance.UNCERTAIN else Attendance.NOT_ATTENDING


def invited_status(verb: Token, scene: Scene) -> Attendance:
    """Tell who is asked to come from who is not."""
    denied = realis_of(verb, scene.words.grammar) is Realis.DENIED or _nobody(verb)
    return Attendance.NOT_INVITED if denied else Attendance.INVITED


def is_offered(head: Token) -> bool:
    """Tell whether somebody only says that he would talk: "its door is open to talks"."""
    above = head.head.head
    return head.dep_ == "pobj" and head.head.lower_ in ("to", "for") and above.lower_ in _WILLING
