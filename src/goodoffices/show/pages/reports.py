"""Reports: what was read, from whom, of which day and how that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.codes import DateBasis, FactKind
from goodoffices.dossier.material import told
from goodoffices.dossier.words import word
from goodoffices.facts import Report
from goodoffices.show.catalogue import Opening
from goodoffices.show.desk import Desk
from goodoffices.show.filters import FilterBox, box, listed, period, typed
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import outlet, published, title

WEAK = frozenset({DateBasis.COPYRIGHT, DateBasis.FILE_NAME, DateBasis.UNRESOLVED})


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in the list."""

    number: int
    id: str
    title: str
    outlet: str
    named: bool
    """The text or its page names the outlet."""
    published: str
    basis: str
    doubts: tuple[str, ...]
    counts: tuple[int, ...]
    """Facts of each kind, in the order of the columns."""

    @property
    def counts_named(self) -> tuple[tuple[str, int], ...]:
        """Give each count with the word for its kind, which a narrow page shows beside it."""
        return tuple(zip((word("kinds", kind) for kind in FactKind), self.counts, strict=True))


@dataclass(frozen=True, slots=True)
class Reports:
    """What `reports.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    rows: tuple[ReportRow, ...]
    """The reports of this page of the list, oldest first."""
    doubtful: int
    """How many have a date that is weak or not known."""
    unnamed: int
    """How many do not name their outlet."""


def build(desk: Desk, query: Query, _: str) -> Reports:
    """Find the reports that pass the filters."""
    everything = desk.catalogue.openings
    outlets = sorted({outlet for one in everything if (outlet := one.teller.outlet)})
    fields = (
        listed(query, "outlet", "Outlet", [("", "Any"), *((o, o) for o in outlets)]),
        typed(query, "q", "Words in title or text"),
        *period(query),
    )
    words = query.get("q")
    having = {r.id for r in desk.record.reports(text=words)} if words else None
    found = [r for r in everything if _passes(r, query) and (having is None or r.id in having)]
    made = box(query, fields, "reports", shown=len(found), total=len(everything))
    start = (made.page - 1) * PAGE_SIZE
    shown = found[start : start + PAGE_SIZE]
    counts = desk.record.counts_in({report.id for report in shown})
    return Reports(
        filters=made,
        rows=tuple(_row(desk, r.build(), counts.get(r.id, {})) for r in shown),
        doubtful=sum(_is_doubtful(r) for r in everything),
        unnamed=sum(not r.teller.outlet for r in everything),
    )


def _passes(one: Opening, query: Query) -> bool:
    return query.get("outlet") in ("", one.teller.outlet) and query.covers(told(one.teller))


def _row(desk: Desk, report: Report, counts: Mapping[str, int]) -> ReportRow:
    return ReportRow(
        number=desk.number(report.id),
        id=report.id,
        title=title(report),
        outlet=outlet(report),
        named=bool(report.outlet),
        published=published(report),
        basis=word("basis", report.published.basis) if report.published else "not worked out",
        doubts=report.doubts,
        counts=tuple(counts.get(kind.value, 0) for kind in FactKind),
    )


def _is_doubtful(one: Opening) -> bool:
    return one.basis is None or one.basis in WEAK


def _sheet(page: Reports) -> Sheet:
    kinds = [word("kinds", kind) for kind in FactKind]
    return Sheet(
        "reports",
        ("number", "title", "outlet", "date", "how the date is known", "doubts", *kinds,
         "report id"),
        [
            (str(r.number), r.title, r.outlet, r.published, r.basis, " ".join(r.doubts),
             *map(str, r.counts), r.id)
            for r in page.rows
        ],
    )  # fmt: skip


PAGE = Page(
    path="/reports",
    template="reports.html",
    context=Reports,
    build=build,
    title=lambda page: "Reports",
    sheet=_sheet,
    here="/reports",
)
