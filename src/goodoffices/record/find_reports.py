"""Finds reports, judgements and counts: what the record holds besides facts and actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from goodoffices.facts import ActorMention, Judgement, Reading, Report, Stretch
from goodoffices.record.actors import find_actors, mentions_in
from goodoffices.record.filters import Filter
from goodoffices.record.find import EVERYTHING, Withheld, find_facts
from goodoffices.record.parts import parts
from goodoffices.record.reasons import judgement_from, with_reasons
from goodoffices.record.rows import report_from, stretch_from
from goodoffices.record.search import reports_with
from goodoffices.record.tables import (
    CONFLICT,
    KIND_TABLES,
    actor,
    fact,
    fact_review,
    judgement,
    report,
    report_band,
    report_note,
    report_stretch,
    report_text,
)
from goodoffices.reviews import PROGRAM

MOST_REPORTS = 100_000
"""Reports a search by words may give before it is narrowed by the other filters."""


def find_reports(connection: Connection, where: Filter = EVERYTHING) -> list[Report]:
    """Give the reports that match, in order of day, then id; those without a day come last."""
    own = report.c
    wanted = select(own.id).order_by(own.published_start.asc().nulls_last(), own.id)
    if where.report:
        wanted = wanted.where(own.id == where.report)
    if where.since:
        wanted = wanted.where(own.published_end >= where.since)
    if where.until:
        wanted = wanted.where(own.published_start <= where.until)
    ids = list(connection.scalars(wanted))
    if where.text:
        # Compared here: a common word is in more reports than a statement may carry values.
        having = set(reports_with(connection, where.text, MOST_REPORTS))
        ids = [one for one in ids if one in having]
    end = None if where.limit is None else where.offset + where.limit
    return list(_reports(connection, ids[where.offset : end]))


def fetched_addresses(connection: Connection) -> set[str]:
    """Give the addresses of all reports that were fetched, as they were named."""
    named = select(report.c.name).where(report.c.name.like("http%://%"))
    return set(connection.scalars(named))


def find_report(connection: Connection, one: str) -> Report | None:
    """Give one report by its id."""
    return next(_reports(connection, [one]), None)


def reports_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Report]:
    """Give these reports by their ids."""
    return {one.id: one for one in _reports(connection, list(ids))}


def subject_of(connection: Connection, one: str) -> str | None:
    """Tell what an id names: an actor, a report or a fact; nothing if the record has it not."""
    for table in (actor, report, fact):
        if connection.scalar(select(table.c.id).where(table.c.id == one)):
            return table.name
    return None


def find_judgements(
    connection: Connection, *, subject: str | None = None, by: str | None = None
) -> list[Judgement]:
    """Give the judgements, those of persons and of the program, in order of their ids."""
    own = judgement.c
    wanted = with_reasons().order_by(own.id)
    if subject:
        wanted = wanted.where(own.subject == subject)
    if by:
        wanted = wanted.where(own.judged_by == by)
    return [judgement_from(row) for row in connection.execute(wanted).mappings()]


def find_notes(connection: Connection, one: str) -> list[str]:
    """Give what was noted in reading a report: an unclosed quotation, a part left out."""
    own = report_note.c
    wanted = select(own.words).where(own.report == one, own.subject == "note").order_by(own.nth)
    return list(connection.scalars(wanted))


def find_readings(
    connection: Connection, where: Filter = EVERYTHING, *, withheld: list[Withheld] | None = None
) -> Iterator[Reading]:
    """Give report after report with its facts, as they passed the gate, actors and mentions."""
    everyone = {member: one.actor for one in find_actors(connection) for member in one.members}
    for one in find_reports(connection, where):
        facts = find_facts(
            connection, None, Filter(report=one.id, min_confidence=0.0), withheld=withheld
        )
        mentions: list[ActorMention] = mentions_in(connection, [one.id])
        met = {each.actor: everyone[each.actor] for each in mentions if each.actor in everyone}
        actors = {each.id: each for each in met.values()}
        under = [replace(each, actor=met[each.actor].id) for each in mentions if each.actor in met]
        notes = find_notes(connection, one.id)
        yield Reading(one, tuple(facts), tuple(actors.values()), tuple(under), tuple(notes))


def find_counts(connection: Connection, *, judgements: bool = True) -> dict[str, int]:
    """Count what the record holds: reports, facts that nobody rejected, actors, judgements.

    There are more judgements than anything else; they are left out on request.
    """
    counts = {"reports": _count(connection, report.c.id)}
    out = _rejected(connection)
    for kind, table in KIND_TABLES.items():
        counts[kind] = _count(connection, table.c.fact) - out.get(kind, 0)
    counts["actors"] = _count(connection, actor.c.id)
    if judgements:
        counts["judgements"] = _count(connection, judgement.c.id)
    return counts


def judgements_with(
    connection: Connection, subject: str, ids: Iterable[str], *, weighty: bool = False
) -> dict[str, list[Judgement]]:
    """Give for each of these things the judgements in which it stands.

    With `weighty` only conflicts and what persons judged: what decides how well a thing stands.
    """
    chosen = _weighty(connection, subject) if weighty else [judgement.c.subject == subject]
    found: dict[str, list[Judgement]] = {}
    for part in parts(sorted(ids)):
        wanted = set(part)
        for row in _on_either_side(connection, part, chosen):
            made = judgement_from(row)
            for side in {made.left, made.right} & wanted:
                found.setdefault(side, []).append(made)
    return found


def _weighty(connection: Connection, subject: str) -> list[ColumnElement[bool]]:
    """Give the conditions under which a judgement counts: those of persons only if there are any.

    Each by itself is answered by an index of the few judgements that fulfil it.
    """
    own = judgement.c
    clash = (own.verdict == CONFLICT) & (own.subject == subject)
    persons = (own.subject == subject) & (own.judged_by != PROGRAM)
    there = connection.scalar(select(own.id).where(persons).limit(1)) is not None
    return [clash, persons] if there else [clash]


def _on_either_side(
    connection: Connection, part: list[str], chosen: Sequence[ColumnElement[bool]]
) -> list[RowMapping]:
    """Give the judgements with one of these on a side: each side by its index, never all there are.

    Asked for with one "or", SQLite looks through every judgement of the subject.
    """
    own = judgement.c
    rows: dict[str, RowMapping] = {}
    for condition in chosen:
        for side in (own.left_id, own.right_id):
            wanted = with_reasons().where(condition, side.in_(part))
            rows |= {row["id"]: row for row in connection.execute(wanted).mappings().all()}
    return [rows[one] for one in sorted(rows)]


@dataclass(frozen=True, slots=True)
class NearCopies:
    """What is needed to judge which of some reports are copies of one text."""

    among: frozenset[str]
    """These reports and all that share a part of a signature, or the whole text, with one."""
    bands: Mapping[str, tuple[str, ...]]
    """Signatures of these and of all that share a part with them in turn."""
    fingerprints: Mapping[str, str]


def find_near_copies(connection: Connection, reports: Iterable[str]) -> NearCopies:
    """Give the signatures around some reports: all that is needed to judge them, and no more."""
    new = set(reports)
    prints = _alike_texts(connection, new)
    among = new | _sharing_bands(connection, new) | prints.keys()
    around = among | _sharing_bands(connection, among)
    own = report_band.c
    bands: dict[str, list[str]] = {}
    for part in parts(sorted(around)):
        wanted = select(own.report, own.value).where(own.report.in_(part))
        for one, value in connection.execute(wanted.order_by(own.report, own.band)).all():
            bands.setdefault(one, []).append(value)
    prints |= _alike_texts(connection, among)
    return NearCopies(frozenset(among), {one: tuple(own) for one, own in bands.items()}, prints)


def _sharing_bands(connection: Connection, reports: set[str]) -> set[str]:
    one, two = report_band.alias(), report_band.alias()
    same = (one.c.band == two.c.band) & (one.c.value == two.c.value)
    found: set[str] = set()
    for part in parts(sorted(reports)):
        wanted = select(two.c.report).distinct().select_from(one.join(two, same))
        found |= set(connection.scalars(wanted.where(one.c.report.in_(part))))
    return found


def _alike_texts(connection: Connection, reports: set[str]) -> dict[str, str]:
    """Give the fingerprints of reports whose text is that of one of these, where two have it."""
    own = report.c
    found: dict[str, str] = {}
    for part in parts(sorted(reports)):
        mine = select(own.fingerprint).where(own.id.in_(part), own.fingerprint != "")
        alike = select(own.id, own.fingerprint).where(own.fingerprint.in_(mine))
        found |= {row[0]: row[1] for row in connection.execute(alike)}
    times = Counter(found.values())
    return {one: value for one, value in found.items() if times[value] > 1}


def report_days(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Give these reports without their text and stretches: enough to tell when they were told."""
    found: dict[str, Report] = {}
    for part in parts(sorted(set(ids))):
        for row in connection.execute(select(report).where(report.c.id.in_(part))).mappings():
            found[row["id"]] = report_from(row, "")
    return found


def _rejected(connection: Connection) -> dict[str, int]:
    """Count by kind the facts that a person rejected."""
    own = fact_review.c
    joined = select(fact.c.kind, func.count()).join(fact_review, own.fact == fact.c.id)
    rows = connection.execute(joined.where(own.verdict == "rejected").group_by(fact.c.kind))
    return {row[0]: int(row[1]) for row in rows}


def _count(connection: Connection, column: object) -> int:
    return int(connection.scalar(select(func.count(column))) or 0)  # type: ignore[arg-type]


def _reports(connection: Connection, ids: list[str]) -> Iterator[Report]:
    for part in parts(ids):
        wanted = select(report, report_text.c.text).join(report_text).where(report.c.id.in_(part))
        rows = {row["id"]: row for row in connection.execute(wanted).mappings()}
        doubts, stretches = _doubts(connection, part), _stretches(connection, part)
        for one in part:
            if one in rows:
                row = rows[one]
                yield report_from(row, row["text"], doubts.get(one, ()), stretches.get(one, ()))


def _doubts(connection: Connection, ids: list[str]) -> dict[str, list[str]]:
    own = report_note.c
    found: dict[str, list[str]] = {}
    wanted = select(report_note).where(own.report.in_(ids), own.subject == "doubt")
    for row in connection.execute(wanted.order_by(own.report, own.nth)):
        found.setdefault(row.report, []).append(row.words)
    return found


def _stretches(connection: Connection, ids: list[str]) -> dict[str, list[Stretch]]:
    own = report_stretch.c
    found: dict[str, list[Stretch]] = {}
    wanted = select(report_stretch).where(own.report.in_(ids)).order_by(own.report, own.nth)
    for row in connection.execute(wanted).mappings():
        found.setdefault(row["report"], []).append(stretch_from(row))
    return found
