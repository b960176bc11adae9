"""Pages and lists of facts, kept until the record changes, so that each is made once.

Nothing is shown that is out of date, but while reports are being read into the record.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from typing import Any, NamedTuple, TypeVar

from goodoffices.dossier import Line, Thing
from goodoffices.facts import Fact
from goodoffices.places import is_address
from goodoffices.record import state_of
from goodoffices.show.held import Held, Listed, Names

MOST_KEPT = 64
"""Pages kept at once, the latest asked for."""
LARGEST = 500_000
"""Bytes of a page that is kept: with the number above it bounds the memory to 32 MB."""

WHAT_IF = "/whatif"
"""How the addresses of pages begin that show scenarios, which are kept beside the record."""

BUSY, WITHIN = 3, 10.0
"""A record seen to change so often within so many seconds is being read into."""
YOUNG, OLDEST = 5.0, 60.0
"""Seconds after which a page of such a record is made anew beside, and is no longer given."""

MOST_FACTS = 12_000
"""Facts kept in lists at once, the lists last asked for: about 40 MB."""
MOST_LINES = 4_000
"""Composed sentences of which it is kept whether the evidence gate lets them through."""

Stamp = tuple[Hashable, ...]
T = TypeVar("T", Thing, Fact)
V = TypeVar("V")


def stamp_of(path: str) -> Stamp:
    """Tell one state of a record from another; empty, so never trusted, if nothing is there."""
    if is_address(path):
        state = state_of(path)
        return (state,) if state else ()
    beside = [Path(path), Path(f"{path}-wal")]
    found = [each.stat() for each in beside if each.is_file()]
    return tuple((each.st_mtime_ns, each.st_size) for each in found)


def scenarios_stamp(path: str) -> Stamp:
    """Tell one state of the scenarios beside a record from another."""
    if is_address(path):
        return ()
    found = [each.stat() for each in sorted(Path(path).parent.glob("*.toml"))]
    return tuple((each.st_mtime_ns, each.st_size) for each in found)


class Kept(NamedTuple):
    """A page as it was made."""

    page: bytes
    stamp: Stamp
    """The state of the record it was made from."""
    made: float
    """When, on the clock."""


class Offer(NamedTuple):
    """A page that may be given, and whether it is time to make it anew."""

    page: bytes
    ageing: bool = False


@dataclass(slots=True)
class Making:
    """A page being made, and how many requests wait for it."""

    lock: Lock = field(default_factory=Lock)
    asked: int = 0


class KeptPages:
    """Keeps pages by their address: for one state of the record, or a little longer while it grows.

    A page is given again only while the record is as it was. While reports are being read into the
    record it changes every moment; then a page made less than a minute ago is still given, and made
    anew beside. What is decided on the pages themselves is shown at once: see `forget`.
    """

    def __init__(self, path: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep nothing yet."""
        self._path = path
        self._clock = clock
        self._lock = Lock()
        self._seen: Stamp = ()
        self._changes: deque[float] = deque(maxlen=BUSY)
        self._forgotten = 0.0
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._making: dict[str, Making] = {}

    def stamp(self, address: str = "/") -> Stamp:
        """Give the state of what a page shows, to be taken before it is made.

        That is the record; for what-if pages also the scenarios saved beside it.
        """
        return self._of(address, stamp_of(self._path))

    def _of(self, address: str, own: Stamp) -> Stamp:
        shows_more = own and address.startswith(WHAT_IF)
        return (*own, *scenarios_stamp(self._path)) if shows_more else own

    def get(self, address: str) -> Offer | None:
        """Give a page that may still be shown for the record as it now is."""
        own, now = stamp_of(self._path), self._clock()
        stamp = self._of(address, own)
        with self._lock:
            self._notice(own, now)
            kept = self._pages.get(address)
            if kept is None or not stamp:
                return None
            self._pages.move_to_end(address)
            age = now - kept.made
            if kept.stamp == stamp:
                return Offer(kept.page)
            if age <= OLDEST and self._is_growing(now):
                return Offer(kept.page, ageing=age > YOUNG)
            return None

    def keep(self, address: str, page: bytes, stamp: Stamp, begun: float | None = None) -> None:
        """Keep a page made from a state of the record; `begun` is when its making began."""
        if not stamp or len(page) > LARGEST:
            return
        with self._lock:
            made = self._clock() if begun is None else begun
            if made < self._forgotten:
                return
            self._pages[address] = Kept(page, stamp, made)
            self._pages.move_to_end(address)
            if len(self._pages) > MOST_KEPT:
                self._pages.popitem(last=False)

    @contextmanager
    def turn(self, address: str) -> Iterator[None]:
        """Wait while another request makes this page: what it makes will do for both."""
        with self._lock:
            held = self._making.setdefault(address, Making())
            held.asked += 1
        try:
            with held.lock:
                yield
        finally:
            with self._lock:
                held.asked -= 1
                if not held.asked:
                    self._making.pop(address, None)

    def now(self) -> float:
        """Give the time on the clock by which pages age."""
        return self._clock()

    def forget(self) -> None:
        """Forget every page, also those being made: a person changed what they show."""
        with self._lock:
            self._pages.clear()
            self._forgotten = self._clock()

    def _notice(self, stamp: Stamp, now: float) -> None:
        if stamp != self._seen:
            if self._seen:
                self._changes.append(now)
            self._seen = stamp

    def _is_growing(self, now: float) -> bool:
        """Tell whether the record was seen to change again and again, as it does in reading."""
        return len(self._changes) == BUSY and now - self._changes[0] <= WITHIN


class KeptFacts:
    """Keeps lists of facts that the evidence gate let through, for one state of the record.

    What the lists are made of is held longer, while the record grows: see `renewed`.
    """

    def __init__(self, path: str) -> None:
        """Keep nothing yet."""
        self._path = path
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._lists: OrderedDict[Hashable, tuple[Fact, ...]] = OrderedDict()
        self._things: OrderedDict[Hashable, tuple[Thing, ...]] = OrderedDict()
        self._once: dict[Hashable, Any] = {}
        self._turn = RLock()
        self._lines: OrderedDict[Line, bool] = OrderedDict()
        self._held = Held()
        self._holding = Lock()
        self._checked: Stamp = ()

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

    def renewed(
        self,
        how: Hashable,
        listed: Sequence[Listed],
        find: Callable[[list[str]], Mapping[str, T]],
        *,
        pending: AbstractSet[str],
        names: Names,
    ) -> list[T]:
        """Give what is listed, in its order; only what is not held as it now is, is found.

        `pending` are the reports that wait to be merged, `names` tells how actors are named.
        """
        with self._holding:
            stamp = stamp_of(self._path)
            if not stamp or stamp != self._checked:
                self._held.check(names)
                self._checked = stamp
            held = self._held.standing(how, listed, pending)
        new = [one for one in listed if one.id not in held]
        found = find([one.id for one in new]) if new else {}
        with self._holding:
            self._held.take(how, new, found, names)
        whole = {**held, **found}
        return [whole[one.id] for one in listed if one.id in whole]

    def once(self, asked: Hashable, make: Callable[[], V]) -> V:
        """Give what is kept for what is asked, else make it; once for a state of the record.

        Who asks while another makes something waits: it is mostly the same.
        """
        with self._turn:
            stamp = stamp_of(self._path)
            with self._lock:
                self._forget_if_changed(stamp)
                if asked in self._once:
                    kept: V = self._once[asked]
                    return kept
            made = make()
            with self._lock:
                if stamp and stamp == self._stamp and stamp == stamp_of(self._path):
                    self._once[asked] = made
            return made

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
            self._once.clear()
            self._lines.clear()
            self._stamp = stamp


def _facts_in(lists: Iterable[tuple[Thing, ...]]) -> int:
    return sum(len(one.tellings) for held in lists for one in held)
