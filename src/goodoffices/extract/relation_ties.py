"""What the readers of ties share: the tie as told, and by what means the clause says it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate, SupportMode
from goodoffices.extract.clause_actors import own_mention
from goodoffices.extract.clauses import clause_tokens
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span

_BODIES = frozenset(
    {ActorKind.GOVERNMENT, ActorKind.OPPOSITION_COALITION, ActorKind.ARMED_GROUP, ActorKind.STATE}
)


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


def named_only(scene: Scene, nouns: Iterable[Token]) -> list[Token]:
    """Keep those whom a reader could name: no "sides", "allies", "fighters" or "countries"."""
    return [each for noun in nouns if (each := _named(scene, noun)) is not None]


def _named(scene: Scene, noun: Token) -> Token | None:
    """Give the noun if it is named, else the name that stands in apposition to it."""
    if _is_named(scene, noun):
        return noun
    beside = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "appos":
        beside.append(noun.head)
    return next((each for each in beside if _is_named(scene, each)), None)


def _is_named(scene: Scene, noun: Token) -> bool:
    mention = own_mention(scene, noun)
    if mention is None:
        return noun.ent_type_ in ("PERSON", "ORG", "GPE")
    if mention.form == "nominal":
        return mention.kind in _BODIES or "coalition" in mention.printed.lower()
    return mention.form != "pronoun" or noun.lower_ not in ("i", "we", "us", "our", "my", "you")


def told_mode(scene: Scene, word: Token) -> SupportMode | None:
    """Give the strongest mode of support that the words around a verb or noun tell."""
    around = {token.lemma_.lower() for token in clause_tokens(word)}
    if word.dep_ in ("acl", "relcl"):
        around |= {child.lemma_.lower() for child in (word.head, *word.head.lefts)}
    if word.dep_ == "pobj":
        around |= {each.lemma_.lower() for each in (word.head.head, *word.head.head.lefts)}
    for mode, words in scene.words.relations.modes:
        if around & words:
            return mode
    return None


def is_past(verb: Token) -> bool:
    """Tell whether a tie is told as over: "used to back", "formerly", "had supported"."""
    for child in verb.children:
        if child.lower_ in ("formerly", "once", "previously") and child.dep_ == "advmod":
            return True
        if child.dep_ == "aux" and child.lower_ == "had":
            return True
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used"
