"""The addresses under `/api`: each asks the open record once and gives plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from goodoffices.api import Collection
from goodoffices.codes import FactKind
from goodoffices.errors import GoodOfficesError
from goodoffices.facts import Fact
from goodoffices.show.desk import TELLINGS, Desk
from goodoffices.show.frame import SCHEMA
from goodoffices.show.programs.answers import (
    Data,
    FactsAnswer,
    HitsAnswer,
    ItemAnswer,
    ItemsAnswer,
    MentionsAnswer,
    Problem,
    RecordAnswer,
    ThingsAnswer,
)
from goodoffices.show.programs.asked import ID, FactsAsked, NothingAsked, Paged, WordsAsked
from goodoffices.show.query import PAGE_SIZE
from goodoffices.show.rows import address
from goodoffices.show.words import outlet, published

Opened = Callable[[], AbstractContextManager[Desk]]
Ident = Annotated[str, Path(pattern=ID, description="The id, as lists and pages give it.")]
Nothing = Annotated[NothingAsked, Query()]

REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A parameter is unknown or cannot be read."},
    503: {"model": Problem, "description": "The record is being written; ask again."},
}
MISSING: dict[int | str, dict[str, Any]] = {
    **REFUSED,
    404: {"model": Problem, "description": "The record has nothing under this id."},
}


class NotInRecord(GoodOfficesError):
    """The record has nothing under an id that a program asked for."""


def router(opened: Opened, dossier: str) -> APIRouter:
    """Make the addresses for a record that `opened` opens for each request."""
    made = APIRouter(prefix="/api", responses=REFUSED)
    _told(made, opened)
    _lists(made, opened)
    _single(made, opened)

    @made.get("/record", summary="What the record holds")
    def record(asked: Nothing) -> RecordAnswer:
        """Give the number of reports, actors and facts, and the day of the newest report."""
        with opened() as desk:
            newest = desk.catalogue.newest
            return RecordAnswer(
                dossier=dossier,
                schema_version=SCHEMA,
                counts=dict(desk.counts()),
                newest=newest.isoformat() if newest else None,
            )

    return made


def _told(made: APIRouter, opened: Opened) -> None:
    @made.get("/facts", summary="Facts: what single reports say")
    def facts(asked: Annotated[FactsAsked, Query()]) -> FactsAnswer:
        """Give facts of one kind by day, each with its sentence and source."""
        with opened() as desk:
            filters = asked.filters()
            found = desk.record.facts(asked.kind, **filters, limit=PAGE_SIZE, offset=asked.start)
            total = desk.record.count(asked.kind, **filters)
            told = _with_sources(desk, found)
        return FactsAnswer(kind=asked.kind.value, total=total, page=asked.page, facts=told)

    @made.get("/things", summary="Things: each happening once, with all who tell it")
    def things(asked: Annotated[FactsAsked, Query()]) -> ThingsAnswer:
        """Give things of one kind by day, how well each is borne out, and its tellings.

        Statements are no things: each is said once, and stands under `/api/facts`.
        """
        with opened() as desk:
            filters = asked.filters()
            found: Sequence[Any] = ()
            total = 0
            if asked.kind is not FactKind.STATEMENT:
                page = {"limit": PAGE_SIZE, "offset": asked.start, "most": TELLINGS}
                found = desk.record.things(asked.kind, **filters, **page)
                total = desk.record.count_things(asked.kind, **filters)
            told = _plain(found)
        return ThingsAnswer(kind=asked.kind.value, total=total, page=asked.page, things=told)


def _lists(made: APIRouter, opened: Opened) -> None:
    @made.get("/actors", summary="Actors")
    def actors(asked: Annotated[Paged, Query()]) -> ItemsAnswer:
        """Give the actors, the most mentioned first, with their reports and mentions."""
        with opened() as desk:
            found = desk.record.standings(limit=PAGE_SIZE, offset=asked.start)
            total = desk.counts().get("actors", 0)
            return ItemsAnswer(total=total, page=asked.page, items=_plain(found))

    @made.get("/reports", summary="Reports, without their texts")
    def reports(asked: Annotated[Paged, Query()]) -> ItemsAnswer:
        """Give what is known of each report, in the order of days."""
        with opened() as desk:
            known = desk.catalogue.openings
            page = [r.id for r in known[asked.start :][:PAGE_SIZE]]
            shown = desk.record.reports_named(page)
            items = [_plain_one(shown[one]) for one in page]
        for item in items:
            del item["text"]
        return ItemsAnswer(total=len(known), page=asked.page, items=items)

    @made.get("/search", summary="Sentences that have some words")
    def search(asked: Annotated[WordsAsked, Query()]) -> HitsAnswer:
        """Find sentences with facts that have all the words, then reports that have them."""
        with opened() as desk:
            return HitsAnswer(q=asked.q, hits=_plain(desk.record.search(asked.q, asked.limit)))


def _single(made: APIRouter, opened: Opened) -> None:
    @made.get("/facts/{ident}", summary="One fact", responses=MISSING)
    def fact(ident: Ident, asked: Nothing) -> ItemAnswer:
        """Give one fact with its sentence and source; rejected ones, too."""
        with opened() as desk:
            found = _there(desk.record.fact(ident), "fact", ident)
            return ItemAnswer(item=_with_sources(desk, [found])[0])

    @made.get("/things/{ident}", summary="One thing with every telling", responses=MISSING)
    def thing(ident: Ident, asked: Nothing) -> ItemAnswer:
        """Give the thing that a fact tells: by the id of the thing or of any of its facts."""
        with opened() as desk:
            return ItemAnswer(item=_plain_one(_there(desk.record.thing(ident), "thing", ident)))

    @made.get("/actors/{ident}", summary="One actor", responses=MISSING)
    def actor(ident: Ident, asked: Nothing) -> MentionsAnswer:
        """Give one actor, and where it is named and by which rule that was told."""
        with opened() as desk:
            found = _there(desk.record.actor(ident), "actor", ident)
            mentions = desk.record.mentions(found, limit=PAGE_SIZE)
            return MentionsAnswer(item=_plain_one(found), mentions=_plain(mentions))

    @made.get("/reports/{ident}", summary="One report with its text", responses=MISSING)
    def report(ident: Ident, asked: Nothing) -> ItemAnswer:
        """Give one report as published, with the stretches that are set aside."""
        with opened() as desk:
            return ItemAnswer(item=_plain_one(_there(desk.report(ident), "report", ident)))


def _there(found: Any, what: str, ident: str) -> Any:
    if found is None:
        raise NotInRecord(f"There is no {what} {ident}", "the record has nothing under this id")
    return found


def _with_sources(desk: Desk, facts: Iterable[Fact]) -> list[Data]:
    """Give facts as plain data, each with its sentence and where that stands."""
    listed = list(facts)
    desk.fetch(fact.report for fact in listed)
    made = []
    for fact in listed:
        report = desk.report(fact.report)
        plain = _plain_one(fact)
        if report:
            # The field of that name holds the characters of the sentence; a program wants both.
            plain["sentence_text"] = fact.sentence.of(report.text)
            plain["source"] = {
                "number": desk.number(report.id),
                "outlet": outlet(report),
                "published": published(report),
                "href": address(report.id, fact.id),
            }
        made.append(plain)
    return made


def _plain(found: Any) -> list[Data]:
    return Collection(found).to_dicts()


def _plain_one(found: Any) -> Data:
    return _plain([found])[0]
