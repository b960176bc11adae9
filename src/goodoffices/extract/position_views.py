"""Reads what somebody says a thing is: "the talks are vital", "called the vote a sham"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clauses import (
    after_preposition,
    doers,
    is_infinitive,
    is_negated,
    subjects,
    undergoers,
)
from goodoffices.extract.position_found import FLIPPED, Found, holders, voices, words_of
from goodoffices.extract.position_verbs import is_open
from goodoffices.extract.scene import Scene

_BE = ("be", "remain", "become", "seem", "represent")
_WAYS = ("way", "option", "solution", "path", "answer", "road", "key")
_FORMS = ("process", "framework", "format", "forum", "platform", "basis", "plan", "track")
_FAVOUR = ("favour", "favor")
_BEYOND = ("attr", "prep", "xcomp", "ccomp", "acomp", "advcl")
_CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "acl", "relcl")


def way_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "the only way is a vote": what stands beyond "is" is what the speaker wants."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ != "be":
        return
    if not _is_only_one(token) and (
        token.lemma_ not in _WAYS or _judged(token, scene) is not Stance.SUPPORT
    ):
        return
    if is_open(verb, scene) or is_negated(verb, scene.words.grammar):
        return
    thing = next((c for c in verb.children if c.i > verb.i and c.dep_ in _BEYOND), None)
    if thing is None:
        return
    for holder in voices(verb, scene):
        yield Found(
            word=verb, holder=holder, stance=Stance.SUPPORT, content=words_of(thing),
            rule=f"told as the only '{token.lower_}'", confidence=0.4,
        )  # fmt: skip


def _is_only_one(noun: Token) -> bool:
    """Tell whether nothing else will do: "the *only* credible *process*"."""
    return noun.lemma_ in _FORMS and any(c.lower_ == "only" for c in noun.lefts)


def view_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "X is vital" and "X would be a mistake" in somebody's words."""
    verb = token.head
    if verb.lemma_ not in _BE or verb.dep_ in ("relcl", "advcl") or is_open(verb, scene):
        return
    stance = _judged(token, scene)
    if stance is None:
        return
    denied = is_negated(verb, scene.words.grammar) or is_negated(token, scene.words.grammar)
    if denied:
        if token.lower_ in scene.words.positions.needed:
            return
        stance = FLIPPED.get(stance, stance)
    elif _is_open_matter(token, scene):
        return  # "is on the table" tells nobody's wish, "is not" does
    about, clause = _about(verb, token)
    if about is None or (token.lower_ == "time" and not clause):
        return
    if clause and stance is Stance.UNCERTAIN and _is_asked(about):
        return  # "it is unclear what he knew": nobody's wish
    if stance is Stance.SUPPORT and clause and token.lower_ in scene.words.positions.needed:
        stance = Stance.DEMAND
    for holder in voices(verb, scene):
        yield Found(
            word=verb, holder=holder, stance=stance, content=words_of(about),
            rule=f"said to be '{token.lower_}'", confidence=0.4,
        )  # fmt: skip


def _is_open_matter(token: Token, scene: Scene) -> bool:
    """Tell whether a predicate only says that a thing may be spoken of: "up for discussion"."""
    text = _told_from(token)
    return any(f" {each} " in text for each in scene.words.positions.open_matters)


def _told_from(token: Token) -> str:
    """Give the words of a predicate, each with a space around it."""
    end = min(token.i + 5, token.sent.end)
    return " ".join(["", *(each.lower_ for each in token.doc[token.left_edge.i : end]), ""])


def _about(verb: Token, predicate: Token) -> tuple[Token | None, bool]:
    """Give what is judged, and whether it is something to be done: "it is vital that ..."."""
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
    if own is not None and own.lower_ not in ("it", "what", "this", "that", "these", "those"):
        return own, own.dep_ == "csubj"
    if predicate.pos_ not in ("ADJ", "VERB") and (own is None or own.lower_ != "it"):
        return predicate, False
    for word in (predicate, verb):
        for child in word.children:
            clause = child.dep_ in _CLAUSES and child.pos_ in ("VERB", "AUX")
            clause = clause and (child.dep_ != "relcl" or is_infinitive(child))
            if clause and child.i > predicate.i and not _is_aside(child):
                return child, True
    return verb, False


def _is_asked(clause: Token) -> bool:
    """Tell whether a clause only asks: "what he knew", "whether they met"."""
    return clause.left_edge.tag_ in ("WP", "WDT", "WRB", "WP$") or any(
        c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in clause.children
    )


def _is_aside(clause: Token) -> bool:
    """Tell whether a clause says why or when something is judged so, and not what is."""
    return clause.dep_ == "advcl" and any(
        c.dep_ in ("mark", "advmod") and c.lower_ not in ("for", "to", "that")
        for c in clause.children
    )


def _judged(token: Token, scene: Scene) -> Stance | None:
    """Give the stance that a predicate tells, by the longest phrase found in it."""
    words = scene.words.positions
    if token.lower_ in words.needed:
        return Stance.SUPPORT
    text = _told_from(token)
    own = {token.lower_, token.lemma_, *(c.lower_ for c in token.lefts if c.tag_ != "JJR")}
    for phrase, stance in words.evaluations:
        if f" {phrase} " in text and (" " in phrase or phrase in own):
            return stance
    return None


def side_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "is against the plan" and "is in favour of it"."""
    if token.lemma_ != "be" or is_open(token, scene):
        return
    for child in token.children:
        stance, thing = _side(child)
        if stance is None or thing is None:
            continue
        denied = is_negated(token, scene.words.grammar)
        for holder in holders(subjects(token), scene):
            yield Found(
                word=token, holder=holder, stance=FLIPPED[stance] if denied else stance,
                content=words_of(thing), rule="stands for or against",
            )  # fmt: skip


def _side(child: Token) -> tuple[Stance | None, Token | None]:
    """Give the stance a phrase behind "is" tells, and what it is about."""
    inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
    if child.dep_ != "prep" or inner is None:
        return None, None
    if child.lower_ == "against":
        return Stance.OPPOSE, inner
    if child.lower_ == "in" and inner.lower_ in _FAVOUR:
        return Stance.SUPPORT, next(iter(after_preposition(inner, ("of",))), None)
    return None, None


def naming_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "called the vote a sham", "dismissed the offer as a trap", "sees it as hostile"."""
    if token.lemma_.lower() not in scene.words.positions.naming or is_open(token, scene):
        return
    name, thing = _named_thing(token)
    if name is None or thing is None or is_negated(token, scene.words.grammar):
        return
    stance = _judged(name, scene)
    if stance is None:
        return
    for holder in holders(doers(token), scene):
        yield Found(
            word=token, holder=holder, stance=stance, content=words_of(thing),
            rule=f"called '{name.lower_}'", confidence=0.4,
        )  # fmt: skip


def _named_thing(token: Token) -> tuple[Token | None, Token | None]:
    """Give what a thing is called, and the thing."""
    for child in token.children:
        if child.dep_ in ("oprd", "ccomp", "xcomp") and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            own = next((c for c in child.children if c.dep_ == "nsubj"), None)
            things = [own] if own is not None else undergoers(token)
            return child, next(iter(things), None)
        if child.dep_ == "prep" and child.lower_ == "as":
            inner = [c for c in child.children if c.dep_ in ("pobj", "amod", "pcomp", "advmod")]
            return next(iter(inner), None), next(iter(undergoers(token)), None)
    return None, None
