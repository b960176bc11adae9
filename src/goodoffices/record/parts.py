"""Long lists in parts: one statement carries only so many values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 500
"""Ids in one statement: well under the number of values it may carry."""


def parts(items: Sequence[T], at_once: int = AT_ONCE) -> Iterator[list[T]]:
    """Give items so many at once as one statement takes."""
    return (list(items[first : first + at_once]) for first in range(0, len(items), at_once))
