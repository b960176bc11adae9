"""How many facts and reports tell a thing: counted on when facts come, counted anew when they go.

"Russia backs the government" may be told in fifty thousand reports; that another tells it too must
not cost a walk through them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, distinct, func, select

from goodoffices.record import tables
from goodoffices.record.fact_groups import Standing, standing_of, total_row
from goodoffices.record.parts import parts
from goodoffices.record.rows import Row


@dataclass(frozen=True, slots=True)
class Total:
    """What is told of a group besides its first fact."""

    facts: int
    reports: int
    confidence: float


def totals_before(connection: Connection, heads: Iterable[str]) -> dict[str, Total]:
    """Give the totals of groups as they are written."""
    own = tables.merged.c
    wanted = select(own.head, own.facts, own.reports, own.confidence)
    return {
        row[0]: Total(row[1], row[2], row[3])
        for part in parts(sorted(heads))
        for row in connection.execute(wanted.where(own.head.in_(part)))
    }


def telling(connection: Connection, reports: Iterable[str]) -> set[tuple[str, str]]:
    """Give for these reports the groups in which one of their facts stands: group, report."""
    own, group = tables.fact.c, tables.fact_group.c
    joined = select(group.head, own.report).join(tables.fact, own.id == group.fact).distinct()
    return {
        (row[0], row[1])
        for part in parts(sorted(reports))
        for row in connection.execute(joined.where(own.report.in_(part)))
    }


def totals_of(connection: Connection, heads: Iterable[str]) -> list[Row]:
    """Count groups anew, as their facts stand."""
    own, group = tables.fact.c, tables.fact_group.c
    counted = (
        select(group.head, func.count(), func.count(distinct(own.report)), func.max(own.confidence))
        .join(tables.fact, own.id == group.fact)
        .group_by(group.head)
    )
    wanted = sorted(set(heads))
    standing = standing_of(connection, set(wanted))
    return [
        total_row(row[0], standing[row[0]], facts=row[1], reports=row[2], confidence=row[3])
        for part in parts(wanted)
        for row in connection.execute(counted.where(group.head.in_(part)))
    ]


def grown_rows(
    connection: Connection,
    grown: Mapping[str, tuple[Total, list[Standing]]],
    told: set[tuple[str, str]],
    was: Mapping[str, str],
) -> list[Row]:
    """Give the rows of groups that only won facts, by their heads.

    `was` tells under which head a group stood; `told` which reports had a fact in it.
    """
    standing = standing_of(connection, set(grown))
    rows = []
    for head, (before, come) in grown.items():
        new = {one.order[1] for one in come}
        rows.append(
            total_row(
                head,
                standing[head],
                facts=before.facts + len(come),
                reports=before.reports + sum((was[head], one) not in told for one in new),
                confidence=max([before.confidence, *(one.confidence for one in come)]),
            )
        )
    return rows
