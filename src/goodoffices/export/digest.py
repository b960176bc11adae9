"""The digest of a watch as a page of its own, written anew at every change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from goodoffices.export.pages import filled

HEADINGS = {
    "position_moved": "Positions that moved",
    "truce": "Truces",
    "talks": "Talks",
    "figure_disputed": "Figures that are disputed",
}


class Change(Protocol):
    """One change with the words that tell it."""

    @property
    def sort(self) -> str:
        """position_moved, figure_disputed, truce or talks."""

    @property
    def says(self) -> str:
        """The change in a sentence."""

    @property
    def sentence(self) -> str:
        """The sentence of the new report."""

    @property
    def title(self) -> str:
        """The title of the report."""

    @property
    def outlet(self) -> str:
        """Its outlet; empty if unknown."""

    @property
    def day(self) -> date | None:
        """When it was published."""

    @property
    def url(self) -> str:
        """Its address; empty if unknown."""


@dataclass(frozen=True, slots=True)
class Round:
    """The changes that were found at one time."""

    at: str
    """The time, as it is shown."""
    source: str
    reports: int
    changes: Sequence[Change]


def digest_html(rounds: Sequence[Round], *, record: str) -> str:
    """Give the rounds, the newest first, as one HTML page that needs no other file."""
    return filled("digest.html", rounds=rounds, record=record, headings=HEADINGS, safe=_is_safe)


def write_digest(place: Path, rounds: Sequence[Round], *, record: str) -> None:
    """Write the page in one go, so that nobody sees half of it."""
    young = place.with_name(f".{place.name}.new")
    young.write_text(digest_html(rounds, record=record), encoding="utf-8")
    young.replace(place)


def _is_safe(address: str) -> bool:
    return address.startswith(("http://", "https://"))
