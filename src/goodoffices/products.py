"""Products of matrices in which a row's numbers do not depend on the rows beside it.

A library for such products (OpenBLAS, in numpy) goes through the rows in strips and adds up a row
in another order when it stands at another place of a strip, or when fewer rows come with it; the
last digits differ then, and with them now and then a reading. So rows are multiplied in blocks of
one size, the last filled up with zeros. For which size all places of a block give the same depends
on the processor, and is found out once in each process, in some hundredths of a second.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Floats = NDArray[np.float32]

_SIZES = (32, 16, 8)
"""Rows of a block: larger ones are quicker, smaller ones are steady on more processors."""
_TRIED = (
    (7, 7), (64, 50), (96, 288), (96, 576), (144, 576), (192, 1152), (288, 96), (288, 1152),
    (384, 400), (400, 192),
)  # fmt: skip
"""Numbers of a row, and of its product, with which a size is tried."""
_TOGETHER = 1024
"""Rows multiplied before they are laid out: what is needed beside the result stays small."""


def one_thread() -> AbstractContextManager[object]:
    """Let products of matrices run in one thread: they are too small to share."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited


@cache
def _threads() -> ThreadpoolController:
    """Give what sets the number of threads: to find the libraries takes longer than a product."""
    return ThreadpoolController()


@cache
def steady_size() -> int:
    """Give how many rows a block holds on this machine; 0 if no size is steady."""
    with one_thread():
        return next((size for size in _SIZES if is_steady(size)), 0)


def is_steady(size: int) -> bool:
    """Tell whether a row gives the same at all places of a block, whatever stands beside it."""
    numbers = np.random.default_rng(size)
    for width, wide in _TRIED:
        table = numbers.normal(size=(wide, width)).astype(np.float32)
        rows = numbers.normal(size=(size, width)).astype(np.float32)
        alone = _multiplied(np.tile(rows[:1], (size, 1)), table, size)
        order = numbers.permutation(size)
        together, mixed = _multiplied(rows, table, size), _multiplied(rows[order], table, size)
        same = np.array_equal(together[order], mixed) and np.array_equal(together[0], alone[0])
        if not same or (alone != alone[0]).any():
            return False
    return True


def steadily_multiplied(rows: Floats, table: Floats, out: Floats | None = None) -> Floats:
    """Multiply each row with each row of a table; for use where `steady_size` is not 0."""
    size = steady_size()
    found = np.empty((len(rows), len(table)), dtype=np.float32) if out is None else out
    rows = np.ascontiguousarray(rows)
    whole = len(rows) - len(rows) % size
    with one_thread():
        for start in range(0, whole, _TOGETHER):
            end = min(start + _TOGETHER, whole)
            found[start:end] = _multiplied(rows[start:end], table, size)
        if whole < len(rows):
            last = np.zeros((size, rows.shape[1]), dtype=np.float32)
            last[: len(rows) - whole] = rows[whole:]
            found[whole:] = _multiplied(last, table, size)[: len(rows) - whole]
    return found


def _multiplied(rows: Floats, table: Floats, size: int) -> Floats:
    """Multiply whole blocks; the table stands first, since so the places of a block are alike."""
    blocks = rows.reshape(-1, size, rows.shape[1])
    product = np.matmul(table, blocks.transpose(0, 2, 1))
    found: Floats = product.transpose(0, 2, 1).reshape(len(rows), len(table))
    return found
