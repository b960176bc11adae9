"""A deed in the verb of its report, where that says more than the name of its type."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from goodoffices.codes import EventType
from goodoffices.dossier.words import FORMS, event_word
from goodoffices.errors import LexiconInvalid
from goodoffices.facts import Event

SIGNING = "sign"
"""The finer code of an accord that is signed."""
ARREST = "arrest"
_OWN = frozenset(FORMS[1:])
"""The forms a verb may have of its own: what A did to B, alone, and both after "to"."""


def deed(fact: Event, form: str) -> str:
    """Give one form of what was done: by the report's verb, else by the type of the event.

    A finer code with words of its own ("truce", "arrest") says more than the verb.
    """
    usual = event_word(fact.type, form, fact.mode)
    if usual != event_word(fact.type, form):
        return usual
    first = fact.trigger.casefold().split()[:1]
    own = _deeds().get((fact.type, first[0]), {}) if first else {}
    return own.get(form, usual)


def is_vague(fact: Event) -> bool:
    """Tell whether no code says what was done: somebody gave way, and in what is not told."""
    return fact.type is EventType.CONCEDE and fact.mode is None


@cache
def _deeds() -> Mapping[tuple[EventType, str], Mapping[str, str]]:
    text = files("goodoffices.dossier").joinpath("deeds.toml").read_text(encoding="utf-8")
    found: dict[tuple[EventType, str], Mapping[str, str]] = {}
    for code, entries in tomllib.loads(text).items():
        if code not in EventType.__members__:
            raise LexiconInvalid("deeds.toml", f"[[{code}]] is no event type")
        for entry in entries:
            forms = {name: str(value) for name, value in entry.items() if name != "words"}
            if not {"to", "base"} <= forms.keys() <= _OWN:
                raise LexiconInvalid("deeds.toml", f"{code} {entry.get('words')}: wrong forms")
            for word in entry["words"]:
                if (EventType[code], word) in found:
                    raise LexiconInvalid("deeds.toml", f"{code} has {word!r} twice")
                found[EventType[code], word] = MappingProxyType(forms)
    return MappingProxyType(found)
