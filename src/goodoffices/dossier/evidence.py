"""How well a thing is borne out: who tells it, and how many of them are independent.

Two outlets that quote one agency are one origin, and so are copies of one text. A grade says how
many tell it, never whether it is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.dossier.material import settled
from goodoffices.facts import Fact, Judgement, Report

BY_PERSON = "person/"
"""How the maker of a fact begins that a person entered or corrected."""


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
    """Agencies and outlets that tell it, each once."""

    def __str__(self) -> str:
        """Say it in a few words: "two independent origins (AFP, The Courier)"."""
        counted = "1 report" if self.reports == 1 else f"{self.reports} reports"
        named = f": {', '.join(self.origins)}" if self.origins else ""
        return f"{self.grade.value} ({counted}{named})"


def borne_out(
    facts: Iterable[Fact],
    reports: Mapping[str, Report],
    judgements: Iterable[Judgement] = (),
) -> Borne:
    """Grade a thing by the facts that tell it; judgements on facts and on reports both count."""
    told, judged = list(facts), list(judgements)
    ids = {one.id for one in told}
    telling = {one.report: reports[one.report] for one in told if one.report in reports}
    copies = _copies(judged, telling)
    origins = {copies[one]: _origin(telling[copies[one]]) for one in sorted(telling)}
    outlets = {report.outlet or report.id for report in telling.values()}
    if any(one.maker.startswith(BY_PERSON) for one in told):
        grade = Grade.CORRECTED
    elif _in_conflict(judged, ids):
        grade = Grade.DISPUTED
    elif len(set(origins.values())) > 1:
        grade = Grade.INDEPENDENT
    else:
        grade = Grade.OUTLETS if len(outlets) > 1 else Grade.SINGLE
    named = dict.fromkeys(
        report.agency or report.outlet or "outlet not stated" for report in telling.values()
    )
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


def _origin(report: Report) -> str:
    """Name whence a report has its news: its agency, else its outlet, else nothing but itself."""
    return (report.agency or report.outlet or report.id).casefold()
