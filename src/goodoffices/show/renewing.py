"""Makes pages anew beside the requests, one at a time, each once however many ask for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from goodoffices.errors import GoodOfficesError

log = logging.getLogger("goodoffices.show")


class Renewal:
    """One thread that makes pages, and the addresses that wait for it."""

    def __init__(self) -> None:
        """Begin with nothing to do; the thread starts with the first page."""
        self._lock = Lock()
        self._waiting: set[str] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="renewal")

    def ask(self, address: str, make: Callable[[], object]) -> None:
        """Have a page made, unless it is waiting already."""
        with self._lock:
            if address in self._waiting:
                return
            self._waiting.add(address)
        self._thread.submit(self._make, address, make).add_done_callback(_told)

    def rest(self) -> None:
        """Wait until everything asked for is made."""
        self._thread.submit(lambda: None).result()

    def _make(self, address: str, make: Callable[[], object]) -> None:
        try:
            make()
        except GoodOfficesError as error:
            # The page as it was is shown until it is too old; then its reader is told why.
            log.info("not made anew: %s: %s", address.partition("?")[0], error)
        finally:
            with self._lock:
                self._waiting.discard(address)


def _told(done: Future[None]) -> None:
    """Write an error that nobody waits for in the log."""
    error = done.exception()
    if error is not None:
        log.error("a page was not made anew", exc_info=error)
