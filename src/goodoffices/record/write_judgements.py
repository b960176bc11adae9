"""Writes what was judged, and the wording signatures that judging starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select

from goodoffices.errors import BadArgument
from goodoffices.facts import Judgement
from goodoffices.record import tables
from goodoffices.record.clock import touch_things_of
from goodoffices.record.disputes import refresh_disputed
from goodoffices.record.fact_groups import regroup
from goodoffices.record.groups import canonical
from goodoffices.record.joining import Ties
from goodoffices.record.merging import mark_pending, reports_telling_of
from goodoffices.record.parts import parts
from goodoffices.record.reasons import reason_id, write_reasons
from goodoffices.record.regrouping import regroup_around
from goodoffices.record.rows import Row
from goodoffices.record.table_rows import delete_for, insert_rows
from goodoffices.reviews import PROGRAM

TAKE_OUT = delete(tables.judgement).where(tables.judgement.c.id == bindparam("gone"))
"""Takes a judgement out."""


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
    rows = [_row(one) for one in latest.values()]
    for row in rows:
        _check_judgement(row)
    with _followed(connection, [(one.subject, one.left, one.right) for one in latest.values()]):
        _put(connection, rows, latest)


def _put(connection: Connection, rows: list[Row], latest: Mapping[str, Judgement]) -> None:
    if latest:
        connection.execute(TAKE_OUT, [{"gone": one} for one in sorted(latest)])
    write_reasons(connection, (one.reasons for one in latest.values()))
    insert_rows(connection, tables.judgement, rows)


def replace_judgements(
    connection: Connection,
    subject: str,
    judgements: Iterable[Judgement],
    *,
    among: Iterable[str] | None = None,
) -> None:
    """Write the program's judgements on a subject in place of those it made before.

    Of all it made, or of those in which only things `among` these stand. What has not changed is
    left as it stands, so that nothing hanging on it is worked out anew.
    """
    own = tables.judgement.c
    mine = (own.subject == subject) & (own.judged_by == PROGRAM)
    before = _stored(connection, mine, None if among is None else set(among))
    now = {one.id: one for one in judgements}
    gone = [one for one, stored in before.items() if one not in now or _row(now[one]) != stored]
    undo_judgements(connection, gone)
    write_judgements(connection, [one for one in now.values() if before.get(one.id) != _row(one)])


def settle_facts(
    connection: Connection,
    judgements: Iterable[Judgement],
    pairs: Iterable[tuple[str, str]],
    changed: Iterable[str],
) -> None:
    """Write the program's judgements on these pairs of facts in place of those it made on them.

    Pairs that it has not judged before need not be given. The groups of the facts that changed are
    worked out anew, also where no judgement did.
    """
    now = {one.id: one for one in judgements}
    mine = {Judgement(left, right, "fact", "same", 1.0, ()).id for left, right in pairs}
    before = _by_id(connection, sorted(mine))
    rows = {ident: _row(one, ident) for ident, one in now.items()}
    gone = [one for one in before if one not in now]
    new = {ident: now[ident] for ident, row in rows.items() if before.get(ident) != row}
    tied = {_pair(row) for row in before.values() if row["verdict"] == "same"}
    ties = {_pair(row) for row in rows.values() if row["verdict"] == "same"}
    other = {_pair(rows[one]) for one in new} | {_pair(before[one]) for one in gone}
    if gone:
        connection.execute(TAKE_OUT, [{"gone": one} for one in gone])
    _put(connection, [rows[one] for one in new], new)
    clashes = [row for row in (*before.values(), *rows.values()) if row["verdict"] == "conflict"]
    refresh_disputed(connection, {one for row in clashes for one in _pair(row)})
    regroup_around(connection, changed, Ties(tied - ties, ties - tied, other - tied - ties))


def _pair(row: Row) -> tuple[str, str]:
    return row["left_id"], row["right_id"]


def undo_judgements(connection: Connection, ids: Iterable[str]) -> int:
    """Take judgements back, as if they had never been made; give how many there were."""
    wanted = sorted(set(ids))
    with _followed(connection, _pairs_of(connection, wanted)):
        return sum(connection.execute(TAKE_OUT, {"gone": one}).rowcount for one in wanted)


@contextmanager
def _followed(connection: Connection, pairs: Iterable[tuple[str, str, str]]) -> Iterator[None]:
    """Keep in step what follows from judgements: the groups of facts, and what is to be merged."""
    touched: dict[str, set[str]] = {"fact": set(), "actor": set(), "report": set()}
    for subject, left, right in pairs:
        touched[subject] |= {left, right}
    actors = touched["actor"]
    before = canonical(connection, actors)
    yield
    after = canonical(connection, actors | set(before))
    moved = {
        one
        for one in actors | before.keys() | after.keys()
        if before.get(one, one) != after.get(one, one)
    }
    if moved:
        mark_pending(connection, reports_telling_of(connection, moved))
    touch_things_of(connection, touched["report"])
    if touched["fact"]:
        refresh_disputed(connection, touched["fact"])
        regroup(connection, touched["fact"])


def _pairs_of(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    own = tables.judgement.c
    found: list[tuple[str, str, str]] = []
    for part in parts(ids):
        wanted = select(own.subject, own.left_id, own.right_id).where(own.id.in_(part))
        found += [(row[0], row[1], row[2]) for row in connection.execute(wanted)]
    return found


def _by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for part in parts(ids):
        wanted = select(tables.judgement).where(tables.judgement.c.id.in_(part))
        found |= {row["id"]: dict(row) for row in connection.execute(wanted).mappings()}
    return found


def _stored(
    connection: Connection, mine: ColumnElement[bool], among: set[str] | None
) -> dict[str, Row]:
    own = tables.judgement.c
    ids = [None] if among is None else [*sorted(among)]
    found: dict[str, Row] = {}
    for part in parts(ids):
        wanted = select(tables.judgement).where(mine)
        narrowed = wanted if among is None else wanted.where(own.left_id.in_(part))
        for row in connection.execute(narrowed).mappings():
            if among is None or row["right_id"] in among:
                found[row["id"]] = dict(row)
    return found


def _row(one: Judgement, ident: str = "") -> Row:
    return {
        "id": ident or one.id,
        "subject": one.subject,
        "left_id": min(one.left, one.right),
        "right_id": max(one.left, one.right),
        "verdict": one.verdict,
        "score": one.score,
        "judged_by": one.by,
        "judged_at": one.at,
        "reason": reason_id(one.reasons),
    }


def _check_judgement(row: Row) -> None:
    if row["verdict"] not in ("same", "different", "conflict"):
        raise BadArgument(str(row["verdict"]), "no such verdict", "Use same, different or conflict")
    if row["subject"] not in ("report", "actor", "fact"):
        raise BadArgument(str(row["subject"]), "nothing to judge", "Use report, actor or fact")
    if row["left_id"] == row["right_id"]:
        raise BadArgument(str(row["left_id"]), "it cannot be compared with itself", "Name two")
