"""Ties told by compounds: "Oslo-backed rebels", "al-Qaida-linked group", "anti-Tripoli forces"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from goodoffices.codes import ActorKind, Predicate
from goodoffices.extract.clause_actors import party_at, people_at
from goodoffices.extract.clause_mentions import own_mention
from goodoffices.extract.relation_sides import named_only
from goodoffices.extract.relation_ties import Told, span_of
from goodoffices.extract.scene import Scene
from goodoffices.facts import Party, Span
from goodoffices.lexicon.relations import Tie

_HYPHENS = "-–"


def compound_ties(scene: Scene, token: Token) -> Iterator[Told]:
    """Give the tie a compound tells, if the word is the telling part of one."""
    words = scene.words.relations
    lower = token.lower_
    if lower in words.joined and (hyphen_before(token) or _name_before(scene, token)):
        for one in first_parties(scene, token):
            yield from _told(scene, words.joined[lower], token, one, _noun(token))
    elif ("-" in lower or "–" in lower) and lower.rpartition("-")[2] in words.joined:
        first = lower.rpartition("-")[0]
        party = _bloc(scene, token.text[: len(first)], token.idx)
        yield from _told(scene, words.joined[lower.rpartition("-")[2]], token, party, _noun(token))
    elif lower in words.prefix and token.i + 2 < len(token.doc) and token.nbor(1).text in _HYPHENS:
        named = token.nbor(2)
        side = named.lower_ in words.sides.war
        if side or scene.mention_at(named) is not None or named.ent_type_:
            whom = _part(scene, named) or (Party(named.text, span_of(named)) if side else None)
            tie = replace(words.prefix[lower], turned=True)
            yield from _told(scene, tie, token, whom, _noun(named))


def _told(
    scene: Scene,
    tie: Tie,
    token: Token,
    first: Party | None,
    noun: Token | None,
) -> Iterator[Told]:
    """Give the ties of a compound's first part with the bodies that its noun names."""
    if first is None or noun is None or first.span is None:
        return
    if noun.pos_ not in ("NOUN", "PROPN"):
        return
    beside = [each for each in people_at(scene, [noun]) if _is_name(scene, each)]
    bodies = named_only(scene, beside or [noun])
    # Not the Front in "the Front and al-Qaida-linked fighters".
    last = len(noun.doc) - 1
    bodies = [b for b in bodies if b.i > token.i or b.i == last or not _joins(b.nbor())]
    if tie.predicate is Predicate.LEADS and scene.words.actors.country_of(first.printed) is None:
        return
    for body in bodies:
        if tie.predicate is Predicate.LEADS and _are_mere_forces(scene, body):
            continue
        second = party_at(scene, body)
        left, right = (second, first) if tie.turned else (first, second)
        yield Told(
            left, tie.predicate, right, span_of(token), "a compound", mode=tie.mode,
            confidence=0.75,
        )  # fmt: skip


def _are_mere_forces(scene: Scene, body: Token) -> bool:
    """Tell "US-led forces", which say only whose they are, from a coalition or a named force."""
    return body.lemma_ in ("force", "troop") and not _is_name(scene, body)


def _joins(word: Token) -> bool:
    return word.lower_ in ("and", "or")


def _is_name(scene: Scene, noun: Token) -> bool:
    mention = scene.mention_at(noun)
    return mention is not None and mention.form == "name"


def hyphen_before(token: Token) -> bool:
    """Tell whether a word is the second part of a compound: "Chad-backed"."""
    return token.i > 1 and token.nbor(-1).text in _HYPHENS


def _name_before(scene: Scene, token: Token) -> bool:
    """The hyphen is often left out: "al-Qaida linked group"."""
    if token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    before = token.dep_ == "amod" and token.head.i > token.i
    if not before and (token.tag_ not in ("VBD", "VBN") or token.nbor().tag_ != "NN"):
        return False
    mention = scene.mention_at(token.nbor(-1))
    return mention is not None and mention.form in ("name", "compound")


def first_parties(scene: Scene, token: Token) -> list[Party]:
    """Give who stands before the telling part, and who is joined to it: "Mali- and Chad-backed"."""
    last = token.nbor(-2 if hyphen_before(token) else -1)
    first = _part(scene, last)
    if first is None or first.span is None:
        return []
    found = [first]
    start = first.span.start
    before = [each for each in token.doc[max(0, last.i - 8) : last.i] if each.idx < start]
    if len(before) > 1 and before[-1].lower_ == "and":
        other = before[-2]
        if other.text in _HYPHENS and len(before) > 2:
            other = before[-3]
        mention = own_mention(scene, other)
        # "Kyiv and Moscow-backed fighters" are two sides, not fighters whom Kyiv backs.
        hyphen = before[-2].text[-1] in _HYPHENS
        joined = hyphen or other.pos_ == "ADJ" or other.ent_type_ == "NORP"
        if joined and mention is not None and mention.kind is ActorKind.STATE:
            found.append(Party(mention.printed, mention.span))
    return found


def _part(scene: Scene, token: Token) -> Party | None:
    """Give the shortest mention that ends with a word: in a compound the longest is the whole."""
    fits = [m for m in scene.mentions_over(token) if m.span.end == token.idx + len(token)]
    if fits:
        best = min(fits, key=lambda m: m.span.end - m.span.start)
        return Party(best.printed, best.span)
    if token.pos_ != "VERB" and token.text[:1].isupper():
        return _bloc(scene, token.text, token.idx)
    return None


def _bloc(scene: Scene, printed: str, start: int) -> Party:
    """Give a name as printed; of "Western" only the West, which is whom it stands for."""
    bloc = scene.words.relations.blocs.get(printed.lower(), printed)
    name = printed[: len(bloc)]
    return Party(name, Span(start, start + len(name)))


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
