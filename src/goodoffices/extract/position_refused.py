"""Reads plain refusals: "we are not leaving", "refused to talk until", "no peace without"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clauses import conjuncts, has_modal, is_infinitive, is_negated
from goodoffices.extract.holders import voice_of
from goodoffices.extract.position_found import Found, holders, voices, words_of
from goodoffices.extract.position_self import who_will
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span
from goodoffices.lexicon.positions import StanceVerb

_SUBJECTS = ("nsubj", "nsubjpass")
_WAITING = ("until", "unless", "before", "without", "till")
_POSSIBLE = ("possible", "conceivable", "thinkable")


def hung_on(verb: Token, scene: Scene) -> Token | None:
    """Give what a refusal waits for: "refused to talk *until they leave*", "*without a text*"."""
    if verb.lemma_.lower() not in scene.words.positions.refusals:
        return None
    done = [c for c in verb.children if c.dep_ in ("xcomp", "dobj", "pcomp") and c.i > verb.i]
    for token in (*done, verb):
        for clause in token.children:
            if clause.i < verb.i or not _waits(clause):
                continue
            if clause.dep_ == "advcl" or (clause.dep_ == "prep" and any(clause.children)):
                return clause
    return None


def _waits(clause: Token) -> bool:
    """Tell whether a clause or phrase begins with "until", "unless", "before" or "without"."""
    if clause.dep_ == "prep":
        inner = next((c for c in clause.children if c.dep_ in ("pobj", "pcomp")), None)
        timed = inner is None or inner.ent_type_ in ("DATE", "TIME")
        return clause.lower_ in _WAITING and not timed
    mark = next((c for c in clause.children if c.dep_ in ("mark", "advmod")), None)
    first = clause.left_edge
    return first.lower_ in _WAITING or (mark is not None and mark.lower_ in _WAITING)


def until_then(content: Span, waits: Token | None, refusing: Token) -> Span:
    """Give the content of a refusal with its verb and what it waits for, so that it stands alone.

    "Refuse to disarm before a settlement": without the verb it would tell the reverse.
    """
    if waits is None:
        return content
    last = words_of(waits)
    return Span(min(content.start, refusing.idx), max(content.end, last.end))


def in_exchange(content: Span, verb: Token) -> Span:
    """Take in what something is offered for: "neutrality *in exchange for guarantees*"."""
    for phrase in verb.children:
        if phrase.dep_ == "prep" and phrase.lower_ == "in" and phrase.idx >= content.end:
            for thing in phrase.children:
                if thing.lower_ in ("exchange", "return") and any(thing.children):
                    return Span(content.start, words_of(phrase).end)
    return content


def further_clauses(verb: Token, how: StanceVerb) -> Iterator[Span]:
    """Give what else is demanded with "and that", "and the blockade to be lifted"."""
    if not how.takes & {"clause", "told"} or how.stance not in (None, Stance.DEMAND):
        return
    first = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i), None)
    for part in conjuncts(first) if first is not None else ():
        own = any(c.dep_ in _SUBJECTS and c.i < part.i for c in part.children)
        asked = part.tag_ == "VB" or any(
            c.tag_ == "VB" and c.dep_ in ("aux", "auxpass") for c in part.children
        )
        if part != first and own and asked:
            yield words_of(part)


def staying_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find what somebody says he is not doing or going to do: "we are not leaving the town"."""
    doing, denied = _doing(token, scene)
    if doing is None or not denied:
        return
    words = scene.words.positions
    lemma = doing.lemma_.lower()
    if lemma in words.no_plan or lemma in words.curious or lemma in words.acts:
        return
    subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
    voice = voice_of(token, scene)
    if subject is None or not voice or token.dep_ in ("advcl", "relcl"):
        return
    first = subject.lower_ in ("i", "we")
    if not first and scene.quote_at(token.idx) is not None:
        return  # "they are not leaving" tells of others
    known = lemma in words.conditional | words.issues.motions | words.yielding
    if not (first or known):
        return
    for holder in holders(who_will(subject, voice, scene), scene):
        yield Found(
            word=doing, holder=holder, stance=Stance.OPPOSE,
            content=Span(doing.idx, words_of(doing).end), rule="own will in reported words",
            by_itself=True, plain=not known, confidence=0.4,
        )  # fmt: skip


def _doing(token: Token, scene: Scene) -> tuple[Token | None, bool]:
    """Give what somebody is doing or going to do now, and whether that is denied."""
    now = any(c.dep_ == "aux" and c.lemma_ == "be" for c in token.children)
    if token.tag_ != "VBG" or not now:
        return None, False
    denied = is_negated(token, scene.words.grammar)
    if token.lemma_ == "go":
        inner = next((c for c in token.children if c.dep_ == "xcomp" and is_infinitive(c)), None)
        return inner or token, denied
    return token, denied


def impossible_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "no peace is possible until he is free", "there can be no vote without them"."""
    if token.lemma_ != "be":
        return
    clause = next((c for c in token.children if c.dep_ in ("advcl", "prep") and _waits(c)), None)
    inner = [c for c in token.children if c.dep_ == "acomp" and c.lower_ in _POSSIBLE]
    if clause is None:
        found = (c for each in inner for c in each.children if c.dep_ in ("advcl", "prep"))
        clause = next((c for c in found if _waits(c)), None)
    may = has_modal(token)
    if clause is None or not (inner or may):
        return
    for thing in token.children:
        if thing.dep_ not in ("nsubj", "attr") or all(c.lower_ != "no" for c in thing.children):
            continue
        for holder in voices(token, scene):
            yield Found(
                word=token, holder=holder, stance=Stance.CONDITION,
                content=words_of(token), condition=words_of(clause),
                rule="what there shall not be until", plain=True,
            )  # fmt: skip
