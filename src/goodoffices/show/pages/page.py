"""What a page is: its address, its template, how its context is made, and its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.errors import GoodOfficesError
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.drawing import Drawing
from goodoffices.show.query import Query, file_path
from goodoffices.show.sheets import Sheet


class NothingThere(GoodOfficesError):
    """No report or actor has the id in the address; the page says what to do instead."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: everything the application needs to serve it."""

    path: str
    """Its address; `{ident}` stands for the id of an actor or report."""
    template: str
    context: type
    """The dataclass of what the template receives; its docstrings explain each field."""
    build: Callable[[Desk, Query, str], Any]
    """Makes the context from the record, the filters and the id in the address."""
    title: Callable[[Any], str]
    """Names the page for the browser's title and the citation."""
    sheet: Callable[[Any], Sheet] | None = None
    """Gives the page's table, to download at the same address with `.csv`."""
    charts: Callable[[Any], Sequence[Drawing]] | None = None
    """Gives the page's charts, to download at the same address with `.svg`, `.png` and `.csv`."""
    here: str = ""
    """The entry of the navigation that is current on this page."""
    scripts: tuple[str, ...] = ("evidence.js",)
    kept: bool = True
    """Whether the made page is kept until the record changes; not if it has forms with a token."""
    file: Callable[[Any], str] | None = None
    """Gives what the page shows as a scenario, at the same address with `.toml`."""

    @property
    def file_path(self) -> str:
        """Give the address to which the endings of files are put."""
        return file_path(self.path)
