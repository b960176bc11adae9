"""When two names stand for the same actor: folded words, aliases of the sheet, surnames."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_NOT_LETTERS = re.compile(r"[^a-z0-9 ]")
_SMALL = frozenset({"the", "a", "an", "of", "al", "el"})
_PARTS = 0.6
"""Token F1 from which two names without an alias are taken as one."""


def folded(name: str) -> str:
    """Fold case, accents, punctuation, possessives and articles away."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = plain.casefold().replace("'s ", " ").replace(".", "").replace("-", " ")
    words = _NOT_LETTERS.sub(" ", plain).split()
    return " ".join(word for word in words if word not in _SMALL)


def token_f1(left: str, right: str) -> float:
    """Give the harmonic mean of the shares of words that two texts have in common."""
    one, two = left.split(), right.split()
    if not one or not two:
        return 0.0
    pool = list(two)
    common = 0
    for word in one:
        if word in pool:
            pool.remove(word)
            common += 1
    return 2 * common / (len(one) + len(two))


class Cast:
    """Who is who on a hand-coded sheet: the main name behind any name of a person or group."""

    def __init__(self, sheet: Mapping[str, object]) -> None:
        """Take the people and groups of a sheet."""
        self._main: dict[str, str] = {}
        self._whole: dict[str, str] = {}
        for entry in [*items(sheet, "people"), *items(sheet, "groups")]:
            main = folded(text(entry, "name"))
            for name in [text(entry, "name"), *texts(entry, "aliases")]:
                self._main.setdefault(folded(name), main)
            whole = text(entry, "affiliation") or text(entry, "country")
            if whole:
                self._whole[main] = folded(whole)

    def main(self, name: str) -> str:
        """Give the main name that a name stands for; the folded name itself if it is not listed."""
        plain = folded(name)
        if plain in self._main:
            return self._main[plain]
        surname = plain.split()[-1:] or [""]
        holders = {
            m for m in self._main.values() if m.split()[-1:] == surname and len(m.split()) > 1
        }
        return holders.pop() if len(holders) == 1 else plain

    def same(self, left: str, right: str, *, parts: bool = False) -> bool:
        """Tell whether two names stand for one actor; `parts` lets a person stand for a state."""
        one, two = self.main(left), self.main(right)
        if one == two or token_f1(one, two) >= _PARTS:
            return True
        if not parts:
            return False
        return self._whole.get(one) == two or self._whole.get(two) == one

    def same_set(self, said: Iterable[str], gold: Iterable[str], *, pooled: bool = False) -> bool:
        """Tell whether two sets of actors agree: one found, and half of what is said right.

        Where both sides of an event are pooled, more than half of what is said must be right.
        """
        there, left = list(gold), list(said)
        if not there or not left:
            return not there and not left
        found = 0
        for name in left:
            hit = next((g for g in there if self.same(name, g, parts=True)), None)
            if hit is not None:
                there.remove(hit)
                found += 1
        return found >= 1 and 2 * found >= len(left) + pooled


def items(sheet: Mapping[str, object], section: str) -> list[Mapping[str, object]]:
    """Give the items of a section, leaving out what is not an object."""
    value = sheet.get(section)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text(item: Mapping[str, object], key: str) -> str:
    """Give a field as text; empty where it is missing."""
    value = item.get(key)
    return str(value) if value is not None else ""


def texts(item: Mapping[str, object], key: str) -> list[str]:
    """Give a field that lists texts."""
    value = item.get(key)
    return [str(each) for each in value if each] if isinstance(value, list) else []
