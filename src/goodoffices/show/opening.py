"""How a request opens the record: anew, to read only, closed again whatever happens."""

from __future__ import annotations

from contextlib import AbstractContextManager

from goodoffices import api
from goodoffices.show.desk import Record


def open_record(path: str) -> AbstractContextManager[Record]:
    """Open the record for one request."""
    return api.open(path, read_only=True)
