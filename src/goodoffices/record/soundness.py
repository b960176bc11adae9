"""Checks a record: do all spans lie in their texts, and does all that is referred to exist?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, select

from goodoffices.record.tables import (
    KIND_TABLES,
    actor,
    evidence,
    fact,
    fact_party,
    mention,
    report,
    report_stretch,
    report_text,
)

SHA256 = 64
"""Letters of a fingerprint."""
READ_AGAIN = "Read its report again: goodoffices read SOURCE --into FILE --again"
"""Puts right what the program wrote: reading again takes its place, persons' reviews stay."""
RESTORE = "Restore the record from a backup, or read its reports into a new one"


@dataclass(frozen=True, slots=True)
class Broken:
    """Something in the record that cannot be so."""

    what: str
    id: str
    why: str
    step: str = READ_AGAIN
    """What to do about it."""

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.what} {self.id}: {self.why}. {self.step}"


def broken_spans(connection: Connection) -> list[Broken]:
    """Give every span that does not lie in its text, and every reference that leads nowhere."""
    found = list(_references(connection))
    for one in list(connection.scalars(select(report.c.id).order_by(report.c.id))):
        own = select(report_text.c.text, report.c.fingerprint).join(report_text)
        row = connection.execute(own.where(report.c.id == one)).one_or_none()
        if row is None:
            found.append(Broken("report", one, "its text is lost", RESTORE))
            continue
        text, fingerprint = row
        found += [*_outside(connection, one, len(text)), *_misprinted(connection, one, text)]
        if len(fingerprint) == SHA256 and fingerprint != sha256(text.encode("utf-8")).hexdigest():
            why = "its text is not the one that was read: somebody changed it"
            found.append(Broken("report", one, why, RESTORE))
    return sorted(found, key=lambda each: (each.what, each.id, each.why))


def _outside(connection: Connection, one: str, length: int) -> Iterator[Broken]:
    # Lengths are compared here: SQLite's own ends a text at its first zero byte.
    own = fact.c
    ends = select(own.id, own.sentence_to).where(own.report == one)
    for ident, end in connection.execute(ends):
        if end > length:
            yield Broken("fact", ident, "its sentence lies outside the report")
    for table in (evidence, fact_party):
        cells = table.c
        wanted = select(cells.fact, cells.span_from, cells.span_to).join(fact, own.id == cells.fact)
        filled = wanted.where(own.report == one, cells.span_from.is_not(None))
        for row in connection.execute(filled):
            if not 0 <= row[1] < row[2] <= length:
                yield Broken(table.name, row[0], "a span is empty or lies outside the report")
    marked = report_stretch.c
    marks = select(marked.span_from, marked.span_to).where(marked.report == one)
    for first, last in connection.execute(marks):
        if not 0 <= first <= last <= length:
            yield Broken("report_stretch", one, "a stretch lies outside the report")


def _misprinted(connection: Connection, one: str, text: str) -> Iterator[Broken]:
    own = mention.c
    wanted = select(own.span_from, own.span_to, own.printed).where(own.report == one)
    for row in connection.execute(wanted):
        if text[row[0] : row[1]] != row[2]:
            yield Broken("mention", f"{one}:{row[0]}", "its words do not stand there")


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
