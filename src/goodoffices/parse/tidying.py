"""Keeps the interpreter from looking for unused objects all the time while reports are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

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
