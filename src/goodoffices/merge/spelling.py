"""Folds the spellings of a person's name, so that "Sergei" and "Sergey" meet.

The rules are data (`lexicon/transliteration.toml`). They fold only what romanisation varies; two
different names of one language stay different.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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
KEPT = 8_000
"""Names that are remembered with what became of them: the same ones come again and again."""
SHORTEST_HALF = 4
"""Letters of the second half of a name written in one word: "Abdelrahman"."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The rules of folding, as the data file gives them."""

    particles: frozenset[str]
    """Words left out: articles within Arabic names."""
    address: frozenset[str]
    """Words left out in front: "Gen.", "Sheikh"."""
    halves: frozenset[str]
    """First halves of names that are written in one word or two."""
    bodies: Mapping[str, str]
    """A word of a body's name -> the spelling that stands for the British and the American one."""
    given: Mapping[str, str]
    """A given name -> the form that stands for all its spellings."""
    letters: tuple[tuple[str, str], ...]
    """Letters of romanisations -> those that stand for them, in the order of application."""


@lru_cache(maxsize=KEPT)
def plain(name: str) -> str:
    """Give a name in small plain letters, without marks, possessive and leading article."""
    bare = MARKS.sub("", POSSESSIVE.sub("", name))
    words = WORD.findall(anyascii(bare).lower())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def spelling_key(name: str) -> str:
    """Give what all spellings of a full name share; nothing for a name of one word."""
    rules = _rules()
    words = _names(name, rules)
    if len(words) < FEWEST_WORDS or any(len(word) == 1 for word in (words[0], words[-1])):
        return ""
    return " ".join(_fold_word(word, rules) for word in words)


def without_initials(name: str) -> tuple[str, str]:
    """Give the key of a full name without initials in its middle, and those: david kerrigan, j."""
    rules = _rules()
    words = _names(name, rules)
    middle = [word for word in words[1:-1] if len(word) == 1]
    kept = [word for word in words if len(word) > 1]
    if len(words) - len(middle) != len(kept) or len(kept) < FEWEST_WORDS:
        return "", ""
    return " ".join(_fold_word(word, rules) for word in kept), " ".join(middle)


def body_key(name: str) -> str:
    """Give what the British and the American spelling of a body's name share."""
    rules = _rules()
    words = [rules.bodies.get(word, word) for word in plain(name).split()]
    return re.sub(r"(?<=[a-z]) (?=[0-9])", "", " ".join(words))  # "M-23"


def _names(name: str, rules: Spelling) -> list[str]:
    """Give the words of a personal name: no address, no articles, halves joined."""
    words = [word for word in plain(name).split() if word not in rules.particles]
    while len(words) > FEWEST_WORDS and words[0] in rules.address:
        words = words[1:]
    joined: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        if word in rules.halves and place + 1 < len(words):
            joined.append(f"abd{words[place + 1]}")
            place += 2
            continue
        half = next((h for h in rules.halves if len(h) > 3 and word.startswith(h)), "")
        whole = word in rules.given or len(word) - len(half) < SHORTEST_HALF
        joined.append(word if not half or whole else f"abd{word.removeprefix(half)}")
        place += 1
    return joined


def _fold_word(word: str, rules: Spelling) -> str:
    if word in rules.given:
        return rules.given[word]
    for letters, folded in rules.letters:
        word = word.replace(letters, folded)
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _rules() -> Spelling:
    data: Any = read_table("transliteration")
    letters = tuple((rule["from"], rule["to"]) for rule in data["letters"])
    return Spelling(
        particles=frozenset(data["particles"]),
        address=frozenset(data["address"]),
        halves=frozenset(data["halves"]),
        bodies=_by_first(data["bodies"]),
        given=_by_first(data["given"]),
        letters=letters,
    )


def _by_first(groups: list[list[str]]) -> dict[str, str]:
    """Map every spelling of a group to its first."""
    found: dict[str, str] = {}
    for group in groups:
        for name in group:
            if name in found or len(group) < FEWEST_WORDS:
                raise LexiconInvalid(
                    "transliteration", f"{name} stands twice, or alone", "Mend the list"
                )
            found[name] = group[0]
    return found
