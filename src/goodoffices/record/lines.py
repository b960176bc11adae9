"""Lets sentences put together from facts through the evidence gate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from goodoffices.gate import OPENERS, Composed, admit_line, parties_of
from goodoffices.record.actors import known_names
from goodoffices.record.find import let_through, load_facts
from goodoffices.record.find_reports import reports_by_id
from goodoffices.record.parts import parts
from goodoffices.record.tables import fact

L = TypeVar("L", bound=Composed)


def admit_lines(
    connection: Connection, lines: Sequence[L], *, own_words: Collection[str] = OPENERS
) -> tuple[L, ...]:
    """Give the sentences whose names, numbers and quotations come from the facts they cite."""
    asked = sorted({one for line in lines for one in line.facts})
    found = []
    for part in parts(asked):
        wanted = select(fact.c.id, fact.c.kind).where(fact.c.id.in_(part))
        kinds = [(row[0], row[1]) for row in connection.execute(wanted)]
        found += let_through(connection, load_facts(connection, kinds), None)
    facts = {one.id: one for one in found}
    reports = reports_by_id(connection, sorted({one.report for one in found}))
    actors = {party.actor for one in found for _, party in parties_of(one) if party.actor}
    known = known_names(connection, actors)
    return tuple(
        line
        for line in lines
        if admit_line(line, facts, reports, known.names_of, own_words=own_words).admitted
    )
