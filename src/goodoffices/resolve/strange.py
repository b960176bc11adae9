"""Finds the country of a war that no list of states has: a young state, a breakaway, a made-up one.

"The government of X", "X's ceasefire", "the envoy for X" and "the Xan government" tell it, where X
is a name that stands for nobody else in the report.
"""

from __future__ import annotations

import re
from collections import Counter

from goodoffices.codes import ActorKind
from goodoffices.facts import Mention
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board

_NAME = r"([A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)"
_RULED = r"(?:government|president|presidency|parliament|army|foreign minist(?:er|ry)|civil war)"
"""What a country has, and a town or a province mostly not."""
_OF = re.compile(rf"\b(?:[Gg]overnment|[Pp]resident|[Aa]rmy|[Pp]arliament) of {_NAME}\b")
_IN = re.compile(
    rf"\b(?:civil war in|[Gg]overnment (?:and \w+ )?(?:negotiators|delegates|troops) (?:from|of)"
    rf"|(?:special|peace|UN|U\.N\.) envoy (?:for|to)) {_NAME}\b"
)
_OWN = re.compile(rf"\b{_NAME}['’]s (?:[a-z][\w-]+ ){{0,2}}{_RULED}\b")
_TORN = re.compile(
    rf"\b{_NAME}['’]s (?:[a-z][\w-]+ ){{0,2}}"
    r"(?:war|ceasefire|cease-fire|truce|rebels|peace talks)\b"
)
"""What a town or a province may have too."""
_ADJECTIVE = re.compile(r"[A-Z][a-z]{3,}(?:an|ese)")
_OFTEN = 2
"""A country at war is named more than once in a report on it."""
_ENDINGS = r"(?:n|an|ian|ese|i|ic|ish)"
_OTHERS = frozenset({ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.IGO})


def strange_country(board: Board, *, loosely: bool = False) -> str | None:
    """Give the country of the war by its name alone; `None` where no sign of one stands.

    `loosely` takes signs that a town or a province may have too: "X's ceasefire".
    """
    text = board.report.text
    told: Counter[str] = Counter(
        str(name)
        for pattern in (_OF, _IN, _OWN, *((_TORN,) if loosely else ()))
        for name in pattern.findall(text)
        if _is_free(board, name) and text.count(name) >= _OFTEN
    )
    if not told:
        return None
    return max(sorted(told), key=lambda name: (told[name], text.count(name)))


def is_strangers(mention: Mention, country: str) -> bool:
    """Tell whether a side is named by a country of no list: "the Xan government", "X's army"."""
    stem = re.escape(country.rstrip("aeiouy")) + r"[aeiouy]?"
    return bool(re.search(rf"\b(?:{re.escape(country)}|{stem}{_ENDINGS})\b", mention.printed))


def is_of_strangers(board: Board, mention: Mention) -> bool:
    """Tell "the Veldaran government", of no state and no person known, from "the Labour one"."""
    for word in mention.printed.split()[:-1]:
        if _ADJECTIVE.fullmatch(word) and board.words.actors.country_of(word) is None:
            return _is_free(board, word) and plain(word) not in board.words.titles.ethnic
    return False


def _is_free(board: Board, name: str) -> bool:
    """Tell whether a name is no known actor, and no part of the name of a person or a group."""
    if board.words.actors.find(name) is not None or board.words.actors.country_of(name):
        return False
    words = plain(name).split()
    for mention in board.mentions:
        printed = plain(mention.printed).split()
        if mention.kind in _OTHERS and len(printed) > len(words) and set(words) <= set(printed):
            return False
    return True
