"""The clock of a record: what changed carries its time, so that readers ask for nothing else.

It counts writings, not hours; it says nothing of what the reports tell, and two records that tell
the same may have come to it at different times.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Update, bindparam, insert, select, update

from goodoffices.record.tables import clock, fact, fact_group, merged, reading


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing or fact of a list, by its id, and by what it is known whether it has changed."""

    id: str
    changed: int
    """The time, on the record's clock, when it was last written."""
    waits: bool = False
    """It stands for itself, for its report is not merged yet."""


def tick(connection: Connection) -> int:
    """Move the clock on, and give its time: no writing before had it."""
    if not connection.execute(update(clock).values(ticks=clock.c.ticks + 1)).rowcount:
        connection.execute(insert(clock).values(name="record", ticks=1))
    return int(connection.scalar(select(clock.c.ticks)) or 0)


def touch_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Note that what these reports gave has changed."""
    own = update(reading).where(reading.c.report == bindparam("own"))
    _touch(connection, own, reports)


def touch_things_of(connection: Connection, reports: Iterable[str]) -> None:
    """Note that what is known of these reports has changed, and so every thing that they tell."""
    told = select(fact_group.c.head).join(fact, fact.c.id == fact_group.c.fact)
    mine = merged.c.head.in_(told.where(fact.c.report == bindparam("own")))
    _touch(connection, update(merged).where(mine), reports)


def _touch(connection: Connection, rows: Update, reports: Iterable[str]) -> None:
    touched = [{"own": one} for one in sorted(set(reports))]
    if touched:
        connection.execute(rows.values(changed=tick(connection)), touched)
