"""A thing told as one row of a page: its best telling, how well it is borne out, who else tells it.

The other tellings stand one click below, each with its sentence; the page of the thing has all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.dossier import Grade, Thing
from goodoffices.dossier.evidence import a_few
from goodoffices.dossier.wording import says
from goodoffices.facts import Fact
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.rows import COLUMNS, FactRow, SourceLink
from goodoffices.show.sheets import Sheet
from goodoffices.show.words import outlet, plural, published, shorten

LONGEST_SENTENCE = 220
"""Characters of the sentence of another telling in a list; the report has the rest."""
MOST_OTHERS = 300
"""Other tellings that one page lists at most: a page stays small however much each is told."""
FEW_OTHERS = 3
"""Other tellings that each row of a long list has at least, where there are as many."""
FEW_ORIGINS = 10
"""Agencies and outlets that a row names; the page of the thing and the table have all."""
SIGNS: dict[Grade, str] = {
    Grade.CORRECTED: "corrected",
    Grade.DISPUTED: "disputed",
    Grade.INDEPENDENT: "independent",
    Grade.OUTLETS: "outlets",
    Grade.SINGLE: "single",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of a thing."""

    says: str
    stage: str
    """planned, happened, collapsed, ... in plain words."""
    told: str
    """Outlet and day of the report."""
    sentence: str
    source: SourceLink


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One thing in a list."""

    row: FactRow
    """Its best telling: it alone is retold."""
    grade: str
    """How well it is borne out, in plain words."""
    grade_sign: str
    """single, outlets, independent, disputed or corrected."""
    reports: int
    origins: str
    """Agencies and outlets that tell it, each once."""
    told_by: str
    """A few of these, and how many more there are."""
    course: str
    """Its stages in order, where there is more than one."""
    others: tuple[Telling, ...]
    """Tellings besides the one retold, oldest first."""
    more: int
    """Tellings that the page of the thing has besides."""
    href: str
    """The page of the thing, with every telling."""

    @property
    def counted(self) -> str:
        """Say how many reports tell it."""
        return plural(self.reports, "report")


def told_rows(desk: Desk, things: Iterable[Thing]) -> list[ToldRow]:
    """Make the rows of a list, their reports asked for together."""
    listed = list(things)
    desk.fetch(fact.report for one in listed for fact in one.tellings)
    most = max(FEW_OTHERS, MOST_OTHERS // max(1, len(listed)))
    return [made for made in (told_row(desk, one, most) for one in listed) if made]


def told_row(desk: Desk, one: Thing, most: int = MOST_OTHERS) -> ToldRow | None:
    """Make the row of one thing; none where the report of its best telling is gone.

    Of its other tellings it lists `most`, those told first.
    """
    row = fact_rows.row(desk, one.best)
    if row is None:
        return None
    stages = {stage.fact.id: stage.stage for stage in one.history}
    told = (telling(desk, fact, stages.get(fact.id, "")) for fact in one.others[:most])
    distinct = list(dict.fromkeys(s.stage for s in one.history))
    return ToldRow(
        row=row,
        grade=one.borne.words,
        grade_sign=SIGNS[one.borne.grade],
        reports=one.borne.reports,
        origins=", ".join(one.borne.origins),
        told_by=a_few(one.borne.origins, FEW_ORIGINS),
        course=", then ".join(distinct) if len(distinct) > 1 else "",
        others=tuple(each for each in told if each),
        more=one.more + max(0, len(one.others) - most),
        href=f"/things/{one.id}",
    )


def telling(desk: Desk, fact: Fact, stage: str) -> Telling | None:
    """Make the view of one telling."""
    report = desk.report(fact.report)
    if report is None:
        return None
    return Telling(
        says=says(fact),
        stage=stage,
        told=f"{outlet(report)}, {published(report)}",
        sentence=shorten(fact.sentence.of(report.text), LONGEST_SENTENCE),
        source=fact_rows.source(desk, fact, report),
    )


TOLD_COLUMNS = ("thing id", "reports", "borne out by", "origins", "course")


def told_sheet(name: str, listed: Iterable[ToldRow]) -> Sheet:
    """Make the table of a list of things, to download: the best telling, and how it is told."""
    rows = list(listed)
    cells = fact_rows.sheet(name, [each.row for each in rows]).rows
    return Sheet(
        name,
        (*COLUMNS, *TOLD_COLUMNS),
        [(*own, *told_cells(each)) for own, each in zip(cells, rows, strict=True)],
    )


def told_cells(row: ToldRow) -> tuple[str, ...]:
    """Give the cells that say how well a thing is borne out."""
    ident = row.href.removeprefix("/things/")
    return ident, str(row.reports), row.grade, row.origins, row.course
