"""Applies the pipeline's own rules for parts of speech and base forms, each case worked out once.

spaCy matches all patterns of its attribute ruler against every word of every text and works out the
base form of most words again each time they occur; that is a sixth of what parsing costs. What the
rules give depends on little: the tag, the dependency and, for some two hundred words, the word. So
each case is handed to spaCy's own components when it is first met, and looked up afterwards. The
result is the same, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_NAME = "goodoffices_word_rules"
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_ASKED = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
"""What a pattern may ask of a word; with any other, spaCy's own components stay in place."""
_RULED: list[str | int] = ["TAG", "POS", "MORPH", "DEP"]

Case = tuple[str, int, int]
"""What the rules see of a word: itself if any rule names it, its tag and its dependency."""
Row = tuple[int, int, int, int, int]
"""What they give: tag, part of speech, morphology, dependency, and the base form or 0."""
Pattern = list[dict[str, Any]]


def hasten_word_rules(nlp: Language) -> None:
    """Put the quick form of ruler and lemmatizer in their place, where it gives the same."""
    if not _replaceable(nlp):
        return
    _index_words(nlp.get_pipe(_LEMMATIZER))
    nlp.add_pipe(_NAME, before=_RULER)
    nlp.disable_pipe(_RULER)
    nlp.disable_pipe(_LEMMATIZER)


def _replaceable(nlp: Language) -> bool:
    names = nlp.pipe_names
    if (_RULER, _LEMMATIZER) not in pairwise(names):
        return False
    ruler, lemmatizer = nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER)
    if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer:
        return False
    asked = {name for each in _patterns(ruler) for token in each for name in token}
    return asked <= _ASKED and all(
        _is_plain(token.get("LOWER", "")) for each in _patterns(ruler) for token in each
    )


def _index_words(lemmatizer: Any) -> None:
    """Make the lists in which base forms are looked up sets: some hold fifty thousand words."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for kind, words in list(table.items()):
        table[kind] = frozenset(words)


def _patterns(ruler: AttributeRuler) -> Iterator[Pattern]:
    for rule in ruler.patterns:
        yield from rule["patterns"]  # type: ignore[misc]


def _is_plain(asked: Any) -> bool:
    return isinstance(asked, str) or (isinstance(asked, dict) and set(asked) <= {"IN", "REGEX"})


@Language.factory(
    _NAME,
    assigns=["token.pos", "token.morph", "token.lemma"],
    requires=["token.tag", "token.dep"],
)
def make_word_rules(nlp: Language, name: str) -> WordRules:
    """Build the component for a pipeline that holds a ruler and a lemmatizer."""
    ruler, lemmatizer = nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER)
    assert isinstance(ruler, AttributeRuler)
    assert isinstance(lemmatizer, EnglishLemmatizer)
    return WordRules(ruler, lemmatizer)


class WordRules:
    """A ruler and a lemmatizer that remember what they gave."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: EnglishLemmatizer) -> None:
        """Take the components whose results are to be remembered."""
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._named, self._shapes = _named_words(ruler)
        self._phrases = Matcher(ruler.vocab)
        for number, pattern in enumerate(_patterns(ruler)):
            if len(pattern) > 1:
                self._phrases.add(str(number), [pattern])
        self._kinds: dict[int, str] = {}
        self._rows: dict[tuple[Case, ...], list[Row]] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set tag, part of speech, morphology, dependency and base form of every word."""
        words: list[tuple[int, int, int]] = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        if not words:
            return doc
        kinds = self._kinds
        cases = [
            (kinds[orth] if orth in kinds else self._kind_of(doc, at), tag, dep)
            for at, (orth, tag, dep) in enumerate(words)
        ]
        known = self._rows
        rows = [
            known[(case,)][0] if (case,) in known else self._ruled(doc, at, cases[at : at + 1])[0]
            for at, case in enumerate(cases)
        ]
        for start, end in self._phrases_in(doc):
            case = tuple(cases[start:end])
            rows[start:end] = known.get(case) or self._ruled(doc, start, cases[start:end])
        doc.from_array(_RULED, _array([row[:4] for row in rows]))
        return self._with_lemmas(doc, [orth for orth, _, _ in words], rows)

    def _with_lemmas(self, doc: Doc, words: list[int], rows: list[Row]) -> Doc:
        known = self._lemmas
        found: list[int] = []
        for at, (orth, (_, pos, morph, _, given)) in enumerate(zip(words, rows, strict=True)):
            lemma = 0 if self._lemmatizer.overwrite else given
            if not lemma:
                case = (orth, pos, morph)
                lemma = known.get(case, 0)
                if not lemma:
                    lemma = doc.vocab.strings.add(self._lemmatizer.lemmatize(doc[at])[0])
                    known[case] = lemma
            found.append(lemma)
        doc.from_array(["LEMMA"], _array(found))
        return doc

    def _kind_of(self, doc: Doc, at: int) -> str:
        """Give the word in small letters if any rule names it, else whether it is space."""
        token = doc[at]
        lower = token.lower_
        if lower in self._named or any(shape.search(lower) for shape in self._shapes):
            kind = lower
        else:
            kind = " " if token.is_space else ""
        self._kinds[token.orth] = kind
        return kind

    def _phrases_in(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Give the stretches in which a rule looks at more than one word; none overlap."""
        start = end = 0
        found = self._phrases(doc, allow_missing=True) if len(self._phrases) else []
        for _, first, last in sorted(found, key=lambda each: each[1:]):
            if first < end:
                end = max(end, last)
                continue
            if end:
                yield start, end
            start, end = first, last
        if end:
            yield start, end

    def _ruled(self, doc: Doc, start: int, cases: list[Case]) -> list[Row]:
        """Have spaCy's ruler decide words that stand by themselves."""
        words = doc[start : start + len(cases)]
        alone = Doc(
            doc.vocab,
            words=[token.text for token in words],
            tags=[token.tag_ for token in words],
            deps=[token.dep_ for token in words],
        )
        self._ruler(alone)
        rows = [tuple(row) for row in alone.to_array([*_RULED, "LEMMA"]).tolist()]
        self._rows[tuple(cases)] = rows
        return rows


def _array(rows: Sequence[object]) -> Any:
    return np.array(rows, dtype=np.uint64)


def _named_words(ruler: AttributeRuler) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Give the words that rules name, and the expressions with which they name others."""
    words: set[str] = set()
    shapes: set[str] = set()
    for pattern in _patterns(ruler):
        for token in pattern:
            asked = token.get("LOWER", {})
            if isinstance(asked, str):
                words.add(asked)
                continue
            words.update(asked.get("IN", ()))
            shapes.update(filter(None, [asked.get("REGEX", "")]))
    return frozenset(words), tuple(re.compile(each) for each in sorted(shapes))
