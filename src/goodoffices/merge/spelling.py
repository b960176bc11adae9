"""Folds the spellings of a person's name, so that "Sergei" and "Sergey" meet.

The rules are data (`lexicon/transliteration.toml`). They fold only what romanisation varies; two
different names of one language stay different.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from anyascii import anyascii

from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import read_table

WORD = re.compile(r"[a-z0-9]+")
"""A word of a name in plain letters."""
POSSESSIVE = re.compile(r"['’](?:s\b|(?!\w))")
"""The ending of "Assad's"."""
MARKS = re.compile(r"['’‘ʿʾ`]|(?<=\b\w)\.")
"""Marks left out without a gap: "Sana'a", "U.N."."""
FEWEST_WORDS = 2
"""A full name: given name and surname."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The rules of folding, as the data file gives them."""

    particles: frozenset[str]
    """Words left out: articles within Arabic names."""
    given: Mapping[str, str]
    """A given name -> the form that stands for all its spellings."""
    letters: tuple[tuple[str, str], ...]
    """Letters of romanisations -> those that stand for them, in the order of application."""


def plain(name: str) -> str:
    """Give a name in small plain letters, without marks, possessive and leading article."""
    bare = MARKS.sub("", POSSESSIVE.sub("", name))
    words = WORD.findall(anyascii(bare).lower())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def spelling_key(name: str) -> str:
    """Give what all spellings of a full name share; nothing for a name of one word."""
    rules = _rules()
    words = [word for word in plain(name).split() if word not in rules.particles]
    if len(words) < FEWEST_WORDS or any(len(word) == 1 for word in (words[0], words[-1])):
        return ""
    return " ".join(_fold_word(word, rules) for word in words)


def _fold_word(word: str, rules: Spelling) -> str:
    if word in rules.given:
        return rules.given[word]
    for letters, folded in rules.letters:
        word = word.replace(letters, folded)
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _rules() -> Spelling:
    data: Any = read_table("transliteration")
    given: dict[str, str] = {}
    for group in data["given"]:
        for name in group:
            if name in given or len(group) < FEWEST_WORDS:
                raise LexiconInvalid(
                    "transliteration", f"{name} stands twice, or alone", "Mend the list"
                )
            given[name] = group[0]
    letters = tuple((rule["from"], rule["to"]) for rule in data["letters"])
    return Spelling(frozenset(data["particles"]), given, letters)
