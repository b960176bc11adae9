"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

_TELLING_CHARACTERS = 5_000
"""The beginning decides; more costs time and, on pages, brings foreign comments."""

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, *, least_words: int) -> str | None:
    """Give the two-letter code of the language, or `None` if the text is too short to tell."""
    sample = text[:_TELLING_CHARACTERS]
    words = sum(1 for _ in _WORD.finditer(sample))
    if words < least_words:
        return None
    return str(_py3langid().classify(sample)[0])


@cache
def _py3langid() -> Any:
    """Load the library at its first use: its model takes most of a second."""
    return import_module("py3langid")
