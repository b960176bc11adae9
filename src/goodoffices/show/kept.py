"""Pages and lists of facts, kept until the record changes: nothing is shown that is out of date."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from threading import Lock

from goodoffices.dossier import Line, Thing
from goodoffices.facts import Fact
from goodoffices.places import is_address
from goodoffices.record import state_of

MOST_KEPT = 64
"""Pages kept at once, the latest asked for."""
LARGEST = 400_000
"""Bytes of a page that is kept: with the number above it bounds the memory to 26 MB."""

MOST_FACTS = 12_000
"""Facts kept in lists at once, the lists last asked for: about 40 MB."""
MOST_LINES = 4_000
"""Composed sentences of which it is kept whether the evidence gate lets them through."""

Stamp = tuple[tuple[int, int], ...] | tuple[str, ...]


def stamp_of(path: str) -> Stamp:
    """Tell one state of a record from another; empty, so never trusted, if nothing is there."""
    if is_address(path):
        state = state_of(path)
        return (state,) if state else ()
    beside = [Path(path), Path(f"{path}-wal")]
    found = [each.stat() for each in beside if each.is_file()]
    return tuple((each.st_mtime_ns, each.st_size) for each in found)


class KeptPages:
    """Keeps pages by their address, for one state of the record."""

    def __init__(self, path: str) -> None:
        """Keep nothing yet."""
        self._path = path
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._pages: OrderedDict[str, bytes] = OrderedDict()

    def stamp(self) -> Stamp:
        """Give the state of the record, to be taken before a page is made."""
        return stamp_of(self._path)

    def get(self, address: str) -> bytes | None:
        """Give a page that was made from the record as it now is."""
        stamp = self.stamp()
        with self._lock:
            if not stamp or stamp != self._stamp or address not in self._pages:
                return None
            self._pages.move_to_end(address)
            return self._pages[address]

    def keep(self, address: str, page: bytes, stamp: Stamp) -> None:
        """Keep a page made from a state of the record; another state forgets those before."""
        if not stamp or len(page) > LARGEST:
            return
        with self._lock:
            if stamp != self._stamp:
                self._pages.clear()
                self._stamp = stamp
            self._pages[address] = page
            if len(self._pages) > MOST_KEPT:
                self._pages.popitem(last=False)


class KeptFacts:
    """Keeps lists of facts that the evidence gate let through, for one state of the record."""

    def __init__(self, path: str) -> None:
        """Keep nothing yet."""
        self._path = path
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._lists: OrderedDict[Hashable, tuple[Fact, ...]] = OrderedDict()
        self._things: OrderedDict[Hashable, tuple[Thing, ...]] = OrderedDict()
        self._numbers: dict[Hashable, int] = {}
        self._lines: OrderedDict[Line, bool] = OrderedDict()

    def facts(self, asked: Hashable, find: Callable[[], Iterable[Fact]]) -> tuple[Fact, ...]:
        """Give the list kept for what is asked, else find it and keep it."""
        stamp = stamp_of(self._path)
        with self._lock:
            self._forget_if_changed(stamp)
            if asked in self._lists:
                self._lists.move_to_end(asked)
                return self._lists[asked]
        found = tuple(find())
        with self._lock:
            if stamp and stamp == self._stamp and stamp == stamp_of(self._path):
                self._lists[asked] = found
                while sum(map(len, self._lists.values())) > MOST_FACTS:
                    self._lists.popitem(last=False)
        return found

    def things(self, asked: Hashable, find: Callable[[], Iterable[Thing]]) -> tuple[Thing, ...]:
        """Give the list of things kept for what is asked, else find it and keep it."""
        stamp = stamp_of(self._path)
        with self._lock:
            self._forget_if_changed(stamp)
            if asked in self._things:
                self._things.move_to_end(asked)
                return self._things[asked]
        found = tuple(find())
        with self._lock:
            if stamp and stamp == self._stamp and stamp == stamp_of(self._path):
                self._things[asked] = found
                while _facts_in(self._things.values()) > MOST_FACTS:
                    self._things.popitem(last=False)
        return found

    def number(self, asked: Hashable, count: Callable[[], int]) -> int:
        """Give a number kept for what is asked, else count and keep it."""
        stamp = stamp_of(self._path)
        with self._lock:
            self._forget_if_changed(stamp)
            if asked in self._numbers:
                return self._numbers[asked]
        counted = count()
        with self._lock:
            if stamp and stamp == self._stamp and stamp == stamp_of(self._path):
                self._numbers[asked] = counted
        return counted

    def admitted(
        self, lines: Iterable[Line], ask: Callable[[Iterable[Line]], Sequence[Line]]
    ) -> list[Line]:
        """Give the lines that pass the gate; it is asked only of those not judged before."""
        wanted = list(lines)
        stamp = stamp_of(self._path)
        with self._lock:
            self._forget_if_changed(stamp)
            judged = {line: self._lines[line] for line in wanted if line in self._lines}
        new = [line for line in dict.fromkeys(wanted) if line not in judged]
        passed = set(ask(new)) if new else set()
        judged |= {line: line in passed for line in new}
        with self._lock:
            if stamp and stamp == self._stamp and stamp == stamp_of(self._path):
                self._lines.update({line: judged[line] for line in new})
                while len(self._lines) > MOST_LINES:
                    self._lines.popitem(last=False)
        return [line for line in wanted if judged[line]]

    def _forget_if_changed(self, stamp: Stamp) -> None:
        if stamp != self._stamp:
            self._lists.clear()
            self._things.clear()
            self._numbers.clear()
            self._lines.clear()
            self._stamp = stamp


def _facts_in(lists: Iterable[tuple[Thing, ...]]) -> int:
    return sum(len(one.tellings) for held in lists for one in held)
