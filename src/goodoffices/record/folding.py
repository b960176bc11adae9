"""Words as the index knows them: without accents and capitals, letters and digits alone."""

from __future__ import annotations

import re
import unicodedata

from goodoffices.gate import fold

WORD = re.compile(r"[^\W_]+")


def fold_for_index(words: str) -> str:
    """Give words without accents and capitals but with every mark in its place."""
    return "".join(_plain(letter) for letter in words)


def tokens(words: str) -> list[str]:
    """Give the words of a text in order; an accent that stands by itself is no letter."""
    folded = fold_for_index(words)
    if not folded.isascii():
        folded = "".join(each for each in folded if not unicodedata.combining(each))
    return WORD.findall(folded)


def _plain(letter: str) -> str:
    """Give one letter for one letter, so that places in the text stay what they are."""
    if letter.isascii() or not letter.isalpha():
        return letter.lower()
    plain = fold(letter)
    return plain if len(plain) == 1 else letter
