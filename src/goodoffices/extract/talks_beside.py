"""Finds who is named beside the words for talks: "talks between A and B", "A held talks with C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Attendance
from goodoffices.extract.clauses import (
    after_preposition,
    clause_head,
    doers,
    is_infinitive,
    subjects,
    undergoers,
)
from goodoffices.extract.scene import Scene
from goodoffices.extract.talks_dealers import counterparts, dealers, deals
from goodoffices.extract.talks_lists import between_told
from goodoffices.extract.talks_nouns import carrier, with_inner
from goodoffices.extract.talks_people import parties_behind, parties_behind_all
from goodoffices.extract.talks_signings import bargains, is_signing, sides_meet, signers
from goodoffices.extract.talks_status import is_offered, status_of
from goodoffices.facts import Party, Span

_MEETING = frozenset({"meet", "gather", "sit", "convene", "assemble"})
"""What those do who "met in Oslo for talks"."""
_CLOSING = frozenset({"end", "finish", "wrap"})
_PAIR = re.compile(r"\b([A-Z][A-Za-z.]{1,20})[-–]([A-Z][A-Za-z.]{1,20})(?= )")
"""The "Chad-Mali" of "Chad-Mali talks"."""


def named_beside(head: Token, scene: Scene) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find those named with the noun: talks between A and B, B's talks with C, A sits at talks."""
    between = [
        noun
        for each in with_inner(head, scene.words.talks)
        for noun in after_preposition(each, ("between", "among", "amongst", "involving"))
    ]
    if head.lower_.startswith(("meeting", "gathering", "summit")):
        between = [*after_preposition(head, ("of",)), *between]
    for token in between:
        if _is_people(token, scene):
            continue  # "talks among Afghans"
        for party in parties_behind(token, scene):
            yield party, Attendance.ATTENDING, token
    if not between and head.pos_ != "VERB":
        for party in between_told(head, scene):
            yield party, Attendance.ATTENDING, head
    if head.pos_ == "VERB":
        who = signers(head) if is_signing(head, scene) else doers(head)
        if bargains(head, scene) or sides_meet(head, scene):
            who += [*after_preposition(head, ("with",)), *undergoers(head)]
        who += counterparts(head)
        for party in parties_behind_all(who, scene):
            yield party, status_of(head, scene), head
    else:
        yield from _named_with(head, scene)
        yield from _by_clause(head, scene)


def _is_people(token: Token, scene: Scene) -> bool:
    """Tell whether a nation's people are meant, who sit at no table."""
    mention = scene.mention_at(token)
    people = mention is not None and mention.form == "demonym" and token.tag_ == "NNPS"
    return people and token.head.lower_ != "between"


def _named_with(head: Token, scene: Scene) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find the A and B of "A-B talks", "talks including A", "A left after talks with B"."""
    stands = carrier(head, scene.words.talks)
    behind = stands.dep_ == "pobj" and stands.head.lower_ in ("after", "following")
    if behind and (after_preposition(head, ("with",)) or deals(stands.head.head, scene)):
        for party in dealers(stands.head.head, scene):
            yield party, Attendance.ATTENDING, head
    above = stands.head.head
    if stands.dep_ == "pobj" and stands.head.lower_ == "for" and above.lemma_ in _MEETING:
        for party in parties_behind_all([*doers(above), *undergoers(above)], scene):
            yield party, status_of(above, scene), head
    for party in _paired(head, scene):
        yield party, Attendance.ATTENDING, head
    for token in after_preposition(head, ("including",)):
        for party in parties_behind(token, scene):
            yield party, Attendance.ATTENDING, token


def _by_clause(head: Token, scene: Scene) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find who holds, ends or enters talks, with whom, and who speaks at them."""
    words = scene.words.talks.verbs
    verb = clause_head(head)
    told = Attendance.UNCERTAIN if is_offered(head) else status_of(verb, scene)
    yield from _speaking_at(head, verb, scene)
    chairs = head.dep_ == "dobj" and verb.lemma_ in scene.words.talks.backing.chair
    with_ = [] if chairs else after_preposition(head, ("with",))
    for token in with_:
        for party in parties_behind(token, scene):
            yield party, Attendance.UNCERTAIN if told is Attendance.NOT_ATTENDING else told, token
    if told is Attendance.NOT_ATTENDING:
        return
    stands = carrier(head, scene.words.talks)
    sits = stands.dep_ == "dobj" and verb.lemma_ in words.sitting
    ends = stands.dep_ == "dobj" and bool(with_) and _ends_talks(verb, scene)
    enters = head.dep_ == "pobj" and verb.lemma_ == "enter"
    being = head.dep_ == "pobj" and verb.lemma_ == "be" and head.head.lower_ == "in"
    if sits or ends or enters or being:
        who = [
            each for each in doers(verb) or due_to_come(verb) if not _only_ends(verb, each, scene)
        ]
        for party in parties_behind_all(who, scene):
            yield party, told, verb
    if stands.dep_ == "nsubj" and verb.lemma_ in words.bring:
        for party in parties_behind_all(undergoers(verb), scene):
            yield party, told, verb


def _only_ends(verb: Token, who: Token, scene: Scene) -> bool:
    """Tell the envoy who "ended the round without progress" from sides that ended it."""
    if verb.lemma_ not in _CLOSING:
        return False
    mention = scene.mention_at(who)
    helps = who.lemma_.lower() in scene.words.talks.backing.mediator_nouns
    return helps or (mention is not None and mention.kind in (ActorKind.IGO, ActorKind.PERSON))


def _ends_talks(verb: Token, scene: Scene) -> bool:
    """Tell whether a verb ends talks: who "broke off talks with the rebels" had sat with them."""
    words = scene.words.talks
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    told = {verb.lemma_, *(f"{verb.lemma_} {each}" for each in particles)}
    return verb.lemma_ in words.verbs.ended or any(told & set(named) for _, named in words.outcomes)


def _speaking_at(
    head: Token, verb: Token, scene: Scene
) -> Iterator[tuple[Party, Attendance, Token]]:
    """Find who speaks at talks, or says what he will not discuss at them: he sits there."""
    if head.dep_ != "pobj" or head.head.lower_ != "at":
        return
    above = head.head.head
    if above.dep_ == "dobj":
        above = above.head
    words = scene.words.talks.elsewhere
    if above == verb and verb.lemma_ in words.speaking_at:
        for party in parties_behind_all(doers(verb), scene):
            yield party, Attendance.ATTENDING, verb


def due_to_come(verb: Token) -> list[Token]:
    """Give who is due or ready to do it: "the ministers are due to resume talks"."""
    bound = (
        verb.dep_ in ("xcomp", "ccomp")
        and verb.head.pos_ == "ADJ"
        and verb.head.dep_ == "acomp"
        and is_infinitive(verb)
    )
    return subjects(verb.head.head) if bound else []


def _paired(head: Token, scene: Scene) -> Iterator[Party]:
    """Find both states of "U.S.-Russian talks": two names of states joined before the noun."""
    start = head.left_edge.idx
    for pair in _PAIR.finditer(scene.text, start, head.idx):
        entries = [scene.words.actors.find(pair.group(each)) for each in (1, 2)]
        if not all(
            e is not None and scene.words.actors.entries[e.key].kind is ActorKind.STATE
            for e in entries
        ):
            continue
        for each in (1, 2):
            span = Span(*pair.span(each))
            yield Party(printed=span.of(scene.text), span=span)
