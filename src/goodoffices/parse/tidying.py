"""Keeps the interpreter from looking for unused objects all the time, and memory from piling up."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

_LITTER = 50_000
"""New objects after which it looks; by default 700, and each tenth or hundredth time it goes
through the word lists and the model again, which all stay."""


@contextmanager
def seldom_tidied() -> Iterator[None]:
    """Look for unused objects less often, and as often as before afterwards."""
    usual = gc.get_threshold()
    if usual[0]:
        gc.set_threshold(max(usual[0], _LITTER), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def give_back() -> None:
    """Give memory that nothing uses back to the system: the parser's arrays leave gaps in it.

    Without, a process that reads thousands of reports holds a hundred megabytes that it does not
    need. Only the C library of Linux can be asked; elsewhere nothing is done.
    """
    trim = _trimmer()
    if trim is not None:
        trim(0)


@cache
def _trimmer() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
    return found
