"""Finds the places a truce covers: its own clause first, then the town the paragraph is about."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from goodoffices.codes import StretchKind
from goodoffices.extract.clauses import after_preposition, clause_head, conjuncts, subjects
from goodoffices.extract.figure_names import place_span
from goodoffices.extract.figure_places import is_venue, says_whose
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Span

_DATELINE = StretchKind.DATELINE
_BEFORE_PLACE = frozenset({"in", "around", "near", "as", "to"})
"""Prepositions behind which a proper noun the parser left unnamed is a place."""
_SURELY = frozenset({"around", "near", "across", "throughout"})
"""Prepositions behind which no town is one where a truce was made."""
_STOPPED = ("dobj", "nsubj", "nsubjpass")
_GUNS = frozenset({"gun", "weapon", "fire", "shooting", "operation"})
"""What is where a truce is: "the guns around X fell silent"."""
PLACED = ("in", "around", "for", "near", "across", "at", "throughout", "over", "inside")


def truce_places(scene: Scene, head: Token, term: Token) -> list[Span]:
    """Give the places a truce covers: "in Aleppo", "the Homs truce", "took hold in Homs"."""
    found: list[Token] = []
    told = [c for c in term.children if c.dep_ in _STOPPED] if term.pos_ == "VERB" else []
    stopped = [c for c in told if c.dep_ != "nsubj" or c.lemma_.lower() in _GUNS]
    stopped += [each for each in after_preposition(term, ("of",)) if each.pos_ == "NOUN"]
    for noun in dict.fromkeys((term, head, *stopped)):
        if not _is_signed(head):
            found += after_preposition(noun, PLACED)  # a deal is signed where people meet
        before = [each for each in noun.children if each.dep_ in ("compound", "nmod", "poss")]
        found += [_known_elsewhere(each) or each for each in before]
        found += [n for c in noun.subtree if _is_held(c) for n in after_preposition(c, PLACED)]
    verb = head.head
    if not any(_named(scene, each) for each in found):
        if verb.lemma_ in scene.words.ceasefires.local_verbs:
            found += after_preposition(verb, (*PLACED, "to"))
        elif head.dep_ in ("nsubj", "nsubjpass"):
            # "In Homs, a truce ended": a place in front is the truce's whatever the verb.
            found += [each for each in after_preposition(verb, PLACED) if each.i < head.i]
    found += _told_of(head) + _right_behind(head, scene)
    if not any(_named(scene, each) for each in found):
        found += _where_sides_are(verb, scene)
    tokens = dict.fromkeys(
        named
        for token in found
        for each in conjuncts(token)
        if (named := _named(scene, each)) is not None and not _is_where_settled(scene, verb, named)
    )
    narrow = None
    if _only_countries(scene, tokens):
        narrow = _narrowed(scene, term, wide=bool(tokens))
    if narrow is not None:
        return [narrow]
    return [place_span(token) for token in tokens]


def _is_signed(head: Token) -> bool:
    """Tell whether what stands behind "in" is where a deal was signed, and no truce."""
    return head.head.lemma_ in ("sign", "initial") and head.dep_ in ("dobj", "nsubjpass")


def _where_sides_are(verb: Token, scene: Scene) -> list[Token]:
    """Give the town of those who make a truce: "rebels in the city of X agreed to a truce"."""
    if verb.dep_ == "prep" or verb.lemma_ == "to":
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_ not in scene.words.ceasefires.verbs["by_sides"]:
        return []
    behind = [each for who in subjects(verb) for each in after_preposition(who, ("in",))]
    named = ((each, _named(scene, each)) for each in behind)
    return [
        each
        for each, place in named
        if place is not None and not is_country(scene, place_span(place).of(scene.text))
    ]


def _known_elsewhere(word: Token) -> Token | None:
    """Give the place of "the Hodeidah ceasefire" where the report names it as one elsewhere."""
    if word.pos_ != "PROPN" or word.ent_type_ in ("GPE", "LOC", "FAC", "PERSON", "DATE"):
        return None
    others = (each for each in word.doc if each.text == word.text and each.i != word.i)
    placed = any(each.ent_type_ in ("GPE", "LOC", "FAC") for each in others)
    return word if placed else None


def _is_held(clause: Token) -> bool:
    """Tell "the pause between the two held in X", where the parser took the verb for a clause."""
    return clause.dep_ in ("acl", "relcl") and clause.lemma_ == "hold"


def _right_behind(head: Token, scene: Scene) -> list[Token]:
    """Give "the city of X" of "agreed to a truce in the city of X", whatever "in" hangs on.

    A bare name there may be where they agreed.
    """
    if head.i + 1 >= len(head.doc):
        return []
    preposition = head.nbor()
    if preposition.dep_ != "prep" or preposition.lower_ not in PLACED:
        return []
    nouns = scene.words.ceasefires.place_nouns
    sure = preposition.lower_ in _SURELY
    return [
        c for c in preposition.children if c.dep_ == "pobj" and (sure or c.lemma_.lower() in nouns)
    ]


def _is_where_settled(scene: Scene, verb: Token, place: Token) -> bool:
    """Tell "agree ceasefire in Minsk" from "ceasefire in Homs": where the report's talks are held.

    The town of the dateline, one that is told elsewhere to be where people meet or sign, or the
    capital of a country that the report names by nothing else.
    """
    verb = verb.head if verb.dep_ == "prep" else verb
    if verb.lemma_ not in scene.words.ceasefires.verbs["settling"] or place.i < verb.i:
        return False
    name = place.text.casefold()
    lines = [s.span.of(scene.text) for s in scene.report.stretches if s.kind is _DATELINE]
    if any(name in line.casefold() for line in lines):
        return True
    others = (each for each in scene.doc if each.text == place.text and each.i != place.i)
    return _is_abroad(scene, place) or any(is_venue(each, scene) for each in others)


def _is_abroad(scene: Scene, place: Token) -> bool:
    """Tell the capital of a country of which the report says nothing else."""
    known = scene.words.actors
    country = known.country_of(place.text)
    if country is None or known.state_named(place.text) is not None:
        return False
    named = {each.text for each in scene.doc.ents} - {place.text}
    return all(known.country_of(name) != country for name in named)


def _told_of(head: Token) -> list[Token]:
    """Give the subject of "Idlib is one of several zones"."""
    current = head
    for _ in range(4):
        if current.dep_ == "attr" and current.head.lemma_ == "be":
            return [child for child in current.head.children if child.dep_ == "nsubj"]
        if current.dep_ not in ("pobj", "prep"):
            return []
        current = current.head
    return []


def _named(scene: Scene, token: Token) -> Token | None:
    """Give the place a word names, also behind "the city of" or in "Latakia province"."""
    if any(token.lower_ in listed for _, listed in scene.words.ceasefires.purposes):
        return None  # "an Easter truce"
    if token.ent_type_ in ("GPE", "LOC", "FAC"):
        return token
    inside = token.dep_ == "pobj" and token.head.lower_ == "in" and token.pos_ == "PROPN"
    if token.ent_type_ in ("DATE", "TIME") or (token.ent_type_ == "PERSON" and not inside):
        return None
    stands = token.dep_ == "nsubj" or token.head.lower_ in _BEFORE_PLACE
    if token.pos_ == "PROPN" and stands:
        return token if scene.words.actors.find(token.text) is None else None
    if token.lemma_.lower() not in scene.words.ceasefires.place_nouns:
        return None
    inner = [
        *after_preposition(token, ("of", "as")),
        *(c for c in token.children if c.dep_ == "compound"),
    ]
    return next((each for each in inner if each.pos_ == "PROPN"), None)


def _only_countries(scene: Scene, tokens: Iterable[Token]) -> bool:
    return all(is_country(scene, place_span(token).of(scene.text)) for token in tokens)


def _narrowed(scene: Scene, term: Token, *, wide: bool) -> Span | None:
    """Find the town a truce is about where the sentence calls it local or speaks of "the city"."""
    words = scene.words.ceasefires
    sentence = scene.sentence_of(term)
    known = not wide and any(
        each.lower_ in words.known_places
        and each.i > 0
        and each.nbor(-1).lower_ in ("the", "besieged")
        and each.dep_ not in ("compound", "poss")  # "the town hall", "the city's governor"
        and not _is_aside(each, term)
        for each in sentence.words
    )
    if not known and not any(each.lower_ in words.local for each in sentence.words):
        return None
    towns = _towns(scene, sentence)
    if not towns and known:
        earlier = scene.sentences[max(0, sentence.index - 4) : sentence.index]
        towns = [town for each in earlier for town in _towns(scene, each)]
        return max(towns, key=lambda town: _prominence(scene, town.of(scene.text)), default=None)
    return towns[0] if len(towns) == 1 else None


def _is_aside(place: Token, term: Token) -> bool:
    """Tell whether "the region" stands in a clause on somebody else: "the party that rules it"."""
    clause = clause_head(place)
    return clause.dep_ == "relcl" and term not in clause.subtree and clause.head != term


def _prominence(scene: Scene, name: str) -> tuple[bool, int]:
    """Prefer towns that are no capitals, and those a report names most."""
    form = scene.words.actors.find(name)
    return form is None, scene.text.count(name)


def _towns(scene: Scene, sentence: Sentence) -> list[Span]:
    """Give the places of a sentence that are no countries, each once."""
    found: dict[str, Span] = {}
    for token in sentence.words:
        place = _town_at(scene, token)
        if place is not None and not says_whose(place, scene.words) and not is_venue(place, scene):
            span = place_span(place)
            if not is_country(scene, span.of(scene.text)):
                found.setdefault(span.of(scene.text), span)
    return list(found.values())


def _town_at(scene: Scene, token: Token) -> Token | None:
    """Give the place a word names: by the parser's label, or behind "in" and "the city of"."""
    if token.ent_type_ in ("GPE", "LOC"):
        compound = token.i + 1 < len(token.doc) and token.nbor().text == "-"
        return None if compound else token  # "London-based" is where a source is at home.
    if token.dep_ != "pobj" or token.head.head.lower_ == "according":
        return None
    return _named(scene, token)


def is_country(scene: Scene, name: str) -> bool:
    """Tell whether a place is a state: its truce is no local one."""
    return scene.words.actors.state_named(name) is not None
