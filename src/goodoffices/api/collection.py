"""What a record's questions give back: a list that turns into plain data or a table."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar, overload

from goodoffices.errors import BadArgument
from goodoffices.facts import DateRecord, Fact, Participant, Party, Span

T = TypeVar("T")


class Collection(Sequence[T], Generic[T]):
    """Facts, reports, actors or hits, in order; behaves as a tuple."""

    __slots__ = ("_items",)

    def __init__(self, items: Iterable[T] = ()) -> None:
        """Keep the items."""
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Collection[T]: ...

    def __getitem__(self, index: int | slice) -> T | Collection[T]:
        """Give one item, or a part as a collection."""
        if isinstance(index, slice):
            return Collection(self._items[index])
        return self._items[index]

    def __len__(self) -> int:
        """Count the items."""
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        """Give one item after the other."""
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        """Compare the items with those of another collection or sequence."""
        if isinstance(other, Collection):
            return self._items == other._items
        if isinstance(other, (list, tuple)):
            return self._items == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        """Give the same number for the same items."""
        return hash(self._items)

    def __repr__(self) -> str:
        """Show the items."""
        return f"Collection({list(self._items)!r})"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give plain data with everything in it, ready for JSON."""
        return [_plain_item(item) for item in self._items]

    def to_rows(self) -> list[dict[str, Any]]:
        """Give flat rows for a table: names of parties, dates as ISO, no evidence spans."""
        return [_flat_item(item) for item in self._items]

    def to_pandas(self) -> Any:
        """Give a pandas data frame of the flat rows."""
        return _library("pandas").DataFrame(self.to_rows())

    def to_polars(self) -> Any:
        """Give a Polars data frame of the flat rows."""
        return _library("polars").DataFrame(self.to_rows(), infer_schema_length=None)


def _library(name: str) -> Any:
    # Loaded on demand: it is an extra that most who read a record do not have installed.
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise BadArgument(
            f"to_{name}", f"{name} is not installed", f"Install it: pip install goodoffices[{name}]"
        ) from error


def _plain_item(item: Any) -> dict[str, Any]:
    plain = _plain(item)
    return plain if isinstance(plain, dict) else {"value": plain}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind = {"kind": value.kind.value} if isinstance(value, Fact) else {}
        return kind | {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(each) for each in value]
    return value


def _flat_item(item: Any) -> dict[str, Any]:
    if not is_dataclass(item):
        return {"value": item}
    row: dict[str, Any] = {"kind": item.kind.value} if isinstance(item, Fact) else {}
    for each in fields(item):
        value = getattr(item, each.name)
        if isinstance(value, Span):
            row |= {f"{each.name}_start": value.start, f"{each.name}_end": value.end}
        elif each.name not in ("evidence", "stretches"):
            row[each.name] = _cell(value)
    return row


def _cell(value: Any) -> Any:
    """Give one value for one cell."""
    if isinstance(value, Party):
        return value.shown
    if isinstance(value, Participant):
        return f"{value.party.shown} ({value.status.value})"
    if isinstance(value, DateRecord):
        return value.iso or value.printed or None
    if isinstance(value, tuple):
        return "; ".join(str(_cell(each)) for each in value)
    return _plain(value)
