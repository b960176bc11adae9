"""Reads the phrase of a noun of talks: its name, its number, its place in a series."""

from __future__ import annotations

import re

from spacy.tokens import Token

from goodoffices.extract.clauses import after_preposition
from goodoffices.extract.scene import Scene, noun_phrase
from goodoffices.extract.talks_nouns import carrier, is_about_talks, lasts_long, sort_of
from goodoffices.lexicon.talks import TalksWords

_NAMING = frozenset({"between", "among", "on", "over", "about"})
_MATTER = frozenset({"on", "over", "about"})
_SIDES = 10
"""So many words behind talks their sides end: "between the rebels and the government of Chad"."""
_TOPIC = 5
"""So many words behind talks their topic ends: "talks on the Western Sahara"."""
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
        whole = child.i + 1 < len(token.doc) and child.nbor().text not in ("-", "–", "of")
        if not whole:
            continue  # "the first-of-its-kind summit"
        if child.dep_ in ("amod", "compound", "nummod") and child.lower_ in words.order.numbers:
            return words.order.numbers[child.lower_]
    if sort_of(token, words) == "part":
        for inner in after_preposition(token, ("of",)):
            return number_of(inner, words)
    return None


def is_first_since(token: Token) -> bool:
    """Tell whether talks named before are the first for long: ", the first talks since March"."""
    left = token.left_edge
    told = left.text in ("their", "its") or (left.i > 0 and left.nbor(-1).text == ",")
    if not told or not any(child.lower_ == "first" for child in token.lefts):
        return False
    for behind in token.doc[token.i + 1 : token.i + 4]:
        if behind.lower_ in ("since", "in", "for") and behind.i + 1 < len(token.doc):
            return behind.lower_ == "since" or any(
                each.ent_type_ == "DATE" for each in token.doc[behind.i + 1 : behind.i + 3]
            )
    return False


def order_of(token: Token, words: TalksWords, modifiers: frozenset[str]) -> str:
    """Give where the talks stand in a series: next, past, current, or a track of their own."""
    own = {child.lower_ for child in token.lefts} | modifiers
    if token.lower_.startswith("session"):
        own -= {"last", "first", "final"}
    behind = token.doc[token.i + 1 : token.i + 4].text.lower()
    if behind.startswith("of ") and behind.endswith(" own"):
        return "own"  # "a conference of their own"
    if is_about_talks(token, words):
        return "own"
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
        or (inside[0].pos_ in ("ADP", "PART") and not _is_joined(inside[0]))
        or inside[0].ent_type_ in _DATED
        or inside[0].lower_ in ("'s", "’s")
    ):
        inside.pop(0)
    ahead = [each for each in inside if each.i > token.i and each.lower_ in _due(scene)]
    if ahead:
        inside = [each for each in inside if each.i < ahead[0].i]  # "talks due to resume"
    ends = [each for each in inside if each.i > token.i and _is_outcome(each)]
    if ends:
        inside = [each for each in inside if each.i < ends[0].i]  # "talks with a draft agreement"
    sides = [each for each in inside if each.i > token.i and each.lower_ in ("between", "among")]
    if sides:
        inside = [each for each in inside if each.i < sides[0].i]  # "round of talks between A"
    while inside and inside[-1].pos_ == "ADP":
        inside.pop()
    if not inside or len(inside) > _NAME_WORDS:
        inside = [token, *_of_what(token, scene)]
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


def _is_joined(word: Token) -> bool:
    """Tell whether a word is the first of one with hyphens: "*on*-and-off talks"."""
    behind = word.doc[word.i + 1 : word.i + 2]
    return behind.text in ("-", "–") and not word.whitespace_


def _of_what(token: Token, scene: Scene) -> list[Token]:
    """Give the "of talks" behind a round whose whole phrase is too long for a name."""
    behind = list(token.doc[token.i + 1 : token.i + 3])
    part = token.lower_ in scene.words.talks.nouns.part
    told = part and len(behind) > 1 and behind[0].lower_ == "of"
    return behind if told and behind[1].lower_ in scene.words.talks.nouns.sure else []


def _is_outcome(preposition: Token) -> bool:
    """Tell whether a phrase says how talks ended: "with a draft agreement", "without a deal"."""
    behind = [each for each in preposition.children if each.dep_ == "pobj"]
    open_ = preposition.lower_ == "without" or (
        preposition.lower_ == "with"
        and any(child.lower_ in ("a", "an", "no") for each in behind for child in each.children)
    )
    return open_ and any(each.ent_type_ == "" for each in behind)


def _due(scene: Scene) -> frozenset[str]:
    return scene.words.talks.order.ahead - {"will", "would", "'ll"}


def backed_by(phrase: str) -> frozenset[str]:
    """Give who stands before "-led", "-sponsored" and the like in a phrase."""
    return frozenset(found.group(1).lower().replace(".", "") for found in COMPOUND.finditer(phrase))


def fuller_name(token: Token, scene: Scene, *, about: bool, placed: bool) -> str:
    """Give bare talks with what tells them apart: who holds them, on what, how long; else "".

    How long they took is no name where their place tells them apart.
    """
    if is_about_talks(token, scene.words.talks):
        return scene.doc[token.i : token.i + 3].text  # "talks about talks in Harare"
    topic = _with_topic(token, scene) if about else _with_matter(token, scene)
    length = "" if placed else _with_length(token, scene)
    return _with_sides(token, scene) or topic or length


def _with_topic(token: Token, scene: Scene) -> str:
    """Give bare talks with what they are about right behind them: "talks on Yemen"."""
    for preposition in token.rights:
        if preposition.dep_ == "prep" and preposition.i == token.i + 1:
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.i - token.i < _TOPIC:
                    return scene.text[token.idx : noun.idx + len(noun)]
    return ""


def _with_matter(token: Token, scene: Scene) -> str:
    """Give bare talks with the matter right behind them: "talks on a rail tunnel"."""
    for preposition in token.rights:
        if preposition.dep_ == "prep" and preposition.i == token.i + 1:
            words = list(preposition.subtree)
            plain = all(each.is_alpha or each.text in ("'s", "’s", "-") for each in words)
            plain = plain and all(each.pos_ != "PRON" or each.dep_ == "poss" for each in words)
            dated = any(each.ent_type_ in ("DATE", "TIME") for each in words)
            if preposition.lower_ in _MATTER and plain and not dated and len(words) <= _TOPIC:
                return scene.text[token.idx : words[-1].idx + len(words[-1])]
    return ""


def _with_length(token: Token, scene: Scene) -> str:
    """Give bare talks with how long they took: "three years of talks"."""
    outer = carrier(token, scene.words.talks)
    if outer is token or not lasts_long(token, scene.words.talks):
        return ""
    numbers = [each for each in outer.lefts if each.dep_ in ("nummod", "amod", "compound")]
    first = numbers[0].left_edge if numbers else outer
    return scene.text[first.idx : token.idx + len(token)]


def _with_sides(token: Token, scene: Scene) -> str:
    """Give bare talks with who holds them: "talks between the rebels and the government"."""
    for preposition in token.rights:
        if preposition.lower_ in _NAMING and preposition.i == token.i + 1:
            words = list(preposition.subtree)
            if any(each.ent_type_ in ("DATE", "TIME") for each in words):
                continue
            last = words[-1]
            plain = all(each.dep_ not in ("relcl", "advcl") and each.text != "," for each in words)
            plain = plain and all(each.pos_ != "PRON" or each.dep_ == "poss" for each in words)
            known = scene.words.talks.attendance.sides
            vague = any(each.lower_ in known or each.lower_ == "two" for each in words)
            if plain and not vague and last.i - token.i < _SIDES:
                return scene.text[token.idx : last.idx + len(last)]
    return ""
