"""Checks what a record keeps beside the facts to be quick: the word index, the counts of actors."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, or_, select, text

from goodoffices.record import tables
from goodoffices.record.disputes import IN_CONFLICT
from goodoffices.record.soundness import RESTORE, Broken

INDEXED = {
    "sqlite": "SELECT id FROM {name}_words_docsize",
    "postgresql": "SELECT num FROM {name}_words",
}
"""Numbers of the rows whose words are in the index."""
MOST_FAULTS = 20


def broken_store(connection: Connection) -> Iterator[Broken]:
    """Give what is wrong with the file itself, the word index and the counts."""
    if connection.dialect.name == "sqlite":
        yield from _file(connection)
    yield from _index(connection, tables.report, "report")
    yield from _index(connection, tables.sentence, "sentence")
    yield from _counts(connection)
    yield from _sources(connection)
    yield from _disputed(connection)


def _file(connection: Connection) -> Iterator[Broken]:
    said = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FAULTS})").scalars().all()
    for nth, words in enumerate(said, 1):
        if words != "ok":
            yield Broken("file", str(nth), f"SQLite finds it damaged: {words}", RESTORE)
    for nth, row in enumerate(connection.exec_driver_sql("PRAGMA foreign_key_check").all(), 1):
        if nth > MOST_FAULTS:
            return
        why = f"a row of {row[0]} belongs to a {row[2]} that the record does not have"
        yield Broken("file", f"{row[0]} {row[1] or nth}", why, RESTORE)


def _index(connection: Connection, table: Table, name: str) -> Iterator[Broken]:
    asked = text(INDEXED[connection.dialect.name].format(name=name))
    indexed = set(connection.scalars(asked))
    own = table.c.id if name == "report" else table.c.report
    known = {row[0]: row[1] for row in connection.execute(select(table.c.num, own))}
    for num in sorted(known.keys() - indexed):
        yield Broken("report", known[num], f"words of a {name} of it cannot be found by searching")
    if stray := len(indexed - known.keys()):
        why = f"{stray} entries lead to no {name}"
        yield Broken("index", f"{name}_words", why, RESTORE)


def _counts(connection: Connection) -> Iterator[Broken]:
    claim, trait = tables.actor_claim.c, tables.actor_trait.c
    claimed = select(claim.actor, claim.trait, claim.value, func.count(), func.sum(claim.times))
    own = {
        (row[0], row[1], row[2]): (int(row[3]), int(row[4]))
        for row in connection.execute(claimed.group_by(claim.actor, claim.trait, claim.value))
    }
    stored = {
        (row.actor, row.trait, row.value): (row.reports, row.times)
        for row in connection.execute(
            select(trait.actor, trait.trait, trait.value, trait.reports, trait.times)
        )
    }
    wrong = {key[0] for key in own.keys() | stored.keys() if own.get(key) != stored.get(key)}
    for one in sorted(wrong):
        yield Broken("actor", one, "its names are counted otherwise than the reports say", RESTORE)


def _sources(connection: Connection) -> Iterator[Broken]:
    """Compare who published a report, and when, with what is kept of it apart from its text."""
    own, kept = tables.report.c, tables.report_source
    names = [column.name for column in kept.c if column.name != "report"]
    differs = (own[name].is_distinct_from(kept.c[name]) for name in names)
    wrong = select(own.id).outerjoin(kept, kept.c.report == own.id)
    lost = kept.c.report.is_(None)
    for one in connection.scalars(wrong.where(or_(lost, *differs)).order_by(own.id)):
        yield Broken("report", one, "who published it, and when, is kept otherwise than it says")


def _disputed(connection: Connection) -> Iterator[Broken]:
    """Compare the facts kept as disputed with the judgements."""
    own, kept = tables.fact.c, select(tables.disputed)
    stored = {row.fact: (row.kind, row.confidence) for row in connection.execute(kept)}
    clashing = select(own.id, own.kind, own.confidence).where(IN_CONFLICT)
    judged = {row.id: (row.kind, row.confidence) for row in connection.execute(clashing)}
    for one in sorted(judged.keys() | stored.keys()):
        if judged.get(one) != stored.get(one):
            yield Broken("fact", one, "it is kept as disputed otherwise than was judged")
