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
    inside = sorted((t for t in head.subtree), key=lambda t: t.i)
    if without is not None:
        inside = [t for t in inside if t.i > without.right_edge.i] or inside
    while inside and (inside[0].is_punct or inside[0].lower_ in ("that", "to")):
        inside.pop(0)
    inside = inside[:_LONGEST]
    while len(inside) > 1 and (inside[-1].is_punct or inside[-1].is_space):
        inside.pop()
    if not inside:
        return Span(head.idx, head.idx + len(head))
    return Span(inside[0].idx, inside[-1].idx + len(inside[-1]))


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
    return found


def _named(token: Token, scene: Scene) -> Token:
    """Give the name that says who a pronoun or an office is, where the clause itself tells it."""
    if token.pos_ == "PRON":
        return told_of(token)
    if token.pos_ == "NOUN":
        for child in token.children:
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
    if mention is not None:
        return mention.form != "place"
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or token.lemma_.lower() in (
        scene.words.reporting.people
    )


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
