"""Finds where the content of a wish ends and a mere remark on it begins."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_CLAUSES = ("relcl", "ccomp", "advcl", "acl")
_LINKS = frozenset({"that", "which", "who", "whom", "whose", "where"})
_BESIDE = frozenset({"amid", "despite", "according", "following"})
_ONE = frozenset({"a", "an", "what"})


def remarks(head: Token) -> Iterator[Token]:
    """Give what is only added behind a comma: ", *in a move that*", ", *which*"."""
    for token in head.subtree:
        if token.i <= head.i or token.dep_ == "conj":
            continue
        first = token.left_edge
        if first.i > head.i and first.nbor(-1).text == "," and _is_remark(token, first):
            yield token


def _is_remark(token: Token, first: Token) -> bool:
    if token.dep_ in _CLAUSES:
        linked = first.lower_ in _LINKS or first.nbor().lower_ in _LINKS
        return linked or (token.tag_ == "VBG" and first == token and token.dep_ == "advcl")
    if token.dep_ != "prep" or first != token:
        return False
    return token.lower_ in _BESIDE or (token.lower_ == "in" and _is_one_thing(token))


def _is_one_thing(preposition: Token) -> bool:
    """Tell whether it is "in a move that", "in what she called": a comment on all before it."""
    return preposition.i + 1 < len(preposition.doc) and preposition.nbor().lower_ in _ONE
