"""How the gate compares words: names without case and accents, numbers by their value."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from goodoffices.quantities import numbers_in

POSSESSIVE = re.compile(r"['’](?:s\b|(?!\w))")
"""The ending of "Assad's" and "rebels'"."""
DROPPED = re.compile(r"['’‘ʿʾ`]|(?<=\b\w)\.(?!\d)")
"""Marks that are left out without a gap: "Sana'a", "U.N."."""
NOT_WORD = re.compile(r"[\W_]+")
"""Anything between two words."""
ARTICLE = re.compile(r"^the (?=\w)")
"""The article before a name, folded."""
CAPITALISED = re.compile(r"(?<![\w'’])(?:(?:[A-Z]\.){2,6}|[^\W\d_a-z][\w'’-]{0,60})")
"""A word that begins with a capital, or an abbreviation: "Geneva", "U.N."."""
ORDINAL = re.compile(
    r"\b(\d{1,4})(?:st|nd|rd|th)\b|\b(?:[Rr]ound|[Ss]ession|[Pp]hase|[Tt]rack)\s(\d{1,4})\b"
)
"""An order in digits: "4th", "round 3"."""
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
)
ORDINAL_WORDS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
"""Ordinals that number rounds of talks."""
ROMAN = re.compile(r"\b[A-Z][\w-]{1,40}\s(I{1,3}|IV|VI{0,3}|IX|X)\b")
"""A numeral behind a name: "Geneva II"."""
_NUMERALS = "I II III IV V VI VII VIII IX X"
ROMAN_VALUES = {numeral: value for value, numeral in enumerate(_NUMERALS.split(), 1)}
LONGEST_NAME = 200
"""Longer words are texts: they are met once and not worth remembering."""


def fold(words: str) -> str:
    """Give words as names are compared: small letters, no accents, no marks, no possessive."""
    return _remembered(words) if len(words) <= LONGEST_NAME else _fold(words)


def _fold(words: str) -> str:
    if not words.isascii():
        words = "".join(
            each for each in unicodedata.normalize("NFKD", words) if not unicodedata.combining(each)
        )
    bare = DROPPED.sub("", POSSESSIVE.sub("", words.casefold()))
    return NOT_WORD.sub(" ", bare).strip()


@lru_cache(maxsize=16_000)
def _remembered(words: str) -> str:
    return _fold(words)


def occurs(words: str, folded: str) -> bool:
    """Tell whether words stand in a folded text, whole and in order; an article is not needed."""
    return f" {ARTICLE.sub('', fold(words), count=1)} " in f" {folded} "


def capitalised(words: str) -> list[str]:
    """Give the words that look like names; the first of a sentence may only be a capital letter."""
    return [word for word in CAPITALISED.findall(words) if word[0].isupper()]


def counted(words: str) -> frozenset[float]:
    """Give every number that words state, as digits, words, ordinals or Roman numerals."""
    return _counted(words) if len(words) <= LONGEST_NAME * 4 else _every_number(words)


def _every_number(words: str) -> frozenset[float]:
    return frozenset(numbers_in(words)) | places_in_order(words)


_counted = lru_cache(maxsize=4_000)(_every_number)
"""Several facts cite one sentence, and a page asks for them again and again."""


def places_in_order(words: str) -> set[float]:
    """Give the numbers that count an order: "second", "4th", "Geneva II", "round 3"."""
    found = {float(each) for pair in ORDINAL.findall(words) for each in pair if each}
    found |= {float(ROMAN_VALUES[each]) for each in ROMAN.findall(words)}
    found |= {float(ORDINAL_WORDS[w]) for w in fold(words).split() if w in ORDINAL_WORDS}
    return found
