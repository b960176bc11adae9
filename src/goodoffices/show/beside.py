"""A process beside the server in which pages are made anew, so that requests keep the interpreter.

Python runs one thread at a time: a page that takes two seconds to make would hold up all others.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock

from goodoffices.errors import GoodOfficesError
from goodoffices.show.litter import tidy_seldom

log = logging.getLogger("goodoffices.show")

Make = Callable[[str, str], bytes]
"""Makes the page at an address: its path and what stands behind the question mark."""


class Beside:
    """One process that makes pages: begun with the first, and begun again if it was killed."""

    def __init__(self, make: Make) -> None:
        """Begin nothing yet; `make` must be a function that another process can be given."""
        self._make = make
        self._one = Lock()
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._ended = False

    def made(self, path: str, query: str) -> bytes | None:
        """Give a page, made there; nothing where it could not be, or the process is no more."""
        with self._one:
            try:
                line = self._running()
                if line is None:
                    return None
                line.send((path, query))
                answer: bytes | None = line.recv()
            except (EOFError, OSError):
                if not self._ended:
                    log.warning("the process that makes pages was ended; the next page begins one")
                self._line = self._process = None
                return None
        return answer

    def end(self) -> None:
        """End the process, whatever it is making."""
        self._ended = True
        if self._process is not None:
            self._process.terminate()

    def _running(self) -> Connection | None:
        if self._line is None and not self._ended:
            context = get_context("spawn")
            self._line, other = context.Pipe()
            self._process = context.Process(target=_answer, args=(other, self._make), daemon=True)
            self._process.start()
            other.close()
        return self._line


def _answer(line: Connection, make: Make) -> None:
    """Make page after page, until the server is gone. Ctrl-C is the server's, which ends us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tidy_seldom()
    while True:
        try:
            path, query = line.recv()
        except EOFError:
            return
        try:
            made: bytes | None = make(path, query)
        except GoodOfficesError as error:
            # Whoever asked makes it himself then, and tells the reader what is wrong.
            log.info("not made beside: %s: %s", path, error)
            made = None
        line.send(made)
