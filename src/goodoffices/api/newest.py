"""Views of an open record that rest on its newest facts, as those of the pages do.

The whole of a record is read by `Record.dossier`; that of a large one takes long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from goodoffices.api.record import Record
from goodoffices.codes import FactKind
from goodoffices.dossier import (
    Dispute,
    Due,
    Material,
    Narrowed,
    Overview,
    Read,
    Thing,
    disputed,
    due,
    of_one_war,
    of_things,
    overview,
)
from goodoffices.dossier.material import told
from goodoffices.dossier.newest import (
    A_FEW,
    COMPARED,
    OVERVIEW,
    Parts,
    awaited_of,
    comparable,
    given,
    newest_of,
)
from goodoffices.facts import Fact

BEST_KNOWN = 300
"""Actors most mentioned whose kind and country a view may need."""
QUESTIONS = ("who", "want", "tried", "bad", "due")
"""The five questions: the fields of an overview."""


class Newest:
    """Gives the newest of an open record."""

    def __init__(self, record: Record) -> None:
        """Keep the record."""
        self._record = record

    def newest_things(
        self, kind: FactKind, most: int, *, tellings: int = A_FEW, **asked: Any
    ) -> list[Thing]:
        """Give the newest things of a kind, with so many tellings of each."""
        found = self._record.things(
            kind, **given(asked), newest_first=True, limit=most, most=tellings
        )
        return list(found)

    def newest(self, kind: FactKind, most: int, **asked: Any) -> list[Fact]:
        """Give the newest facts of a kind."""
        return list(self._record.facts(kind, **given(asked), newest_first=True, limit=most))


def newest_material(record: Record, most: Mapping[FactKind, int], **asked: Any) -> Material:
    """Give the merged view of the newest of each kind; the filters are those of facts."""
    return _material(record, newest_of(Newest(record), most, **asked), whole=not asked)


def overview_of(record: Record, war: str = "") -> tuple[Overview, Narrowed]:
    """Answer the five questions, each sentence through the gate, and say for which conflict."""
    narrowed = of_one_war(newest_material(record, OVERVIEW), war)
    seen = overview(narrowed.material)
    passed = {name: record.admitted(getattr(seen, name)) for name in QUESTIONS}
    return replace(seen, **passed), narrowed


def due_of(record: Record) -> tuple[Due, ...]:
    """Give what was promised or planned, and what later reports tell of its like."""
    return due(_material(record, awaited_of(Newest(record)), whole=True))


def disputed_of(record: Record) -> tuple[Dispute, ...]:
    """Give the matters on which accounts differ."""
    return disputed(comparable(newest_material(record, COMPARED)))


def _material(record: Record, parts: Parts, *, whole: bool) -> Material:
    """Put things and statements together with their reports, whose texts are fetched late."""
    things, said = parts
    merged = of_things(things, Material((), tuple(said)))
    telling = {fact.report for fact in merged.every()}
    openings = record.openings(None if whole else telling)
    shown = [one for one in openings if one.id in telling]
    shown.sort(key=lambda one: (one.day or date.max, one.id))
    own = {judged.id: judged for one in things for judged in one.judgements}
    on_copies = record.judgements_on("report", {fact.report for fact in said})
    return replace(
        merged,
        reports=tuple(one.build() for one in shown),
        whole=tuple(Read(told(one.teller), sure=one.sure) for one in openings) if whole else (),
        actors=tuple(record.actors(limit=BEST_KNOWN)),
        judgements=(*own.values(), *on_copies),
        fetch=_texts(record),
    )


def _texts(record: Record) -> Callable[[str], str]:
    """Give the function that fetches the text of a report, each once."""

    @cache
    def text(one: str) -> str:
        found = record.report(one)
        return found.text if found else ""

    return text
