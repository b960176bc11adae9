"""Slows down those who guess: after a few failures a name or an address has to wait."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

FREE = 5
"""Failures that cost no waiting."""
FIRST, LONGEST = 30.0, 900.0
"""Seconds to wait after the first failure too many, doubled with each more, and at most."""
REMEMBERED = 10_000
"""Names and addresses kept in mind; the oldest are forgotten first."""


class Throttle:
    """Counts failures by key (a name, an address) and says how long a key has to wait."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nobody having failed."""
        self._clock = clock
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, *keys: str) -> float:
        """Give the seconds that the slowest of the keys has to wait; 0 if it may try."""
        with self._lock:
            return max((self._until(key) - self._clock() for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """Count a failure against each key."""
        with self._lock:
            for key in keys:
                count, _ = self._failed.pop(key, (0, 0.0))
                self._failed[key] = (count + 1, self._clock())
            while len(self._failed) > REMEMBERED:
                self._failed.popitem(last=False)

    def succeeded(self, key: str) -> None:
        """Forget the failures of a key."""
        with self._lock:
            self._failed.pop(key, None)

    def _until(self, key: str) -> float:
        count, last = self._failed.get(key, (0, 0.0))
        if count < FREE:
            return self._clock()
        return last + min(LONGEST, FIRST * 2.0 ** min(count - FREE, 10))
