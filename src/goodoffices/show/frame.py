"""What stands round every page: the name of the dossier, the ways about, the cite-as line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goodoffices.record import VERSIONS
from goodoffices.show.words import day, month, plural

SCHEMA = str(int(VERSIONS[-1]))
"""Number of the schema of an open record: older ones are brought up to it when opened."""

FIVE: tuple[tuple[str, str, str], ...] = (
    ("/actors", "Who", "is in it"),
    ("/positions", "What", "they want"),
    ("/talks", "What", "was tried"),
    ("/figures", "How bad", "and who says"),
    ("/due", "What", "is due"),
)
"""The five questions: address, the word in bold, the rest."""

OTHERS: tuple[tuple[str, str], ...] = (
    ("/", "Overview"),
    ("/brief", "Brief"),
    ("/timeline", "Timeline"),
    ("/ceasefires", "Ceasefires"),
    ("/network", "Network"),
    ("/relations", "Relations"),
    ("/statements", "Statements"),
    ("/reports", "Reports"),
    ("/disagreements", "Disagreements"),
    ("/review", "Review"),
    ("/whatif", "What-if"),
    ("/add", "Add reports"),
)


@dataclass(frozen=True, slots=True)
class ChartFoot:
    """How to cite one chart, and where it is to be had as a file."""

    title: str
    cite: str
    svg: str
    png: str
    csv: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The fields that `base.html` shows round a page."""

    title: str
    dossier: str
    """The name of the record, as the masthead gives it."""
    holds: str
    """How many reports it rests on, in words."""
    here: str
    """Address of the page, to mark it in the navigation."""
    five: tuple[tuple[str, str, str], ...] = FIVE
    others: tuple[tuple[str, str], ...] = OTHERS
    cite: str = ""
    download: str = ""
    """Address of the page's table as CSV, with its filters."""
    scripts: tuple[str, ...] = ("evidence.js",)
    account: bool = False
    """Whether people sign in here, so that there is a way to sign out."""
    token: str = ""
    """What a form of this visit must bring; only on pages that have forms."""
    person: str = ""
    """Who is reviewing, where that is known."""
    schema: str = SCHEMA
    charts: Mapping[str, ChartFoot] = field(default_factory=dict)
    """What stands under each chart, by its name."""


def holds(counts: Mapping[str, int]) -> str:
    """Say on how many reports the dossier rests."""
    return plural(counts.get("reports", 0), "report")


def citation(
    title: str,
    dossier: str,
    counts: Mapping[str, int],
    *,
    newest: date | None = None,
    view: str = "",
) -> str:
    """Say how to cite a page: title, dossier, record, and the address with its filters."""
    until = f" up to {day(newest)}" if newest else ""
    record = f"record of {holds(counts)}{until}, schema {SCHEMA}"
    return f"goodoffices, “{title}”, dossier {dossier}, {record}{f', view {view}' * bool(view)}."


def covers(first: date | None, last: date | None) -> str:
    """Say from when to when the reports run."""
    if first is None or last is None:
        return ""
    same = (first.year, first.month) == (last.year, last.month)
    return month(first) if same else f"{month(first)} to {month(last)}"
