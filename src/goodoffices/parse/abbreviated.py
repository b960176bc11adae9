"""Ends sentences at abbreviations: "according to the U.N. Chad's president left"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from goodoffices.lexicon import load_lexicon

_ABBREVIATIONS = frozenset({"U.N.", "U.S.", "E.U.", "A.U.", "U.K.", "U.A.E.", "D.C."})
_FIRST = frozenset(
    {
        "the", "a", "an", "in", "on", "at", "but", "he", "she", "it", "they", "we", "his", "her",
        "its", "their", "this", "that", "these", "those", "there", "when", "while", "after",
        "before", "as", "if", "for", "from", "by", "with", "both", "more", "some", "many", "most",
        "earlier", "meanwhile", "however", "since", "under",
    }
)  # fmt: skip
"""Words with which no name goes on, where they have a capital."""


def after_abbreviations(doc: Doc) -> Iterator[Token]:
    """Give the words that begin a sentence behind an abbreviation with its own full stop.

    A country's name there is part of a title ("U.N. Syria envoy") unless its "'s", a verb or an
    office of the country follows.
    """
    for token in doc[: max(0, len(doc) - 2)]:
        if token.text not in _ABBREVIATIONS:
            continue
        word = token.nbor()
        if word.is_title and (word.lower_ in _FIRST or _is_subject(word)):
            yield word


def _is_subject(word: Token) -> bool:
    lexicon, behind = load_lexicon(), word.nbor()
    country = lexicon.actors.country_of(word.text)
    if country is None:
        return False
    if word.text == country:
        return behind.text in ("'s", "’s") or behind.tag_ in ("VBD", "VBZ", "MD")
    return behind.is_title and behind.lower_ in lexicon.titles.first_words
