"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

_TELLING_CHARACTERS = 5_000
"""The beginning decides; more costs time and, on pages, brings foreign comments."""

NO_LANGUAGE = "zxx"
"""The code of ISO 639 for what is in no language, such as a list of codes."""

_WORD = re.compile(r"[^\W\d_]+")
_THE = re.compile(r"\bthe\b", re.I)
_JOINING = re.compile(r"\b(?:of|to|and)\b", re.I)
_ONLY_ENGLISH = re.compile(
    r"\b(?:the|and|that|with|said|from|his|he|she|they|their|who|which|would|this|been|because|"
    r"should|but|have|has|had|will|by|not|just|very|be)\b",
    re.I,
)
"""Common words that few other languages write so, or seldom."""
_SHARE_OF_THE = 0.025
_SHARE_OF_JOINING = 0.03
_SHARE_OF_ENGLISH = 0.12


def language_of(text: str, *, least_words: int) -> str | None:
    """Give the two-letter code of the language, or `None` if the text is too short to tell."""
    sample = text[:_TELLING_CHARACTERS]
    words = len(_WORD.findall(sample))
    if words < least_words:
        return None
    if _is_plainly_english(sample, words):
        return "en"
    return str(_py3langid().classify(sample)[0])


def _is_plainly_english(sample: str, words: int) -> bool:
    """Tell English by its commonest words: most reports then never load the language model."""
    enough = len(_THE.findall(sample)) >= _SHARE_OF_THE * words
    if enough and len(_JOINING.findall(sample)) >= _SHARE_OF_JOINING * words:
        return True
    return len(_ONLY_ENGLISH.findall(sample)) >= _SHARE_OF_ENGLISH * words


@cache
def _py3langid() -> Any:
    """Load the library at its first use: its model takes most of a second."""
    return import_module("py3langid")
