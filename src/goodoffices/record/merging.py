"""What merging needs of the record: what is new, and the neighbours of a fact under its keys.

Nothing here reads the whole record: every question goes through an index and costs as much as what
is new. The caller opens the transaction; nothing here commits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from goodoffices.facts import Fact
from goodoffices.gate import parties_of
from goodoffices.record import tables
from goodoffices.record.actors import KnownNames
from goodoffices.record.find import load_facts, rename
from goodoffices.record.groups import AT_ONCE, Groups, canonical
from goodoffices.record.table_rows import delete_for, insert_rows

CHIEF = 6
"""Actors that make up the cast of a report."""


@dataclass(frozen=True, slots=True, order=True)
class KeyPlace:
    """Where a fact stands under one of its keys: by day, then by id."""

    key: str
    day: date
    fact: str


def mark_pending(connection: Connection, reports: Iterable[str]) -> None:
    """Remember reports whose facts are to be merged; one that is remembered already stays so."""
    wanted = sorted(set(reports))
    own = tables.merge_pending
    delete_for(connection, own, wanted)
    insert_rows(connection, own, [{"report": one} for one in wanted])


def pending_reports(connection: Connection) -> list[str]:
    """Give the reports that are still to be merged."""
    own = tables.merge_pending.c.report
    return list(connection.scalars(select(own).order_by(own)))


def done_pending(connection: Connection, reports: Sequence[str]) -> None:
    """Forget that these reports were to be merged."""
    delete_for(connection, tables.merge_pending, reports)


def facts_of(connection: Connection, reports: Sequence[str], kinds: Iterable[str]) -> list[Fact]:
    """Give the facts of some reports, of these kinds, their parties under the merged actors.

    What a person rejected is left out.
    """
    own, judged = tables.fact.c, tables.fact_review.c
    wanted = select(own.id).where(own.report.in_(reports), own.kind.in_(sorted(kinds)))
    wanted = wanted.where(own.id.not_in(select(judged.fact).where(judged.verdict == "rejected")))
    return facts_by_id(connection, list(connection.scalars(wanted.order_by(own.id))))


def facts_by_id(connection: Connection, ids: Sequence[str]) -> list[Fact]:
    """Give facts by their ids, ungated, their parties under the merged actors."""
    own = tables.fact.c
    found: list[Fact] = []
    for first in range(0, len(ids), AT_ONCE):
        part = list(ids[first : first + AT_ONCE])
        kinds = connection.execute(select(own.id, own.kind).where(own.id.in_(part)))
        found += load_facts(connection, sorted((row[0], row[1]) for row in kinds))
    everybody = {party.actor for one in found for _, party in parties_of(one) if party.actor}
    heads = canonical(connection, everybody)
    known = KnownNames(Groups(heads, {}), {}, {})
    return [rename(one, known) for one in found]


def replace_keys(
    connection: Connection, reports: Sequence[str], places: Iterable[tuple[KeyPlace, str]]
) -> set[KeyPlace]:
    """Write where the facts of some reports stand, each with its report; give where they stood."""
    own = tables.fact_key
    found = select(own.c.own_key, own.c.day, own.c.fact).where(own.c.report.in_(reports))
    before = {KeyPlace(*row) for row in connection.execute(found)}
    delete_for(connection, own, reports)
    rows = [
        {"own_key": at.key, "day": at.day, "fact": at.fact, "report": report}
        for at, report in sorted(set(places))
    ]
    insert_rows(connection, own, rows)
    return before


def neighbours(
    connection: Connection, at: KeyPlace, width: int
) -> tuple[list[KeyPlace], list[KeyPlace]]:
    """Give the places nearest before and after one, under its key, each in order."""
    asked = {"key": at.key, "day": at.day, "fact": at.fact, "width": width}
    before = [KeyPlace(*row) for row in connection.execute(_BEFORE, asked)]
    after = [KeyPlace(*row) for row in connection.execute(_AFTER, asked)]
    return before[::-1], after


def places_of(connection: Connection, facts: Iterable[str]) -> dict[str, dict[str, KeyPlace]]:
    """Give for each fact its places by their keys."""
    own = tables.fact_key.c
    found: dict[str, dict[str, KeyPlace]] = {}
    ids = sorted(set(facts))
    for first in range(0, len(ids), AT_ONCE):
        part = select(own.own_key, own.day, own.fact)
        for row in connection.execute(part.where(own.fact.in_(ids[first : first + AT_ONCE]))):
            found.setdefault(row[2], {})[row[0]] = KeyPlace(*row)
    return found


def judged_pairs(connection: Connection, facts: Iterable[str]) -> set[tuple[str, str]]:
    """Give the pairs that the program has judged and in which one of these facts stands."""
    own = tables.judgement.c
    ids = sorted(set(facts))
    found: set[tuple[str, str]] = set()
    for first in range(0, len(ids), AT_ONCE):
        part = ids[first : first + AT_ONCE]
        for side in (own.left_id, own.right_id):
            mine = and_(own.subject == "fact", own.judged_by == "program", side.in_(part))
            found |= {
                (r[0], r[1])
                for r in connection.execute(select(own.left_id, own.right_id).where(mine))
            }
    return found


def sentences_of(connection: Connection, facts: Sequence[Fact]) -> dict[str, str]:
    """Give for each fact the sentence that carries it."""
    reports = sorted({one.report for one in facts})
    own = tables.report.c
    texts: dict[str, str] = {}
    for first in range(0, len(reports), AT_ONCE):
        part = reports[first : first + AT_ONCE]
        rows = connection.execute(select(own.id, own.text).where(own.id.in_(part)))
        texts |= {row[0]: row[1] for row in rows}
    return {one.id: one.sentence.of(texts[one.report]) for one in facts}


def casts_of(connection: Connection, reports: Iterable[str]) -> dict[str, list[str]]:
    """Give for each report the actors it mentions most, bodies of all states left out."""
    own, who = tables.mention.c, tables.actor.c
    found: dict[str, list[tuple[int, str]]] = {}
    wanted = sorted(set(reports))
    everybody: set[str] = set()
    for first in range(0, len(wanted), AT_ONCE):
        part = wanted[first : first + AT_ONCE]
        counted = (
            select(own.report, own.actor, func.count())
            .join(tables.actor, who.id == own.actor)
            .where(own.report.in_(part), who.kind.not_in(("igo", "media", "unnamed")))
            .group_by(own.report, own.actor)
        )
        for report, actor, times in connection.execute(counted):
            found.setdefault(report, []).append((-times, actor))
            everybody.add(actor)
    heads = canonical(connection, everybody)
    chief = {one: sorted(actors)[:CHIEF] for one, actors in found.items()}
    return {one: [heads.get(a, a) for _, a in actors] for one, actors in chief.items()}


def reports_telling_of(connection: Connection, actors: Iterable[str]) -> set[str]:
    """Give the reports in whose facts one of these actors has a part, or that mention one."""
    part, own, met = tables.fact_party.c, tables.fact.c, tables.mention.c
    found: set[str] = set()
    ids = sorted(set(actors))
    for first in range(0, len(ids), AT_ONCE):
        wanted = select(own.report).join(tables.fact_party, part.fact == own.id).distinct()
        some = ids[first : first + AT_ONCE]
        found |= set(connection.scalars(wanted.where(part.actor.in_(some))))
        mentioned = select(met.report).distinct().where(met.actor.in_(some))
        found |= set(connection.scalars(mentioned))
    return found


_own = tables.fact_key.c
_columns = (_own.own_key, _own.day, _own.fact)
_here = _own.own_key == bindparam("key")
_BEFORE = (
    select(*_columns)
    .where(
        _here,
        _own.day <= bindparam("day"),
        or_(_own.day < bindparam("day"), _own.fact < bindparam("fact")),
    )
    .order_by(_own.day.desc(), _own.fact.desc())
    .limit(bindparam("width"))
)
_AFTER = (
    select(*_columns)
    .where(
        _here,
        _own.day >= bindparam("day"),
        or_(_own.day > bindparam("day"), _own.fact > bindparam("fact")),
    )
    .order_by(_own.day, _own.fact)
    .limit(bindparam("width"))
)
