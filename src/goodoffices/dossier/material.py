"""What a dossier is made of, and the small questions every view asks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from goodoffices.codes import DateBasis, Precision
from goodoffices.facts import Actor, DateRecord, Fact, Judgement, Party, Report
from goodoffices.reviews import PROGRAM
from goodoffices.tellers import Teller

COARSE: frozenset[Precision] = frozenset(
    {Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.DURATION, Precision.UNKNOWN}
)
"""A report known no finer cannot be put in order with others, nor dated to a day."""

UNSTATED: frozenset[DateBasis] = frozenset({DateBasis.REPORT, DateBasis.UNRESOLVED})
"""Bases of a date that the words of the fact do not give: a sort key, never shown as its date."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence put together from facts, and the ids of the facts it rests on."""

    text: str
    facts: tuple[str, ...]


class Read(NamedTuple):
    """Of a report that was read: its day, and whether that is certain."""

    day: date | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Material:
    """The facts of some reports, with what is known of reports and actors and what was judged."""

    reports: tuple[Report, ...]
    facts: tuple[Fact, ...]
    actors: tuple[Actor, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    fetch: Callable[[str], str] | None = field(default=None, compare=False)
    """Gives the text of a report by its id, where the reports come without their whole texts."""
    others: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    """In the merged view: id of the fact that speaks for a thing -> its other tellings."""
    whole: tuple[Read, ...] = ()
    """Every report that was read, also those of which nothing is told here; else as `reports`."""
    by_id: Mapping[str, Report] = field(init=False, compare=False)
    _newest: list[date | None] = field(init=False, compare=False, repr=False, default_factory=list)
    """The newest day, once it was asked for: every plan and every meeting is held against it."""

    def __post_init__(self) -> None:
        """Index the reports, which every view looks up."""
        object.__setattr__(self, "by_id", {report.id: report for report in self.reports})

    def tellings(self, fact: Fact) -> tuple[Fact, ...]:
        """Give the fact, and in the merged view whatever else tells the same thing."""
        return (fact, *self.others.get(fact.id, ()))

    def every(self) -> Iterator[Fact]:
        """Give all facts, in the merged view every telling of each thing."""
        return (telling for fact in self.facts for telling in self.tellings(fact))

    def widened(self, line: Line, most: int = 4) -> Line:
        """Give a line with the other tellings of the things it rests on, a few of each."""
        ids = list(line.facts)
        for one in line.facts:
            ids += [fact.id for fact in self.others.get(one, ())[: most - 1]]
        return Line(line.text, tuple(dict.fromkeys(ids)))

    def told(self, fact: Fact) -> date | None:
        """Give the day of the report that tells the fact, where it is known."""
        report = self.by_id.get(fact.report)
        return told(report) if report else None

    def sort_day(self, fact: Fact) -> date:
        """Give the day to sort by: the fact's own, else its report's, else the end of time."""
        own = stated(fact.date)
        return own or self.told(fact) or date.max

    def sentence(self, fact: Fact) -> str:
        """Give the sentence that carries the fact, as published."""
        return fact.sentence.of(self.text(fact.report))

    def text(self, report: str) -> str:
        """Give the text of a report, fetched where it did not come with it; empty if unknown."""
        if self.fetch is not None:
            return self.fetch(report)
        known = self.by_id.get(report)
        return known.text if known else ""

    @property
    def latest_day(self) -> date | None:
        """Give the day of the newest dated report: the day as of which the dossier speaks."""
        if not self._newest:
            self._newest.append(max((one.day for one in self.read if one.day), default=None))
        return self._newest[0]

    @property
    def read(self) -> tuple[Read, ...]:
        """Give of each report that was read its day, also where nothing of it is told here."""
        return self.whole or tuple(map(read_of, self.reports))


def told(report: Report | Teller) -> date | None:
    """Give the day of a report, where it is known to the month at least."""
    if isinstance(report, Teller):
        return report.start if report.precision and report.precision not in COARSE else None
    if report.published is None or report.published.precision in COARSE:
        return None
    return report.published.start


def read_of(report: Report) -> Read:
    """Give the day of a report, and whether it is certain."""
    return Read(told(report), sure=report.published is not None and not report.doubts)


def stated(record: DateRecord | None) -> date | None:
    """Give the first day of a date that the words themselves give; `None` for any other."""
    if record is None or record.basis in UNSTATED:
        return None
    return record.start


def shown_day(record: DateRecord | None) -> str:
    """Give a date that the words state as a reader writes it, as precise as it is known."""
    start = stated(record)
    if record is None or start is None:
        return ""
    if record.precision is Precision.DAY:
        return f"{start:%-d %b %Y}"
    if record.precision in (Precision.MONTH, Precision.WEEK, Precision.WEEKEND):
        return f"{start:%b %Y}"
    if record.precision is Precision.RANGE and record.end:
        return f"{start:%-d %b} to {record.end:%-d %b %Y}"
    return f"{start:%Y}" if record.precision in COARSE else f"{start:%b %Y}"


def who(party: Party) -> str:
    """Name a party for comparing: its actor where resolved, else the words as printed."""
    return party.actor or f"printed:{party.printed.casefold()}"


def are_known(*sides: Iterable[Party]) -> bool:
    """Tell whether each side is named and it is known who each is; "they" is nobody's name."""
    return all(parties and all(p.actor for p in parties) for parties in map(tuple, sides))


def in_order(material: Material, facts: Iterable[Fact]) -> list[Fact]:
    """Sort facts by day, then by report and place in the text, so that two runs agree."""
    return sorted(facts, key=lambda f: (material.sort_day(f), f.report, f.sentence, f.id))


def counted_once(material: Material) -> tuple[Fact, ...]:
    """Leave out the facts of reports judged copies of another, and facts judged the same.

    Of each set of copies the report that comes first counts. A fact judged the same as one of
    another report is kept: it is a second telling, not a copy.
    """
    first = _originals(material)
    return tuple(f for f in material.facts if first.get(f.report, f.report) == f.report)


def settled(judgements: Iterable[Judgement], subject: str) -> dict[tuple[str, str], Judgement]:
    """Keep one judgement for each pair: a person's beats the program's, the later beats."""
    kept: dict[tuple[str, str], Judgement] = {}
    for judged in judgements:
        if judged.subject != subject:
            continue
        left, right = sorted((judged.left, judged.right))
        before = kept.get((left, right))
        if before is None or _weight(judged) >= _weight(before):
            kept[(left, right)] = judged
    return kept


def _weight(judged: Judgement) -> tuple[bool, str]:
    return judged.by != PROGRAM, judged.at or ""


def _originals(material: Material) -> dict[str, str]:
    """Map each report judged a copy, or copied, to the first of those that are one text."""
    days = {report.id: told(report) or date.max for report in material.reports}
    parent: dict[str, str] = {}

    def root(ident: str) -> str:
        while parent.setdefault(ident, ident) != ident:
            ident = parent[ident]
        return ident

    for (left, right), judged in settled(material.judgements, "report").items():
        if judged.verdict == "same":
            ends = (root(left), root(right))
            one, two = sorted(ends, key=lambda each: (days.get(each, date.max), each))
            parent[two] = one
    return {ident: root(ident) for ident in parent}
