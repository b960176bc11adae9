"""Reads an adjective or noun of wanting: ready to, its opposition to, their goal is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clause_actors import owners
from goodoffices.extract.clauses import after_preposition, doers, has_modal, is_negated, subjects
from goodoffices.extract.position_found import (
    PREPOSITIONS,
    Found,
    holders,
    turned,
    voices,
    words_of,
)
from goodoffices.extract.position_verbs import is_open
from goodoffices.extract.scene import Scene

_ABOUT = (PREPOSITIONS - {"by", "in", "out", "from"}) | {"over"}


def adjective_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "is ready to", "are wary of": one position for each thing told."""
    word = scene.words.positions.adjectives.get(token.lower_)
    if word is None or token.dep_ not in ("acomp", "oprd", "ccomp", "ROOT", "conj"):
        return
    if is_open(token, scene):
        return
    inner = [c for c in token.children if c.i > token.i and _completes(c)]
    denied = is_negated(token.head, scene.words.grammar)
    stance = turned(word, token.head if denied else token, scene)
    if stance is None or (word.stance is None and stance is not word.negated):
        return
    if word.stance is None and not inner:
        inner = [token.head]  # "is not optimistic": of what, the sentences before tell
    who = doers(token.head) if token.dep_ in ("acomp", "oprd") else subjects(token)
    for holder in holders(who, scene):
        for each in inner:
            yield Found(
                word=token,
                holder=holder,
                stance=stance,
                content=words_of(each),
                rule=f"adjective '{token.lower_}'",
                by_itself=True,
            )


def _completes(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in _ABOUT
    return child.dep_ in ("xcomp", "ccomp", "pcomp")


def noun_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "its opposition to", "their demand for": the owner holds what stands after."""
    word = scene.words.positions.nouns.get(token.lemma_.lower())
    if word is None:
        return
    if token.lower_ == "opposition" and not after_preposition(token, ("to",)):
        return  # the opposition is a group
    if token.dep_ == "dobj" and token.head.lemma_.lower() in scene.words.positions.dropping:
        return
    if _is_doubted(token, scene):
        return
    if word.stance is Stance.CONDITION and (made := _made_condition(token)) is not None:
        yield from _conditions(token, made, scene)
        return
    who = holders(_owners(token, scene), scene)
    denied = any(child.lower_ == "no" for child in token.children)
    stance = word.negated if denied and word.negated else turned(word, token, scene)
    if stance is None and word.negated is not None:
        return  # "its confidence in" tells nothing, "no confidence in" does
    told_by_is = token.lemma_.lower() in scene.words.positions.copular
    for inner in _after_noun(token, _ABOUT if word.negated is None else _ABOUT | {"in"}):
        if told_by_is and inner.dep_ == "prep":
            continue  # "its policy on the truce" does not say which
        if inner.dep_ == "prep":
            inner = next((c for c in inner.children if c.dep_ in ("pobj", "pcomp")), inner)
        if word.stance is Stance.SUPPORT and _is_actor(inner, scene):
            continue  # "its support for the rebels" is a tie
        for holder in who:
            yield Found(
                word=token,
                holder=holder,
                stance=stance,
                content=words_of(inner),
                rule=f"noun '{token.lemma_}'",
                by_itself=word.stance is None,
                only=word.only,
            )


def _made_condition(token: Token) -> Token | None:
    """Give what is, or is made, a condition: "made the release a condition for talks"."""
    verb = token.head
    if token.dep_ == "attr" and verb.lemma_ == "be":
        return next((c for c in verb.children if c.dep_ in ("nsubj", "csubj")), None)
    if token.dep_ in ("dobj", "oprd", "ccomp") and verb.lemma_ in ("make", "consider", "call"):
        inner = [c for c in (*token.children, *verb.children) if verb.i < c.i < token.i]
        return next((c for c in inner if c.dep_ in ("nsubj", "dobj")), None)
    return None


def _conditions(token: Token, made: Token, scene: Scene) -> Iterator[Found]:
    """Give what is made a condition, held by who makes it one, owns it or says so."""
    verb = token.head
    who = doers(verb) if verb.lemma_ != "be" else [c for c in token.lefts if c.dep_ == "poss"]
    for holder in holders(who, scene) or voices(token, scene):
        yield Found(
            word=token, holder=holder, stance=Stance.CONDITION, content=words_of(made),
            rule=f"made a '{token.lemma_.lower()}'",
        )  # fmt: skip


def _owners(token: Token, scene: Scene) -> list[Token]:
    """Give whose opposition or goal it is: before the noun, after "by", or the doer of its verb."""
    possessors = [child for child in token.children if child.dep_ == "poss"]
    verb = token.head.head if token.head.dep_ in ("ccomp", "oprd", "acomp") else token.head
    if (
        possessors
        and possessors[0].tag_ == "PRP$"
        and token.dep_ == "nsubj"
        and verb.lemma_ == "make"
    ):
        return doers(verb)
    of_others = token.dep_ == "dobj" and token.head.lemma_ in scene.words.positions.thwarting
    if of_others and not possessors:
        return after_preposition(token, ("by", "from", "among"))
    pronoun = bool(possessors) and possessors[0].tag_ == "PRP$"
    if (not possessors or pronoun) and token.dep_ in ("dobj", "attr"):
        if token.dep_ == "dobj" and not possessors and not _is_voiced(token, scene):
            return after_preposition(token, ("by", "from", "among"))
        found = [each for each in doers(token.head) if each != token]
        if found and token.dep_ == "dobj":
            return found
    head = token.head
    if token.dep_ == "nsubj" and head.dep_ == "ccomp" and head.tag_ == "VB" and not has_modal(head):
        return doers(head.head)
    told = possessors + after_preposition(token, ("by", "from", "among"))
    return told or owners(scene, token) or _doers_around(token)


def _is_voiced(noun: Token, scene: Scene) -> bool:
    """Tell whether a verb gives a plan to its doer: "turned down a plan" does not."""
    return noun.head.lemma_.lower() in scene.words.positions.voicing


def _is_doubted(noun: Token, scene: Scene) -> bool:
    """Tell whether others doubt it: "questioned Chad's commitment to the truce"."""
    verbs = scene.words.positions.verbs.get(noun.head.lemma_.lower(), ())
    return noun.dep_ == "dobj" and any(each.stance is Stance.UNCERTAIN for each in verbs)


def _doers_around(token: Token) -> list[Token]:
    """Give who does what a phrase is added to: "flew to Mali in a bid to", "a statement in"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "with", "as"):
        return []
    outer = token.head.head
    return doers(outer) if outer.pos_ in ("VERB", "AUX") else []


def _is_actor(noun: Token, scene: Scene) -> bool:
    mention = scene.mention_at(noun)
    return mention is not None and mention.form != "place"


def _after_noun(token: Token, about: frozenset[str]) -> list[Token]:
    """Give what a noun of wanting is about: after its preposition, or beyond "is" or "include"."""
    for child in token.children:
        if child.i > token.i and (
            (child.dep_ in ("acl", "relcl", "xcomp", "ccomp") and _tells(child))
            or (child.dep_ == "prep" and child.lower_ in about)
        ):
            return [child]
    head = token.head
    for child in head.children:
        beside = child.dep_ == "advcl" and child.left_edge.i == token.i + 1
        if beside and child.left_edge.lower_ == "for":
            return [child]  # "repeated his call for Chad to leave": the parser asks the verb
    if token.dep_ == "nsubj" and head.dep_ == "ccomp" and head.tag_ == "VB" and not has_modal(head):
        return [head]  # "made a push to end it": the parser makes the push a subject
    if head.lemma_ == "be":
        other = ("csubj", "nsubj") if token.dep_ == "attr" else ("attr", "xcomp", "ccomp")
        return [child for child in head.children if child.dep_ in other and child != token]
    if head.lemma_ == "include" and token.dep_ == "nsubj":
        return [child for child in head.children if child.dep_ in ("dobj", "xcomp", "ccomp")]
    return []


def _tells(clause: Token) -> bool:
    """Tell whether a clause says what is wanted: "to leave", "that they leave".

    With a "would" or "must" it tells of itself: "under which they would leave".
    """
    return (clause.tag_ == "VB" and not has_modal(clause)) or any(
        child.dep_ == "mark" and child.lower_ == "that" for child in clause.children
    )
