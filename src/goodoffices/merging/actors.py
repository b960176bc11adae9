"""Merges actors: those that are new or changed, against all that share a key with them."""

from __future__ import annotations

from goodoffices import record
from goodoffices.merge import actor_keys, judge_actors


def merge_actors(connection: record.Connection) -> None:
    """Judge the actors that changed, and those about whom that may change what was judged."""
    pending = record.pending_actors(connection)
    if not pending:
        return
    changed = record.find_unmerged_actors(connection, pending)
    keys = {one.id: actor_keys(one) for one in changed}
    touched = record.replace_actor_keys(connection, pending, keys)
    among = record.actors_sharing(connection, touched) | set(pending)
    # Which rule is the first to join two depends on all of their keys, not the touched ones alone.
    around = record.actors_sharing(connection, record.keys_of_actors(connection, among)) | among
    judged = judge_actors(record.find_unmerged_actors(connection, around))
    mine = [one for one in judged if {one.left, one.right} <= among]
    record.replace_judgements(connection, "actor", mine, among=among)
    record.done_actors(connection, pending)
