"""Reads the phrase of a noun of talks: its name, its number, its place in a series."""

from __future__ import annotations

import re

from spacy.tokens import Token

from goodoffices.extract.clauses import after_preposition
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.extract.talks_nouns import sort_of
from goodoffices.lexicon.talks import TalksWords

_NAME_WORDS = 9
"""A longer phrase is a description and no name."""
COMPOUND = re.compile(r"([A-Z][\w.]*)[-–][a-z]{3,12}\b")  # the UN of "UN-led"
_STRIPPED = frozenset(
    {
        "then",
        "the",
        "a",
        "an",
        "so",
        "-",
        "called",
        "so-called",
        '"',
        "'",
        "“",
        "”",
        "any",
        "this",
        "these",
        "its",
        "their",
        "his",
        "such",
        "those",
        "that",
        "some",
        "no",
    }
)
_GENERIC = frozenset(
    {"peace", "international", "new", "uncertain", "direct", "indirect", "of", "on"}
)
_DATED = frozenset({"DATE", "TIME"})


def number_of(token: Token, words: TalksWords) -> int | None:
    """Give the number of a round: II, second, or that of the round of a session."""
    for child in token.subtree:
        if child.i < token.i + 3 and child.text in words.order.roman and child.i > 0:
            before = token.doc[child.i - 1]
            if (before.pos_ == "PROPN" and child.text != "I") or token.i == child.i - 1:
                return words.order.roman[child.text]
    for child in token.lefts:
        if child.dep_ in ("amod", "compound", "nummod") and child.lower_ in words.order.numbers:
            return words.order.numbers[child.lower_]
    if sort_of(token, words) == "part":
        for inner in after_preposition(token, ("of",)):
            return number_of(inner, words)
    return None


def order_of(token: Token, words: TalksWords, modifiers: frozenset[str]) -> str:
    """Give where the talks stand in a series: next, past, current, or a track of their own."""
    own = {child.lower_ for child in token.lefts} | modifiers
    if token.lower_.startswith("session"):
        own -= {"last", "first", "final"}
    for sort in ("own", "next", "past", "current"):
        if own & getattr(words.order, sort):
            return sort
    return ""


def name_of(token: Token, scene: Scene) -> tuple[str, bool]:
    """Give the phrase without article and day, and whether it is a name in capitals."""
    span = noun_phrase(token)
    inside = [each for each in token.subtree if span.start <= each.idx < span.end]
    while inside and (
        inside[0].lower_ in _STRIPPED
        or inside[0].is_punct
        or inside[0].ent_type_ in _DATED
        or inside[0].lower_ in ("'s", "’s")
    ):
        inside.pop(0)
    ahead = [each for each in inside if each.i > token.i and each.lower_ in _due(scene)]
    if ahead:
        inside = [each for each in inside if each.i < ahead[0].i]  # "talks due to resume"
    while inside and inside[-1].pos_ == "ADP":
        inside.pop()
    if not inside or len(inside) > _NAME_WORDS:
        inside = [token]
    before = inside[0].nbor(-1) if inside[0].i else inside[0]
    if COMPOUND.fullmatch(before.text):  # the parser may end a sentence behind "U.S.-led"
        inside.insert(0, before)
    text = scene.text[inside[0].idx : inside[-1].idx + len(inside[-1])]
    known = _GENERIC | scene.words.talks.nouns.topic
    country = scene.words.actors.country_of
    own = [each for each in inside if each.lower_ not in known and not country(each.text)]
    capital = token.text[:1].isupper() and len(own) > 1 and all(c.text[:1].isupper() for c in own)
    roman = any(each.text in scene.words.talks.order.roman for each in inside[1:])
    return " ".join(text.split()), capital or roman


def _due(scene: Scene) -> frozenset[str]:
    return scene.words.talks.order.ahead - {"will", "would", "'ll"}


def backed_by(phrase: str) -> frozenset[str]:
    """Give who stands before "-led", "-sponsored" and the like in a phrase."""
    return frozenset(found.group(1).lower().replace(".", "") for found in COMPOUND.finditer(phrase))
