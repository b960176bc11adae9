"""Reads wishes about somebody else: who shall go or be out, what is doubted, who shall be moved."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Issue, Stance
from goodoffices.extract.clauses import is_infinitive, undergoers
from goodoffices.extract.scene import Scene
from goodoffices.facts import Span

_FURTHER = ("prep", "dobj", "advmod", "prt", "xcomp", "npadvmod", "ccomp", "acomp")
_OUT = ("out", "gone")
_IMAGINE = ("say", "suppose", "imagine", "assume")
_STEPS = 3
"""How many clauses out a verb of accusing is looked for."""


def is_doubted(token: Token, scene: Scene) -> bool:
    """Tell whether others only doubt that somebody wants it: "doubts that Chad wants to talk"."""
    words = scene.words.positions
    outer = token.head
    if token.dep_ not in ("ccomp", "acl", "relcl") or outer == token:
        return False
    lemma = outer.lemma_.lower()
    if outer.pos_ == "NOUN":
        known = words.nouns.get(lemma)
        that = any(c.lower_ == "that" for c in token.subtree if c.i < token.i)
        return known is not None and known.stance is Stance.UNCERTAIN and that
    verbs = words.verbs.get(lemma, ()) if outer.pos_ == "VERB" else ()
    return any(verb.stance is Stance.UNCERTAIN for verb in verbs)


def is_imagined(token: Token) -> bool:
    """Tell whether a wish is only thought up: "Suppose Chad demanded a vote"."""
    outer = token.head
    first = outer.tag_ in ("VB", "VBP") and outer.left_edge.i >= outer.i and outer.dep_ == "ROOT"
    return token.dep_ == "ccomp" and first and outer.lemma_.lower() in _IMAGINE


def is_supposed(token: Token, scene: Scene) -> bool:
    """Tell whether others only think or hope that somebody wants it: "I think Chad wants war"."""
    outer = token.head
    if token.dep_ != "ccomp":
        return False
    hoped = outer.pos_ == "ADJ" and outer.lower_ in ("hopeful", "confident", "optimistic", "sure")
    if not hoped and outer.lemma_.lower() not in scene.words.positions.supposing:
        return False
    own = next((c for c in token.children if c.dep_ == "nsubj"), None)
    return own is not None and own.pos_ in ("PROPN", "NOUN")


def is_blamed(token: Token, scene: Scene) -> bool:
    """Tell whether somebody is only accused of it: "accused Chad of trying to end the talks"."""
    current = token
    for _ in range(_STEPS):
        if current.dep_ == "pcomp":
            return current.head.head.lemma_.lower() in scene.words.positions.blaming
        if current.dep_ not in ("xcomp", "conj", "ccomp"):
            return False
        blames = current.head.lemma_.lower() in scene.words.positions.blaming
        if current.dep_ == "ccomp" and blames:
            return True  # "complains that Chad is trying to end the talks"
        current = current.head
    return False


def is_alleged(token: Token, scene: Scene) -> bool:
    """Tell whether somebody only claims it: "an allegation that Chad urged them not to sign"."""
    noun = token.head
    inner = token.dep_ in ("acl", "relcl", "ccomp") and noun.pos_ == "NOUN"
    return inner and noun.lemma_.lower() in scene.words.positions.denied_things


def is_due(clause: Token, scene: Scene) -> bool:
    """Tell whether a clause says what should or must be."""
    duty = scene.words.positions.duty
    return any(c.dep_ == "aux" and c.lower_ in duty for c in clause.children)


def put_away(token: Token) -> tuple[Span | None, Token | None, bool]:
    """Give who is wanted "out" or "gone", with that word and whence, as the content of a wish."""
    for end in token.children:
        if end.lower_ not in _OUT or end.i < token.i:
            continue
        inner = [c for c in end.children if c.dep_ == "nsubj"]
        for one in (*inner, *undergoers(token), *(c for c in token.children if c.dep_ == "nsubj")):
            if token.i < one.i < end.i:
                last = next((c.right_edge for c in end.children if c.lower_ == "of"), end)
                return Span(one.left_edge.idx, last.idx + len(last)), one, False
    return None, None, False


def issue_of_going(token: Token, toward: Token | None, scene: Scene) -> Issue | None:
    """Give leadership where a person, and no delegation, is wanted to go or to be out."""
    mention = scene.mention_at(toward) if toward is not None else None
    office = toward is not None and toward.lemma_.lower() in scene.words.positions.rulers
    person = mention is not None and mention.kind is ActorKind.PERSON
    if toward is None or not (office or person):
        return None
    if any(child.lower_ in _OUT for child in token.children if child.i > toward.i):
        return Issue.LEADERSHIP
    for child in token.children:
        simple = not any(c.dep_ in _FURTHER for c in child.children)
        if child.lemma_ == "go" and child.i > toward.i and simple:
            return Issue.LEADERSHIP
    return None


def moved(verb: Token, scene: Scene) -> tuple[Token, Token] | None:
    """Give whom somebody is to get to do something, and the doing: "getting Chad to leave"."""
    if verb.lemma_.lower() not in scene.words.positions.moving:
        return None
    for doing in verb.children:
        own = next((c for c in doing.children if c.dep_ == "nsubj"), None)
        if doing.dep_ in ("ccomp", "xcomp", "advcl") and is_infinitive(doing) and doing.i > verb.i:
            whom = own or next((c for c in verb.children if c.dep_ == "dobj"), None)
            if whom is not None and verb.i < whom.i < doing.i:
                return whom, doing
    for whom in verb.children:  # the parser hangs "to leave" on whoever is to leave
        if whom.dep_ == "dobj":
            for doing in whom.children:
                if doing.dep_ in ("relcl", "acl") and is_infinitive(doing):
                    return whom, doing
    return None
