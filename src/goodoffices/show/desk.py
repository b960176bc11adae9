"""What a page may ask of the open record, and no more: one desk for each request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from goodoffices.codes import FactKind
from goodoffices.dossier import Line, Material
from goodoffices.facts import Actor, ActorMention, Fact, Judgement, Report
from goodoffices.reviews import Lost, Review
from goodoffices.show.catalogue import Catalogue
from goodoffices.show.kept import KeptFacts
from goodoffices.show.query import PAGE_SIZE

MOST_COMPARED = 2000
"""Facts of one kind, the newest, that a page compares with each other."""


class Record(Protocol):
    """The open record as pages see it; `goodoffices.api.Record` is one."""

    def reports(self, **filters: Any) -> Sequence[Report]:
        """Give the reports."""

    def report(self, one: str) -> Report | None:
        """Give one report."""

    def facts(self, kind: FactKind | str | None = None, **filters: Any) -> Sequence[Fact]:
        """Give facts of a kind that match the filters."""

    def count(self, kind: FactKind | str | None = None, **filters: Any) -> int:
        """Count the facts that match, before the evidence gate."""

    def standings(self, *, limit: int | None = None, offset: int = 0) -> Sequence[Any]:
        """Give the actors with how many reports and mentions each has."""

    def actor(self, id_or_name: str) -> Actor | None:
        """Give one actor."""

    def mentions(self, actor: str | Actor, **page: int) -> Sequence[ActorMention]:
        """Give where an actor is named."""

    def judgements(self, **wanted: str) -> Sequence[Judgement]:
        """Give what was judged the same, different or in conflict."""

    def search(self, words: str, limit: int = 20) -> Sequence[Any]:
        """Give sentences that have the words, best first."""

    def counts(self) -> dict[str, int]:
        """Give the number of reports, actors and facts of each kind."""

    def fact(self, one: str) -> Fact | None:
        """Give one fact, a rejected one too."""

    def queue(self, *, kind: FactKind | str | None = None, **page: int) -> Sequence[Fact]:
        """Give the facts nobody has looked at, the most doubtful first."""

    def pairs(self, **page: int) -> Sequence[Any]:
        """Give the program's judgements nobody has looked at."""

    def reviews(self, *, fact: str | None = None, by: str | None = None) -> Sequence[Review]:
        """Give the trail of reviews, oldest first."""

    def lost(self) -> Sequence[Lost]:
        """Give what persons decided on and the program no longer finds."""

    def admitted(self, lines: Iterable[Line]) -> Sequence[Line]:
        """Give the composed sentences that pass the evidence gate."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the facts that match, how many match, and how many there are."""

    facts: list[Fact]
    shown: int
    total: int
    cut: bool = False
    """More match than were looked through; the newest are listed."""


@dataclass(slots=True)
class Desk:
    """Asks the record for one page, and keeps what it has been given until the page is made."""

    record: Record
    catalogue: Catalogue
    kept: KeptFacts | None = None
    """Lists kept between requests; none where the record is no file."""
    scenarios: Callable[[], Mapping[str, str]] = dict
    """The scenarios saved beside the record: name of the file -> its text."""
    _reports: dict[str, Report] = field(default_factory=dict)

    def facts(self, kind: FactKind, **asked: Any) -> list[Fact]:
        """Give facts of a kind that pass the filters; empty filters are left out."""
        return list(self.record.facts(kind, **given(asked)))

    def newest(self, kind: FactKind, most: int = MOST_COMPARED, **asked: Any) -> list[Fact]:
        """Give the newest facts of a kind, as many as a page compares."""
        wanted = given({**asked, "newest_first": True, "limit": most})
        if self.kept is None:
            return self.facts(kind, **wanted)
        key = (kind, tuple(sorted(wanted.items())))
        return list(self.kept.facts(key, lambda: self.facts(kind, **wanted)))

    def page(
        self,
        kind: FactKind,
        asked: Mapping[str, Any],
        number: int,
        passes: Callable[[Any], bool] | None = None,
    ) -> Found:
        """Give one page of a list by day; `passes` narrows it by what the record cannot filter."""
        total = self.count(kind)
        start = (number - 1) * PAGE_SIZE
        if passes is None:
            matching = self.record.count(kind, **given(asked))
            start = min(start, max(0, matching - 1) // PAGE_SIZE * PAGE_SIZE)
            facts = self.facts(kind, **asked, limit=PAGE_SIZE, offset=start)
            return Found(facts, matching, total)
        newest = self.newest(kind, **asked)
        kept = [fact for fact in reversed(newest) if passes(fact)]
        start = min(start, max(0, len(kept) - 1) // PAGE_SIZE * PAGE_SIZE)
        cut = len(newest) >= MOST_COMPARED
        return Found(kept[start : start + PAGE_SIZE], len(kept), total, cut)

    def count(self, kind: FactKind) -> int:
        """Count all facts of a kind."""
        return self.counts().get(kind.value, 0)

    def counts(self) -> Mapping[str, int]:
        """Give the number of reports, actors and facts of each kind."""
        return self.record.counts()

    def actors(self) -> list[Actor]:
        """Give every actor, the most mentioned first."""
        return [standing.actor for standing in self.record.standings()]

    def names(self, most: int = 150) -> list[str]:
        """Give the names of the actors most mentioned, to suggest in a field."""
        return sorted(standing.actor.name for standing in self.record.standings(limit=most))

    def best_known(self, most: int = 300) -> list[Actor]:
        """Give the actors most mentioned: those whose kind and country a short view needs."""
        return [standing.actor for standing in self.record.standings(limit=most)]

    def text(self, ident: str) -> str:
        """Give the text of one report; empty where the record has none."""
        found = self.report(ident)
        return found.text if found else ""

    def report(self, ident: str) -> Report | None:
        """Give one report with its text, asked for once."""
        if ident not in self._reports:
            found = self.record.report(ident)
            if found is None:
                return None
            self._reports[ident] = found
        return self._reports[ident]

    def number(self, ident: str) -> int:
        """Give the small number of a report: its place in the order of days."""
        return self.catalogue.numbers.get(ident, 0)

    def material(self, facts: Iterable[Fact], *, texts: bool = False) -> Material:
        """Put facts together with their reports, with texts if wanted, and what was judged."""
        told = tuple(facts)
        look_up = self.report if texts else self.catalogue.by_id.get
        reports = [look_up(ident) for ident in dict.fromkeys(f.report for f in told)]
        return Material(
            reports=tuple(report for report in reports if report),
            facts=told,
            judgements=tuple(self.record.judgements()),
        )

    def admitted(self, lines: Iterable[Line]) -> tuple[list[Line], int]:
        """Keep the lines that the evidence gate lets through, and count the others."""
        lines = list(lines)
        kept = self.passed(lines)
        return kept, len(lines) - len(kept)

    def passed(self, lines: Iterable[Line]) -> list[Line]:
        """Give the lines that the evidence gate lets through."""
        if self.kept is None:
            return list(self.record.admitted(lines))
        return self.kept.admitted(lines, self.record.admitted)


def given(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out the filters that are not set."""
    return {name: value for name, value in asked.items() if value not in (None, "")}
