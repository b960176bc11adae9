"""Finds where the content of a wish ends and a mere remark on it begins."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from goodoffices.facts import Span

_CLAUSES = ("relcl", "ccomp", "advcl", "acl")
_LINKS = frozenset({"that", "which", "who", "whom", "whose", "where"})
_SAYING = ("say", "add", "tell", "warn", "insist", "report", "argue")
_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBZ", "VBP", "VBD")
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


def torn_parts(clause: Token, verb: Token) -> Iterator[Span]:
    """Give what goes on a list of conditions where the parser joins it elsewhere.

    In "will not talk unless they stop the raids, *lift the siege* and *free the men*", a verb of
    the clause's own form cannot go on with the infinitive before it.
    """
    if verb.tag_ != "VB" or clause.tag_ not in _FINITE or clause.i < verb.i:
        return
    first = clause.right_edge.i + 1
    behind = clause.doc[clause.i + 1 : clause.sent.end]
    said = (t for t in behind if t.dep_ in _SUBJECTS and t.head.lemma_ in _SAYING)
    last = next((each.left_edge.i for each in said), None)
    rest = clause.doc[first : last or clause.sent.end]  # "..., Vale said, and warns of war"
    starts = [each for each in rest if each.tag_ == clause.tag_ and _goes_on(each, clause)]
    for start in starts:
        end = start
        while end.i + 1 < clause.sent.end and not _ends(end.nbor()) and end.nbor() not in starts:
            end = end.nbor()
        while end.i > start.i and end.dep_ == "cc":
            end = end.nbor(-1)
        if end.i > start.i:
            yield Span(start.idx, end.idx + len(end))


def _goes_on(verb: Token, clause: Token) -> bool:
    """Tell whether a verb stands behind a comma or an "and" alone, without a subject."""
    before = verb.nbor(-1)
    own = any(c.dep_ in _SUBJECTS and c.i > clause.i for c in verb.children)
    if own or (before.text != "," and before.dep_ != "cc"):
        return False
    # "unless they left, and went home": who did so is not told by its form
    return clause.tag_ != "VBD" or before.text == "," or before.nbor(-1).text != ","


def _ends(token: Token) -> bool:
    return token.is_punct and token.text != "-"


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
