"""What waits for a person, the most doubtful first: facts by confidence, pairs by score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from goodoffices.codes import FactKind
from goodoffices.facts import Fact, Judgement
from goodoffices.record.actors import find_actor
from goodoffices.record.find import find_named, let_through, load_facts
from goodoffices.record.find_reports import reports_by_id
from goodoffices.record.reasons import judgement_from, with_reasons
from goodoffices.record.tables import CONFLICT, disputed, fact, fact_review, judgement
from goodoffices.reviews import PROGRAM


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that the program judged, with their names and its reasons."""

    judgement: Judgement
    left: str
    right: str


def find_queue(
    connection: Connection, *, kind: FactKind | None = None, limit: int = 50, offset: int = 0
) -> list[Fact]:
    """Give the facts that nobody looked at: disputed ones first, then the least sure."""
    own, first = fact.c, disputed.c
    seen = select(fact_review.c.fact)
    clashing = select(first.fact, first.kind).where(first.fact.not_in(seen))
    if kind:
        clashing = clashing.where(first.kind == kind.value)
    ordered = clashing.order_by(first.confidence, first.fact).limit(limit).offset(offset)
    found = [(row[0], row[1]) for row in connection.execute(ordered)]
    if len(found) < limit:
        before = select(func.count()).select_from(clashing.subquery())
        after = max(0, offset - int(connection.scalar(before) or 0))
        others = select(own.id, own.kind, own.confidence).where(
            own.id.not_in(seen), own.id.not_in(select(first.fact))
        )
        kinds = [kind] if kind else list(FactKind)
        by_kind = (others.where(own.kind == one.value) for one in kinds)
        rest = _first(connection, by_kind, (own.confidence, own.id), after + limit - len(found))
        found += [(row.id, row.kind) for row in rest[after:]]
    return let_through(connection, load_facts(connection, found), None)


def _first(
    connection: Connection,
    questions: Iterable[Select[Any]],
    order: tuple[ColumnElement[Any], ...],
    most: int,
) -> list[Any]:
    """Give the first rows that answer one of several questions, each by its own index."""
    rows = [
        row
        for asked in questions
        for row in connection.execute(asked.order_by(*order).limit(most)).all()
    ]
    named = attrgetter(*(str(each.key) for each in order))
    return sorted(rows, key=named)[:most]


def find_pairs(connection: Connection, *, limit: int = 50, offset: int = 0) -> list[Pair]:
    """Give the program's judgements that no person has judged: conflicts, then the least sure."""
    own, other = judgement.c, judgement.alias()
    judged = exists().where(
        and_(
            other.c.subject == own.subject,
            other.c.left_id == own.left_id,
            other.c.right_id == own.right_id,
            other.c.judged_by != PROGRAM,
        )
    )
    wanted = select(own.id, own.score).where(own.judged_by == PROGRAM, ~judged)
    clashing = wanted.where(own.verdict == CONFLICT)
    others = wanted.where(own.verdict != CONFLICT)
    order = (own.score, own.id)
    ordered = clashing.order_by(*order).limit(limit).offset(offset)
    ids = [row.id for row in connection.execute(ordered)]
    if len(ids) < limit:
        before = select(func.count()).select_from(clashing.subquery())
        after = max(0, offset - int(connection.scalar(before) or 0))
        most = after + limit - len(ids)
        rest = connection.execute(others.order_by(*order).limit(most)).all()
        ids += [row.id for row in rest[after:]]
    rows = connection.execute(with_reasons().where(own.id.in_(ids))).mappings().all()
    by_id = {row["id"]: judgement_from(row) for row in rows}
    return _pairs(connection, [by_id[one] for one in ids])


def _pairs(connection: Connection, judged: Sequence[Judgement]) -> list[Pair]:
    """Give judgements with words for both of each pair: a name, a headline or a sentence."""
    ids: dict[str, set[str]] = {"actor": set(), "report": set(), "fact": set()}
    for one in judged:
        ids[one.subject] |= {one.left, one.right}
    facts = find_named(connection, ids["fact"])
    reports = reports_by_id(
        connection, sorted(ids["report"] | {one.report for one in facts.values()})
    )
    words = {one: reports[one].title or reports[one].name for one in ids["report"] & reports.keys()}
    words |= {
        ident: one.sentence.of(reports[one.report].text)
        for ident, one in facts.items()
        if one.report in reports
    }
    for ident in ids["actor"]:
        found = find_actor(connection, ident)
        words |= {ident: found.actor.name} if found else {}
    return [
        Pair(one, words.get(one.left, one.left), words.get(one.right, one.right)) for one in judged
    ]
