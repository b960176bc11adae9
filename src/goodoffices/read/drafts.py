"""What stands between a file and a Report: the text with what came along with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from goodoffices.errors import ReportUnreadable
from goodoffices.facts import DateRecord


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a report in a manifest or a JSONL line; it outranks the text."""

    outlet: str | None = None
    published: DateRecord | None = None
    title: str | None = None
    url: str | None = None

    def over(self, other: Given) -> Given:
        """Keep what is given here, and take the rest from the other."""
        return Given(
            self.outlet or other.outlet,
            self.published or other.published,
            self.title or other.title,
            self.url or other.url,
        )


@dataclass(frozen=True, slots=True)
class PageData:
    """What a web page says of itself in its metadata, and which of its lines are captions."""

    title: str | None = None
    outlet: str | None = None
    published: DateRecord | None = None
    author: str | None = None
    url: str | None = None
    captions: tuple[str, ...] = ()

    def over(self, other: PageData) -> PageData:
        """Keep what is said here, and take the rest from the other."""
        return PageData(
            self.title or other.title,
            self.outlet or other.outlet,
            self.published or other.published,
            self.author or other.author,
            self.url or other.url,
            self.captions,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as it came out of its file, before its language, date and stretches are known."""

    name: str
    where: str
    """How to name it in a message: the path, with the line in a JSONL file."""
    text: str
    given: Given = field(default_factory=Given)
    page: PageData = field(default_factory=PageData)
    doubts: tuple[str, ...] = ()
    archived: bool = False
    """It came with many others, out of an archive or a feed: nobody chose it."""


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked from one file, with all that lies in what lies in it."""

    left: int = 100_000_000

    def spend(self, count: int) -> None:
        """Note that so many came out."""
        self.left -= count

    @property
    def is_spent(self) -> bool:
        """Tell whether more came out than may."""
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that hold one report or several: a file, or what lies in an archive or a mail."""

    name: str
    """What its report is called: the name of the file, with its place inside."""
    where: str
    """How to name it in a message."""
    given: Given = field(default_factory=Given)
    page: PageData = field(default_factory=PageData)
    """What the container says of it; a page's own metadata comes first."""
    depth: int = 0
    """How many containers lie around it."""
    budget: Budget = field(default_factory=Budget, compare=False)
    """Shared by all that lies in one file."""

    def inner(self, name: str, *, page: PageData | None = None, where: str | None = None) -> Piece:
        """Name a thing that lies inside this one."""
        return Piece(
            f"{self.name}:{name}",
            where or f"{self.where}:{name}",
            self.given,
            page or self.page,
            self.depth + 1,
            self.budget,
        )

    def refused(self, why: str, next_step: str) -> ReportUnreadable:
        """Say in one line why it cannot be read, and what to do."""
        return ReportUnreadable(self.where, why, next_step)


@dataclass(frozen=True, slots=True)
class Inner:
    """Something found in a container, to be read before the next is asked for."""

    piece: Piece
    stream: BinaryIO
