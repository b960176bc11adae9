"""Why things were judged so: sentences, kept once and named by a number that follows from them.

Most judgements of a large record give one of a few thousand wordings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from goodoffices.facts import Judgement
from goodoffices.record.parts import parts
from goodoffices.record.table_rows import insert_rows
from goodoffices.record.tables import judgement, reason

BETWEEN = "\x1e"
"""Stands between two sentences: the character for the end of a record."""
BYTES = 7
"""Of the fingerprint that a number is made of: both databases hold eight, with a sign."""


def reason_id(reasons: Sequence[str]) -> int | None:
    """Give the number of these sentences; nothing where there are none."""
    if not reasons:
        return None
    return int.from_bytes(hashlib.sha256(joined(reasons).encode()).digest()[:BYTES], "big")


def joined(reasons: Sequence[str]) -> str:
    """Give sentences as they are kept."""
    return BETWEEN.join(reasons)


def sentences(words: str | None) -> tuple[str, ...]:
    """Give the sentences again."""
    return tuple(words.split(BETWEEN)) if words is not None else ()


def with_reasons() -> Select[Any]:
    """Give the query for judgements with the words of their reasons."""
    return select(judgement, reason.c.words).outerjoin(reason, judgement.c.reason == reason.c.id)


def judgement_from(row: RowMapping) -> Judgement:
    """Make a judgement of a row of that query."""
    return Judgement(
        left=row["left_id"],
        right=row["right_id"],
        subject=row["subject"],
        verdict=row["verdict"],
        score=row["score"],
        reasons=sentences(row["words"]),
        by=row["judged_by"],
        at=row["judged_at"],
    )


def write_reasons(connection: Connection, given: Iterable[Sequence[str]]) -> None:
    """Keep wordings that are not kept yet."""
    wanted = {reason_id(each): joined(each) for each in set(map(tuple, given)) if each}
    for part in parts(sorted(wanted, key=str)):
        held = set(connection.scalars(select(reason.c.id).where(reason.c.id.in_(part))))
        new = [{"id": one, "words": wanted[one]} for one in part if one not in held]
        insert_rows(connection, reason, new)
