"""Writes what was judged, and the wording signatures that judging starts from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete

from goodoffices.errors import BadArgument
from goodoffices.facts import Judgement
from goodoffices.record import tables
from goodoffices.record.rows import Row
from goodoffices.record.table_rows import delete_for, insert_rows

TAKE_OUT = delete(tables.judgement).where(tables.judgement.c.id == bindparam("gone"))
"""Takes a judgement out; its reasons go with it."""


def write_bands(connection: Connection, bands: Mapping[str, Sequence[str]]) -> None:
    """Write the wording signatures of reports, in place of those they had."""
    own = tables.report_band
    delete_for(connection, own, sorted(bands))
    rows: list[Row] = [
        {"report": report, "band": band, "value": value}
        for report, values in sorted(bands.items())
        for band, value in enumerate(values)
    ]
    insert_rows(connection, own, rows)


def write_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Write judgements; one on the same pair by the same judge takes the place of the earlier."""
    latest = {one.id: one for one in judgements}
    if latest:
        connection.execute(TAKE_OUT, [{"gone": one} for one in sorted(latest)])
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
    insert_rows(connection, own, rows)
    reasons: list[Row] = [
        {"judgement": one.id, "nth": nth, "words": words}
        for one in latest.values()
        for nth, words in enumerate(one.reasons)
    ]
    insert_rows(connection, tables.judgement_reason, reasons)


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
    return sum(connection.execute(TAKE_OUT, {"gone": one}).rowcount for one in sorted(set(ids)))


def _check_judgement(row: Row) -> None:
    if row["verdict"] not in ("same", "different", "conflict"):
        raise BadArgument(str(row["verdict"]), "no such verdict", "Use same, different or conflict")
    if row["subject"] not in ("report", "actor", "fact"):
        raise BadArgument(str(row["subject"]), "nothing to judge", "Use report, actor or fact")
    if row["left_id"] == row["right_id"]:
        raise BadArgument(str(row["left_id"]), "it cannot be compared with itself", "Name two")
