"""Sums up all that a record says in one number, to tell whether two records say the same."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Connection, select

from goodoffices.record.tables import metadata

OF_WRITING = frozenset({"num", "changed"})
"""Columns that depend on the order of writing: one ties rows to the word index, one tells when."""

LEFT_OUT = frozenset({"reason", "clock"})
"""Wordings may outlive their judgements; which one a judgement gives is told by its number.
The clock counts how often was written."""

ENCODER = json.JSONEncoder(ensure_ascii=True, default=str)
"""Writes a row as a line; days as in 2014-01-31."""


def record_digest(connection: Connection) -> str:
    """Give the SHA-256 of all tables' rows in the order of their keys."""
    digest = hashlib.sha256()
    for name in sorted(metadata.tables.keys() - LEFT_OUT):
        table = metadata.tables[name]
        columns = [column for column in table.columns if column.name not in OF_WRITING]
        digest.update(f"\x1e{name}\n".encode())
        rows = select(*columns).order_by(*table.primary_key.columns)
        for row in connection.execute(rows):
            digest.update(ENCODER.encode(list(row)).encode() + b"\n")
    return digest.hexdigest()
