"""Names as they stand inside a sentence: with "the" where one says it, and listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from goodoffices.dossier.words import listed_words
from goodoffices.facts import Party

_HEAD = re.compile(r"\s+(?:of|for|in|on|against|to|/|-|–)\s+|\s*[(,]")
"""What ends the first part of a name, whose last word heads it: "League" in "League of Ports"."""
_DESCRIBED = re.compile(r"[A-Z][a-z]+s (?:at|in|from|near|with) ")
"""People who are described and not named, where a sentence began: "Researchers at ..."."""
_ARTICLES = ("The ", "A ", "An ")


def inner(name: str) -> str:
    """Give a name as it stands inside a sentence: an article begins with a small letter."""
    if name.isupper() and " " in name:
        # A transcript's or a headline's capitals are not part of the name.
        name = re.sub(r"\b(?:Of|The|And|For|In|On)\b", lambda word: word[0].lower(), name.title())
        name = f"{name[:1].upper()}{name[1:]}"
    for article in _ARTICLES:
        if name.startswith(article):
            return f"{article.lower()}{name[len(article) :]}"
    return f"{name[:1].lower()}{name[1:]}" if _DESCRIBED.match(name) else name


def within(name: str) -> str:
    """Give a name as it stands inside a sentence, with the article that its kind takes."""
    told = inner(name)
    if "'s " in told or "’s " in told:
        return told  # "President Orr's government" has its owner for an article
    return f"the {told}" if told[:1].isupper() and _takes_article(told) else told


def among(parties: Iterable[Party]) -> str:
    """List parties as a sentence does: "the United States, Tarvia and the Watch Group"."""
    return listed(within(party.shown) for party in parties)


def listed(words: Iterable[str]) -> str:
    """Join words with commas and a last "and", each once, in the order given."""
    known = list(dict.fromkeys(w for w in words if w))
    known[1:] = map(inner, known[1:])
    return known[0] if len(known) == 1 else " and ".join(_but_last(known))


def capital(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return f"{text[:1].upper()}{text[1:]}"


def _but_last(known: list[str]) -> list[str]:
    return [", ".join(known[:-1]), known[-1]] if known else []


def _takes_article(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    if first.endswith(("'s", "’s", "s'", "s’")):
        return False
    head = _HEAD.split(name, maxsplit=1)[0].split()[-1:] or [""]
    folded = head[0].casefold().rstrip(".")
    return folded in _heads("heads") and folded not in _heads("never")


@cache
def _heads(which: str) -> frozenset[str]:
    return frozenset(listed_words("article", which))
