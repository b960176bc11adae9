"""Reads what talks are about: "talks on a ceasefire", "talks aimed at ending the war"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from goodoffices.extract.clauses import after_preposition
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.extract.talks_mentions import TalksMention
from goodoffices.facts import Span

_ON = ("on", "about", "over", "regarding", "concerning")
_LONGEST = 90
"""Characters: what runs on is a story and no subject."""


def agenda_of(mentions: Sequence[TalksMention], scene: Scene) -> Span | None:
    """Give the words that say what talks are about, the first that say more than a place or day."""
    for mention in mentions:
        for span in _subjects(mention.head, scene):
            if 0 < span.end - span.start <= _LONGEST:
                return span
    return None


def _subjects(head: Token, scene: Scene) -> Iterator[Span]:
    for noun in _behind(head, _ON):
        if noun.ent_type_ not in ("DATE", "TIME", "GPE") and noun.pos_ in ("NOUN", "PROPN"):
            yield noun_phrase(noun)
    for child in head.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in ("aim", "intend", "design", "mean"):
            yield from _aims(child)
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_ in scene.words.talks.signing.dealing:
        for noun in _behind(verb, (*_ON, "with")):
            yield noun_phrase(noun)
        for child in verb.children:
            if child.dep_ == "dobj" and verb.lemma_ in ("discuss", "address", "cover", "tackle"):
                yield noun_phrase(child)


def _behind(word: Token, prepositions: tuple[str, ...]) -> list[Token]:
    return [each for each in after_preposition(word, prepositions) if each.i > word.i]


def _aims(verb: Token) -> Iterator[Span]:
    """Give what talks are aimed at: "at ending the war", "to end the war"."""
    for child in verb.children:
        inner = child.children if child.dep_ == "prep" and child.lower_ == "at" else [child]
        for each in inner:
            if each.dep_ in ("pcomp", "xcomp", "advcl") and each.pos_ == "VERB":
                what = [c for c in each.children if c.dep_ == "dobj"]
                end = noun_phrase(what[0]).end if what else each.idx + len(each)
                yield Span(each.idx, end)
            elif each.dep_ == "pobj":
                yield noun_phrase(each)
