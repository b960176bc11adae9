"""Both stores give the same record."""

from __future__ import annotations

import stored
from goodoffices.record import broken_spans, find_counts, reading, record_digest
from stores import Store

ONE = stored.statement_reading("Anna Vale")


def test_one(store: Store) -> None:
    engine = stored.record(store.place(), ONE)
    with reading(engine) as connection:
        assert find_counts(connection)["statement"] == 1
        assert broken_spans(connection) == []
        record_digest(connection)
