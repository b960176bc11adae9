"""Overview: short answers to the five questions, what is new, what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.codes import FactKind
from goodoffices.dossier import Line, latest, of_one_war, overview
from goodoffices.dossier.newest import OVERVIEW
from goodoffices.dossier.words import word
from goodoffices.facts import Fact, Figure
from goodoffices.show import rows as fact_rows
from goodoffices.show.desk import Desk
from goodoffices.show.drawings.charts import coverage_drawing
from goodoffices.show.frame import covers
from goodoffices.show.pages.page import Page
from goodoffices.show.query import Query
from goodoffices.show.rows import FactRow, SourceLink
from goodoffices.show.since import Changed, changed
from goodoffices.show.strips import Coverage, Stroke, coverage, scale_top, stroke
from goodoffices.show.war_note import WarNote, war_note
from goodoffices.show.words import SIGNS, day, number, plural

QUESTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("who", "Who is in it?", "/actors", "All actors and their parts"),
    ("want", "What do they want?", "/positions", "All positions"),
    ("tried", "What was tried?", "/talks", "Talks and attendance"),
    ("bad", "How bad is it?", "/figures", "Rival figures side by side"),
    ("due", "What is due?", "/due", "Promises, dates and later reports"),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, with its source numbers."""

    text: str
    sources: tuple[SourceLink, ...]
    stroke: Stroke | None = None
    """The total it tells, drawn; none where it tells none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The short answer to one question."""

    question: str
    href: str
    more: str
    lines: tuple[Sentence, ...]
    scale: str = ""
    """Where the scale ends on which its totals are drawn; empty where none are."""


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What `overview.html` receives."""

    covers: str
    """From when to when the reports run."""
    outlets: str
    """How many reports and outlets there are, in words."""
    as_of: str
    """The day of the newest report."""
    coverage: Coverage | None
    """What has been read, month by month; none where fewer than two days are known."""
    answers: tuple[Answer, ...]
    """Short answers to the five questions."""
    changed: Changed | None
    """What changed since a day; none where no report has a day."""
    withheld: int
    """Sentences that did not pass the evidence gate and are not shown."""
    latest: tuple[FactRow, ...]
    """The newest things told."""
    counts: tuple[tuple[str, str, int], ...]
    """Sign, kind and number of facts."""
    total: int
    """All facts."""
    war: WarNote | None
    """For which conflict the page is taken; none where no other is told of."""


def build(desk: Desk, query: Query, _: str) -> OverviewPage:
    """Put the answers together from the newest facts."""
    reports = desk.catalogue.openings
    whole = replace(desk.merged(OVERVIEW), actors=tuple(desk.best_known()))
    narrowed = of_one_war(whole, query.get("war"))
    material = narrowed.material
    by_id = {fact.id: fact for fact in material.every()}
    told = overview(material)
    withheld = 0
    answers = []
    for name, question, href, more in QUESTIONS:
        lines, stopped = desk.admitted(getattr(told, name))
        desk.fetch(by_id[one].report for line in lines for one in line.facts if one in by_id)
        withheld += stopped
        wide = [material.widened(line) for line in lines]
        answers.append(
            _drawn(Answer(question, href, more, _sentences(desk, wide, by_id)), wide, by_id)
        )
    days = desk.catalogue.days
    outlets = {outlet for one in reports if (outlet := one.teller.outlet)}
    counts = desk.counts()
    return OverviewPage(
        covers=covers(days[0], days[-1]) if days else "",
        outlets=f"{plural(len(reports), 'report')} of {plural(len(outlets), 'named outlet')}",
        as_of=day(days[-1]) if days else "",
        coverage=coverage(days),
        answers=tuple(answers),
        changed=changed(desk, query, material),
        withheld=withheld,
        latest=tuple(fact_rows.rows(desk, [item.fact for item in latest(material)])),
        counts=tuple((SIGNS[k], word("kinds", k), counts.get(k.value, 0)) for k in FactKind),
        total=sum(counts.get(k.value, 0) for k in FactKind),
        war=war_note(narrowed, query),
    )


def _sentences(
    desk: Desk, lines: Iterable[Line], by_id: Mapping[str, Fact]
) -> tuple[Sentence, ...]:
    made = []
    for line in lines:
        links = fact_rows.sources(desk, [by_id[i] for i in line.facts if i in by_id])
        made.append(Sentence(line.text, tuple(sorted(links, key=lambda link: link.number))))
    return tuple(made)


def _drawn(answer: Answer, lines: Sequence[Line], by_id: Mapping[str, Fact]) -> Answer:
    """Draw totals to one scale beside their sentences, where all count the same in one place."""
    told = [_total(line, by_id) for line in lines]
    totals = [figure for figure in told if figure]
    if len({(figure.measure, figure.place) for figure in totals}) != 1 or len(totals) < 2:
        return answer
    top = scale_top(totals)
    made = (
        replace(sentence, stroke=stroke(figure, top)) if figure else sentence
        for sentence, figure in zip(answer.lines, told, strict=True)
    )
    return replace(answer, lines=tuple(made), scale=number(round(top)))


def _total(line: Line, by_id: Mapping[str, Fact]) -> Figure | None:
    facts = (by_id.get(one) for one in line.facts)
    found = (fact for fact in facts if isinstance(fact, Figure) and fact.cumulative)
    return next(found, None)


PAGE = Page(
    path="/",
    template="overview.html",
    context=OverviewPage,
    build=build,
    title=lambda page: "Overview",
    charts=lambda page: [coverage_drawing(page.coverage)] if page.coverage else [],
    here="/",
)
