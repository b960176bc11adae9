"""What changed since a day, on the overview: sentences with sources, and where the rest is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.dossier import Material
from goodoffices.dossier.since import since
from goodoffices.facts import Fact
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.query import Query
from goodoffices.show.rows import SourceLink
from goodoffices.show.words import day, plural

USUAL = timedelta(days=31)
"""How far back the overview looks unless its address names a day: from the newest report."""
MATTERS: Mapping[str, tuple[str, str]] = {
    "talks": ("Talks", "/talks"),
    "truces": ("Ceasefires", "/ceasefires"),
    "wants": ("What they want", "/positions"),
    "figures": ("How bad it is", "/figures"),
    "events": ("What was done", "/timeline"),
    "due": ("Announced, and not yet heard of again", "/due"),
}
"""Matter -> its heading and the page that has all of it."""


@dataclass(frozen=True, slots=True)
class NewLine:
    """One sentence with its source numbers."""

    text: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What is new on one matter."""

    heading: str
    href: str
    lines: tuple[NewLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed since a day."""

    value: str
    """The day as the address gives it, or as the overview chose it."""
    since: str
    chosen: bool
    """Whether the address names the day."""
    reports: str
    """How many reports are of that day or later, in words; empty where none is."""
    reports_href: str
    matters: tuple[Matter, ...]


def changed(desk: Desk, query: Query, material: Material) -> Changed | None:
    """Say what changed since the day asked for; none where no report has a day."""
    newest = desk.catalogue.newest
    if newest is None:
        return None
    first = query.since or newest - min(USUAL, newest - date.min)
    value = query.get("since") or first.isoformat()
    days = [one for one in desk.catalogue.days if one >= first]
    by_id = {fact.id: fact for fact in material.facts}
    return Changed(
        value=value,
        since=day(first),
        chosen=bool(query.get("since")),
        reports=plural(len(days), "report") if days else "",
        reports_href=f"/reports?since={first.isoformat()}",
        matters=tuple(_matters(desk, material, first, by_id)),
    )


def _matters(
    desk: Desk, material: Material, first: date, by_id: Mapping[str, Fact]
) -> Sequence[Matter]:
    made = []
    for news in since(material, first):
        heading, page = MATTERS[news.matter]
        lines = tuple(
            NewLine(
                line.text, fact_rows.sources(desk, [by_id[i] for i in line.facts if i in by_id])
            )
            for line in desk.passed(news.lines)
        )
        if lines:
            href = page if page == "/due" else f"{page}?since={first.isoformat()}"
            made.append(Matter(heading, href, lines, news.more))
    return made
