"""What is due: announced, promised, planned, and what later reports tell of its like."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.codes import FactKind
from goodoffices.dossier import Due, Material, due, of_things
from goodoffices.dossier.due import condition_in, put_off
from goodoffices.dossier.newest import awaited_of
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import TELLINGS, Desk
from goodoffices.show.filters import FilterBox, box, kinds, listed, typed
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.rows import FactRow, SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import day

STANDINGS = (
    ("", "All"),
    ("done", "Told as done by a later report"),
    ("told", "A later report tells of one like it"),
    ("overdue", "Its day has passed; no later report says"),
    ("ahead", "Still ahead"),
    ("open", "Open, and no later report says"),
)
KINDS = (FactKind.TALKS, FactKind.EVENT, FactKind.CEASEFIRE, FactKind.STATEMENT)


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that was to come."""

    row: FactRow
    due: str
    standing: str
    put_off: bool
    again: tuple[SourceLink, ...]
    """Other tellings of the same plan."""
    later: tuple[SourceLink, ...]
    overdue: bool
    condition: str
    """The words of its sentence on which it hangs; mostly nothing."""


@dataclass(frozen=True, slots=True)
class DuePage:
    """What `due.html` receives."""

    filters: FilterBox
    """The filter box and how many match."""
    as_of: str
    """The day of the newest report, as of which the page speaks."""
    open: int
    """How many no later report tells of."""
    rows: tuple[DueRow, ...]
    """What was to come, by the day it was told, on this page of the list."""


def build(desk: Desk, query: Query, _: str) -> DuePage:
    """Find what was to come and what later reports tell of its like."""
    fields = (
        listed(query, "standing", "Standing", STANDINGS),
        kinds(query, [kind.value for kind in KINDS]),
        typed(query, "actor", "Actor", known=desk.names()),
    )
    everything = due(_to_compare(desk, query.get("actor")), as_of=desk.catalogue.newest)
    found = [item for item in everything if _passes(item, query)]
    made = box(query, fields, "things to come", shown=len(found), total=len(everything))
    start = (made.page - 1) * PAGE_SIZE
    shown = found[start : start + PAGE_SIZE]
    told = (fact for item in shown for fact in (item.fact, *item.again[:4], *item.answered[:4]))
    desk.fetch(fact.report for fact in told)
    return DuePage(
        filters=made,
        as_of=day(desk.catalogue.newest),
        open=sum(not item.answered and not item.ahead for item in everything),
        rows=tuple(_row(desk, item) for item in shown),
    )


def _to_compare(desk: Desk, by: str) -> Material:
    """Give what was planned, and the newest of what was done, which may answer it."""
    things, said = awaited_of(desk, by, tellings=TELLINGS)
    return of_things(things, desk.material(said, also=things))


def _passes(item: Due, query: Query) -> bool:
    wanted, kind = query.get("standing"), query.get("kind")
    if kind and item.fact.kind != kind:
        return False
    told = {
        "done": bool(item.happened),
        "told": bool(item.later),
        "overdue": item.overdue,
        "ahead": item.ahead,
        "open": not item.answered and not item.ahead and not item.overdue,
    }
    return told.get(wanted, True)


def _row(desk: Desk, item: Due) -> DueRow:
    made = fact_rows.row(desk, item.fact)
    if made is None:
        raise LookupError(item.fact.report)
    printed = item.fact.date.printed if item.fact.date else ""
    return DueRow(
        row=made,
        due=made.when if item.due else (f"“{printed}”" if printed else "no date"),
        standing=item.standing,
        put_off=put_off(item),
        again=fact_rows.sources(desk, item.again[:4]),
        later=fact_rows.sources(desk, item.answered[:4]),
        overdue=item.overdue,
        condition=condition_in(made.sentence),
    )


def _sheet(page: DuePage) -> Sheet:
    return Sheet(
        "due",
        ("told in report", "told on", "what", "due", "later reports", "sentence", "fact id"),
        [
            (
                str(r.row.source.number),
                r.row.told,
                r.row.says,
                r.due,
                r.standing,
                r.row.sentence,
                r.row.id,
            )
            for r in page.rows
        ],
    )


PAGE = Page(
    path="/due",
    template="due.html",
    context=DuePage,
    build=build,
    title=lambda page: "What is due",
    sheet=_sheet,
    here="/due",
)
