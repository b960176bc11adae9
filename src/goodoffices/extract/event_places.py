"""Where an act takes place: the place named with its word, in its own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.clauses import clause_head, clause_tokens, undergoers
from goodoffices.extract.event_bundles import bundles
from goodoffices.extract.event_frames import FALL, what_falls
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Span
from goodoffices.lexicon.spelling import plain

_WHERE = frozenset(
    {"in", "at", "near", "outside", "around", "across", "inside", "over", "throughout", "within",
     "along"}
)  # fmt: skip
_WHITHER = frozenset({"on", "into", "to", "from", "of", "against"})
"""Prepositions that name the place of an act where a town or region stands behind them."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TOPIC = frozenset({"on", "over", "about", "to", "of", "against"})
"""Prepositions behind talks that tell what they are on: "a conference on Darfur"."""
_DEPTH = 3


def place_told(scene: Scene, word: Token) -> Span | None:
    """Give the place told with a word: on the word itself, else in its clause; else nothing."""
    fallen = what_falls(word) if word.lemma_ == FALL else []
    parts = (word, *bundles(scene, word), *undergoers(word), *fallen)
    suffer = {each.i for each in undergoers(word)}
    told = [
        each
        for part in parts
        for each in _beside(part, _DEPTH)
        if each[0] != "from" or part.i not in suffer  # "a man from Gao was held": who he is
    ]
    for preposition, token in sorted(told, key=lambda one: one[0] in _WHITHER):
        if _is_place(scene, token) and (preposition in _WHERE or _is_spot(scene, token)):
            return _span(token)
    if (town := next((each for each in fallen if _is_spot(scene, each)), None)) is not None:
        return _span(town)
    found = [
        token
        for token in clause_tokens(clause_head(word))
        if token.dep_ == "pobj"
        and token.head.lower_ in _WHERE
        and _is_place(scene, token)
        and not _is_of_another_deed(word, token)
    ]
    best = min(found, key=lambda each: abs(each.i - word.i), default=None)
    if best is not None:
        return _span(best)
    return next((_span(each) for each in _named(word) if _is_spot(scene, each)), None)


def land_left(targets: Sequence[Token]) -> Span | None:
    """ "Withdrew from Chad": the country that is left."""
    return next((_span(each) for each in targets if each.ent_type_ in _PLACES), None)


def _is_of_another_deed(word: Token, token: Token) -> bool:
    """ "Was accused of buying a flat in Gao": it was bought there, not blamed there."""
    current = token
    while current.head.i not in (current.i, word.i):
        if current.dep_ == "pcomp" and current.pos_ == "VERB":
            return word.i not in {each.i for each in current.subtree}
        current = current.head
    return current.dep_ == "pcomp" and current.pos_ == "VERB"


def _beside(word: Token, depth: int) -> Iterator[tuple[str, Token]]:
    """Give the nouns of a word's phrases and of those inside, each with its preposition."""
    for child in word.children:
        if child.dep_ != "prep" or child.lower_ not in _WHERE | _WHITHER:
            continue
        for noun in child.children:
            if noun.dep_ != "pobj":
                continue
            yield child.lower_, noun
            yield from ((child.lower_, each) for each in noun.children if each.dep_ == "appos")
            yield from ((child.lower_, each) for each in _such_as(noun))
            if depth:
                yield from ((child.lower_, inner) for _, inner in _beside(noun, depth - 1))


def _such_as(noun: Token) -> Iterator[Token]:
    """ "In towns such as Gao and Kidal", "in cities like Gao": the first of those named."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("as", "like", "including"):
            yield from (each for each in child.children if each.dep_ == "pobj")


def _named(word: Token) -> Iterator[Token]:
    """Give what stands before a noun, or is acted on: "the Sarnen talks", "seized Sarnen"."""
    if word.pos_ in ("NOUN", "PROPN"):
        yield from (child for child in word.lefts if child.dep_ in ("compound", "nmod"))
    else:
        for child in word.children:
            if child.dep_ in ("dobj", "nsubjpass"):
                yield child
                yield from (each for each in child.children if each.dep_ == "appos")


def _is_place(scene: Scene, token: Token) -> bool:
    """Tell whether a noun names a place; the surname of somebody in the report does not."""
    mention = scene.mention_at(token)
    if mention is not None and mention.kind is ActorKind.PERSON:
        return False
    if mention is not None and mention.form == "name" and _is_end_of(mention, token):
        return False  # "al Qaeda in the Islamic Maghreb" is a name and tells of no place
    if token.pos_ == "PROPN" and plain(token.text) in scene.words.actors.places:
        return True  # a town that the parser takes for a people
    if token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "of":
        called = token.head.head.lemma_.lower()
        if called in scene.words.events.place_nouns:
            return True  # "the town of Angoche", whatever the parser takes it for
    return token.ent_type_ in _PLACES or (mention is not None and mention.form == "place")


def _is_end_of(mention: Mention, token: Token) -> bool:
    """Tell whether a place is the end of a longer name that is no state's."""
    longer = mention.span.start < token.left_edge.idx and token.dep_ == "pobj"
    return longer and mention.kind is not ActorKind.STATE


def _is_spot(scene: Scene, token: Token) -> bool:
    """Tell whether a name is a town or region, no state: "strikes on Chad" hit Chad."""
    if not _is_place(scene, token):
        return False
    form = scene.words.actors.find(token.text)
    return form is None or form.how == "capital"


def _span(token: Token) -> Span:
    first = token
    while (
        first.i > token.sent.start
        and first.nbor(-1).head.i == token.i
        and (first.nbor(-1).dep_ in ("compound", "amod", "nmod", "det"))
    ):
        first = first.nbor(-1)
    return Span(first.idx, token.idx + len(token))
