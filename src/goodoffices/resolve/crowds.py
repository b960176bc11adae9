"""Tells a crowd of people from the state whose name it bears: "millions of Malians" are no Mali."""

from __future__ import annotations

import re

from goodoffices.codes import EventType
from goodoffices.facts import Event, Party

_PEOPLE = re.compile(r"(?:all |ordinary |fellow )?[A-Z][a-z]+(?:ans|ns|is|ks|ds|ts|rs|es)$")
_SUFFERED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.AID})
"""What is done to people rather than to their state, where people are named."""


def suffering_people(fact: object, party: Party, name: str) -> bool:
    """Tell whether a side of an event is people who suffer it, and not the state they are of.

    `name` is the state's: the words are no form of it, but the plural of who lives there.
    """
    if not isinstance(fact, Event) or party not in fact.targets or fact.type not in _SUFFERED:
        return False
    return _PEOPLE.match(party.printed) is not None and not name.endswith(party.printed.split()[-1])
