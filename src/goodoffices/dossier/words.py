"""The plain word for every code: one table for pages, command line and brief."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from goodoffices.codes import (
    ActorKind,
    Attendance,
    Bond,
    CeasefireStatus,
    DateBasis,
    EventType,
    FactKind,
    Issue,
    Measure,
    Predicate,
    ProcessRole,
    Qualifier,
    Realis,
    Scope,
    Stance,
    StatementAct,
    StatementForm,
    StretchKind,
    SupportMode,
    TalksFormat,
    TalksOutcome,
)
from goodoffices.errors import LexiconInvalid

TABLES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "kind": FactKind,
        "kinds": FactKind,
        "realis": Realis,
        "form": StatementForm,
        "act": StatementAct,
        "format": TalksFormat,
        "attendance": Attendance,
        "outcome": TalksOutcome,
        "truce": CeasefireStatus,
        "scope": Scope,
        "measure": Measure,
        "qualifier": Qualifier,
        "issue": Issue,
        "stance": Stance,
        "predicate": Predicate,
        "bond": Bond,
        "mode": SupportMode,
        "part": ProcessRole,
        "actor": ActorKind,
        "basis": DateBasis,
        "stretch": StretchKind,
    }
)
"""Table of words.toml -> the vocabulary whose codes it must name, all of them."""

FORMS = ("name", "to", "alone", "base", "bare")
"""The forms of an event: its name, what A did to B, what A did, and both after "to"."""


def word(table: str, code: str | None) -> str:
    """Give the plain word for a code; "not stated" where there is none."""
    if code is None or code == "":
        return "not stated"
    return _words()[table].get(str(code), str(code).replace("_", " "))


def listed_words(table: str, code: str) -> tuple[str, ...]:
    """Give words that stand in one list; where some are phrases, bars stand between them."""
    text = word(table, code)
    return tuple(each.strip() for each in (text.split("|") if "|" in text else text.split()))


def options(table: str) -> list[tuple[str, str]]:
    """Give the codes of a vocabulary with their words, in the order of the vocabulary."""
    return [(code.value, word(table, code)) for code in TABLES[table]]


def event_word(event_type: EventType, form: str, mode: str | None = None) -> str:
    """Give one of the five forms of an event type, or of its finer code where that has its own."""
    events = _events()
    return events.get(mode or "", events[event_type.value])[form]


@cache
def own_words() -> tuple[str, ...]:
    """Give the words of all codes: what the dossier puts into its sentences itself."""
    names = (event_word(each, "name") for each in EventType)
    return (*(said for table in TABLES for _, said in options(table)), *names)


def says_already(measure: Measure, of: str) -> bool:
    """Tell whether words say by themselves what a figure counts: "dead", "refugees"."""
    known = listed_words("counted", measure) if measure.value in _words()["counted"] else ()
    return any(each.strip(".,") in known for each in of.casefold().split())


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {
        name: {key: str(value) for key, value in table.items()}
        for name, table in _file().items()
        if name != "event"
    }
    for name, vocabulary in TABLES.items():
        missing = [code.value for code in vocabulary if code.value not in found.get(name, {})]
        if missing:
            raise LexiconInvalid("words.toml", f"[{name}] has no word for {', '.join(missing)}")
    return MappingProxyType(found)


@cache
def _events() -> Mapping[str, Mapping[str, str]]:
    found = _file()["event"]
    for code in dict.fromkeys((*(each.value for each in EventType), *found)):
        lacking = set(FORMS) - set(found.get(code, {}))
        if lacking:
            raise LexiconInvalid("words.toml", f"event {code} lacks {', '.join(sorted(lacking))}")
    return MappingProxyType(found)


@cache
def _file() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = files("goodoffices.dossier").joinpath("words.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
