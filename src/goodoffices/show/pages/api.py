"""The page that explains the JSON interface: every address, parameter and field."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.show.desk import Desk
from goodoffices.show.pages.page import Page
from goodoffices.show.programs.described import ABOUT, Address, addresses
from goodoffices.show.query import Query


@dataclass(frozen=True, slots=True)
class ApiPage:
    """What `api.html` receives."""

    about: str
    """What the interface is, in one or two sentences."""
    addresses: tuple[Address, ...]
    """Every address with its parameters and the fields of its answer."""


def build(desk: Desk, query: Query, _: str) -> ApiPage:
    """Explain the interface; the record is not asked."""
    return ApiPage(about=ABOUT, addresses=addresses())


PAGE = Page(
    path="/api",
    template="api.html",
    context=ApiPage,
    build=build,
    title=lambda page: "For programs: JSON",
    here="/api",
)
