"""How well a thing is borne out: who tells it, and how many of them are independent.

Two outlets that quote one agency are one origin, and so are copies of one text. A grade says how
many tell it, never whether it is true.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goodoffices.dossier.material import settled, told
from goodoffices.facts import Fact, Judgement, Report
from goodoffices.tellers import Teller

UNNAMED = "outlet not stated"
BY_PERSON = "person/"
"""How the maker of a fact begins that a person entered or corrected."""

NAMED = 4
"""Origins that a few words name; more are counted."""


def a_few(origins: Sequence[str], most: int) -> str:
    """Name so many of those that tell a thing, and say how many more there are."""
    more = len(origins) - most
    return f"{', '.join(origins[:most])} and {more} more" if more > 0 else ", ".join(origins)


class Grade(StrEnum):
    """How well a thing is borne out, in the words shown."""

    CORRECTED = "corrected by a person"
    DISPUTED = "disputed"
    INDEPENDENT = "two independent origins"
    OUTLETS = "two outlets, one origin"
    SINGLE = "single source"


@dataclass(frozen=True, slots=True)
class Borne:
    """The grade of a thing, with what it rests on."""

    grade: Grade
    reports: int
    origins: tuple[str, ...]
    """Agencies and outlets that tell it, each once, in the order of their reports."""

    @property
    def words(self) -> str:
        """Give the grade in words; of reports without an outlet nobody knows whether it is one."""
        unknown = self.grade is Grade.SINGLE and self.reports > 1 and UNNAMED in self.origins
        return "not known to be independent" if unknown else self.grade.value

    def __str__(self) -> str:
        """Say it in a few words: "two independent origins (AFP, The Courier)"."""
        counted = "1 report" if self.reports == 1 else f"{self.reports} reports"
        named = f": {a_few(self.origins, NAMED)}" if self.origins else ""
        return f"{self.words} ({counted}{named})"


def borne_out(
    facts: Iterable[Fact],
    reports: Mapping[str, Report | Teller],
    judgements: Iterable[Judgement] = (),
    *,
    told_by: Iterable[Teller] = (),
) -> Borne:
    """Grade a thing by the facts that tell it; judgements on facts and on reports both count.

    `told_by` are reports that tell it, too, though their facts are not at hand.
    """
    given, judged = list(facts), list(judgements)
    ids = {one.id for one in given}
    telling: dict[str, Report | Teller] = {
        one.report: reports[one.report] for one in given if one.report in reports
    }
    telling |= {one.id: one for one in told_by}
    copies = _copies(judged, telling)
    origins = {_origin(telling[copies.get(one, one)]) for one in telling} - {""}
    outlets = {report.outlet for report in telling.values() if report.outlet}
    if any(one.corrections or one.maker.startswith(BY_PERSON) for one in given):
        grade = Grade.CORRECTED
    elif _in_conflict(judged, ids):
        grade = Grade.DISPUTED
    elif len(origins) > 1:
        grade = Grade.INDEPENDENT
    else:
        grade = Grade.OUTLETS if len(outlets) > 1 else Grade.SINGLE
    return Borne(grade, len(telling), _names(telling.values()))


def _names(telling: Iterable[Report | Teller]) -> tuple[str, ...]:
    """Name agencies and outlets, each once, in the order of their first reports."""
    first: dict[str, tuple[date, str]] = {}
    for report in telling:
        name = report.agency or report.outlet or UNNAMED
        when = (told(report) or date.max, report.id)
        if name not in first or when < first[name]:
            first[name] = when
    return tuple(sorted(first, key=first.__getitem__))


def _in_conflict(judged: list[Judgement], ids: set[str]) -> bool:
    return any(
        each.verdict == "conflict" and bool({left, right} & ids)
        for (left, right), each in settled(judged, "fact").items()
    )


def _copies(judged: Iterable[Judgement], telling: Collection[str]) -> dict[str, str]:
    """Map each report that is a copy of another of these, or copied, to the first of them."""
    first: dict[str, str] = {}

    def root(one: str) -> str:
        while first.setdefault(one, one) != one:
            one = first[one]
        return one

    for (left, right), each in settled(judged, "report").items():
        if each.verdict == "same" and left in telling and right in telling:
            one, two = sorted((root(left), root(right)))
            first[two] = one
    return {one: root(one) for one in first}


def outspoken(told_by: Iterable[Teller], most: int = 5) -> list[Teller]:
    """Give the first report of each of a few origins among those that tell a thing.

    If two of these are copies of nothing, the thing has two independent origins, whatever the
    others are copies of.
    """
    found: dict[str, Teller] = {}
    for one in told_by:
        origin = _origin(one)
        if origin and origin not in found:
            found[origin] = one
            if len(found) == most:
                break
    return list(found.values())


def copies_among(
    telling: Iterable[str],
    reports: Mapping[str, Report | Teller],
    judged: Iterable[Judgement],
) -> frozenset[str]:
    """Name the reports that are copies of one of these that came out before them."""
    known = {one: reports[one] for one in telling if one in reports}
    groups: dict[str, list[str]] = {}
    for one, first in _copies(judged, known).items():
        groups.setdefault(first, []).append(one)
    originals = {
        min(own, key=lambda one: (told(known[one]) or date.max, one)) for own in groups.values()
    }
    return frozenset(one for own in groups.values() for one in own if one not in originals)


def _origin(report: Report | Teller) -> str:
    """Name whence a report has its news: its agency, else its outlet.

    Nothing where neither is stated: nobody can say then that it is independent of another.
    """
    return (report.agency or report.outlet or "").casefold()
