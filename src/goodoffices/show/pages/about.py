"""How to read the marks: every sign with its word, and what the record never does."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import Attendance, Bond, FactKind, Realis
from goodoffices.dossier import Grade
from goodoffices.dossier.words import options, word
from goodoffices.show.desk import Desk
from goodoffices.show.network_chart import SIGNS as BONDS
from goodoffices.show.pages import talks
from goodoffices.show.pages.page import Page
from goodoffices.show.pages.thing import EXPLAINED
from goodoffices.show.query import Query
from goodoffices.show.told import SIGNS as GRADES
from goodoffices.show.words import SIGNS, STANDINGS


@dataclass(frozen=True, slots=True)
class About:
    """What `about.html` receives."""

    kinds: tuple[tuple[str, str], ...]
    """Sign and word of each kind of fact."""
    standings: tuple[tuple[str, str], ...]
    """Sign and word of each standing."""
    stances: tuple[tuple[str, str], ...]
    """Sign and word of each stance."""
    attendances: tuple[tuple[str, str], ...]
    """Sign and word of each attendance."""
    bonds: tuple[tuple[str, str, str], ...]
    """Code, sign and word of each tie of the network."""
    grades: tuple[tuple[str, str, str], ...]
    """Sign, word and meaning of each grade."""


def build(desk: Desk, query: Query, _: str) -> About:
    """Gather the signs."""
    return About(
        kinds=tuple((SIGNS[kind], word("kind", kind)) for kind in FactKind),
        standings=(*((STANDINGS[r], word("realis", r)) for r in Realis), ("back", "earlier")),
        stances=tuple(options("stance")),
        attendances=tuple((talks.SIGNS[a], word("attendance", a)) for a in Attendance),
        bonds=tuple((bond.value, BONDS[bond], word("bond", bond)) for bond in Bond),
        grades=tuple((GRADES[g], g.value, EXPLAINED[g]) for g in reversed(Grade)),
    )


PAGE = Page(
    path="/about",
    template="about.html",
    context=About,
    build=build,
    title=lambda page: "How to read the marks",
)
