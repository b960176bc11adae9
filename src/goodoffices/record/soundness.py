"""Checks a record: do all spans lie in their texts, and does all that is referred to exist?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from goodoffices.record.tables import (
    KIND_TABLES,
    actor,
    evidence,
    fact,
    fact_party,
    mention,
    report,
    report_stretch,
)


@dataclass(frozen=True, slots=True)
class Broken:
    """Something in the record that cannot be so."""

    what: str
    id: str
    why: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.what} {self.id}: {self.why}"


def broken_spans(connection: Connection) -> list[Broken]:
    """Give every span that does not lie in its text, and every reference that leads nowhere."""
    found = [*_spans(connection), *_printed(connection), *_references(connection)]
    return sorted(found, key=lambda one: (one.what, one.id, one.why))


def _spans(connection: Connection) -> Iterator[Broken]:
    length = func.length(report.c.text)
    own = fact.c
    outside = or_(own.sentence_from < 0, own.sentence_to > length)
    wanted = select(own.id).join(report, report.c.id == own.report).where(outside)
    for one in connection.scalars(wanted):
        yield Broken("fact", one, "its sentence lies outside the report")
    for table, what in ((evidence, "evidence"), (fact_party, "party")):
        cells = table.c
        bad = or_(cells.span_from < 0, cells.span_from >= cells.span_to, cells.span_to > length)
        joined = select(cells.fact).join(fact, own.id == cells.fact)
        wanted = joined.join(report, report.c.id == own.report).where(bad).distinct()
        for one in connection.scalars(wanted):
            yield Broken(what, one, "a span lies outside the report or is empty")
    for table in (mention, report_stretch):
        cells = table.c
        bad = or_(cells.span_from < 0, cells.span_from > cells.span_to, cells.span_to > length)
        wanted = select(cells.report).join(report, report.c.id == cells.report).where(bad)
        for one in connection.scalars(wanted.distinct()):
            yield Broken(table.name, one, "a span lies outside the report")


def _printed(connection: Connection) -> Iterator[Broken]:
    """Give mentions whose words are not those that stand at their place."""
    own = mention.c
    there = func.substr(report.c.text, own.span_from + 1, own.span_to - own.span_from)
    wanted = select(own.report, own.span_from).join(report, report.c.id == own.report)
    for row in connection.execute(wanted.where(there != own.printed)):
        yield Broken("mention", f"{row[0]}:{row[1]}", "its words do not stand there")


def _references(connection: Connection) -> Iterator[Broken]:
    known = select(actor.c.id)
    for table in (fact_party, mention):
        cells = table.c
        lost = select(cells.actor).where(cells.actor.is_not(None), cells.actor.not_in(known))
        for one in connection.scalars(lost.distinct()):
            yield Broken(table.name, str(one), "it names an actor that the record does not have")
    for kind, table in KIND_TABLES.items():
        bare = select(fact.c.id).where(fact.c.kind == kind)
        for one in connection.scalars(bare.where(fact.c.id.not_in(select(table.c.fact)))):
            yield Broken("fact", one, f"its row in {kind} is missing")
