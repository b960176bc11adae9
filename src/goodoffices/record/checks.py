"""Everything that can be checked of a record, in one list: what `goodoffices verify` prints."""

from __future__ import annotations

from sqlalchemy import Connection

from goodoffices.record.merging import pending_reports
from goodoffices.record.soundness import Broken, broken_spans
from goodoffices.record.soundness_groups import broken_groups
from goodoffices.record.soundness_store import broken_store
from goodoffices.record.soundness_trail import broken_trail


def find_broken(connection: Connection) -> list[Broken]:
    """Give all that cannot be so, each with the reason and what to do about it."""
    found = [
        *broken_store(connection),
        *broken_spans(connection),
        *broken_groups(connection),
        *broken_trail(connection),
    ]
    return sorted(set(found), key=lambda each: (each.what, each.id, each.why))


def count_waiting(connection: Connection) -> int:
    """Count the reports that are read and wait to be merged: a reading was stopped there."""
    return len(pending_reports(connection))
