"""goodoffices: reads the press on a peace process and keeps a record whose every line is cited.

    import goodoffices as go

    record = go.read("reports/", into="process.db")
    for statement in record.statements(by="Ortiz"):
        print(statement.content, record.source(statement).name)

What `__all__` lists is promised; the rest may change.
"""

from __future__ import annotations

import sys
from types import ModuleType

from goodoffices.api import Collection, Record, Source, backup, open, read
from goodoffices.errors import GoodOfficesError

__version__ = "0.1.0"

__all__ = [
    "Collection",
    "GoodOfficesError",
    "Record",
    "Source",
    "__version__",
    "backup",
    "open",
    "read",
]


class _Package(ModuleType):
    """This package, which keeps its promised names when a room of the same name is loaded."""

    def __setattr__(self, name: str, value: object) -> None:
        # Loading the room `goodoffices.read` would put the room in the place of the function.
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
