"""How an open record is asked: one connection for each question, the rooms loaded on demand."""

from __future__ import annotations

import importlib
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from goodoffices.codes import FactKind
from goodoffices.facts import Fact

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

F = TypeVar("F", bound=Fact)


def room(name: str) -> Any:
    """Load a room when it is first needed: SQLAlchemy and spaCy together take over two seconds."""
    return importlib.import_module(f"goodoffices.{name}")


class Asking:
    """What every part of an open record needs: its engine, and how to ask it."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine of an opened record."""
        self._engine = engine

    def __enter__(self) -> Self:
        """Give the record."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: Any
    ) -> None:
        """Close the record."""
        self.close()

    def close(self) -> None:
        """Give up all connections."""
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return cast("AbstractContextManager[Connection]", room("record").reading(self._engine))

    def _ask(self, question: str, *given: Any, **options: Any) -> Any:
        with self._reading() as connection:
            return getattr(room("record"), question)(connection, *given, **options)

    def _facts(self, of: type[F], kind: FactKind | str | None, filters: dict[str, Any]) -> list[F]:
        return cast("list[F]", self._ask("find_facts", *self._wanted(kind, filters)))

    def _wanted(self, kind: FactKind | str | None, filters: dict[str, Any]) -> tuple[Any, Any]:
        record = room("record")
        return record.kind_from(kind), record.filter_from(filters)
