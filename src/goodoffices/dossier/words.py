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
        "mode": SupportMode,
        "part": ProcessRole,
        "actor": ActorKind,
        "basis": DateBasis,
        "stretch": StretchKind,
    }
)
"""Table of words.toml -> the vocabulary whose codes it must name, all of them."""


def word(table: str, code: str | None) -> str:
    """Give the plain word for a code; "not stated" where there is none."""
    if code is None or code == "":
        return "not stated"
    return _words()[table].get(str(code), str(code).replace("_", " "))


def options(table: str) -> list[tuple[str, str]]:
    """Give the codes of a vocabulary with their words, in the order of the vocabulary."""
    return [(code.value, word(table, code)) for code in TABLES[table]]


def event_word(event_type: EventType, form: str) -> str:
    """Give one of the four forms of an event type: name, to, alone, base."""
    return _events()[event_type.value][form]


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
    for code in EventType:
        lacking = {"name", "to", "alone", "base"} - set(found.get(code.value, {}))
        if lacking:
            raise LexiconInvalid("words.toml", f"event {code} lacks {', '.join(sorted(lacking))}")
    return MappingProxyType(found)


@cache
def _file() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = files("goodoffices.dossier").joinpath("words.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
