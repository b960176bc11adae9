"""Where an act takes place: the place named with its word, in its own clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from goodoffices.codes import ActorKind, EventType
from goodoffices.extract.clauses import clause_head, clause_tokens, undergoers
from goodoffices.extract.event_bundles import bundles
from goodoffices.extract.event_frames import FALL, what_falls
from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Party, Span
from goodoffices.lexicon.spelling import plain

_WHERE = frozenset(
    {"in", "at", "near", "outside", "around", "across", "inside", "over", "throughout", "within",
     "along"}
)  # fmt: skip
_WHITHER = frozenset({"on", "into", "to", "from", "of", "against"})
"""Prepositions that name the place of an act where a town or region stands behind them."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DEEDS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.PROTEST}
)
"""What is done on the ground: the town it is done to is where it is done."""
_MET = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.AID})
"""What those in a town do there: "ministers meeting in Paris agreed"."""
_VISITS = frozenset(
    {"invitation", "invite", "trip", "visit", "journey", "flight", "tour", "travel"}
)
_DEPTH = 3


def place_told(scene: Scene, word: Token) -> Span | None:
    """Give the place told with a word: on the word itself, else in its clause; else nothing."""
    fallen = what_falls(word) if word.lemma_ == FALL else []
    parts = (word, *bundles(scene, word), *undergoers(word), *fallen)
    suffer = {each.i for each in undergoers(word)}
    told = [
        each
        for part in parts
        for each in _beside(scene, part, _DEPTH)
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


def place_of_event(
    scene: Scene, word: Token, kind: EventType, parties: Iterable[Party]
) -> Span | None:
    """Give the place told with an act; who acts and who is meant are none: "urged Moscow"."""
    place = place_told(scene, word)
    if place is None or kind in _DEEDS:
        return place
    named = scene.doc.char_span(place.start, place.end, alignment_mode="expand")
    inside = named is not None and named.root.dep_ == "pobj"
    visit = inside and named is not None and _is_visited(named.root)
    for each in parties:
        if each.span is not None and each.span.holds(place):
            whole = each.span == place or not inside
            if not visit and (whole or kind not in _MET):
                return None  # but "accepted an invitation to Gao", "met the chief in Gao"
    doers = named is not None and kind not in _MET and _is_of_doer(word, named.root)
    return None if doers else place


def _is_visited(place: Token) -> bool:
    """Tell "an invitation to Gao", "invited both sides to Gao" from "aid to Gao"."""
    return place.head.lower_ == "to" and place.head.head.lemma_.lower() in _VISITS


def _is_of_doer(word: Token, place: Token) -> bool:
    """Tell "the groups based in Gao rejected it": where they are, and not where they did so."""
    return word.pos_ in ("VERB", "AUX") and any(
        each.head == word and each.dep_ in ("nsubj", "nsubjpass")
        for each in (place, *place.ancestors)
    )


def land_left(targets: Sequence[Token]) -> Span | None:
    """ "Withdrew from Chad": the country that is left."""
    return next((_span(each) for each in targets if each.ent_type_ in _PLACES), None)


def _is_of_another_deed(word: Token, token: Token) -> bool:
    """ "Was accused of buying a flat in Gao": it was bought there, not blamed there."""
    current = token
    while current.head.i not in (current.i, word.i):
        if current.dep_ == "agent":
            return True  # "invaded after a coup backed by the junta in Gao"
        if current.dep_ == "pcomp" and current.pos_ == "VERB":
            return word.i not in {each.i for each in current.subtree}
        current = current.head
    return current.dep_ == "pcomp" and current.pos_ == "VERB"


def _is_of_talks(scene: Scene, word: Token) -> bool:
    nouns = scene.words.talks.nouns
    return word.lower_ in nouns.sure | nouns.meeting or word.lemma_ in ("talk", "meet", "report")


def _beside(scene: Scene, word: Token, depth: int) -> Iterator[tuple[str, Token]]:
    """Give the nouns of a word's phrases and of those inside, each with its preposition."""
    for child in word.children:
        if child.dep_ != "prep" or child.lower_ not in _WHERE | _WHITHER:
            continue
        for noun in child.children:
            if noun.dep_ != "pobj":
                continue
            if child.lower_ == "on" and _is_of_talks(scene, word):
                continue  # "a conference on Darfur"
            yield child.lower_, noun
            yield from ((child.lower_, each) for each in noun.children if each.dep_ == "appos")
            yield from ((child.lower_, each) for each in _such_as(noun))
            if depth:
                yield from ((child.lower_, inner) for _, inner in _beside(scene, noun, depth - 1))


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
