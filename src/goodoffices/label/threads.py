"""Sums in one thread: the same numbers whatever the machine does beside."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Let products of matrices run in one thread: they are too small to share."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited


@cache
def _threads() -> ThreadpoolController:
    """Give what sets the number of threads: to find the libraries takes longer than a piece."""
    return ThreadpoolController()
