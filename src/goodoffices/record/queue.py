"""What waits for a person, the most doubtful first: facts by confidence, pairs by score."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select, union

from goodoffices.codes import FactKind
from goodoffices.facts import Fact, Judgement
from goodoffices.record.actors import find_actor
from goodoffices.record.find import find_fact, let_through, load_facts
from goodoffices.record.find_reports import find_report
from goodoffices.record.reasons import judgement_from, with_reasons
from goodoffices.record.tables import CONFLICT, fact, fact_review, judgement
from goodoffices.reviews import PROGRAM

FEW = 2000
"""Conflicts up to which their facts are listed."""


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
    own = fact.c
    wanted = select(own.id, own.kind).where(own.id.not_in(select(fact_review.c.fact)))
    wanted = wanted.order_by(own.confidence, own.id)
    if kind:
        wanted = wanted.where(own.kind == kind.value)
    disputed = _disputed(connection)
    first = wanted.where(disputed)
    found = [(row[0], row[1]) for row in connection.execute(first.limit(limit).offset(offset))]
    if len(found) < limit:
        before = select(func.count()).select_from(first.order_by(None).subquery())
        after = max(0, offset - int(connection.scalar(before) or 0))
        rest = wanted.where(~disputed).limit(limit - len(found)).offset(after)
        found += [(row[0], row[1]) for row in connection.execute(rest)]
    return let_through(connection, load_facts(connection, found), None)


def _disputed(connection: Connection) -> ColumnElement[bool]:
    """Give the condition that a fact conflicts with another, as it is answered soonest.

    Where a few conflict they are listed and their facts looked up. Where many do, fact after fact
    is asked, in order of doubt, until a page is full.
    """
    own = judgement.c
    clash = (own.verdict == CONFLICT, own.subject == "fact")
    left = select(own.left_id.label("one")).where(*clash)
    right = select(own.right_id.label("one")).where(*clash)
    some = select(func.count()).select_from(left.limit(FEW + 1).subquery())
    if int(connection.scalar(some) or 0) <= FEW:
        return fact.c.id.in_(union(left, right))
    by_left = left.where(own.left_id == fact.c.id).exists()
    return or_(by_left, right.where(own.right_id == fact.c.id).exists())


def find_pairs(connection: Connection, *, limit: int = 50, offset: int = 0) -> list[Pair]:
    """Give the program's judgements that no person has judged, the least sure first."""
    own, other = judgement.c, judgement.alias()
    judged = exists().where(
        and_(
            other.c.subject == own.subject,
            other.c.left_id == own.left_id,
            other.c.right_id == own.right_id,
            other.c.judged_by != PROGRAM,
        )
    )
    wanted = (
        with_reasons()
        .where(own.judged_by == PROGRAM, ~judged)
        .order_by(case((own.verdict == "conflict", 0), else_=1), own.score, own.id)
        .limit(limit)
        .offset(offset)
    )
    return [_pair(connection, judgement_from(row)) for row in connection.execute(wanted).mappings()]


def _pair(connection: Connection, one: Judgement) -> Pair:
    sides = (_named(connection, one.subject, each) for each in (one.left, one.right))
    return Pair(one, *sides)


def _named(connection: Connection, subject: str, ident: str) -> str:
    """Give words for one of a pair: a name, a headline or a sentence."""
    if subject == "actor":
        found = find_actor(connection, ident)
        return found.actor.name if found else ident
    if subject == "report":
        report = find_report(connection, ident)
        return (report.title or report.name) if report else ident
    one = find_fact(connection, ident)
    report = find_report(connection, one.report) if one else None
    return one.sentence.of(report.text) if one and report else ident
