"""Finds where a stated quantity is told of, and whether it runs over a whole war.

A place counts from the number's own clause first, then from the sentence, then, for an incident,
from the paragraph where it names one place only. What only says where somebody is at home or
speaks ("a monitor based in Britain", "speaking in Paris") is never the place of a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.clauses import clause_head
from goodoffices.extract.dates import Dated
from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Span
from goodoffices.lexicon.measures import MeasureWords
from goodoffices.quantities import Quantity

_PLACES = ("GPE", "LOC", "FAC")
_CLIMB = 8
"""Steps from a place up to what it belongs to: longer chains are parsing mistakes."""
_LARGE = 1000
"""From this number on a bare perfect ("1,500 people have died") tells a total, not an incident."""
_LONG_PERIOD = re.compile(r"\b(?:since|years?|decades?|up to|so far)\b", re.I)
_SHORT_PERIOD = re.compile(
    r"\b(?:this year|(?:last|past|recent|these|few|first) (?:\w+ )?(?:days?|weeks?|months?))\b"
    r"|\b(?:hours?|days?|weeks?|months?)\b",
    re.I,
)
"""What makes a number one of a stretch of days, however long the war: "in the last nine days"."""


def place_of_figure(scene: Scene, sentence: Sentence, word: Token, noun: Token | None) -> Span | None:
    """Give where: in the number's own clause, else in the sentence nearest to the number."""
    words = scene.words.measures
    found = [each for each in _places(sentence) if not _says_whose(each, words)]
    if not found:
        return None
    clause = clause_head(word)
    best = min(found, key=lambda each: (_distance(each, word, noun, clause), abs(each.i - word.i)))
    return _span(best)


def place_before(scene: Scene, sentence: Sentence) -> Span | None:
    """Give the only place named earlier in the paragraph, for an incident told without one."""
    words = scene.words.measures
    names: dict[str, Token] = {}
    for earlier in scene.sentences[max(0, sentence.index - 3) : sentence.index]:
        if earlier.paragraph == sentence.paragraph:
            for place in _places(earlier):
                if not _says_whose(place, words):
                    names[place.lower_] = place
    return _span(next(iter(names.values()))) if len(names) == 1 else None


def _places(sentence: Sentence) -> Iterator[Token]:
    """Give the words of a sentence that name where: "in Aleppo", "Yemen's capital"."""
    for token in sentence.tokens:
        if token.ent_type_ not in _PLACES or token.pos_ != "PROPN":
            continue
        where = token.dep_ == "pobj" and token.head.lower_ in _WHERE
        if where or (token.dep_ == "poss" and token.head.pos_ == "NOUN"):
            yield token


_WHERE = frozenset(
    {"in", "at", "near", "around", "across", "inside", "throughout", "of", "on", "within"}
)


def _says_whose(place: Token, words: MeasureWords) -> bool:
    """Tell whether a place only says where a source is at home, or where it speaks."""
    before = place.nbor(-1) if place.i else None
    if before is not None and before.text == "," and place.dep_ == "appos":
        return True
    current = place.head if place.dep_ == "pobj" else place
    if place.dep_ == "pobj" and place.head.lower_ == "of":
        if place.head.head.lemma_.lower() not in words.place_nouns:
            return True
    if place.dep_ == "poss" and place.head.lemma_.lower() not in words.place_nouns:
        return True
    for _ in range(_CLIMB):
        head = current.head
        if head == current:
            return False
        if head.lemma_ in words.staying and head.dep_ in ("acl", "relcl", "advcl", "amod"):
            return True
        if current.dep_ in ("nsubj", "agent") or (current.dep_ == "pobj" and _gives(head)):
            if head.lemma_ in words.counters or _gives(head) or head.dep_ == "agent":
                return True
        if current.dep_ in ("nsubj", "nsubjpass", "relcl", "ccomp", "advcl"):
            return False
        current = head
    return False


def _gives(preposition: Token) -> bool:
    return preposition.lower_ == "to" and preposition.head.lower_ == "according"


def _distance(place: Token, word: Token, noun: Token | None, clause: Token) -> int:
    """Rank a place: told of the counted, of the verb that counts, of its clause, of the rest."""
    owner = place.head.head if place.dep_ == "pobj" else place.head
    if noun is not None and (owner == noun or noun in owner.ancestors):
        return 0
    if owner in (word, clause):
        return 1
    if clause in owner.ancestors and clause_head(owner) == clause:
        return 2
    if clause.dep_ == "relcl" and (owner == clause.head or clause.head in owner.subtree):
        return 2
    return 3


def _span(place: Token) -> Span:
    for ent in place.doc.ents:
        if ent.start <= place.i < ent.end:
            first = ent.start + (ent[0].lower_ == "the" and len(ent) > 1)
            last = ent.end - (ent[-1].text in ("'s", "’s", "'", "’") and len(ent) > 1)
            return Span(place.doc[first].idx, place.doc[last - 1].idx + len(place.doc[last - 1]))
    return Span(place.idx, place.idx + len(place))


def is_cumulative(
    sentence: Sentence, text: str, quantity: Quantity, period: Dated | None, words: MeasureWords
) -> bool | None:
    """Tell totals of a war from counts of an incident; nothing where the words do not say."""
    if period is not None:
        if _LONG_PERIOD.search(period.printed) and "this year" not in period.printed.lower():
            return True
        if period.anchored or _SHORT_PERIOD.search(period.printed):
            return False
    said = sentence.span.of(text)
    if words.running.search(said):
        return True
    value = quantity.low if quantity.low is not None else quantity.high
    perfect = words.perfect.search(said)
    return True if perfect and value is not None and value >= _LARGE else None
