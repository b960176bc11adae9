"""goodoffices: reads the press on a peace process and keeps a record whose every line is cited.

    import goodoffices as go

    record = go.read("reports/", into="process.db")
    for statement in record.statements(by="Ortiz"):
        print(statement.content, record.source(statement).name)

What `__all__` lists is promised; the rest may change.
"""

from __future__ import annotations

from goodoffices.api import Collection, Record, Source, open, read
from goodoffices.errors import GoodOfficesError

__version__ = "0.1.0"

__all__ = ["Collection", "GoodOfficesError", "Record", "Source", "__version__", "open", "read"]
