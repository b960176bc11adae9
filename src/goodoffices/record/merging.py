"""What merging needs of the record: what is new, and the neighbours of a fact under its keys.

Nothing here reads the whole record: every question goes through an index and costs as much as what
is new. The caller opens the transaction; nothing here commits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import (
    Connection,
    Date,
    Integer,
    TextualSelect,
    and_,
    bindparam,
    column,
    func,
    select,
    text,
)

from goodoffices.facts import Fact
from goodoffices.gate import parties_of
from goodoffices.record import tables
from goodoffices.record.actors import KnownNames
from goodoffices.record.clock import touch_reports
from goodoffices.record.find import load_facts, rename, texts_of
from goodoffices.record.groups import Groups, canonical
from goodoffices.record.parts import parts
from goodoffices.record.table_rows import delete_for, insert_rows
from goodoffices.reviews import PROGRAM

CHIEF = 6
"""Actors that make up the cast of a report."""
PLACES_AT_ONCE = 40
"""Places around which one statement looks: SQLite takes no more than 500 parts."""
_own = tables.fact_key.c
_columns = (_own.own_key, _own.day, _own.fact, _own.last_day)


class KeyPlace(NamedTuple):
    """Where a fact stands under one of its keys: by day, then by id."""

    key: str
    day: date
    fact: str
    last: date
    """The last day it can be of: with what goes before it, it follows from the fact."""

    @property
    def kind(self) -> str:
        """Give the kind of the fact, with which every key begins."""
        return self.key.split("|", 1)[0]


def mark_pending(connection: Connection, reports: Iterable[str]) -> None:
    """Remember reports whose facts are to be merged; one that is remembered already stays so."""
    wanted = sorted(set(reports))
    own = tables.merge_pending
    delete_for(connection, own, wanted)
    insert_rows(connection, own, [{"report": one} for one in wanted])
    touch_reports(connection, wanted)


def pending_reports(connection: Connection) -> list[str]:
    """Give the reports that are still to be merged, in order of their day."""
    own, told = tables.merge_pending.c, tables.report_source.c
    waiting = select(own.report).join(tables.report_source, told.report == own.report)
    # By day, so that what comes seldom comes between what stands: it makes no other difference.
    return list(connection.scalars(waiting.order_by(told.published_start, own.report)))


def still_pending(connection: Connection, reports: Sequence[str]) -> set[str]:
    """Give those of some reports that are still to be merged."""
    own = tables.merge_pending.c
    return {
        one
        for part in parts(reports)
        for one in connection.scalars(select(own.report).where(own.report.in_(part)))
    }


def countries_of(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Give for each report the country whose actors it mentions most; none where none has one."""
    own, who = tables.mention.c, tables.actor.c
    found: dict[str, tuple[int, str]] = {}
    for part in parts(reports):
        counted = (
            select(own.report, who.country, func.count())
            .join(tables.actor, who.id == own.actor)
            .where(own.report.in_(part), who.country.is_not(None))
            .group_by(own.report, who.country)
        )
        for report, country, times in connection.execute(counted).all():
            found[report] = min(found.get(report, (0, "")), (-times, country))
    return {one: country for one, (_, country) in found.items()}


def anything_waits(connection: Connection) -> bool:
    """Tell whether a report is still to be merged."""
    return connection.scalar(select(tables.merge_pending.c.report).limit(1)) is not None


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
    """Give facts by their ids, ungated and uncited, their parties under the merged actors."""
    own = tables.fact.c
    found: list[Fact] = []
    for part in parts(ids):
        kinds = connection.execute(select(own.id, own.kind).where(own.id.in_(part)))
        ordered = sorted((row[0], row[1]) for row in kinds)
        found += load_facts(connection, ordered, cited=False)
    everybody = {party.actor for one in found for _, party in parties_of(one) if party.actor}
    heads = canonical(connection, everybody)
    known = KnownNames(Groups(heads, {}), {}, {})
    return [rename(one, known) for one in found]


def places_in(connection: Connection, reports: Sequence[str]) -> set[KeyPlace]:
    """Give where the facts of some reports stand under their keys."""
    return {
        KeyPlace._make(row)
        for part in parts(reports)
        for row in connection.execute(select(*_columns).where(_own.report.in_(part)))
    }


def replace_keys(
    connection: Connection, reports: Sequence[str], places: Iterable[tuple[KeyPlace, str]]
) -> None:
    """Write where the facts of some reports stand, each with its report, in place of before."""
    delete_for(connection, tables.fact_key, reports)
    rows = [
        {
            "own_key": at.key,
            "day": at.day,
            "fact": at.fact,
            "last_day": at.last,
            "report": report,
        }
        for at, report in sorted(set(places))
    ]
    insert_rows(connection, tables.fact_key, rows)


def around(
    connection: Connection, asked: Sequence[tuple[KeyPlace, int]]
) -> list[tuple[list[KeyPlace], list[KeyPlace]]]:
    """Give for each place so many places before and after it under its key, each in order.

    Many are asked for in one statement: the way to the database and back costs more than the look.
    """
    found: list[tuple[list[KeyPlace], list[KeyPlace]]] = [([], []) for _ in asked]
    for first in range(0, len(asked), PLACES_AT_ONCE):
        part = asked[first : first + PLACES_AT_ONCE]
        given: dict[str, object] = {}
        for nth, (at, width) in enumerate(part):
            values = {"key": at.key, "day": at.day, "fact": at.fact, "width": width}
            given |= {f"{name}{nth}": value for name, value in values.items()}
        for nth, side, *place in connection.execute(_looking(len(part)), given).all():
            found[first + nth][side].append(KeyPlace._make(place))
    return [(sorted(before), sorted(after)) for before, after in found]


@cache
def _looking(count: int) -> TextualSelect:
    """Give the statement that looks around so many places."""
    sides = ((0, "<", "DESC"), (1, ">", "ASC"))
    parts = [
        f"SELECT * FROM (SELECT {nth} AS nth, {side} AS side, own_key, day, fact, last_day "
        f"FROM fact_key WHERE own_key = :key{nth} "
        f"AND (day, fact) {sign} (:day{nth}, :fact{nth}) "
        f"ORDER BY day {way}, fact {way} LIMIT :width{nth}) AS s{nth}_{side}"
        for nth in range(count)
        for side, sign, way in sides
    ]
    days = [bindparam(f"day{nth}", type_=Date) for nth in range(count)]
    return (
        text(" UNION ALL ".join(parts))
        .bindparams(*days)
        .columns(column("nth", Integer), column("side", Integer), *_columns)
    )


def places_of(connection: Connection, facts: Iterable[str]) -> dict[str, dict[str, KeyPlace]]:
    """Give for each fact its places by their keys."""
    own = tables.fact_key.c
    found: dict[str, dict[str, KeyPlace]] = {}
    for part in parts(sorted(set(facts))):
        for row in connection.execute(select(*_columns).where(own.fact.in_(part))):
            found.setdefault(row[2], {})[row[0]] = KeyPlace._make(row)
    return found


def judged_pairs(connection: Connection, facts: Iterable[str]) -> set[tuple[str, str]]:
    """Give the pairs that the program has judged and in which one of these facts stands."""
    own = tables.judgement.c
    ids = sorted(set(facts))
    found: set[tuple[str, str]] = set()
    for part in parts(ids):
        for side in (own.left_id, own.right_id):
            mine = and_(own.subject == "fact", own.judged_by == PROGRAM, side.in_(part))
            found |= {
                (r[0], r[1])
                for r in connection.execute(select(own.left_id, own.right_id).where(mine))
            }
    return found


def sentences_of(connection: Connection, facts: Sequence[Fact]) -> dict[str, str]:
    """Give for each fact the sentence that carries it."""
    reports = sorted({one.report for one in facts})
    texts: dict[str, str] = {}
    for part in parts(reports):
        texts |= texts_of(connection, part)
    return {one.id: one.sentence.of(texts[one.report]) for one in facts}


def casts_of(connection: Connection, reports: Iterable[str]) -> dict[str, list[str]]:
    """Give for each report the actors it mentions most, bodies of all states left out."""
    own, who = tables.mention.c, tables.actor.c
    found: dict[str, list[tuple[int, str]]] = {}
    wanted = sorted(set(reports))
    everybody: set[str] = set()
    for part in parts(wanted):
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
    for some in parts(sorted(set(actors))):
        wanted = select(own.report).join(tables.fact_party, part.fact == own.id).distinct()
        found |= set(connection.scalars(wanted.where(part.actor.in_(some))))
        mentioned = select(met.report).distinct().where(met.actor.in_(some))
        found |= set(connection.scalars(mentioned))
    return found
