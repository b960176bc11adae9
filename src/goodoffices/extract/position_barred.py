"""Reads what somebody says cannot be, must come first, or is for others to decide.

"No settlement can leave him in power", "there is no place for them", "first they leave, then we
talk", "it is for the people alone to choose".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Stance
from goodoffices.extract.clauses import (
    after_preposition,
    conjuncts,
    doers,
    has_modal,
    is_infinitive,
)
from goodoffices.extract.position_found import Found, holders, voices, words_of
from goodoffices.extract.position_verbs import is_open
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span

_SUBJECTS = ("nsubj", "nsubjpass")
_NOBODY = frozenset({"nobody", "none", "nothing", "noone"})
_FORCEFUL = frozenset({"military", "armed", "violent"})
_WAITING = ("without", "until", "unless")
_SURE = 0.4
_NEAR = 10
"""A colon farther behind a noun than so many words lists something else."""
_NO_WISH = "none"
_BEYOND = ("attr", "xcomp", "ccomp", "advcl", "acl")


def barred_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "no deal can leave him in power", "nobody will accept this frontier"."""
    subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
    if subject is None or not has_modal(token) or token.dep_ in ("relcl", "advcl"):
        return
    if subject.lower_ not in _NOBODY and all(c.lower_ != "no" for c in subject.children):
        return
    if any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in token.children):
        return
    waits = [c for c in token.children if c.lower_ in _WAITING or c.left_edge.lower_ in _WAITING]
    stance = Stance.CONDITION if any(c.i > token.i for c in waits) else Stance.OPPOSE
    for holder in voices(token, scene):
        yield Found(
            word=token, holder=holder, stance=stance, content=words_of(token),
            rule="what nothing and nobody shall do", plain=True, confidence=_SURE,
        )  # fmt: skip


def nothing_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "there is no place for them", "no alternative to talks", "no military solution"."""
    if token.lemma_ != "be" or not any(c.dep_ == "expl" for c in token.children):
        return
    if is_open(token, scene) or token.dep_ in ("relcl", "advcl"):
        return
    for thing in token.children:
        if thing.dep_ != "attr" or all(c.lower_ != "no" for c in thing.children):
            continue
        about, stance = _without(thing, scene)
        if about is None:
            continue
        for holder in voices(token, scene):
            yield Found(
                word=token, holder=holder, stance=stance, content=about,
                rule=f"there is no '{thing.lemma_.lower()}' for it", plain=True, confidence=_SURE,
            )  # fmt: skip


def _without(thing: Token, scene: Scene) -> tuple[Span | None, Stance]:
    """Give what there is no place for, or no other way than, and the stance that tells."""
    words = scene.words.positions
    lemma = thing.lemma_.lower()
    before = {c.lower_ for c in thing.lefts}
    if lemma == "solution" and before & _FORCEFUL:
        return words_of(thing), Stance.OPPOSE
    if lemma in words.unrivalled:
        inner = after_preposition(thing, ("to", "for", "but"))
        return (words_of(inner[0]), Stance.SUPPORT) if inner else (None, Stance.SUPPORT)
    if lemma not in words.needless:
        return None, Stance.OPPOSE
    inner = after_preposition(thing, ("for", "of"))
    done = [c for c in thing.children if c.dep_ in ("acl", "relcl") and is_infinitive(c)]
    found = next(iter(done or inner), None)
    return (words_of(found) if found is not None else None), Stance.OPPOSE


def first_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "first they leave, then we will talk": what comes first is the condition."""
    first = any(c.dep_ == "advmod" and c.lower_ in ("first", "firstly") for c in token.children)
    if not first or token.left_edge.lower_ not in ("first", "firstly"):
        return
    later = [each for each in conjuncts(token) if each.i > token.i]
    if token.dep_ == "ccomp" and token.head.i > token.i:
        later.append(token.head)  # "first they leave, then we will talk"
    if not any(_is_then(each) for each in later):
        return
    for holder in voices(token, scene):
        yield Found(
            word=token, holder=holder, stance=Stance.CONDITION, content=words_of(token),
            rule="what is to come first", plain=True, confidence=_SURE,
        )  # fmt: skip


def _is_then(clause: Token) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in ("then", "afterwards") for c in clause.children)


def cleft_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "what we want is a truce": what stands beyond "is" is wanted."""
    if token.lemma_ != "be":
        return
    verbs = scene.words.positions.verbs
    for clause in token.children:
        if clause.dep_ not in ("csubj", "ccomp") or clause.i > token.i:
            continue
        wished = verbs.get(clause.lemma_.lower(), ())
        what = any(c.lower_ == "what" for c in clause.children)
        stance = next((v.stance for v in wished if v.stance in (None, Stance.DEMAND)), _NO_WISH)
        thing = next((c for c in token.children if c.i > token.i and c.dep_ in _BEYOND), None)
        if not what or stance == _NO_WISH or thing is None or is_open(token, scene):
            continue
        for holder in holders(doers(clause), scene):
            yield Found(
                word=token, holder=holder, stance=None, content=words_of(thing),
                rule=f"what one {clause.lemma_.lower()}s is", confidence=_SURE,
            )  # fmt: skip


def listed_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "our demands are clear: A and B", "set two conditions: A and B"."""
    word = scene.words.positions.nouns.get(token.lemma_.lower())
    if word is None or token.tag_ != "NNS" or word.stance not in (Stance.DEMAND, Stance.CONDITION):
        return
    sentence = token.sent
    colon = next((t for t in token.doc[token.i + 1 : sentence.end] if t.text == ":"), None)
    quote, last = scene.quote_at(token.idx), sentence.end
    if colon is None or colon.i + 2 >= last or colon.i - token.i > _NEAR:
        return
    if quote is not None:
        last = next((t.i for t in token.doc[colon.i : last] if t.idx >= quote.inner.end), last)
    things = token.doc[colon.i + 1 : last]
    if not things or things.root.pos_ not in ("NOUN", "PROPN", "VERB"):
        return
    who = [c for c in token.children if c.dep_ == "poss"] or doers(token.head)
    for holder in holders(who, scene):
        yield Found(
            word=token, holder=holder, stance=word.stance, content=words_of(things.root),
            rule=f"listed as a '{token.lemma_.lower()}'", confidence=_SURE,
        )  # fmt: skip


def turn_frames(token: Token, scene: Scene) -> Iterator[Found]:
    """Find "it is for Kenyans to choose", "it is up to Kenya to stop"."""
    if token.lemma_ != "be" or not any(
        c.dep_ in _SUBJECTS and c.lower_ == "it" for c in token.children
    ):
        return
    ways = ("xcomp", "advcl")
    to_do = [c for c in token.subtree if c.dep_ in ways and is_infinitive(c) and c.i > token.i]
    around = [*token.children, *(c for each in to_do for c in each.children)]
    whose = [c for c in around if c.dep_ in ("prep", "mark") and c.lower_ in ("for", "up")]
    judged = any(c.dep_ in ("acomp", "attr") for c in token.children)  # "it is wrong for them to"
    if not whose or not to_do or judged or is_open(token, scene):
        return
    last = words_of(to_do[0])
    start = whose[0].nbor() if whose[0].lower_ == "for" else whose[0]
    for holder in voices(token, scene):
        yield Found(
            word=token, holder=holder, stance=Stance.DEMAND, content=Span(start.idx, last.end),
            rule="whose turn it is", plain=True, confidence=_SURE,
        )  # fmt: skip
