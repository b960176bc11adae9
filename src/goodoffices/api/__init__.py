"""The Python interface: `read` fills a record, `open` opens one, `Record` answers questions.

It holds no rule of its own: it asks `run`, `record` and `dossier`, and gives back dataclasses.
"""

from __future__ import annotations

from goodoffices.api.collection import Collection
from goodoffices.api.record import Record, backup, create, open, read
from goodoffices.api.source import Source

__all__ = ["Collection", "Record", "Source", "backup", "create", "open", "read"]
