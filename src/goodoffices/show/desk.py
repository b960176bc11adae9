"""What a page may ask of the open record, and no more: one desk for each request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from goodoffices.codes import FactKind
from goodoffices.dossier import Line, Material
from goodoffices.facts import Actor, ActorMention, Fact, Judgement, Report

MOST_COMPARED = 4000
"""Facts of one kind that a page compares with each other; beyond it the page says so."""


class Record(Protocol):
    """The open record as pages see it; `goodoffices.api.Record` is one."""

    def reports(self, **asked: Any) -> Sequence[Report]:
        """Give the reports."""

    def report(self, ident: str) -> Report | None:
        """Give one report."""

    def actors(self, **asked: Any) -> Sequence[Actor]:
        """Give the actors."""

    def actor(self, ident: str) -> Actor | None:
        """Give one actor."""

    def mentions(self, actor: str) -> Sequence[ActorMention]:
        """Give where an actor is named."""

    def judgements(self) -> Sequence[Judgement]:
        """Give what was judged the same, different or in conflict."""

    def counts(self) -> Mapping[str, int]:
        """Give the number of reports, actors and facts of each kind."""

    def withheld(self) -> Any:
        """Give the lines that did not pass the evidence gate."""


METHODS: Mapping[FactKind, str] = {
    FactKind.STATEMENT: "statements",
    FactKind.EVENT: "events",
    FactKind.TALKS: "talks",
    FactKind.CEASEFIRE: "ceasefires",
    FactKind.FIGURE: "figures",
    FactKind.POSITION: "positions",
    FactKind.RELATION: "relations",
    FactKind.ROLE: "roles",
}


@dataclass(slots=True)
class Desk:
    """Asks the record for one page, and keeps what it has been given until the page is made."""

    record: Record
    admits: Callable[[Line, Record], bool] = field(default=lambda line, record: True)
    _reports: dict[str, Report] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def facts(self, kind: FactKind, **asked: Any) -> list[Fact]:
        """Give facts of a kind that pass the filters; empty filters are left out."""
        wanted = {name: value for name, value in asked.items() if value not in (None, "")}
        return list(getattr(self.record, METHODS[kind])(**wanted))

    def count(self, kind: FactKind, **asked: Any) -> int:
        """Count the facts of a kind that pass the filters."""
        wanted = {name: value for name, value in asked.items() if value not in (None, "")}
        if not wanted:
            return self.counts().get(kind.value, 0)
        return len(self.facts(kind, **wanted))

    def counts(self) -> Mapping[str, int]:
        """Give the number of reports, actors and facts of each kind."""
        return self.record.counts()

    def report(self, ident: str) -> Report | None:
        """Give one report, asked for once."""
        if ident not in self._reports:
            found = self.record.report(ident)
            if found is None:
                return None
            self._reports[ident] = found
        return self._reports[ident]

    def all_reports(self) -> list[Report]:
        """Give every report in the order of their numbers."""
        found = sorted(self.record.reports(), key=_by_day)
        self._reports.update((report.id, report) for report in found)
        return found

    def number(self, ident: str) -> int:
        """Give the small number of a report: its place in the order of days."""
        if not self._numbers:
            self._numbers = {r.id: n for n, r in enumerate(self.all_reports(), start=1)}
        return self._numbers.get(ident, 0)

    def material(self, facts: Iterable[Fact], actors: Iterable[Actor] = ()) -> Material:
        """Put facts together with their reports and what was judged of them."""
        told = tuple(facts)
        reports = [self.report(ident) for ident in dict.fromkeys(f.report for f in told)]
        return Material(
            reports=tuple(report for report in reports if report),
            facts=told,
            actors=tuple(actors),
            judgements=tuple(self.record.judgements()),
        )

    def admitted(self, lines: Iterable[Line]) -> tuple[list[Line], int]:
        """Keep the lines that the evidence gate lets through, and count the others."""
        lines = list(lines)
        kept = [line for line in lines if self.admits(line, self.record)]
        return kept, len(lines) - len(kept)


def _by_day(report: Report) -> tuple[date, str, str]:
    day = report.published.start if report.published else None
    return day or date.max, report.name, report.id
