"""What people are said to be beside their names: "surgeon Ann Example", "two farmers, A and B"."""

from __future__ import annotations

from spacy.tokens import Token

from goodoffices.extract.scene import Scene
from goodoffices.facts import Mention, Span
from goodoffices.lexicon import Lexicon

_BEFORE_NOUN = ("DET", "PUNCT", "NUM")
_OF_AGE = frozenset({"year", "years", "month", "months", "week", "day", "old"})
_MOST = 4
"""Words of a description before a name, at most."""
_DESCRIBING = ("ADJ", "NOUN", "PROPN")


def is_person_noun(noun: Token, words: Lexicon) -> bool:
    """Tell "farmer", "son" and "analyst" from "bedrock" and "charity": who can be described so."""
    word, titles = noun.lower_, words.titles
    if word in titles.organisation_words or titles.collectives.get(word) == "bodies":
        return False
    if word in titles.relative:
        return False  # "his successor": told by the office of whom he follows
    lists = (titles.persons, titles.offices, titles.private, titles.ranks, words.measures.people)
    return any(word in each for each in lists) or word.endswith(tuple(titles.person_endings))


def is_no_part(word: Token) -> bool:
    """Tell whether a word before a description is none of it: "the", "his", "34-year-old"."""
    return word.pos_ in _BEFORE_NOUN or word.lower_ in _OF_AGE or word.tag_ == "PRP$"


def before_name(scene: Scene, mention: Mention) -> Span | None:
    """Give what stands right before a name: "the former *IT worker* Ann Example"."""
    span = scene.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if span is None or span.start == 0:
        return None
    noun = scene.doc[span.start - 1]
    if noun.sent != span.root.sent or noun.tag_ not in ("NN", "NNP"):
        return None
    if noun.i == noun.sent.start or noun.pos_ == "PROPN":
        known = scene.words.titles.persons | scene.words.titles.private
        if noun.lower_ not in known:
            return None
    elif not noun.text.islower() or not is_person_noun(noun, scene.words):
        return None
    if noun.head.i not in range(span.start, span.end) and span.root.head != noun:
        return None
    return Span(_first(scene, noun).idx, noun.idx + len(noun))


def _first(scene: Scene, noun: Token) -> Token:
    first = noun
    while first.i > noun.sent.start and noun.i - first.i < _MOST:
        before = first.nbor(-1)
        named = scene.mention_at(before)
        person = named is not None and named.form == "name"
        if before.pos_ not in _DESCRIBING or is_no_part(before) or person:
            break
        first = before
    return first


def shared_description(scene: Scene, mention: Mention, root: Token) -> Span | None:
    """Give what several are said to be, as of one: "the two transport *minister*s, A and B"."""
    first = root
    while first.dep_ == "conj":
        first = first.head
    over = first.head
    if first.dep_ != "appos" or over.tag_ != "NNS" or over.i > first.i:
        return None
    several = any(child.dep_ == "conj" for child in first.children)
    one = over.text.removesuffix("s")
    if not several or one != over.lemma_ or over.idx > mention.span.start:
        return None
    titles = scene.words.titles
    if one not in titles.persons | titles.offices | titles.private | scene.words.measures.people:
        return None
    if one in titles.relative:
        return None
    return Span(_first(scene, over).idx, over.idx + len(one))
