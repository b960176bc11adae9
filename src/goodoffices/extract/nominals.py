"""Mentions without a name: "the rebels", "both sides", "Turkish officials", "they"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from goodoffices.codes import ActorKind
from goodoffices.extract.readable import text_between
from goodoffices.lexicon import Lexicon

PRONOUNS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("singular", "male")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("singular", "female")),
    **dict.fromkeys(("it", "its", "itself"), ("singular", "neuter")),
    **dict.fromkeys(("they", "them", "their", "themselves"), ("plural", "")),
    **dict.fromkeys(("i", "me", "my"), ("singular", "")),
    **dict.fromkeys(("we", "us", "our"), ("plural", "")),
}
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
KIND_OF_SIDE = {
    "government": ActorKind.GOVERNMENT,
    "forces": ActorKind.GOVERNMENT,
    "opposition": ActorKind.OPPOSITION_COALITION,
    "armed": ActorKind.ARMED_GROUP,
    "officials": ActorKind.UNNAMED,
    "offices": ActorKind.GOVERNMENT,
    "state_media": ActorKind.MEDIA,
    "blocs": ActorKind.OTHER,
    "bodies": ActorKind.OTHER,
    "sides": ActorKind.OTHER,
    "pairs": ActorKind.UNNAMED,
}
LONGEST = 3
_ONLY_SOMEBODY = frozenset(
    {"ally", "backer", "patron", "sponsor", "supporter", "enemy", "foe", "rival", "guarantor"}
)
"""What only a state, a body or a person can be called."""
_WORDS_BEHIND = 9
"""Words a description may go on for behind its noun."""
_NO_DESCRIPTION = frozenset({"on", "during", "after", "before", "since", "until", "late", "early"})
"""Words behind a noun that tell when somebody spoke, not who he is."""
_ARTICLES = frozenset({"a", "an", "the", "one", "another", "some", "this", "that"})


def find_nominals(
    tokens: DocSpan, words: Lexicon, taken: frozenset[int]
) -> Iterator[tuple[DocSpan, str]]:
    """Give noun phrases of groups with the side they stand for; `taken` tokens are spoken for."""
    index = tokens.start
    known = words.titles.group_words
    begins = [token.lower_ in known for token in tokens]
    while index < tokens.end:
        hit = _collective_at(tokens, index, words) if begins[index - tokens.start] else None
        if hit is None or index in taken:
            index += 1
            continue
        head, side = hit
        yield _phrase(tokens, index, head, taken), side
        index = head.i + 1


def _collective_at(tokens: DocSpan, index: int, words: Lexicon) -> tuple[Token, str] | None:
    doc = tokens.doc
    for length in range(min(LONGEST, tokens.end - index), 0, -1):
        end = index + length
        side = words.titles.collectives.get(text_between(doc, index, end).lower())
        if not side:
            continue
        last = doc[end - 1]
        if last.pos_ in ("NOUN", "PROPN", "ADJ") and not _modifies(last):
            return last, side
    return None


def _modifies(token: Token) -> bool:
    """Tell whether the word only describes the next noun: "government buildings"."""
    if token.dep_ not in ("compound", "amod", "nmod"):
        return False
    return token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def _phrase(tokens: DocSpan, index: int, head: Token, taken: frozenset[int]) -> DocSpan:
    """Take in what describes the group before it: "a senior Turkish", "Western-backed"."""
    doc, start = tokens.doc, index
    while start - 1 >= tokens.start:
        token = doc[start - 1]
        if doc[start].tag_ == "CD" and token.pos_ in ("NOUN", "PROPN"):
            break  # "would free 120 men and the government 340 fighters": no government of theirs
        if start - 3 >= tokens.start and doc[start - 2].text in ("-", "–") and not token.is_punct:
            start -= 3
        elif token.text in ("-", "–") and start - 2 >= tokens.start:
            start -= 2
        elif (
            token.dep_ in ("amod", "compound", "nmod", "nummod", "det", "poss", "case")
            and (
                (token.head.i >= index and token.head.i <= head.i)
                or token.dep_ in ("case", "compound", "amod")
            )
            and token.pos_ != "VERB"
            and (not token.is_punct or token.dep_ == "case")  # "a doctors' union"
        ) or token.lower_ in ("the", "a", "an", "both", "two"):
            start -= 1
        else:
            break
    while start < index and (doc[start].text in ("-", "'s", "'") or doc[start].is_punct):
        start += 1
    return doc[start : head.i + 1]


def described(phrase: DocSpan) -> tuple[str, ...]:
    """Give a description with the words behind its noun: "source close to the talks"."""
    head = phrase[-1]
    doc, end = phrase.doc, phrase.end
    behind = [
        child
        for child in head.rights
        if child.dep_ in ("prep", "amod", "acl") and child.left_edge.i == end
    ]
    if not behind or behind[0].lower_ in _NO_DESCRIPTION:
        return ()
    limit = min(behind[0].right_edge.i + 1, end + _WORDS_BEHIND)
    while end < limit and doc[end].text not in (",", ";", ":", '"', "“", "”", "(", "who", "which"):
        end += 1
    while end > phrase.end and doc[end - 1].pos_ in ("ADP", "DET", "CCONJ", "PART", "ADV"):
        end -= 1
    first = 1 if phrase[0].lower_ in _ARTICLES and len(phrase) > 1 else 0
    return (doc[phrase.start + first : end].text,) if end > phrase.end else ()


def _is_dummy(pronoun: Token) -> bool:
    """Tell whether "it" is nobody: "it is unclear", but not "it is the main backer of"."""
    if pronoun.dep_ == "expl" or pronoun.head.lemma_ in ("seem", "appear"):
        return True
    if pronoun.head.lemma_ != "be":
        return False
    called = {each.lemma_.lower() for each in pronoun.head.children if each.dep_ == "attr"}
    return not called & _ONLY_SOMEBODY


def find_pronouns(tokens: DocSpan) -> Iterator[Token]:
    """Give the pronouns that can stand for an actor; "it" only where it is no dummy subject."""
    for token in tokens:
        if token.lower_ not in PRONOUNS or token.tag_ not in ("PRP", "PRP$"):
            continue
        if token.lower_ == "it" and _is_dummy(token):
            continue
        if token.text == "US":
            continue
        yield token
