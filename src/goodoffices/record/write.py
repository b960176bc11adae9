"""Writes what was read: reports with facts, actors, mentions, in place of what they gave before.

The caller opens the transaction; nothing here commits. What a record holds afterwards depends on
the readings alone, not on their order, their batches, or how often the reading was interrupted.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update

from goodoffices.codes import ActorKind, StretchKind
from goodoffices.errors import BadArgument
from goodoffices.facts import Actor, Fact, Reading, Report
from goodoffices.record import tables
from goodoffices.record.actor_counts import Claim, count_claims
from goodoffices.record.disputes import refresh_disputed_of
from goodoffices.record.merging import mark_pending
from goodoffices.record.review import apply_reviews
from goodoffices.record.rows import (
    Row,
    evidence_rows,
    fact_row,
    kind_row,
    party_rows,
    place_rows,
    report_row,
    source_row,
    stretch_rows,
)
from goodoffices.record.table_rows import delete_for, insert_rows
from goodoffices.record.words import forget_words, index_words

log = logging.getLogger(__name__)

BY_PERSON = "person/"
"""How the maker of a fact begins that a person entered: reading again leaves it alone."""


@dataclass(frozen=True, slots=True)
class Version:
    """With what a report was read; another version means that it must be read again."""

    program: str
    lexicon: str
    model: str = ""


def already_read(connection: Connection, version: Version, *, whole: bool = False) -> set[str]:
    """Give the ids of the reports that this version has read to the end.

    With `whole` only those of which no passage was set aside.
    """
    read = tables.reading.c
    found = select(read.report).where(
        read.program == version.program,
        read.lexicon == version.lexicon,
        read.model == version.model,
    )
    if whole:
        marked = tables.report_stretch.c
        partly = select(marked.report).where(marked.kind == StretchKind.ASIDE.value)
        found = found.where(read.report.not_in(partly))
    return set(connection.scalars(found))


def write_readings(
    connection: Connection, readings: Sequence[Reading], *, version: Version
) -> None:
    """Write what these reports gave, in place of all that the program found in them before."""
    latest = {reading.report.id: reading for reading in readings}
    if not latest:
        return
    for reading in latest.values():
        _check(reading)
    ids = sorted(latest)
    known = _stored(connection, ids)
    before = _claims_of(connection, known)
    forget_words(connection, known)
    _forget(connection, known)
    ordered = [latest[report] for report in ids]
    _write_reports(connection, [reading.report for reading in ordered], frozenset(known))
    _write_facts(connection, ordered)
    index_words(connection, ids)
    claims = [claim for reading in ordered for claim in _claims(reading)]
    insert_rows(connection, tables.actor_claim, [claim.row() for claim in claims])
    _write_mentions(connection, ordered)
    count_claims(connection, before, claims)
    _mark_read(connection, ordered, version)
    refresh_disputed_of(connection, known)
    apply_reviews(connection, ids)
    mark_pending(connection, ids)


def _check(reading: Reading) -> None:
    report = reading.report
    for fact in reading.facts:
        if not fact.id or fact.report != report.id:
            raise BadArgument(
                f"{fact.kind} in {report.name}",
                "a fact needs an id and must belong to the report it is written with",
            )
    for actor in reading.actors:
        ActorKind(actor.kind)


def _stored(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Give those reports that the record has already: of the others there is nothing to forget."""
    own = tables.report.c.id
    return list(connection.scalars(select(own).where(own.in_(ids)).order_by(own)))


def _forget(connection: Connection, reports: Sequence[str]) -> None:
    """Take out what the program found before; the report's row and a person's facts stay."""
    if not reports:
        return
    fact = tables.fact
    connection.execute(
        delete(fact).where(fact.c.report == bindparam("gone"), ~fact.c.maker.startswith(BY_PERSON)),
        [{"gone": report} for report in reports],
    )
    for table in (
        tables.report_note,
        tables.report_stretch,
        tables.reading,
        tables.sentence,
        tables.mention,
        tables.actor_claim,
    ):
        delete_for(connection, table, reports)


def _write_reports(
    connection: Connection, reports: Sequence[Report], known: frozenset[str]
) -> None:
    own = tables.report
    changed = [report_row(one) | {"same": one.id} for one in reports if one.id in known]
    if changed:
        values: Row = {name: bindparam(name) for name in changed[0] if name not in ("id", "same")}
        connection.execute(
            update(own).where(own.c.id == bindparam("same")).values(values),
            [{name: row[name] for name in (*values, "same")} for row in changed],
        )
    last = connection.scalar(select(func.coalesce(func.max(own.c.num), 0))) or 0
    new = [report_row(one) for one in reports if one.id not in known]
    insert_rows(connection, own, [row | {"num": last + n} for n, row in enumerate(new, 1)])
    beside = {
        tables.report_text: [{"report": one.id, "text": one.text} for one in reports],
        tables.report_source: [source_row(one) for one in reports],
    }
    for table, rows in beside.items():
        delete_for(connection, table, sorted(known))
        insert_rows(connection, table, rows)
    marked = [row for report in reports for row in stretch_rows(report)]
    insert_rows(connection, tables.report_stretch, marked)


def _write_facts(connection: Connection, readings: Sequence[Reading]) -> None:
    rows: dict[Table, list[Row]] = {}
    kept = _facts_of_persons(connection, [reading.report.id for reading in readings])
    sentences: dict[tuple[str, int, int], None] = dict.fromkeys(kept.values())
    for reading in readings:
        for fact in {one.id: one for one in reading.facts if one.id not in kept}.values():
            _collect(rows, fact, reading.report)
            sentences[(fact.report, fact.sentence.start, fact.sentence.end)] = None
    for table in (tables.fact, *tables.KIND_TABLES.values(), tables.fact_party):
        insert_rows(connection, table, rows.get(table, []))
    insert_rows(connection, tables.evidence, rows.get(tables.evidence, []))
    insert_rows(connection, tables.place_word, rows.get(tables.place_word, []))
    own = tables.sentence
    last = connection.scalar(select(func.coalesce(func.max(own.c.num), 0))) or 0
    insert_rows(
        connection,
        own,
        [
            {"report": report, "span_from": start, "span_to": end, "num": last + n}
            for n, (report, start, end) in enumerate(sorted(sentences), 1)
        ],
    )


def _collect(rows: dict[Table, list[Row]], fact: Fact, report: Report) -> None:
    rows.setdefault(tables.fact, []).append(fact_row(fact, report))
    rows.setdefault(tables.KIND_TABLES[fact.kind], []).append(kind_row(fact))
    rows.setdefault(tables.fact_party, []).extend(party_rows(fact))
    rows.setdefault(tables.evidence, []).extend(evidence_rows(fact))
    rows.setdefault(tables.place_word, []).extend(place_rows(fact))


def _facts_of_persons(
    connection: Connection, reports: Sequence[str]
) -> dict[str, tuple[str, int, int]]:
    own = tables.fact.c
    found = select(own.id, own.report, own.sentence_from, own.sentence_to).where(
        own.report.in_(reports)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(found)}


def _claims_of(connection: Connection, reports: Sequence[str]) -> list[Claim]:
    own = tables.actor_claim
    return [
        Claim(**row._mapping)
        for row in connection.execute(select(own).where(own.c.report.in_(reports)))
    ]


def _claims(reading: Reading) -> list[Claim]:
    """Give what a report says of its actors: each name, alias, printed form, kind, country."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for actor in {one.id: one for one in reading.actors}.values():
        counted.update((actor.id, trait, value) for trait, value in _traits(actor))
    mentions = set(reading.mentions)
    shared = Counter(span for span, _ in {(one.span, one.actor) for one in mentions})
    for mention in mentions:
        # Words that stand for several at once ("Both sides") are nobody's name.
        trait = "printed" if shared[mention.span] == 1 else "together"
        counted[(mention.actor, trait, mention.printed)] += 1
    return [
        Claim(reading.report.id, actor, trait, value, times)
        for (actor, trait, value), times in sorted(counted.items())
    ]


def _traits(actor: Actor) -> set[tuple[str, str]]:
    traits = {("name", actor.name), ("kind", ActorKind(actor.kind).value)}
    traits |= {("alias", alias) for alias in actor.aliases}
    if actor.country:
        traits.add(("country", actor.country))
    if actor.known:
        traits.add(("known", actor.known))
    return traits


def _write_mentions(connection: Connection, readings: Sequence[Reading]) -> None:
    found = {
        (one.report, one.span, one.actor): one for reading in readings for one in reading.mentions
    }
    rows: list[Row] = [
        {
            "report": one.report,
            "span_from": one.span.start,
            "span_to": one.span.end,
            "actor": one.actor,
            "printed": one.printed,
            "rule": one.rule,
        }
        for one in found.values()
    ]
    insert_rows(connection, tables.mention, rows)


def _mark_read(connection: Connection, readings: Sequence[Reading], version: Version) -> None:
    notes: list[Row] = [
        {"report": reading.report.id, "subject": subject, "nth": nth, "words": words}
        for reading in readings
        for subject, sentences in (("doubt", reading.report.doubts), ("note", reading.notes))
        for nth, words in enumerate(sentences)
    ]
    insert_rows(connection, tables.report_note, notes)
    marks: list[Row] = [
        {
            "report": reading.report.id,
            "program": version.program,
            "lexicon": version.lexicon,
            "model": version.model,
        }
        for reading in readings
    ]
    insert_rows(connection, tables.reading, marks)
