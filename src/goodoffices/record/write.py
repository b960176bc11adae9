"""Writes what was read: reports with facts, actors, mentions, in place of what they gave before.

The caller opens the transaction; nothing here commits. What a record holds afterwards depends on
the readings alone, not on their order, their batches, or how often the reading was interrupted.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from goodoffices.codes import ActorKind
from goodoffices.errors import BadArgument
from goodoffices.facts import Actor, Fact, Judgement, Reading, Report
from goodoffices.record import tables
from goodoffices.record.actor_counts import Claim, count_claims
from goodoffices.record.rows import (
    Row,
    evidence_rows,
    fact_row,
    kind_row,
    party_rows,
    place_rows,
    report_row,
    stretch_rows,
)
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


def already_read(connection: Connection, version: Version) -> set[str]:
    """Give the ids of the reports that this version has read to the end."""
    read = tables.reading.c
    found = select(read.report).where(
        read.program == version.program,
        read.lexicon == version.lexicon,
        read.model == version.model,
    )
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
    before = _claims_of(connection, ids)
    forget_words(connection, ids)
    _forget(connection, ids)
    ordered = [latest[report] for report in ids]
    _write_reports(connection, [reading.report for reading in ordered])
    _write_facts(connection, ordered)
    index_words(connection, ids)
    claims = [claim for reading in ordered for claim in _claims(reading)]
    _insert(connection, tables.actor_claim, [claim.row() for claim in claims])
    _write_mentions(connection, ordered)
    count_claims(connection, before, claims)
    _mark_read(connection, ordered, version)


def write_bands(connection: Connection, bands: Mapping[str, Sequence[str]]) -> None:
    """Write the wording signatures of reports, in place of those they had."""
    own = tables.report_band
    _delete_for(connection, own, sorted(bands))
    rows: list[Row] = [
        {"report": report, "band": band, "value": value}
        for report, values in sorted(bands.items())
        for band, value in enumerate(values)
    ]
    _insert(connection, own, rows)


def write_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Write judgements; one on the same pair by the same judge takes the place of the earlier."""
    latest = {one.id: one for one in judgements}
    undo_judgements(connection, latest)
    own = tables.judgement
    rows: list[Row] = [
        {
            "id": one.id,
            "subject": one.subject,
            "left_id": min(one.left, one.right),
            "right_id": max(one.left, one.right),
            "verdict": one.verdict,
            "score": one.score,
            "judged_by": one.by,
            "judged_at": one.at,
        }
        for one in latest.values()
    ]
    for row in rows:
        _check_judgement(row)
    _insert(connection, own, rows)
    reasons: list[Row] = [
        {"judgement": one.id, "nth": nth, "words": words}
        for one in latest.values()
        for nth, words in enumerate(one.reasons)
    ]
    _insert(connection, tables.judgement_reason, reasons)


def replace_judgements(
    connection: Connection, subject: str, judgements: Iterable[Judgement]
) -> None:
    """Write the program's judgements on a subject in place of all it made before."""
    own = tables.judgement.c
    mine = (own.subject == subject) & (own.judged_by == "program")
    connection.execute(delete(tables.judgement).where(mine))
    write_judgements(connection, judgements)


def undo_judgements(connection: Connection, ids: Iterable[str]) -> int:
    """Take judgements back, as if they had never been made; give how many there were."""
    statement = delete(tables.judgement).where(tables.judgement.c.id == bindparam("gone"))
    gone = 0
    for one in sorted(set(ids)):
        gone += connection.execute(statement, {"gone": one}).rowcount
    return gone


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


def _check_judgement(row: Row) -> None:
    if row["verdict"] not in ("same", "different", "conflict"):
        raise BadArgument(
            str(row["verdict"]), "no such verdict", "Use same, different or conflict"
        )
    if row["subject"] not in ("report", "actor", "fact"):
        raise BadArgument(str(row["subject"]), "nothing to judge", "Use report, actor or fact")
    if row["left_id"] == row["right_id"]:
        raise BadArgument(str(row["left_id"]), "it cannot be compared with itself", "Name two")


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _delete_for(connection: Connection, table: Table, reports: Sequence[str]) -> None:
    connection.execute(
        delete(table).where(table.c.report == bindparam("gone")),
        [{"gone": report} for report in reports],
    )


def _forget(connection: Connection, reports: Sequence[str]) -> None:
    """Take out what the program found before; the report's row and a person's facts stay."""
    fact = tables.fact
    connection.execute(
        delete(fact).where(
            fact.c.report == bindparam("gone"), ~fact.c.maker.startswith(BY_PERSON)
        ),
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
        _delete_for(connection, table, reports)


def _write_reports(connection: Connection, reports: Sequence[Report]) -> None:
    own = tables.report
    known = set(
        connection.scalars(select(own.c.id).where(own.c.id.in_([one.id for one in reports])))
    )
    changed = [report_row(one) | {"same": one.id} for one in reports if one.id in known]
    if changed:
        values = {name: bindparam(name) for name in changed[0] if name not in ("id", "same")}
        connection.execute(
            update(own).where(own.c.id == bindparam("same")).values(values),
            [{name: row[name] for name in (*values, "same")} for row in changed],
        )
    last = connection.scalar(select(func.coalesce(func.max(own.c.num), 0))) or 0
    new = [report_row(one) for one in reports if one.id not in known]
    _insert(connection, own, [row | {"num": last + n} for n, row in enumerate(new, 1)])
    for report in reports:
        _insert(connection, tables.report_stretch, stretch_rows(report))


def _write_facts(connection: Connection, readings: Sequence[Reading]) -> None:
    rows: dict[Table, list[Row]] = {}
    kept = _facts_of_persons(connection, [reading.report.id for reading in readings])
    sentences: dict[tuple[str, int, int], None] = dict.fromkeys(kept.values())
    for reading in readings:
        for fact in {one.id: one for one in reading.facts if one.id not in kept}.values():
            _collect(rows, fact, reading.report)
            sentences[(fact.report, fact.sentence.start, fact.sentence.end)] = None
    for table in (tables.fact, *tables.KIND_TABLES.values(), tables.fact_party):
        _insert(connection, table, rows.get(table, []))
    _insert(connection, tables.evidence, rows.get(tables.evidence, []))
    _insert(connection, tables.place_word, rows.get(tables.place_word, []))
    own = tables.sentence
    last = connection.scalar(select(func.coalesce(func.max(own.c.num), 0))) or 0
    _insert(
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
    for mention in set(reading.mentions):
        counted[(mention.actor, "printed", mention.printed)] += 1
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
    _insert(connection, tables.mention, rows)


def _mark_read(connection: Connection, readings: Sequence[Reading], version: Version) -> None:
    notes: list[Row] = [
        {"report": reading.report.id, "subject": subject, "nth": nth, "words": words}
        for reading in readings
        for subject, sentences in (("doubt", reading.report.doubts), ("note", reading.notes))
        for nth, words in enumerate(sentences)
    ]
    _insert(connection, tables.report_note, notes)
    marks: list[Row] = [
        {
            "report": reading.report.id,
            "program": version.program,
            "lexicon": version.lexicon,
            "model": version.model,
        }
        for reading in readings
    ]
    _insert(connection, tables.reading, marks)
