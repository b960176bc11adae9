"""Verbs that agree with who does it: "Tarvia demands", "the ministers demand"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.dossier.words import listed_words
from goodoffices.facts import Fact, Party

_OF = re.compile(r"\s+(?:of|in|from|at|near|with|for|on|who|whose)\s+|\s*[(,]")
"""What ends the words that head a description: "leaders" in "leaders of Tarvia"."""
_ODD = {"is": "are", "has": "have", "does": "do", "was": "were"}
_NOT_MANY = ("ss", "us", "is")
"""Ends of words for one: "press", "status", "crisis"."""


def agreeing(verb: str, parties: Sequence[Party], fact: Fact) -> str:
    """Give a verb told of one as it is told of these: "demands", or "demand" of several."""
    if not are_several(parties, fact):
        return verb
    first, _, rest = verb.partition(" ")
    return f"{_bare(first)} {rest}".strip()


def are_several(parties: Sequence[Party], fact: Fact) -> bool:
    """Tell whether parties are more than one, by their number or by a plural that is no name."""
    if len(parties) != 1:
        return len(parties) > 1
    (party,) = parties
    head = (_OF.split(party.shown, maxsplit=1)[0].split() or [""])[-1]
    begins = party.span is not None and party.span.start == fact.sentence.start
    described = head[:1].islower() or (begins and not party.actor and head == party.shown)
    folded = head.casefold()
    many = folded.endswith("s") and not folded.endswith(_NOT_MANY)
    return described and (many or folded in listed_words("counted", "plurals"))


def _bare(verb: str) -> str:
    """Give the form for several of a verb in the form for one."""
    if verb in _ODD:
        return _ODD[verb]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "ches", "shes", "xes", "oes")):
        return verb[:-2]
    return verb.removesuffix("s") if not verb.endswith("ss") else verb
