"""Tells who stays away from talks or leaves them, by the phrase that says so."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import Attendance, Realis
from goodoffices.extract.clauses import is_passive, realis_of
from goodoffices.extract.scene import Scene

_ALMOST = frozenset({"nearly", "almost"})
_DECLINING = frozenset({"decline", "reject", "refuse", "spurn"})
_ENDING = frozenset({"suspend", "end", "freeze", "halt", "withdraw", "cancel", "stop"})


def breaks_off(verb: Token) -> bool:
    """Tell "broke off the talks", with nobody named as the other side: it sits there no more."""
    if verb.lemma_ != "break" or is_passive(verb) or verb.tag_ not in ("VBD", "VBN", "VBZ"):
        return False
    broken = [child for child in verb.children if child.dep_ == "dobj"]
    off = any(child.lower_ == "off" and child.dep_ == "prt" for child in verb.children)
    with_ = any(inner.lower_ == "with" for each in broken for inner in each.subtree)
    return off and bool(broken) and not with_


def answer_to(verb: Token, scene: Scene) -> Attendance | None:
    """Tell what who is asked to talks says: "accepted an invitation", "declined the invitation"."""
    if realis_of(verb, scene.words.grammar) is not Realis.ACTUAL:
        return None
    if verb.lemma_ == "accept":
        return Attendance.ATTENDING
    return Attendance.NOT_ATTENDING if verb.lemma_ in _DECLINING else None


def confirms(verb: Token, scene: Scene) -> bool:
    """Tell "confirmed its participation" from "has not confirmed" and "has yet to confirm"."""
    yet = any(child.lower_ == "yet" for child in (*verb.children, *verb.head.children))
    return (
        verb.lemma_ in ("confirm", "announce", "pledge")
        and realis_of(verb, scene.words.grammar) is Realis.ACTUAL
        and not yet
    )


def ends_part(noun: Token, scene: Scene) -> bool:
    """Tell "suspended its participation in the talks": who does so is there no more."""
    verb = noun.head
    told = noun.lemma_.lower() in ("participation", "involvement", "part")
    return (
        told
        and verb.lemma_ in _ENDING
        and realis_of(verb, scene.words.grammar) in (Realis.ACTUAL, Realis.PLANNED)
    )


def has_left(token: Token) -> bool:
    """Tell "walked out of the talks", told as done: who walks out had come."""
    two = f"{token.lemma_} {token.nbor().lower_}" if token.i + 1 < len(token.doc) else ""
    return two in ("walk out", "storm out") and token.tag_ in ("VBD", "VBN", "VBG")


def turns_up(verb: Token) -> bool:
    """Tell "turned up for the talks" and "did not show up"."""
    return verb.lemma_ in ("turn", "show") and any(
        child.dep_ == "prt" and child.lower_ == "up" for child in verb.children
    )


def sends_nobody(verb: Token, scene: Scene) -> bool:
    """Tell "sent nobody", "did not send anyone": who did so stayed away."""
    if verb.lemma_ != "send":
        return False
    sent = {child.lower_ for child in verb.children if child.dep_ == "dobj"}
    if any(child.lower_ in ("to", "into") for child in verb.children if child.dep_ == "prep"):
        return False
    denied = realis_of(verb, scene.words.grammar) is Realis.DENIED
    return bool(sent & {"nobody", "none"}) or (denied and bool(sent & {"anyone", "anybody"}))


def stays_away(token: Token, scene: Scene) -> bool:
    """Tell whether a verb begins a phrase of staying away."""
    two = f"{token.lower_} {token.nbor().lower_}" if token.i + 1 < len(token.doc) else ""
    if two not in scene.words.talks.attendance.absent_phrases:
        return False
    return not any(child.lower_ in _ALMOST for child in token.children)
