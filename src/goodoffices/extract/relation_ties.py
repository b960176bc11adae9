"""What the readers of ties share: the tie as told, and by what means the clause says it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import Predicate, SupportMode
from goodoffices.extract.clauses import clause_tokens
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span


@dataclass(frozen=True, slots=True)
class Told:
    """One tie with the words that tell it."""

    subject: Party
    predicate: Predicate
    object: Party
    trigger: Span
    how: str
    mode: SupportMode | None = None
    current: bool = True
    confidence: float = 0.7


def span_of(token: Token) -> Span:
    """Give the characters of one word."""
    return Span(token.idx, token.idx + len(token))


def told_mode(scene: Scene, word: Token, *, sides: Sequence[Token] = ()) -> SupportMode | None:
    """Give the strongest mode of support that the words around a verb or noun tell.

    The sides themselves tell none: who backs the army need not send one.
    """
    named = {each.i for side in sides for each in (side, *side.lefts)}
    beside = [token for token in clause_tokens(word) if token.i not in named]
    around = _words_of(scene, beside)
    if word.dep_ in ("acl", "relcl"):
        around |= _words_of(scene, (word.head, *word.head.lefts))
    if word.dep_ == "pobj":
        outer = word.head.head
        around |= _words_of(scene, (outer, *outer.lefts))
    for mode, words in scene.words.relations.modes:
        if around & words:
            return mode
    return None


def _words_of(scene: Scene, tokens: Iterable[Token]) -> set[str]:
    """Give the lemmas, but for the "military" of "military action", which sends no arms."""
    told = (each for each in tokens if each.pos_ != "PROPN")  # not the "Army" of a name
    return {each.lemma_.lower() for each in told if not _is_of_action(scene, each)}


def _is_of_action(scene: Scene, token: Token) -> bool:
    after = token.nbor().lemma_.lower() if token.i + 1 < len(token.doc) else ""
    return token.lower_ == "military" and after in scene.words.relations.action


ONCE = frozenset({"formerly", "once", "previously", "earlier", "originally", "initially"})
"""Words that tell a tie as over."""
_POSTS = frozenset({"represent", "serve", "lead", "head", "chair", "work", "join", "command"})
"""What one does in a post: who "later represented" somebody is told of in a life story."""
_TERMS = frozenset(
    {"time", "tenure", "year", "day", "term", "career", "stint", "presidency", "rule", "reign",
     "youth", "childhood", "war", "era", "campaign", "premiership", "administration"}
)  # fmt: skip
"""What a tie is told to have stood during: "during her time at the ministry"."""


def is_past(verb: Token) -> bool:
    """Tell whether a tie is told as over: "used to back", "formerly", "had supported"."""
    for child in verb.children:
        if child.lower_ in ONCE and child.dep_ == "advmod":
            return True
        if child.lower_ == "later" and verb.lemma_ in _POSTS and verb.tag_ == "VBD":
            return True
        during = child.lower_ == "during" and verb.tag_ == "VBD"
        if during and any(each.lemma_.lower() in _TERMS for each in child.children):
            return True
        if child.dep_ == "aux" and child.lower_ == "had":
            return True
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used"
