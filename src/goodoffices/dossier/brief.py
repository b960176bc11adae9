"""The two-page brief: which facts a mediator reads first, in plain words, with numbered sources.

Every cell is a `Line`: words and the facts they rest on. The caller passes each through the evidence
gate and hands back what it admits, so that a brief can say how much it withholds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from goodoffices.codes import FactKind, Measure, Realis, Stance
from goodoffices.dossier.due import Due
from goodoffices.dossier.material import Line, Material, counted_once, in_order, stated, who
from goodoffices.dossier.overview import Overview
from goodoffices.dossier.timeline import gaps
from goodoffices.dossier.wording import by_whom, called, counted, listed, names, says, value
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire, Fact, Figure, Position, Report, Talks

Admit = Callable[[Line], bool]
"""Says whether the evidence gate lets a line through."""

MOST_ISSUES = 6
MOST_TALKS = 9
MOST_TRUCES = 9
MOST_FIGURES = 9
MOST_DUE = 6
_FOR = frozenset({Stance.SUPPORT, Stance.OFFER})


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in a table: lines that stand there one after the other."""

    lines: tuple[Line, ...] = ()
    empty: str = "not mentioned"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what it is about, and its cells."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the brief: a heading, and sentences or a table."""

    heading: str
    lines: tuple[Line, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the two pages say."""

    title: str
    lead: str
    parts: tuple[Part, ...]
    sources: tuple[Report, ...]
    """The reports cited, in the order of their numbers."""
    withheld: int
    facts: tuple[Fact, ...]
    """The facts cited, for the links to their words."""

    def numbers(self, line: Line) -> tuple[tuple[int, Fact], ...]:
        """Give the source numbers of a line, each once, with the fact that each opens."""
        place = {report.id: n for n, report in enumerate(self.sources, 1)}
        cited = {fact.id: fact for fact in self.facts}
        found: dict[int, Fact] = {}
        for ident in line.facts:
            if ident in cited:
                found.setdefault(place[cited[ident].report], cited[ident])
        return tuple(sorted(found.items()))


def assemble_brief(
    material: Material, overview: Overview, to_come: Sequence[Due], *, title: str, admit: Admit
) -> Brief:
    """Put the brief together from a dossier's views; lines the gate stops are left out."""
    gate = _Gate(admit)
    facts = [f for f in in_order(material, counted_once(material)) if not f.background]
    drafts = (
        Part("Who is in it", overview.who),
        _wants([f for f in facts if isinstance(f, Position)]),
        _tried([f for f in facts if isinstance(f, Talks)]),
        _truces([f for f in facts if isinstance(f, Ceasefire)], material),
        _bad([f for f in facts if isinstance(f, Figure)], material),
        _due(to_come, material),
        _unknown(material),
    )
    parts = tuple(part for draft in drafts if (part := gate.part(draft)) is not None)
    cited = _cited(parts, material)
    sources = sorted({f.report for f in cited}, key=lambda ident: _order(material.by_id[ident]))
    return Brief(
        title=title,
        lead=_lead(material),
        parts=parts,
        sources=tuple(material.by_id[ident] for ident in sources),
        withheld=gate.stopped,
        facts=cited,
    )


class _Gate:
    """Passes the lines of a brief through the evidence gate, and counts those it stops."""

    def __init__(self, admit: Admit) -> None:
        self.admit = admit
        self.stopped = 0

    def part(self, part: Part) -> Part | None:
        """Give a section with what is admitted; `None` where nothing is left of it."""
        rows = tuple(
            replace(row, cells=tuple(replace(c, lines=self._kept(c.lines)) for c in row.cells))
            for row in part.rows
        )
        rows = tuple(row for row in rows if any(cell.lines for cell in row.cells))
        lines = self._kept(part.lines)
        return replace(part, lines=lines, rows=rows) if lines or rows else None

    def _kept(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        offered = tuple(lines)
        kept = tuple(line for line in offered if not line.facts or self.admit(line))
        self.stopped += len(offered) - len(kept)
        return kept


def _wants(positions: Sequence[Position]) -> Part:
    """List issues by how many actors hold a line on them, newest lines first."""
    shelves: dict[str, dict[tuple[str, bool], Position]] = defaultdict(dict)
    for fact in positions:
        if fact.content and not fact.claimed:
            shelves[fact.issue.value][(who(fact.actor), fact.stance in _FOR)] = fact
    ranked = sorted(shelves.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_ISSUES]
    rows = []
    for issue, held in ranked:
        newest = list(held.values())[::-1]
        favour = [f for f in newest if f.stance in _FOR][:3]
        against = [f for f in newest if f.stance not in _FOR][:3]
        rows.append(
            Row(_capital(word("issue", issue)), (Cell(_held(favour)), Cell(_held(against))))
        )
    return Part(
        "What they want",
        columns=("Issue", "For it, or offered", "Demanded, against, or on conditions"),
        rows=tuple(rows),
    )


def _held(positions: Iterable[Position]) -> tuple[Line, ...]:
    return tuple(
        Line(f"{f.actor.shown} {word('stance', f.stance)}: {_short(f.content)}", (f.id,))
        for f in positions
    )


def _tried(talks: Sequence[Talks]) -> Part:
    """List talks once by name or venue and year, in order of date, the fullest telling of each."""
    fullest: dict[tuple[str, str], Talks] = {}
    for fact in talks:
        if not (fact.name or fact.venue):
            continue
        day = stated(fact.date)
        key = ((fact.venue or fact.name or "").casefold(), f"{day:%Y-%m}" if day else fact.report)
        known = fullest.get(key)
        if known is None or _weight(fact) > _weight(known):
            fullest[key] = fact
    chosen = sorted(fullest.values(), key=_weight, reverse=True)[:MOST_TALKS]
    rows = [_talks_row(f) for f in talks if f in chosen]
    return Part(
        "What was tried", columns=("Talks", "When", "Who", "How it ended"), rows=tuple(rows)
    )


def _weight(fact: Talks) -> tuple[bool, int, bool]:
    return fact.outcome is not None, len(fact.participants), stated(fact.date) is not None


def _talks_row(fact: Talks) -> Row:
    when = fact.date.printed if fact.date and fact.date.printed else ""
    there = names(p.party for p in fact.participants if p.status.value in ("attending", "host"))
    others = listed(
        f"{p.party.shown} ({word('attendance', p.status)})"
        for p in fact.participants
        if p.status.value not in ("attending", "host")
    )
    present = "; ".join(text for text in (there, others) if text)
    ended = word("outcome", fact.outcome) if fact.outcome else _planned(fact)
    return Row(
        _capital(called(fact)),
        (
            Cell(_line(when, fact), "date not stated"),
            Cell(_line(present, fact), "nobody named"),
            Cell(_line(ended, fact), "not stated"),
        ),
    )


def _planned(fact: Talks) -> str:
    return "" if fact.realis is Realis.ACTUAL else word("realis", fact.realis)


def _truces(truces: Sequence[Ceasefire], material: Material) -> Part:
    latest: dict[tuple[str, str], Ceasefire] = {}
    for fact in truces:
        day = material.sort_day(fact)
        latest[((fact.place or "").casefold(), f"{day:%Y-%m}")] = fact
    rows = []
    for fact in list(latest.values())[-MOST_TRUCES:]:
        told = material.told(fact)
        rows.append(
            Row(
                fact.place or "Place not stated",
                (
                    Cell(_line(f"{told:%b %Y}" if told else "", None), "date not stated"),
                    Cell(_line(word("truce", fact.status), fact)),
                    Cell(
                        _line(listed([names(fact.parties), fact.purpose or ""]), fact),
                        "parties not mentioned",
                    ),
                ),
            )
        )
    return Part(
        "Ceasefires",
        columns=("Where", "Reported", "Standing", "Between whom, what for"),
        rows=tuple(rows),
    )


def _bad(figures: Sequence[Figure], material: Material) -> Part:
    """Give rival totals of the dead first, then other harm; nothing is summed or preferred."""
    dead = [f for f in figures if f.measure is Measure.KILLED and f.cumulative and not f.subset_of]
    other = [
        f for f in figures if f.cumulative and f.measure is not Measure.KILLED and not f.subset_of
    ]
    chosen = (dead[-MOST_FIGURES:] + other)[:MOST_FIGURES]
    rows = []
    for fact in chosen:
        told = material.told(fact)
        what = listed([f"{value(fact)} {counted(fact)}"])
        where = ", ".join(text for text in (fact.place, fact.period) if text)
        rows.append(
            Row(
                f"{told:%b %Y}" if told else "date not stated",
                (
                    Cell(_line(what, fact)),
                    Cell(_line(where, fact), "not stated"),
                    Cell(_line(by_whom(fact), fact), "counter not stated"),
                ),
            )
        )
    note = (
        "Where totals disagree none is preferred, and nothing is added up." if len(dead) > 1 else ""
    )
    return Part(
        "How bad it is, and who says so",
        columns=("Reported", "As printed", "Where, since when", "Who counted"),
        rows=tuple(rows),
        note=note,
    )


def _due(to_come: Sequence[Due], material: Material) -> Part:
    lines = []
    for item in sorted(to_come, key=lambda each: (not each.ahead, bool(each.later), each.fact.id)):
        if item.fact.kind is FactKind.STATEMENT:
            continue
        lines.append(Line(f"{_capital(says(item.fact))} ({item.standing}).", (item.fact.id,)))
    return Part("What is due", tuple(lines[:MOST_DUE]))


def _unknown(material: Material) -> Part:
    lines = [
        Line(f"Anything between {_day(gap.after)} and {_day(gap.before)}: no report was read.", ())
        for gap in gaps(material.reports)[:4]
    ]
    undated = sum(1 for report in material.reports if report.published is None or report.doubts)
    if undated:
        lines.append(Line(f"The day of {undated} reports is not stated or is doubtful.", ()))
    return Part("What is not known from these reports", tuple(lines))


def _day(day: object) -> str:
    return f"{day:%-d %B %Y}"


def _line(text: str, fact: Fact | None) -> tuple[Line, ...]:
    return (Line(text, (fact.id,) if fact else ()),) if text else ()


def _short(text: str, most: int = 160) -> str:
    """Cut a long content at a word; the rest stands in the report."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;") + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cited(parts: Iterable[Part], material: Material) -> tuple[Fact, ...]:
    lines = [line for part in parts for line in part.lines]
    lines += [
        line for part in parts for row in part.rows for cell in row.cells for line in cell.lines
    ]
    wanted = {ident for line in lines for ident in line.facts}
    return tuple(fact for fact in material.facts if fact.id in wanted)


def _order(report: Report) -> tuple[str, str]:
    return (report.published.iso or "9999") if report.published else "9999", report.name


def _lead(material: Material) -> str:
    days = sorted(r.published.start for r in material.reports if r.published and r.published.start)
    span = f", {_day(days[0])} to {_day(days[-1])}" if days else ""
    many = len(material.reports)
    return (
        f"Brief from {many} press report{'s' * (many != 1)}{span}. Every line is borne out by the report "
        "whose number follows it; nothing rests on other knowledge."
    )
