"""Reads the trail of reviews, what stands of it, and what waits to be looked at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from goodoffices.facts import Fact
from goodoffices.record.kept import from_kept
from goodoffices.record.tables import actor, fact, fact_review, report, report_text, review
from goodoffices.reviews import (
    MOVED,
    ON_PAIRS,
    UNDO,
    Correction,
    Lost,
    Review,
    standing,
    traced,
)


def find_trail(connection: Connection) -> list[Review]:
    """Give every entry of the trail, oldest first."""
    return _entries(connection, select(review))


def trail_of_reports(connection: Connection, reports: Sequence[str]) -> list[Review]:
    """Give the entries on facts of these reports, oldest first."""
    return _entries(connection, select(review).where(review.c.report.in_(reports)))


def trail_of_pairs(connection: Connection) -> list[Review]:
    """Give the entries on pairs, with those that took one back or moved a fact, oldest first."""
    own = review.c.action
    return _entries(connection, select(review).where(own.in_((*ON_PAIRS, UNDO, MOVED))))


def find_reviews(
    connection: Connection, *, fact: str | None = None, by: str | None = None
) -> list[Review]:
    """Give the trail with what undid each entry; of one fact or pair, or one person's."""
    entries = traced(find_trail(connection))
    if fact:
        entries = [
            each for each in entries if fact in (each.target, each.other, each.now, each.now_other)
        ]
    return [each for each in entries if by in (None, each.by)]


def find_lost(connection: Connection) -> list[Lost]:
    """Give what persons had judged and the record does not hold any more."""
    held = standing(find_trail(connection))
    lost = []
    for each in held:
        ids = [one for one in (each.now, each.now_other) if one]
        if not all(_is_there(connection, each.subject, one) for one in ids):
            lost.append(Lost(each, _sentence(connection, each)))
    return lost


def attach_reviews(connection: Connection, facts: Sequence[Fact]) -> list[Fact]:
    """Give the facts with what persons said of them."""
    own = fact_review.c
    wanted = select(own.fact, own.verdict, own.corrections).where(
        own.fact.in_([one.id for one in facts])
    )
    found = {row.fact: row for row in connection.execute(wanted)}
    if not found:
        return list(facts)
    return [
        replace(
            one,
            verdict=found[one.id].verdict,
            corrections=tuple(
                Correction(**each) for each in json.loads(found[one.id].corrections or "[]")
            ),
        )
        if one.id in found
        else one
        for one in facts
    ]


def original_of(connection: Connection, ident: str) -> Fact | None:
    """Give a corrected fact as the program gave it; nothing if nobody corrected it."""
    own = fact_review.c
    told = connection.scalar(select(own.original).where(own.fact == ident))
    return from_kept(told) if told else None


def _is_there(connection: Connection, subject: str, ident: str) -> bool:
    table = {"fact": fact, "actor": actor, "report": report}[subject]
    return connection.scalar(select(table.c.id).where(table.c.id == ident)) is not None


def _sentence(connection: Connection, entry: Review) -> str:
    if not entry.told:
        return ""
    gone = from_kept(entry.told)
    text = connection.scalar(select(report_text.c.text).where(report_text.c.report == gone.report))
    return gone.sentence.of(text) if text else ""


def _entries(connection: Connection, wanted: Select[Any]) -> list[Review]:
    rows = connection.execute(wanted.order_by(review.c.entry)).mappings()
    return [_entry(row) for row in rows]


def _entry(row: RowMapping) -> Review:
    return Review(
        action=row["action"],
        subject=row["subject"],
        target=row["target"],
        by=row["done_by"],
        at=row["done_at"],
        other=row["other"],
        field=row["field"],
        old=row["old_value"],
        new=row["new_value"],
        why=row["why"],
        undoes=row["undoes"],
        report=row["report"],
        entry=row["entry"],
        told=row["told"],
    )
