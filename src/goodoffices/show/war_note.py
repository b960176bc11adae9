"""For which conflict a page is taken, what it sets aside, and the way to see the rest."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.dossier import ALL, Narrowed
from goodoffices.show.query import Query
from goodoffices.show.words import plural


@dataclass(frozen=True, slots=True)
class WarNote:
    """A sentence above the page, with ways to another choice."""

    text: str
    links: tuple[tuple[str, str], ...]
    """Address and words of each other choice."""


def war_note(narrowed: Narrowed, query: Query) -> WarNote | None:
    """Say for which conflict a page is taken; nothing where no other is told of."""
    chosen = query.get("war")
    wars = narrowed.wars
    others = [(c, n) for c, n in wars.choices if c not in wars.own]
    links = tuple((query.href(war=c), f"{c} ({plural(n, 'report')})") for c, n in others)
    if narrowed.aside:
        return WarNote(narrowed.says, ((query.href(war=ALL), "Show all conflicts"), *links))
    if chosen:
        back = ((query.href(war=None), "Show the conflict of most reports"),)
        return WarNote("All conflicts are shown." if chosen == ALL else "", (*back, *links))
    if not wars.own and len(links) > 1:
        return WarNote("The reports are of several conflicts; none is set aside. Only one:", links)
    return None
