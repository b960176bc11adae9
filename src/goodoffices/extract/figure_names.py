"""Finds the words that name places: "in Aleppo", "the village of X", "eastern Ghouta".

Names the parser and the lists know count wherever they tell where; a strange name only where a
place stands ("a firefight at X", "the hospital of X"), and never one that acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.extract.scene import Scene, Sentence
from goodoffices.facts import Span
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.spelling import plain

_PLACES = ("GPE", "LOC", "FAC")
_PART = re.compile(r"(?:(?:north|south)(?:-?(?:east|west))?|east|west|centr)(?:ern|al)?", re.I)
_SIDE = re.compile(r"(?:north|south)(?:-?(?:east|west))?|east|west", re.I)
_LENGTHS = frozenset({"kilometre", "kilometer", "km", "mile", "away", "metre", "meter"})
_LEAVING = frozenset(
    {"withdraw", "pull", "evacuate", "flee", "expel", "drive", "leave", "withdrawal", "evacuation"}
)
_SENDING = frozenset({"send", "deploy", "dispatch", "deployment"})
_STRICT = frozenset({"in", "at", "near", "outside", "around"})
_TIMES = ("DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "MONEY", "NORP", "PRODUCT")
_TRUSTING = frozenset({"confidence", "trust", "faith", "believe", "interest", "role", "member"})
_LANDS = frozenset({"valley", "peninsula", "mountains", "islands"})
"""What ends the name of a stretch of land."""
_ACTING = ("nsubj", "nsubjpass", "poss")
"""Parts of a sentence in which a name is somebody, and no place."""
_WHERE = frozenset(
    {
        "in", "at", "near", "around", "across", "inside", "throughout", "of", "on", "within",
        "outside", "off", "along", "toward", "towards",
    }
)  # fmt: skip


def named_places(scene: Scene, sentence: Sentence, *, strange: bool = False) -> Iterator[Token]:
    """Give the words of a sentence that name where: "in Aleppo"; on request strange names, too."""
    places = scene.words.actors.places
    for token in sentence.words:
        if token.pos_ != "PROPN" or is_day(token, scene.words) or _is_off(token):
            continue
        where = token.dep_ == "pobj" and (token.head.lower_ in _WHERE or _is_way(token.head))
        listed = where and token.head.lower_ != "on" and plain(token.text) in places
        state = scene.words.actors.state_named(token.text) is not None
        if state and token.head.lower_ == "outside":
            continue  # "outside Garissa" is near it, "outside Kenya" anywhere else
        listed = listed or (where and state)
        known = token.ent_type_ in _PLACES or listed
        if strange and _is_of_region(scene, token):
            yield token
            continue
        if not (known or (strange and _is_unlisted(scene, token))):
            continue
        where = where or (token.dep_ == "poss" and token.head.pos_ == "NOUN")
        if where or (strange and not state and is_struck(token, scene.words)):
            yield token


def _is_of_region(scene: Scene, token: Token) -> bool:
    """Tell the Gao of "in the Gao region", the Bamako of "in the capital Bamako".

    "The Leninsky district of Donetsk" is told by the town. A raid may be called by its town, too:
    "killed in the Gao ambush".
    """
    noun = token.head
    if token.dep_ not in ("compound", "amod", "nmod", "appos") or noun.pos_ != "NOUN":
        return False
    measures, known = scene.words.measures, scene.words.actors
    placed = noun.dep_ == "pobj" and (noun.head.lower_ in _WHERE or _is_way(noun.head))
    if not placed or known.find(token.text) or known.entry(place_words(token)):
        return False
    if noun.lemma_.lower() in measures.region_nouns:
        return not any(child.lower_ == "of" for child in noun.children)
    raid = is_attack(noun, scene.words) and token.dep_ == "compound"
    return raid and scene.mention_at(token) is None


def is_day(token: Token, words: Lexicon) -> bool:
    """Tell the days and months that a parser may take for names: "on Friday", "New Year's Eve"."""
    return token.text in words.dates.days or token.text == "Eve"


def is_struck(place: Token, words: Lexicon) -> bool:
    """Tell "gunmen stormed X, killing eight" and "X was shelled"."""
    struck = place.dep_ in ("dobj", "nsubjpass") and place.ent_type_ in _PLACES
    return struck and place.head.lemma_ in words.measures.striking


def _is_off(place: Token) -> bool:
    """Tell "a hamlet east of X", which is not in X, from "the east of X", which is."""
    side = place.head.head
    if place.dep_ != "pobj" or place.head.lower_ not in ("of", "from", "inside"):
        return False
    if place.head.lower_ != "of":
        return side.lemma_.lower() in _LENGTHS
    bare = not any(child.dep_ in ("det", "poss") for child in side.children)
    inside = side.dep_ == "pobj" and side.head.lower_ in ("in", "at", "across", "inside")
    return _SIDE.fullmatch(side.text) is not None and bare and not inside


def _is_unlisted(scene: Scene, token: Token) -> bool:
    """Tell whether a strange name stands where a place does: "a firefight at Cot Trieng"."""
    if token.dep_ != "pobj" or token.ent_type_ in _TIMES:
        return False
    if token.head.lower_ not in _STRICT and not _is_named_after(token.head, scene):
        return False
    if token.ent_type_ == "ORG" and token.head.lower_ == "in":
        return False  # "in NATO"
    if token.head.head.lemma_.lower() in _TRUSTING or not token.text.istitle():
        return False
    known = scene.words.actors.find(token.text) or scene.words.actors.entry(place_words(token))
    acts = any(each.text == token.text and each.dep_ in _ACTING for each in token.doc)
    return known is None and not acts


def _is_named_after(preposition: Token, scene: Scene) -> bool:
    """Tell "in the village of X" from "the war of X": a place's own name follows."""
    noun = preposition.head
    if preposition.lower_ == "of" and noun.lower_ in scene.words.measures.local_offices:
        return True
    if preposition.lower_ == "of" and is_attack(noun, scene.words):
        return True  # "the shelling of X"
    if preposition.lower_ == "of" and noun.lemma_.lower() in scene.words.measures.spots:
        return noun.dep_ == "pobj"  # "from the ruins of X"
    placed = noun.dep_ in ("dobj", "nsubjpass")  # "troops stormed the town of X"
    placed = placed or (noun.dep_ == "pobj" and noun.head.lower_ in _STRICT)
    nouns = scene.words.talks.place_nouns | scene.words.measures.place_nouns
    return preposition.lower_ == "of" and placed and noun.lower_ in nouns


def is_attack(noun: Token, words: Lexicon) -> bool:
    """Tell whether a noun is of an attack: shelling, raid."""
    return bool({noun.lower_, noun.lemma_.lower()} & words.measures.attack_nouns)


def place_words(token: Token) -> str:
    """Give the words of a name up to its head, as printed."""
    first = token.i
    while first > token.sent.start and token.nbor(first - 1 - token.i).pos_ == "PROPN":
        first -= 1
    return token.doc[first : token.i + 1].text


def _is_way(preposition: Token) -> bool:
    """Tell "sent to X" and "withdrew from X", where the counted were or will be."""
    ways = {"from": _LEAVING, "to": _SENDING}.get(preposition.lower_)
    return ways is not None and preposition.head.lemma_ in ways


def place_span(place: Token) -> Span:
    """Give the whole name of a place, with the part of a region: "eastern Ghouta", "X valley"."""
    for ent in place.doc.ents:
        if ent.start <= place.i < ent.end:
            first = ent.start + (ent[0].lower_ == "the" and len(ent) > 1)
            if first == ent.start and first and is_part(place.doc[first - 1], place):
                first -= 1  # "eastern Ghouta"
            last = ent.end - (ent[-1].text in ("'s", "’s", "'", "’") and len(ent) > 1)
            return Span(place.doc[first].idx, _end_of(place.doc[last - 1]))
    return Span(place.idx + len(place) - len(place_words(place)), _end_of(place))


def _end_of(token: Token) -> int:
    """Give where the name of a place ends: behind the valley of "the Nkosso valley"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    last = after if after.lower_ in _LANDS else token
    return last.idx + len(last)


def is_part(word: Token, place: Token) -> bool:
    """Tell whether a word names the part of a region: northern, south-eastern."""
    return word.head == place and _PART.fullmatch(word.text) is not None
