"""Gives towns that the parser takes for bodies or persons their right label.

A small town is in nobody's training data: "at Qana" becomes an organisation, "near Racak" a
person. A single capitalised name straight behind such a preposition, which nowhere in the report
acts, is no known actor and holds no word of a body or given name, is a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from goodoffices.codes import ActorKind
from goodoffices.extract.name_kinds import body_kind
from goodoffices.extract.names import is_headline_case
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.spelling import plain

_WHERE = frozenset({"in", "at", "near", "around", "outside"})
_MISREAD = frozenset({"", "ORG", "PERSON"})
_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "dative", "appos"})
_MOST_WORDS = 2
_LEAST_LETTERS = 3


def label_towns(doc: Doc, words: Lexicon) -> None:
    """Set the label of each such name to GPE, in place."""
    towns = list(_candidates(doc))
    if not towns:
        return
    people = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    acting = {t.text for t in doc if t.dep_ in _ACTS and t.pos_ == "PROPN"} | people
    towns = [span for span in towns if _is_town(span, words, acting)]
    if not towns:
        return
    taken = {token.i for span in towns for token in span}
    kept = [ent for ent in doc.ents if taken.isdisjoint(range(ent.start, ent.end))]
    doc.set_ents([*kept, *towns])


def _candidates(doc: Doc) -> Iterator[DocSpan]:
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.ent_type_ not in _MISREAD:
            continue
        if token.head.lower_ not in _WHERE or token.head.i >= token.i:
            continue
        start, end = _bounds(token)
        yield DocSpan(doc, start, end, label="GPE")


def _bounds(token: Token) -> tuple[int, int]:
    """Give the whole name: the parser's, else the capitalised words joined to it in front."""
    doc = token.doc
    for ent in doc.ents:
        if ent.start <= token.i < ent.end:
            return ent.start, ent.end
    start = token.i
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head == token:
        start -= 1
    return start, token.i + 1


def _is_town(span: DocSpan, words: Lexicon, acting: set[str]) -> bool:
    doc, first = span.doc, span[0]
    straight = span.start > 0 and doc[span.start - 1].lower_ in _WHERE
    if not straight or len(span) > _MOST_WORDS or not _is_written_as_town(span):
        return False
    if any(token.text in acting or plain(token.text) in words.titles.peoples for token in span):
        return False
    if span.end < len(doc) and doc[span.end].text in ("'s", "’s", "-", "–"):
        return False
    if words.given_names.knows(first.text) or _is_known_body(span.text, words):
        return False
    if any(plain(token.text) in words.titles.organisation_words for token in span):
        return False
    return body_kind(span, words) is None and not is_headline_case(first.sent)


def _is_written_as_town(span: DocSpan) -> bool:
    letters = [token.text for token in span if token.text not in ("-", "–")]
    return all(
        text[:1].isupper() and not text.isupper() and len(text) >= _LEAST_LETTERS
        for text in letters
    )


def _is_known_body(name: str, words: Lexicon) -> bool:
    """Tell whether a name is somebody's; a capital is both a state's and a town's."""
    if plain(name) in words.actors.surnames:
        return True
    form = words.actors.find(name)
    return form is not None and words.actors.entries[form.key].kind is not ActorKind.STATE
