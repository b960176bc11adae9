"""One writer at a time: two commands that change one file do so one after the other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goodoffices.errors import BadArgument

PATIENCE = 10.0
"""Seconds to wait for another command; it holds the file for a few milliseconds."""
FORGOTTEN = 60.0
"""Seconds after which a mark was left by a command that was killed."""
_PAUSE = 0.02


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file for oneself while changing it, by a mark beside it that only one can make."""
    mark = path.with_name(f".{path.name}.changing")
    _made(mark, path)
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def _made(mark: Path, path: Path) -> None:
    """Make the mark, waiting for whoever has it."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            _forget(mark)
        except OSError as error:
            why = f"it cannot be written ({error.strerror})"
            raise BadArgument(str(path), why, "Name another place with --users PATH") from None
        else:
            return
        if time.monotonic() > until:
            why = f"another command has been changing it for {PATIENCE:.0f} seconds"
            raise BadArgument(str(path), why, f"Try again; if none is running, remove {mark}")
        time.sleep(_PAUSE)


def _forget(mark: Path) -> None:
    """Remove a mark that a killed command left behind."""
    with suppress(FileNotFoundError):
        if time.time() - mark.stat().st_mtime > FORGOTTEN:
            mark.unlink(missing_ok=True)
