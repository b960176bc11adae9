"""History: who decided what, when and why; each entry can be taken back. And what was lost."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.dossier.wording import says
from goodoffices.reviews import Review
from goodoffices.show.desk import Desk
from goodoffices.show.pages.page import Page
from goodoffices.show.query import PAGE_SIZE, Query
from goodoffices.show.sheets import Sheet

DONE = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "same": "judged the same",
    "different": "judged different",
    "undo": "took back",
    "moved": "read anew",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the trail."""

    number: int
    when: str
    by: str
    did: str
    target: str
    href: str
    what: str
    why: str
    undone: str
    open: bool
    """Whether it can be taken back."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Something decided on that is no longer found."""

    number: int
    did: str
    by: str
    sentence: str


@dataclass(frozen=True, slots=True)
class History:
    """What `history.html` receives."""

    entries: tuple[Entry, ...]
    """The entries of this page, the newest first."""
    lost: tuple[Gone, ...]
    """What was decided on and is no longer found."""
    total: int
    """How many entries the trail has."""
    before: str
    """Address of the page with newer entries."""
    after: str
    """Address of the page with older entries."""
    back: str
    """This address, to come back to after an undo."""


def build(desk: Desk, query: Query, _: str) -> History:
    """Read the trail."""
    trail = list(desk.record.reviews())[::-1]
    start = (query.page - 1) * PAGE_SIZE
    lost = desk.record.lost()
    return History(
        entries=tuple(_entry(desk, each) for each in trail[start : start + PAGE_SIZE]),
        lost=tuple(
            Gone(each.review.entry, DONE[each.review.action], each.review.by, each.says)
            for each in lost
        ),
        total=len(trail),
        before=query.href(page=str(query.page - 1)) if query.page > 1 else "",
        after=query.href(page=str(query.page + 1)) if len(trail) > start + PAGE_SIZE else "",
        back=query.href(page=query.get("page") or None),
    )


def named(desk: Desk, each: Review) -> str:
    """Say in words what was decided on; by its id where the record no longer has it."""
    return "; ".join(_named(desk, each.subject, one) for one in (each.target, each.other) if one)


def _named(desk: Desk, subject: str, one: str) -> str:
    if subject == "actor":
        actor = desk.record.actor(one)
        return actor.name if actor else one
    fact = desk.record.fact(one) if subject == "fact" else None
    return says(fact) if fact else one


def _entry(desk: Desk, each: Review) -> Entry:
    return Entry(
        number=each.entry,
        when=each.at[:16].replace("T", " "),
        by=each.by,
        did=DONE[each.action],
        target=named(desk, each),
        href=f"/review?fact={each.now}" if each.subject == "fact" else "",
        what=f"{each.field}: “{each.old}” to “{each.new}”" if each.field else "",
        why=each.why,
        undone=f"undone by {each.undone_by}" if each.undone_by else "",
        open=each.undone_by is None and each.action not in ("undo", "moved"),
    )


def _sheet(page: History) -> Sheet:
    heads = ("entry", "when", "by", "did", "to", "what", "why", "undone")
    return Sheet(
        "history",
        heads,
        [
            (str(e.number), e.when, e.by, e.did, e.target, e.what, e.why, e.undone)
            for e in page.entries
        ],
    )


PAGE = Page(
    path="/review/history",
    template="history.html",
    context=History,
    build=build,
    title=lambda page: "What was reviewed",
    sheet=_sheet,
    here="/review",
    scripts=("evidence.js",),
    kept=False,
)
