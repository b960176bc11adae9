"""From how much of a large record a view is made: the newest of each kind, each thing once.

What stands on a page or in a table rests on the newest facts; of what many reports tell a few
tellings are read. How well a thing is borne out is counted over all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Protocol

from goodoffices.codes import EventType, FactKind, Realis
from goodoffices.dossier.due import PROMISING
from goodoffices.dossier.material import Material
from goodoffices.dossier.things import Thing
from goodoffices.facts import Event, Fact, Statement

A_FEW = 2
"""Tellings of each thing that are read."""

OVERVIEW: Mapping[FactKind, int] = MappingProxyType(
    {
        FactKind.STATEMENT: 30,
        FactKind.EVENT: 150,
        FactKind.TALKS: 150,
        FactKind.CEASEFIRE: 60,
        FactKind.FIGURE: 200,
        FactKind.POSITION: 150,
        FactKind.RELATION: 60,
        FactKind.ROLE: 300,
    }
)
"""Newest of each kind that the answers to the five questions rest on."""

COMPARED: Mapping[FactKind, int] = MappingProxyType(
    {
        FactKind.FIGURE: 800,
        FactKind.TALKS: 300,
        FactKind.EVENT: 500,
        FactKind.CEASEFIRE: 200,
        FactKind.POSITION: 400,
        FactKind.RELATION: 200,
        FactKind.ROLE: 400,
    }
)
"""Newest of each kind that are held against each other, to find where accounts differ."""

AWAITED = 300
"""Newest things of each kind, planned and done, among which it is found what is due."""
AWAITED_KINDS = (FactKind.TALKS, FactKind.EVENT, FactKind.CEASEFIRE)


class Source(Protocol):
    """Gives the newest of a record."""

    def newest_things(
        self, kind: FactKind, most: int, *, tellings: int, **asked: Any
    ) -> list[Thing]:
        """Give the newest things of a kind, with so many tellings of each."""

    def newest(self, kind: FactKind, most: int, **asked: Any) -> list[Fact]:
        """Give the newest facts of a kind."""


def given(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the filters that are not set."""
    return {name: value for name, value in asked.items() if value not in (None, "")}


Parts = tuple[list[Thing], list[Fact]]
"""Things, and statements, which stand for themselves."""


def newest_of(source: Source, most: Mapping[FactKind, int], **asked: Any) -> Parts:
    """Give the newest of each kind: each thing once, and statements."""
    things: list[Thing] = []
    said: list[Fact] = []
    for kind, number in most.items():
        if kind is FactKind.STATEMENT:
            said += source.newest(kind, number, **asked)
        else:
            things += source.newest_things(kind, number, tellings=A_FEW, **asked)
    return things, said


def awaited_of(source: Source, by: str = "", *, tellings: int = A_FEW) -> Parts:
    """Give what was planned or promised, and the newest of what was done, which may answer it."""
    found: dict[str, Thing] = {}
    for kind in AWAITED_KINDS:
        for realis in (Realis.PLANNED, Realis.ACTUAL):
            asked = {"involving": by, "realis": realis.value}
            held = source.newest_things(kind, AWAITED, tellings=tellings, **asked)
            found.update({one.id: one for one in held})
    # Of statements only promises can fall due.
    told = source.newest(FactKind.STATEMENT, AWAITED, involving=by)
    return list(found.values()), [
        fact for fact in told if isinstance(fact, Statement) and fact.act in PROMISING
    ]


def comparable(whole: Material) -> Material:
    """Leave out the events on which accounts cannot differ: plans that lay no blame."""
    facts = (f for f in whole.facts if not isinstance(f, Event) or _may_differ(f))
    return replace(whole, facts=tuple(facts))


def _may_differ(fact: Event) -> bool:
    return fact.type is EventType.ACCUSE or fact.realis in (Realis.DENIED, Realis.ACTUAL)
