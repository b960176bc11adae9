"""What one position is before its issue is known, and who can hold one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Stance
from goodoffices.extract.clauses import is_negated
from goodoffices.extract.holders import labelled_speaker, told_of, voice_of
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span

_LONGEST = 30
"""How many words of content are kept: longer ones run into the next thought."""
FLIPPED = {
    Stance.DEMAND: Stance.OPPOSE,
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.OFFER: Stance.OPPOSE,
    Stance.OPPOSE: Stance.SUPPORT,
}
"""What a denied verb tells: who does not support is against."""
_NOBODY = frozenset({"it", "there", "this", "that", "what", "these", "those", "which", "one"})
_ANYBODY = frozenset({"any", "each", "every", "no", "both", "all", "either", "neither"})
_VAGUE = (ActorKind.UNNAMED, ActorKind.OTHER)
PREPOSITIONS = frozenset({"for", "on", "to", "of", "against", "about"})


@dataclass(frozen=True, slots=True)
class Found:
    """One position as its words give it, before the issue is known."""

    word: Token
    holder: Party
    stance: Stance | None
    content: Span
    rule: str
    toward: Party | None = None
    by_itself: bool = False
    """The holder does it itself: wants to leave."""
    condition: Span | None = None
    claimed: bool = False
    confidence: float = 0.5


def words_of(head: Token, *, without: Token | None = None) -> Span:
    """Give the words of a phrase or clause, from its first to its last, not too long."""
    left_out = {t.i for child in _next_thoughts(head) for t in child.subtree}
    inside = sorted((t for t in head.subtree if t.i not in left_out), key=lambda t: t.i)
    if without is not None:
        inside = [t for t in inside if t.i > without.right_edge.i] or inside
    while inside and (inside[0].is_punct or inside[0].lower_ in ("that", "to")):
        inside.pop(0)
    inside = inside[:_LONGEST]
    while len(inside) > 1 and (
        inside[-1].is_punct or inside[-1].is_space or inside[-1].dep_ in ("cc", "prep", "mark")
    ):
        inside.pop()
    if not inside:
        return Span(head.idx, head.idx + len(head))
    return Span(inside[0].idx, inside[-1].idx + len(inside[-1]))


def _next_thoughts(head: Token) -> list[Token]:
    """Give what only begins the next clause: "backing Chad and *Mali backing the rebels*"."""
    found = []
    for token in (head, *(c for c in head.children if c.dep_ in ("dobj", "pobj", "nsubj"))):
        for child in token.children:
            if child.dep_ != "conj":
                continue
            after = child.nbor() if child.i + 1 < len(child.doc) else child
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children if c.i < child.i) or (
                child.pos_ == "PROPN" and after.dep_ == "acl" and after.tag_ == "VBG"
            ):
                found.append(child)
    return found


def voices(token: Token, scene: Scene) -> list[Party]:
    """Give whose words a clause is: who reports it, says it in quotation marks, or has the turn."""
    found = holders(voice_of(token, scene), scene)
    if found:
        return found
    labelled = labelled_speaker(token, scene)
    return [labelled] if labelled is not None else []


def holders(tokens: list[Token], scene: Scene) -> list[Party]:
    """Give the parties that can hold a position; "I" and "we" are whoever speaks."""
    found: list[Party] = []
    for token in tokens:
        if token.lower_ in ("i", "we"):
            found += _speaking(token, scene)
        else:
            named = _named(token, scene)
            if _can_hold(named, scene):
                found.append(scene.party(named))
    return list({each.span: each for each in found}.values())


def _named(token: Token, scene: Scene) -> Token:
    """Give the name that says who a pronoun or an office is, where the clause itself tells it."""
    if token.pos_ == "PRON":
        token = told_of(token)
    if token.pos_ == "NOUN":
        beside = [token, *(each for each in token.conjuncts if each.tag_ == token.tag_ == "NN")]
        for child in (child for each in beside for child in each.children):
            if child.dep_ == "appos" and child.pos_ == "PROPN" and scene.mention_at(child):
                return child
    elif token.dep_ == "appos" and token.head.ent_type_ == "PERSON":
        return token.head
    return token


def _speaking(token: Token, scene: Scene) -> list[Party]:
    """Give who says "I": by the label of the turn, else by the cue beside the quotation."""
    labelled = labelled_speaker(token, scene)
    if labelled is not None:
        return [labelled]
    voices = [each for each in voice_of(token, scene) if each.lower_ not in ("i", "we")]
    return [scene.party(each) for each in voices] or [scene.party(token)]


def _can_hold(token: Token, scene: Scene) -> bool:
    if token.lower_ in _NOBODY or token.ent_type_ in (
        "DATE",
        "TIME",
        "CARDINAL",
        "MONEY",
        "PERCENT",
    ):
        return token.lower_ == "it" and scene.mention_at(token) is not None
    mention = scene.mention_at(token)
    if mention is not None and mention.kind in _VAGUE and not _tells_whom(token):
        return False
    if mention is not None:
        return mention.form != "place"
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or token.lemma_.lower() in (
        scene.words.reporting.people
    )


def _tells_whom(token: Token) -> bool:
    """Tell whether a description tells anybody: "some major groups", but not "both sides"."""
    if token.pos_ != "NOUN":
        return True
    before = [c for c in token.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "nummod")]
    if any(c.lower_ in _ANYBODY for c in token.lefts):
        return False
    told = before or any(c.dep_ in ("appos", "prep") and c.i > token.i for c in token.children)
    return bool(told)


def asked(token: Token | None, scene: Scene) -> Party | None:
    """Give of whom something is asked, where that is somebody."""
    if token is None or not _can_hold(token, scene):
        return None
    mention = scene.mention_at(token)
    if mention is not None and mention.kind is ActorKind.UNNAMED:
        return None
    return scene.party(token)


def turned(stance: Stance | None, token: Token, scene: Scene) -> Stance | None:
    """Turn the stance of a denied verb: "does not support" is against."""
    if not is_negated(token, scene.words.grammar):
        return stance
    return Stance.OPPOSE if stance is None else FLIPPED.get(stance, stance)
