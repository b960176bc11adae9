"""What stands between a file and a Report: the text with what came along with it."""

from __future__ import annotations

from dataclasses import dataclass, field

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
