"""Titles in a sentence: the office, the words around it, and the body or country it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from goodoffices.extract.readable import text_between
from goodoffices.lexicon import Lexicon
from goodoffices.lexicon.spelling import plain

LONGEST = 6
"""Tokens in the longest office: "assistant secretary-general"."""
_PREPOSITIONS = frozenset(
    {"of", "for", "to", "at", "in", "on", "with", "from", "behind", "against"}
)
_STOPS = frozenset(
    {"who", "which", "that", "said", "and", "but", "as", "after", "when", "while", "where"}
)
_AFTER = 14
"""Tokens a title may run on after its office: "for humanitarian affairs at the United Nations"."""


@dataclass(frozen=True, slots=True)
class Title:
    """One title by its tokens; `core` is the office in lower case."""

    start: int
    end: int
    core_start: int
    core_end: int
    core: str
    kind: str
    """office, rank or address."""


def find_titles(tokens: DocSpan, words: Lexicon) -> list[Title]:
    """Find the titles of one sentence, the longest at each place, with the words before them."""
    found: list[Title] = []
    begins = [_begins(token.lower_, words) for token in tokens]
    index = tokens.start
    while index < tokens.end:
        core = _core_at(tokens, index, words) if begins[index - tokens.start] else None
        if core is None:
            index += 1
            continue
        end, text, kind = core
        start = _left_edge(tokens, index, words, found[-1].end if found else tokens.start)
        found.append(Title(start, end, index, end, text, kind))
        index = end
    return found


def _begins(word: str, words: Lexicon) -> bool:
    """Tell whether an office may begin with a word in small letters."""
    first = word.partition("-")[0]
    known = words.titles.first_words
    return first in known or first.removesuffix("s") in known


def _core_at(tokens: DocSpan, index: int, words: Lexicon) -> tuple[int, str, str] | None:
    doc, titles = tokens.doc, words.titles
    for length in range(min(LONGEST, tokens.end - index), 0, -1):
        end = index + length
        text = text_between(doc, index, end).lower()
        if doc[end - 1].tag_ in ("NNS", "NNPS") and text not in titles.offices:
            text = text[:-1]
        for kind, listed in (
            ("office", titles.offices),
            ("rank", titles.ranks),
            ("address", titles.address),
        ):
            if text in listed and _is_title(doc[index:end], kind, tokens, words):
                return end, text, kind
            if text in listed and kind == "rank" and _is_bearer(doc[index:end], tokens):
                return end, text, "office"
    return None


def _is_bearer(span: DocSpan, tokens: DocSpan) -> bool:
    """Tell whether a rank in small letters stands for who bears it: "the general said"."""
    last = span[-1]
    before = span[0].nbor(-1) if span.start > tokens.start else None
    return (
        len(span) == 1
        and last.text.islower()
        and last.pos_ == "NOUN"
        and last.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent", "dative")
        and before is not None
        and before.lower_ == "the"
    )


def _is_title(span: DocSpan, kind: str, tokens: DocSpan, words: Lexicon) -> bool:
    """Leave out the same words as verbs, months and parts of longer names and titles."""
    last = span[-1]
    if (
        len(span) == 1
        and last.dep_ in ("amod", "compound")
        and last.i < last.head.i <= last.i + 4
        and (last.head.lower_ in words.titles.offices and last.head.i < tokens.end)
    ):
        return False
    if (
        last.pos_ in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON")
        and len(span) == 1
        and last.text.islower()
    ):
        return False
    follows = last.nbor() if last.i + 1 < len(last.doc) else None
    if kind != "office" or span.text in (
        "Justice",
        "General",
        "Head",
        "Count",
        "Major",
        "Secretary",
        "Deputy",
        "Chief",
        "Member",
        "Judge",
        "Senator",
        "Fellow",
        "King",
        "Prince",
    ):
        return follows is not None and follows.text[:1].isupper() and span[0].text[:1].isupper()
    before = span[0].nbor(-1) if span.start > tokens.start else None
    if before is not None and before.text in ("-", "–") and before.i > tokens.start:
        counted = before.nbor(-1)
        if counted.like_num or counted.text.isdigit():
            return False  # "the 15-member council" has no member for a title.
    return not (
        before is not None
        and before.text in ("-", "–")
        and span.start - 2 >= tokens.start
        and last.tag_ == "VBN"
    )


def _left_edge(tokens: DocSpan, core: int, words: Lexicon, floor: int) -> int:
    """Take in what stands before an office: "the former Turkish", "Russia's deputy"."""
    doc = tokens.doc
    index = core
    while index - 1 >= floor:
        token = doc[index - 1]
        known = words.actors.find(token.text) is not None and token.text[:1].isupper()
        if token.text == ")":
            opening = next(
                (i for i in range(index - 2, max(floor, index - 6) - 1, -1) if doc[i].text == "("),
                None,
            )
            if opening is None:
                break
            index = opening
        elif (
            token.lower_ in words.titles.modifiers
            or known
            or token.text in ("-", "'s", "’s", "'", "’")
        ) or (token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") and _belongs(token, doc[core:])):
            index -= 1
        else:
            break
    while index < core and doc[index].text in ("-", "'s", "’s", "'", "’"):
        index += 1
    return index


def _belongs(token: Token, rest: DocSpan) -> bool:
    """Tell whether a word before an office is part of its noun phrase."""
    head = token.head
    return (
        token.dep_ in ("compound", "amod", "nmod", "poss", "nummod")
        and head.i > token.i
        and (head.i - rest.start < LONGEST)
    )


def right_edge(doc: Doc, title: Title, limit: int) -> int:
    """Take in what follows an office: "of the Syrian National Coalition", "for Libya"."""
    index = title.core_end
    if index >= limit or doc[index].lower_ not in _PREPOSITIONS:
        return index
    last = index
    while index < limit and index - title.core_end < _AFTER:
        token = doc[index]
        if token.lower_ in _STOPS and not _joins_names(doc, index, limit):
            break
        if (token.is_punct and token.text not in ("-", "–", "'", "’", "&")) or token.is_space:
            break
        compound = doc[index - 1].text in ("-", "–")
        if (
            token.pos_ in ("VERB", "AUX", "PRON", "SCONJ")
            and not token.text[:1].isupper()
            and not compound
        ):
            break
        if token.lower_ in _PREPOSITIONS and token.head.i < title.core_start:
            break
        if token.ent_type_ in ("DATE", "TIME"):
            break
        index += 1
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or token.text in ("'s", "'"):
            last = index
    return last if last > title.core_end + 1 else title.core_end


def _joins_names(doc: Doc, index: int, limit: int) -> bool:
    return (
        doc[index].lower_ == "and"
        and index + 1 < limit
        and doc[index + 1].text[:1].isupper()
        and doc[index - 1].text[:1].isupper()
    )


def is_past(doc: Doc, title: Title, words: Lexicon) -> bool:
    """Tell whether the title is one held before: "former", "then", "late"."""
    return any(token.lower_ in words.titles.past for token in doc[title.start : title.core_end])


def bodies_in(doc: Doc, start: int, end: int, words: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Give known actors named in a stretch of tokens, longest first, with their key."""
    index = start
    while index < end:
        for stop in range(min(end, index + 8), index, -1):
            piece = doc[index:stop]
            if piece[-1].is_punct or piece[-1].text in ("-", "–", "'s", "'", "’s"):
                continue
            if not piece[0].text[:1].isupper() and piece[0].lower_ not in ("al",):
                break
            form = words.actors.find(piece.text)
            if form is not None and len(plain(piece.text)) > 1:
                yield index, stop, form.key
                index = stop - 1
                break
        index += 1
