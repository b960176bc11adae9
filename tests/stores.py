"""Where tests keep records: files in a folder, or databases of a server; both behave alike.

A test that asks for `store` runs on both:

def test_it(store: Store) -> None:
    engine = stored.record(store.place("a.db"), reading)
"""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from goodoffices.record import open_record
from goodoffices.record.tables import metadata
from postgres import Server

NUMBERS = itertools.count(1)
EMPTY = "; ".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))
"""Makes a record of a test fit for the next: much quicker than a new database."""


class Store(ABC):
    """A place for records; each name is a place of its own."""

    name: str

    def __init__(self) -> None:
        """Give no place yet."""
        self._places: dict[str, str] = {}

    def place(self, name: str = "a.db", *, empty: bool = False) -> str:
        """Give the place of this name; an `empty` one has no tables, like a new database."""
        if name not in self._places:
            self._places[name] = self.new(name, empty=empty)
        return self._places[name]

    def fresh(self) -> str:
        """Give a place without reports each time, for tests that try many examples.

        Of one test no more than three are held at a time: the fourth may be the first again.
        """
        return self.place(f"{next(NUMBERS)}.db")

    @abstractmethod
    def new(self, name: str, *, empty: bool) -> str:
        """Make a place."""

    def __enter__(self) -> Store:
        """Give the store."""
        return self

    @abstractmethod
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Throw away what was kept."""


class Files(Store):
    """Records in files of a folder."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__()
        self.folder = folder

    def new(self, name: str, *, empty: bool) -> str:
        """Give the path; nothing need be there yet."""
        return str(self.folder / name)

    def __exit__(self, *_: object) -> None:
        """Leave the folder to the test's own cleaning."""


class Servers(Store):
    """Records in databases of a server."""

    name = "postgresql"

    def __init__(self, server: Server) -> None:
        """Name the server."""
        super().__init__()
        self.server = server
        self._made: list[str] = []
        self._used: list[str] = []
        self._databases: dict[str, str] = {}
        self._open: list[Any] = []
        self._turns = itertools.count()

    def new(self, name: str, *, empty: bool) -> str:
        """Give a database, with the tables of a record unless it is to be empty."""
        if empty:
            made = f"test_{next(NUMBERS)}"
            self._made.append(made)
            return self.server.database(made)
        if not self.server.free:
            self.server.free.append(f"record_{next(NUMBERS)}")
            open_record(self.server.database(self.server.free[-1]), create=True).dispose()
        self._used.append(self.server.free.pop())
        address = self.server.address(self._used[-1])
        self._databases[address] = self._used[-1]
        return address

    def fresh(self) -> str:
        """Give one of three databases, emptied when its turn comes again."""
        turn = f"turn {next(self._turns) % 3}"
        if turn in self._places:
            self.server.do(EMPTY, self._databases[self._places[turn]])
        return self.place(turn)

    def __enter__(self) -> Store:
        """Watch what is connected, to close it at the end."""
        event.listen(Pool, "connect", self._watch)
        return self

    def _watch(self, driver: Any, _: Any) -> None:
        self._open.append(driver)

    def __exit__(self, *_: object) -> None:
        """Close what tests left open; drop or empty the databases."""
        event.remove(Pool, "connect", self._watch)
        for driver in self._open:
            driver.close()
        for name in self._made:
            self.server.drop(name)
        for name in self._used:
            self.server.do(EMPTY, name)
        self.server.free.extend(self._used)
