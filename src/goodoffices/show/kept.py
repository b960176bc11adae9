"""Pages as they were made, kept until the record changes: nothing is shown that is out of date."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

MOST_KEPT = 64
"""Pages kept at once, the latest asked for."""
LARGEST = 400_000
"""Bytes of a page that is kept: with the number above it bounds the memory to 26 MB."""

Stamp = tuple[tuple[int, int], ...]


def stamp_of(path: str) -> Stamp:
    """Tell one state of a record file from another; empty, so never trusted, if it is no file."""
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
