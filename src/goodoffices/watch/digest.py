"""What new reports change: positions that moved, truces, talks, figures that are disputed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices import api
from goodoffices.dossier import Material
from goodoffices.dossier.news import NEWS_KINDS, News, disputes, new_things, shifts
from goodoffices.facts import Fact, Figure, Position, Report

MOST_REPORTS = 200
"""New reports that one digest looks at, the first: a first look at a feed is no news."""
MOST_COMPARED = 300
"""Earlier facts with which a new one is compared, the newest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, with the words that tell it."""

    sort: str
    """position_moved, figure_disputed, truce or talks."""
    says: str
    sentence: str
    """The sentence of the new report."""
    report: str
    """Id of the report."""
    title: str
    outlet: str
    day: date | None
    url: str
    facts: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Give it for another program."""
        return {
            "sort": self.sort,
            "says": self.says,
            "sentence": self.sentence,
            "report": self.report,
            "title": self.title,
            "outlet": self.outlet,
            "published": self.day.isoformat() if self.day else None,
            "url": self.url,
            "facts": list(self.facts),
        }


@dataclass(frozen=True, slots=True)
class Digest:
    """What some new reports change."""

    entries: tuple[Entry, ...]
    reports: int
    """New reports."""
    left_out: int
    """New reports that were too many to look at."""


def digest(record: api.Record, new: Sequence[str]) -> Digest:
    """Say what these new reports change; a sentence that the gate withholds is left out."""
    fresh = frozenset(new[:MOST_REPORTS])
    facts = [fact for ident in sorted(fresh) for fact in record.facts(report=ident)]
    found = [*_shifts(record, facts), *_disputes(record, facts), *_things(record, facts, fresh)]
    admitted = set(record.admitted(one.line for one in found))
    entries = [_entry(record, one) for one in found if one.line in admitted]
    return Digest(tuple(entries), len(new), len(new) - len(fresh))


def _shifts(record: api.Record, facts: Sequence[Fact]) -> Iterator[News]:
    positions = {fact.id: fact for fact in facts if isinstance(fact, Position)}
    asked = {(fact.actor.actor, fact.issue) for fact in positions.values() if fact.actor.actor}
    for actor, issue in sorted(asked):
        filters = {"by": actor, "issue": issue, "newest_first": True, "limit": MOST_COMPARED}
        among = list(record.positions(**filters))
        yield from shifts(among, positions.keys(), _material(record, among))


def _disputes(record: api.Record, facts: Sequence[Fact]) -> Iterator[News]:
    figures = {fact.id: fact for fact in facts if isinstance(fact, Figure) and fact.place}
    for place in sorted({fact.place for fact in figures.values() if fact.place}):
        among = record.figures(place=place, newest_first=True, limit=MOST_COMPARED)
        yield from disputes(figures.keys(), _material(record, list(among)))


def _things(record: api.Record, facts: Sequence[Fact], fresh: frozenset[str]) -> Iterator[News]:
    told: set[str] = set()
    for fact in facts:
        if fact.kind not in NEWS_KINDS or fact.id in told:
            continue
        thing = record.thing(fact.id)
        tellings = thing.tellings if thing else (fact,)
        told |= {one.id for one in tellings}
        report = record.report(fact.report)
        yield from new_things(tellings, fresh, report)


def _material(record: api.Record, facts: Sequence[Fact]) -> Material:
    idents = sorted({fact.report for fact in facts})
    reports = [found for ident in idents if (found := record.report(ident))]
    return Material(reports=tuple(reports), facts=tuple(facts))


def _entry(record: api.Record, news: News) -> Entry:
    report = record.report(news.fact.report)
    if report is None:
        raise LookupError(f"fact {news.fact.id} belongs to no report")
    return Entry(
        sort=news.sort,
        says=news.line.text,
        sentence=news.fact.sentence.of(report.text),
        report=report.id,
        title=report.title or report.name,
        outlet=report.outlet or "",
        day=_day(report),
        url=report.url or "",
        facts=tuple(news.line.facts),
    )


def _day(report: Report) -> date | None:
    return report.published.start if report.published else None
