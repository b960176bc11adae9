"""What a page may ask of the open record, and no more: one desk for each request."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from goodoffices.codes import FactKind
from goodoffices.dossier import Line, Material, Thing, of_things, thing
from goodoffices.dossier.material import stated, told
from goodoffices.dossier.newest import given, newest_of
from goodoffices.facts import Actor, ActorMention, Fact, Judgement, Report
from goodoffices.reviews import Lost, Review
from goodoffices.show.catalogue import Catalogue, Opening, by_day
from goodoffices.show.held import Listed
from goodoffices.show.kept import KeptFacts
from goodoffices.show.query import PAGE_SIZE

TELLINGS = 4
"""Tellings that a list gives of each thing: its own page has all."""
MOST_COMPARED = 2000
"""Facts of one kind, the newest, that a page compares with each other."""


class Record(Protocol):
    """The open record as pages see it; `goodoffices.api.Record` is one."""

    def reports(self, **filters: Any) -> Sequence[Report]:
        """Give the reports."""

    def openings(self, ids: Iterable[str] | None = None) -> Sequence[Opening]:
        """Give every report, or some, without its text."""

    def extent(self) -> Any:
        """Give how many reports there are, and which were written since the last merging."""

    def reports_since(self, time: int) -> Sequence[str]:
        """Give the ids of the reports written since a time on the record's clock."""

    def report(self, one: str) -> Report | None:
        """Give one report."""

    def facts(self, kind: FactKind | str | None = None, **filters: Any) -> Sequence[Fact]:
        """Give facts of a kind that match the filters."""

    def count(self, kind: FactKind | str | None = None, **filters: Any) -> int:
        """Count the facts that match, before the evidence gate."""

    def counts_in(self, reports: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """Count the facts of each kind in each of some reports, before the evidence gate."""

    def issues(self) -> Mapping[str, int]:
        """Count the positions on each issue, before the evidence gate."""

    def standings(self, *, limit: int | None = None, offset: int = 0) -> Sequence[Any]:
        """Give the actors with how many reports and mentions each has."""

    def called(self, words: str) -> Sequence[Actor]:
        """Give the actors in one of whose names these words stand."""

    def actor(self, id_or_name: str) -> Actor | None:
        """Give one actor."""

    def namings(self, actor: str) -> Any:
        """Sum up where an actor is mentioned: reports, forms printed, rules."""

    def mentions(self, actor: str | Actor, **page: int) -> Sequence[ActorMention]:
        """Give where an actor is named."""

    def things(self, kind: FactKind | str, **filters: Any) -> Sequence[Thing]:
        """Give what is told of a kind, each thing once, with its tellings and its grade."""

    def list_things(self, kind: FactKind | str, **filters: Any) -> Sequence[Listed]:
        """Give which things `things` would give, and when each last changed."""

    def things_named(self, ids: Sequence[str], **filters: Any) -> Mapping[str, Thing]:
        """Give these things by their ids, of the tellings that are sure enough."""

    def list_facts(self, kind: FactKind | str | None = None, **filters: Any) -> Sequence[Listed]:
        """Give which facts match, and when its report last changed."""

    def names_now(self, actors: Iterable[str]) -> Mapping[str, Any]:
        """Give how some actors are named now."""

    def count_things(self, kind: FactKind | str, **filters: Any) -> int:
        """Count the things of which a telling matches, before the evidence gate."""

    def thing(self, fact: str) -> Thing | None:
        """Give the thing that a fact tells, with every telling."""

    def heads(self, facts: Iterable[str]) -> Mapping[str, str]:
        """Give for each of these facts the id of the thing it tells."""

    def reports_named(self, ids: Iterable[str]) -> Mapping[str, Report]:
        """Give some reports with their texts, asked for together."""

    def reports_naming(self, actors: Iterable[str]) -> Mapping[str, set[str]]:
        """Give the ids of the reports that name each of some actors."""

    def judgements(self, **wanted: str) -> Sequence[Judgement]:
        """Give what was judged the same, different or in conflict."""

    def judgements_on(self, subject: str, ids: Iterable[str]) -> Sequence[Judgement]:
        """Give what was judged of these reports; of facts conflicts and what persons judged."""

    def search(self, words: str, limit: int = 20) -> Sequence[Any]:
        """Give sentences that have the words, best first."""

    def counts(self, *, judgements: bool = True) -> dict[str, int]:
        """Give the number of reports, actors and facts of each kind."""

    def fact(self, one: str) -> Fact | None:
        """Give one fact, a rejected one too."""

    def facts_named(self, ids: Iterable[str]) -> Mapping[str, Fact]:
        """Give the facts of some ids, by id."""

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


@dataclass(frozen=True, slots=True)
class FoundThings:
    """One page of the things that match, how many match, and how many there are."""

    things: list[Thing]
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
    _counts: Mapping[str, int] = field(default_factory=dict)

    def facts(self, kind: FactKind, **asked: Any) -> list[Fact]:
        """Give facts of a kind that pass the filters; empty filters are left out."""
        return list(self.record.facts(kind, **given(asked)))

    def newest(self, kind: FactKind, most: int = MOST_COMPARED, **asked: Any) -> list[Fact]:
        """Give the newest facts of a kind, as many as a page compares."""
        wanted = given({**asked, "newest_first": True, "limit": most})
        if self.kept is None:
            return self.facts(kind, **wanted)
        key = (kind, tuple(sorted(wanted.items())))
        kept = self.kept
        return list(kept.facts(key, lambda: self._facts_held(kept, kind, wanted)))

    def page(
        self,
        kind: FactKind,
        asked: Mapping[str, Any],
        number: int,
        passes: Callable[[Any], bool] | None = None,
    ) -> Found:
        """Give one page of a list by day; `passes` narrows it by what the record cannot filter."""
        total = self.count(kind)
        if passes is None:
            matching = self.record.count(kind, **given(asked))
            start = _start(number, matching)
            facts = self.facts(kind, **asked, limit=PAGE_SIZE, offset=start)
            return Found(facts, matching, total)
        newest = self.newest(kind, **asked)
        kept = [fact for fact in reversed(newest) if passes(fact)]
        start = _start(number, len(kept))
        cut = len(newest) >= MOST_COMPARED
        return Found(kept[start : start + PAGE_SIZE], len(kept), total, cut)

    def newest_things(
        self, kind: FactKind, most: int = MOST_COMPARED, *, tellings: int = TELLINGS, **asked: Any
    ) -> list[Thing]:
        """Give the newest things of a kind, as many as a page compares, with a few tellings."""
        return self.some_things(kind, tellings, **asked, newest_first=True, limit=most)

    def some_things(self, kind: FactKind, tellings: int = TELLINGS, **asked: Any) -> list[Thing]:
        """Give the things of a kind that are asked for, with a few tellings of each."""
        wanted = given({**asked, "most": tellings})
        if self.kept is None:
            return list(self.record.things(kind, **wanted))
        key = ("things", kind, tuple(sorted(wanted.items())))
        kept = self.kept
        return list(kept.things(key, lambda: self._things_held(kept, kind, wanted)))

    def _facts_held(self, kept: KeptFacts, kind: FactKind, wanted: dict[str, Any]) -> list[Fact]:
        """Give facts, of which only those that changed are asked for."""
        return kept.renewed(
            "facts",
            self.record.list_facts(kind, **wanted),
            lambda ids: dict(self.record.facts_named(ids)),
            pending=frozenset(),
            names=self.record.names_now,
        )

    def _things_held(self, kept: KeptFacts, kind: FactKind, wanted: dict[str, Any]) -> list[Thing]:
        """Give things, of which only those that changed are asked for."""
        asked = {name: value for name, value in wanted.items() if name != "most"}
        most = wanted["most"]
        return kept.renewed(
            ("things", most, asked.get("min_confidence")),
            self.record.list_things(kind, **asked),
            lambda ids: dict(self.record.things_named(ids, most=most, **asked)),
            pending=self.record.extent().pending,
            names=self.record.names_now,
        )

    def page_of_things(
        self,
        kind: FactKind,
        asked: Mapping[str, Any],
        number: int,
        passes: Callable[[Thing], bool] | None = None,
        *,
        tellings: int = TELLINGS,
    ) -> FoundThings:
        """Give one page of things by day; `passes` narrows it by what the record cannot filter."""
        if passes is None:
            matching = self.record.count_things(kind, **given(asked))
            start = _start(number, matching)
            found = self.some_things(kind, tellings, **asked, limit=PAGE_SIZE, offset=start)
            return FoundThings(found, matching, self.count_things(kind))
        newest = self.newest_things(kind, tellings=tellings, **asked)
        kept = [one for one in reversed(newest) if passes(one)]
        start = _start(number, len(kept))
        cut = len(newest) >= MOST_COMPARED
        part = kept[start : start + PAGE_SIZE]
        return FoundThings(part, len(kept), self.count_things(kind), cut)

    def count_things(self, kind: FactKind) -> int:
        """Count all things of a kind."""
        if self.kept is None:
            return self.record.count_things(kind)
        return self.kept.once(("things", kind), lambda: self.record.count_things(kind))

    def count(self, kind: FactKind) -> int:
        """Count all facts of a kind."""
        return self.counts().get(kind.value, 0)

    def total(self, kind: FactKind) -> int:
        """Count what lists of a kind are made of: statements one by one, all else as things."""
        return self.count(kind) if kind is FactKind.STATEMENT else self.count_things(kind)

    def counts(self) -> Mapping[str, int]:
        """Give the number of reports, actors and facts of each kind."""
        if not self._counts:
            count = partial(self.record.counts, judgements=False)
            self._counts = self.kept.once("counts", count) if self.kept else count()
        return self._counts

    def actors(self) -> list[Actor]:
        """Give every actor, the most mentioned first."""
        return [standing.actor for standing in self.record.standings()]

    def names(self, most: int = 150) -> list[str]:
        """Give the names of the actors most mentioned, to suggest in a field."""
        return sorted(actor.name for actor in self.best_known()[:most])

    def best_known(self, most: int = 300) -> list[Actor]:
        """Give the actors most mentioned: those whose kind and country a short view needs."""
        find = partial(self.record.standings, limit=most)
        found = self.kept.once(("best known", most), find) if self.kept else find()
        return [standing.actor for standing in found]

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

    def fetch(self, ids: Iterable[str]) -> None:
        """Ask for the reports of a page together, so that none is asked for by itself."""
        missing = {one for one in ids if one not in self._reports}
        if missing:
            self._reports.update(self.record.reports_named(missing))

    def number(self, ident: str) -> int:
        """Give the small number of a report: its place in the order of days."""
        return self.catalogue.numbers.get(ident, 0)

    def material(
        self, facts: Iterable[Fact], *, also: Collection[Thing] = (), texts: bool = False
    ) -> Material:
        """Put facts together with their reports and what was judged, of these things, too."""
        listed = tuple(facts)
        every = [*listed, *(fact for one in also for fact in one.tellings)]
        if texts:
            self.fetch(fact.report for fact in every)
        look_up = self.report if texts else self.catalogue.by_id.get
        reports = [look_up(ident) for ident in dict.fromkeys(f.report for f in every)]
        return Material(
            reports=tuple(report for report in reports if report),
            facts=listed,
            judgements=self.judged(listed, also),
            fetch=self.text,
        )

    def merged(self, most: Mapping[FactKind, int], **asked: Any) -> Material:
        """Give the merged view of the newest of each kind: each thing once, and statements."""
        things, said = newest_of(self, most, **asked)
        whole = of_things(things, Material((), tuple(said)))
        known = [self.catalogue.by_id.get(one) for one in {f.report for f in whole.every()}]
        reports = sorted((report for report in known if report), key=by_day)
        judged = self.judged(said, things)
        return replace(whole, reports=tuple(reports), judgements=judged, fetch=self.text)

    def dated(self, facts: Iterable[Fact]) -> Material:
        """Put facts together with the days of their reports alone: the facts of things."""
        listed = tuple(facts)
        known = [self.catalogue.by_id.get(one) for one in dict.fromkeys(f.report for f in listed)]
        return Material(reports=tuple(report for report in known if report), facts=listed)

    def judged(self, facts: Iterable[Fact], things: Iterable[Thing] = ()) -> tuple[Judgement, ...]:
        """Give what was judged of the reports of some facts, and which facts conflict.

        Things bring their own conflicts; of copies they each speak once, so that only the reports
        of the other facts are asked for.
        """
        listed = list(facts)
        own = {judged.id: judged for one in things for judged in one.judgements}
        found = [*self.record.judgements_on("report", {fact.report for fact in listed})]
        others = {fact.id for fact in listed if fact.kind is not FactKind.STATEMENT}
        found += self.record.judgements_on("fact", others) if others else []
        return tuple({**own, **{judged.id: judged for judged in found}}.values())

    def alone(self, facts: Iterable[Fact]) -> list[Thing]:
        """Give statements as things: each is told once, by its speaker on one occasion."""
        known = self.catalogue.by_id
        return [
            thing(one.id, (one,), known, day=stated(one.date) or _told_on(known.get(one.report)))
            for one in facts
        ]

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


def _start(number: int, matching: int) -> int:
    """Give how many stand before a page of a list; before the last one where there is no such."""
    return min(number - 1, max(0, matching - 1) // PAGE_SIZE) * PAGE_SIZE


def _told_on(report: Report | None) -> date | None:
    return told(report) if report else None
