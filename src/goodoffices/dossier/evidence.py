"""How well a thing is borne out: who tells it, and how many of them are independent.

Two outlets that quote one agency are one origin, and so are copies of one text. A grade says how
many tell it, never whether it is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goodoffices.dossier.material import settled, told
from goodoffices.facts import Fact, Judgement, Report

UNNAMED = "outlet not stated"
BY_PERSON = "person/"
"""How the maker of a fact begins that a person entered or corrected."""

NAMED = 4
"""Origins that a few words name; more are counted."""


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
        named = f": {', '.join(self.origins[:NAMED])}" if self.origins else ""
        if len(self.origins) > NAMED:
            named += f" and {len(self.origins) - NAMED} more"
        return f"{self.words} ({counted}{named})"


def borne_out(
    facts: Iterable[Fact],
    reports: Mapping[str, Report],
    judgements: Iterable[Judgement] = (),
    *,
    told_by: Iterable[str] = (),
) -> Borne:
    """Grade a thing by the facts that tell it; judgements on facts and on reports both count.

    `told_by` names reports that tell it, too, though their facts are not at hand.
    """
    given, judged = list(facts), list(judgements)
    ids = {one.id for one in given}
    named_by = dict.fromkeys((*(one.report for one in given), *told_by))
    telling = {one: reports[one] for one in named_by if one in reports}
    copies = _copies(judged, telling)
    origins = {_origin(telling[copies[one]]) for one in telling} - {""}
    outlets = {report.outlet for report in telling.values() if report.outlet}
    if any(one.corrections or one.maker.startswith(BY_PERSON) for one in given):
        grade = Grade.CORRECTED
    elif _in_conflict(judged, ids):
        grade = Grade.DISPUTED
    elif len(origins) > 1:
        grade = Grade.INDEPENDENT
    else:
        grade = Grade.OUTLETS if len(outlets) > 1 else Grade.SINGLE
    ordered = sorted(telling.values(), key=lambda report: (told(report) or date.max, report.id))
    named = dict.fromkeys(report.agency or report.outlet or UNNAMED for report in ordered)
    return Borne(grade, len(telling), tuple(named))


def _in_conflict(judged: list[Judgement], ids: set[str]) -> bool:
    return any(
        each.verdict == "conflict" and bool({left, right} & ids)
        for (left, right), each in settled(judged, "fact").items()
    )


def _copies(judged: list[Judgement], telling: Mapping[str, Report]) -> dict[str, str]:
    """Map each report to the first of the copies it is one of."""
    first = {one: one for one in telling}
    for (left, right), each in sorted(settled(judged, "report").items()):
        if each.verdict == "same" and left in first and right in first:
            one, two = sorted((first[left], first[right]))
            first = {key: one if value == two else value for key, value in first.items()}
    return first


def copies_among(
    telling: Iterable[str], reports: Mapping[str, Report], judged: Iterable[Judgement]
) -> frozenset[str]:
    """Name the reports that are copies of one of these that came out before them."""
    known = {one: reports[one] for one in telling if one in reports}
    groups: dict[str, list[str]] = {}
    for one, first in _copies(list(judged), known).items():
        groups.setdefault(first, []).append(one)
    originals = {
        min(own, key=lambda one: (told(known[one]) or date.max, one)) for own in groups.values()
    }
    return frozenset(known.keys() - originals)


def _origin(report: Report) -> str:
    """Name whence a report has its news: its agency, else its outlet.

    Nothing where neither is stated: nobody can say then that it is independent of another.
    """
    return (report.agency or report.outlet or "").casefold()
