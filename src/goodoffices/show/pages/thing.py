"""One thing: every telling of it with its sentence, its grade, and why the tellings are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from goodoffices.dossier import Grade, Thing
from goodoffices.dossier.words import word
from goodoffices.facts import Fact, Judgement
from goodoffices.reviews import PROGRAM
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.pages.page import NothingThere, Page
from goodoffices.show.query import Query
from goodoffices.show.rows import FactRow
from goodoffices.show.sheets import Sheet
from goodoffices.show.told import SIGNS as GRADES
from goodoffices.show.words import SIGNS, outlet, plural, published

MOST_TELLINGS = 300
MOST_REASONS = 40
"""Judgements told on the page: of a thing told by hundreds they say the same over and over."""
EXPLAINED: Mapping[Grade, str] = MappingProxyType(
    {
        Grade.SINGLE: "Nobody else is known to tell it.",
        Grade.OUTLETS: "More than one outlet prints it, and all have it from one origin.",
        Grade.INDEPENDENT: "Outlets or agencies that do not quote each other tell it. That says "
        "how many tell it, not that it is so.",
        Grade.DISPUTED: "Another account excludes it: see the disagreements.",
        Grade.CORRECTED: "A person corrected what the program had read.",
    }
)
VERDICTS: Mapping[str, str] = MappingProxyType(
    {"same": "Taken for one", "different": "Held apart", "conflict": "Rival accounts"}
)


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What `thing.html` receives."""

    id: str
    """Id of the thing."""
    kind: str
    """Its kind in plain words."""
    sign: str
    """The two letters of its sign."""
    says: str
    """What it is, in the words of its best telling."""
    grade: str
    """How well it is borne out, in plain words."""
    grade_sign: str
    """One of single, outlets, independent, disputed and corrected."""
    counted: str
    """How many reports tell it."""
    origins: str
    """Agencies and outlets that tell it, each once."""
    explained: str
    """What the grade means."""
    course: str
    """Its stages in order."""
    tellings: tuple[tuple[str, str, FactRow], ...]
    """Outlet and day, stage, and what is told."""
    reasons: tuple[tuple[str, str, str], ...]
    """What was judged of two tellings, by whom, and why."""
    review: str
    """Where a person may judge otherwise."""


def build(desk: Desk, query: Query, ident: str) -> ThingPage:
    """Gather all that is told of one thing."""
    found = desk.record.thing(ident)
    if found is None:
        raise NothingThere("There is no such thing in this record", "its report was read anew")
    tellings = found.history[:MOST_TELLINGS]
    desk.fetch(stage.fact.report for stage in tellings)
    told = [(stage, fact_rows.row(desk, stage.fact)) for stage in tellings]
    return ThingPage(
        id=found.id,
        kind=word("kind", found.best.kind),
        sign=SIGNS[found.best.kind],
        says=found.says,
        grade=found.borne.words,
        grade_sign=GRADES[found.borne.grade],
        counted=plural(found.borne.reports, "report"),
        origins=", ".join(found.borne.origins),
        explained=_explained(found),
        course=found.course,
        tellings=tuple((_told_by(desk, one.fact), one.stage, row) for one, row in told if row),
        reasons=tuple(_reasons(found.judgements)),
        review=f"/review?fact={found.best.id}",
    )


def _explained(found: Thing) -> str:
    if found.borne.words != found.borne.grade.value:
        return "Where a report does not name its outlet, nobody can say that it is another source."
    return EXPLAINED[found.borne.grade]


def _told_by(desk: Desk, fact: Fact) -> str:
    report = desk.report(fact.report)
    return f"{outlet(report)}, {published(report)}" if report else "not stated"


def _reasons(judged: Iterable[Judgement]) -> Iterable[tuple[str, str, str]]:
    """Tell each reason once: persons first, then conflicts, then the surest joins."""
    told: dict[tuple[str, str, str], None] = {}
    ranked = sorted(
        judged, key=lambda j: (j.by == PROGRAM, j.verdict != "conflict", -j.score, j.id)
    )
    for each in ranked:
        by = "by the program" if each.by == PROGRAM else f"by {each.by}"
        verdict = VERDICTS.get(each.verdict, each.verdict)
        told.setdefault((verdict, by, "; ".join(each.reasons) or "no reason given"))
        if len(told) >= MOST_REASONS:
            break
    return told


def _sheet(page: ThingPage) -> Sheet:
    return Sheet(
        "tellings",
        ("thing id", "told by", "stage", "what", "when", "according to", "sentence", "fact id"),
        [
            (page.id, told, stage, row.says, row.when, row.according_to, row.sentence, row.id)
            for told, stage, row in page.tellings
        ],
    )


PAGE = Page(
    path="/things/{ident}",
    template="thing.html",
    context=ThingPage,
    build=build,
    title=lambda page: page.says,
    sheet=_sheet,
)
