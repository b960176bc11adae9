"""Ties told by compounds: "Oslo-backed rebels", "al-Qaida-linked group", "anti-Tripoli forces"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.codes import Predicate
from goodoffices.extract.relation_ties import Told, named_only, span_of
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span
from goodoffices.lexicon.relations import Tie

_HYPHENS = "-–"


def compound_ties(scene: Scene, token: Token) -> Iterator[Told]:
    """Give the tie a compound tells, if the word is the telling part of one."""
    words = scene.words.relations
    lower = token.lower_
    if lower in words.joined and (_hyphen_before(token) or _name_before(scene, token)):
        yield from _told(
            scene, words.joined[lower], token, _first_party(scene, token), _noun(token)
        )
    elif any(mark in lower for mark in _HYPHENS) and lower.rpartition("-")[2] in words.joined:
        first = lower.rpartition("-")[0]
        party = Party(token.text[: len(first)], Span(token.idx, token.idx + len(first)))
        yield from _told(scene, words.joined[lower.rpartition("-")[2]], token, party, _noun(token))
    elif lower in words.prefix and token.i + 2 < len(token.doc) and token.nbor(1).text in _HYPHENS:
        named = token.nbor(2)
        if scene.mention_at(named) is not None or named.ent_type_:
            whom = _part(scene, named)
            yield from _told(scene, words.prefix[lower], token, whom, _noun(named), turned=True)


def _told(
    scene: Scene,
    tie: Tie,
    token: Token,
    first: Party | None,
    noun: Token | None,
    *,
    turned: bool = False,
) -> Iterator[Told]:
    if first is None or noun is None or first.span is None:
        return
    bodies = named_only(scene, [noun])
    if not bodies or noun.pos_ not in ("NOUN", "PROPN"):
        return
    if tie.predicate is Predicate.LEADS and scene.words.actors.country_of(first.printed) is None:
        return
    second = scene.party(bodies[0])
    left, right = (second, first) if tie.turned or turned else (first, second)
    yield Told(
        left, tie.predicate, right, span_of(token), "a compound", mode=tie.mode, confidence=0.75
    )


def _hyphen_before(token: Token) -> bool:
    return token.i > 1 and token.nbor(-1).text in _HYPHENS


def _name_before(scene: Scene, token: Token) -> bool:
    """The hyphen is often left out: "al-Qaida linked group"."""
    if token.i == 0 or token.dep_ != "amod" or token.head.i < token.i:
        return False
    mention = scene.mention_at(token.nbor(-1))
    return mention is not None and mention.form in ("name", "compound")


def _first_party(scene: Scene, token: Token) -> Party | None:
    return _part(scene, token.nbor(-2 if _hyphen_before(token) else -1))


def _part(scene: Scene, token: Token) -> Party | None:
    """Give the shortest mention that ends with a word: in a compound the longest is the whole."""
    fits = [m for m in scene.mentions_over(token) if m.span.end == token.idx + len(token)]
    if fits:
        best = min(fits, key=lambda m: m.span.end - m.span.start)
        return Party(best.printed, best.span)
    if token.pos_ != "VERB" and token.text[:1].isupper():
        return Party(token.text, span_of(token))
    return None


def _noun(token: Token) -> Token | None:
    """Give the noun that a compound stands before."""
    current = token
    for _ in range(3):
        if current.head.i > token.i and current.head.pos_ in ("NOUN", "PROPN"):
            return current.head
        current = current.head
    for later in token.doc[token.i + 1 : token.i + 5]:
        if later.pos_ in ("NOUN", "PROPN") and later.dep_ not in ("compound", "nmod"):
            return later
        if later.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None
