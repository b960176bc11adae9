"""Keeps groups of facts in step with the program's judgements without walking through them.

"Russia backs the government" may be told in fifty thousand reports. A group that only wins facts
stays whole; where ties are lost, only their surroundings are followed until it is plain what falls
off. Where one judgement can hold apart what others join, the group is worked out as a whole,
unless facts only come to it that nothing holds off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select, update

from goodoffices.record import tables
from goodoffices.record.fact_groups import (
    Order,
    Standing,
    first_of,
    forget,
    forget_merged,
    group_heads,
    kinds_of,
    member_row,
    merged_row,
    regroup,
    standing_of,
    write_merged,
)
from goodoffices.record.group_totals import grown_rows, telling, totals_before, totals_of
from goodoffices.record.groups import fallen_off, ties_to
from goodoffices.record.joining import GROUP, HELD_APART, Joined, Ties, sifted
from goodoffices.record.rows import Row
from goodoffices.record.table_rows import insert_rows
from goodoffices.reviews import PROGRAM


def regroup_around(connection: Connection, changed: Iterable[str], ties: Ties) -> None:
    """Work out the groups anew after facts changed and judgements on pairs were lost and won."""
    own = set(changed)
    touched = own | ties.facts()
    old, rows = group_heads(connection, touched), standing_of(connection, touched)
    kinds = kinds_of(connection, set(old.values())) | {one: rows[one].kind for one in rows}
    careful = {one for one in touched if kinds.get(one, kinds.get(old.get(one, ""))) in HELD_APART}
    plain = touched - careful
    own |= {one for pair in ties.others for one in pair} & plain
    joining, careful = sifted(careful, own, old, ties)
    plain |= joining
    fallen = _fallen(connection, ties, {one: old[one] for one in plain & old.keys()})
    loose = {one for part in fallen for one in part} | (own & plain) | (plain - old.keys())
    joined, stays = Joined(), {one: f"{GROUP}{old[one]}" for one in plain & old.keys()}
    for part in fallen:
        for one in part:
            joined.join(min(part), one)
            joined.of(stays.pop(one, one))
    for one in sorted(plain):
        joined.join(one if one in loose else stays[one], stays.get(one, one))
    for one, other in ties.won:
        if one in plain:
            left, right = (each if each in loose else stays[each] for each in (one, other))
            joined.join(left, right)
    held = _of_persons(connection)
    free = [part for part in joined.sets() if held.isdisjoint(part)]
    late = {one for part in free for one in part if one in loose} - rows.keys()
    rows = rows | standing_of(connection, late)
    _write(connection, free, rows)
    bound = joined.parent.keys() - {one for part in free for one in part}
    regroup(connection, careful | {one for one in plain if one in bound or stays.get(one) in bound})


def _fallen(connection: Connection, ties: Ties, old: Mapping[str, str]) -> list[set[str]]:
    """Give the sets of facts that lost ties separate from the groups in which they stood."""
    seeds: dict[str, set[str]] = {}
    for one in {each for pair in ties.lost for each in pair} & old.keys():
        seeds.setdefault(old[one], set()).add(one)
    seeds = {head: its for head, its in seeds.items() if len(its) > 1}
    near = ties_to(connection, {one for its in seeds.values() for one in its}, ties.won)
    fallen: list[set[str]] = []
    for _, its in sorted(seeds.items()):
        fallen += fallen_off(connection, its, ties.won, near)
    return fallen


def _of_persons(connection: Connection) -> set[str]:
    """Give the facts on which a person judged, and what stays in their groups."""
    own = tables.judgement.c
    pairs = select(own.left_id, own.right_id).where(own.subject == "fact", own.judged_by != PROGRAM)
    facts = {one for row in connection.execute(pairs) for one in row}
    return facts | {f"{GROUP}{head}" for head in group_heads(connection, facts).values()}


@dataclass(slots=True)
class Change:
    """What is written of sets of facts and groups."""

    members: list[Row] = field(default_factory=list)
    """Facts with the head of their group."""
    moved: list[dict[str, str]] = field(default_factory=list)
    """Groups whose head is another now."""
    made: dict[str, list[Standing]] = field(default_factory=dict)
    """Groups of loose facts only, by their heads."""
    grown: dict[str, tuple[str, list[Standing]]] = field(default_factory=dict)
    """By head: a group as it was called, and the facts that came to it."""
    counted: list[str] = field(default_factory=list)
    """Heads of groups that were joined, or that lost facts."""


def _write(connection: Connection, sets: list[list[str]], rows: Mapping[str, Standing]) -> None:
    """Put the facts of each set, and what stays of each group in it, into one group."""
    loose = [one for part in sets for one in part if not one.startswith(GROUP)]
    stay = [one.removeprefix(GROUP) for part in sets for one in part if one.startswith(GROUP)]
    lost = set(group_heads(connection, loose).values())
    forget(connection, loose)
    left, before = first_of(connection, stay), totals_before(connection, stay)
    forget_merged(connection, stay)
    change = _changed(sets, rows, left, lost)
    come = {one.order[1] for _, facts in change.grown.values() for one in facts}
    told = telling(connection, come) if change.grown else set()
    own = tables.fact_group
    if change.moved:
        renamed = update(own).where(own.c.head == bindparam("own"))
        connection.execute(renamed.values(head=bindparam("new")), change.moved)
    insert_rows(connection, own, change.members)
    made = [merged_row(head, its) for head, its in change.made.items()]
    was = {head: group for head, (group, _) in change.grown.items()}
    grown = {head: (before[was[head]], facts) for head, (_, facts) in change.grown.items()}
    made += grown_rows(connection, grown, told, was)
    write_merged(connection, made + totals_of(connection, change.counted))


def _changed(
    sets: list[list[str]],
    rows: Mapping[str, Standing],
    left: Mapping[str, Order],
    lost: set[str],
) -> Change:
    """Work out what becomes of each set; `left` holds the groups of which something stays."""
    change = Change()
    for part in sets:
        groups = [one.removeprefix(GROUP) for one in part if one.startswith(GROUP)]
        kept = [one for one in groups if one in left]
        facts = [one for one in part if one in rows and not one.startswith(GROUP)]
        if not (kept or facts):
            continue
        head = min([rows[one].order for one in facts] + [left[one] for one in kept])[-1]
        change.members += [member_row(one, head, rows[one]) for one in facts]
        change.moved += [{"own": one, "new": head} for one in kept if one != head]
        its = [rows[one] for one in facts]
        if not kept:
            change.made[head] = its
        elif len(kept) > 1 or kept[0] in lost:
            change.counted.append(head)
        else:
            change.grown[head] = (kept[0], its)
    return change
