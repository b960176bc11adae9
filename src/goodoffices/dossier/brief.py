"""The two-page brief: which facts a mediator reads first, in plain words, with numbered sources.

Every cell is a `Line`: words and the facts they rest on. The caller gives the function that passes
lines through the evidence gate, so that a brief can say how much it withholds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goodoffices.dossier.brief_length import fit, room_for_words
from goodoffices.dossier.brief_parts import parts_of
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.dossier.brief_sure import how_sure
from goodoffices.dossier.brief_words import pieces
from goodoffices.dossier.material import Line, Material
from goodoffices.dossier.material import told as told_on
from goodoffices.dossier.wars import Narrowed, of_one_war
from goodoffices.facts import Fact, Report

__all__ = ["Admitted", "Brief", "Cell", "Part", "Row", "assemble_brief"]

Admitted = Callable[[Iterable[Line]], Sequence[Line]]
"""Gives the lines that the evidence gate lets through."""


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
    words: tuple[tuple[str, ...], ...] = ()
    """For each source the pieces of its words that the two sheets have room for."""

    def cited(self) -> tuple[tuple[Report, tuple[str, ...]], ...]:
        """Give the sources in the order of their numbers, each with the pieces of its words."""
        words = self.words or ((),) * len(self.sources)
        return tuple(zip(self.sources, words, strict=True))

    def numbers(self, line: Line) -> tuple[tuple[int, Fact], ...]:
        """Give the source numbers of a line, each once, with the fact that each opens."""
        place = {report.id: n for n, report in enumerate(self.sources, 1)}
        cited = {fact.id: fact for fact in self.facts}
        found: dict[int, Fact] = {}
        for ident in line.facts:
            if ident in cited:
                found.setdefault(place[cited[ident].report], cited[ident])
        return tuple(sorted(found.items(), key=lambda item: item[0]))


def assemble_brief(
    material: Material, *, title: str, admitted: Admitted, narrowed: str = "", war: str = ""
) -> Brief:
    """Put the brief together, leave out what the gate stops, and cut it to two sheets.

    With a `war`, or where one war is that of the reports, what is told of others is left out;
    `narrowed` says to what the facts were narrowed, if to anything; the brief then says so.
    """
    whole, of_war = material, of_one_war(material, war)
    material = of_war.material
    drafts = parts_of(material, whole=not narrowed)
    offered = [line for part in drafts for line in part.every_line() if line.facts]
    passed = set(admitted(dict.fromkeys(offered)))
    kept = tuple(
        _widened(part, material) for draft in drafts if (part := _admitted_part(draft, passed))
    )
    parts = fit(kept, {fact.id: fact.report for fact in material.every()})
    facts, reports = _cited(parts, material)
    withheld = len(set(offered)) - len(passed)
    sources = tuple(sorted(reports, key=_order))
    return Brief(
        title=title,
        lead=_lead(whole, narrowed, of_war),
        parts=(*parts, how_sure(parts, facts, withheld)) if parts else (),
        sources=sources,
        withheld=withheld,
        facts=facts,
        words=_words(parts, sources, facts, material),
    )


def _words(
    parts: Sequence[Part], sources: Sequence[Report], facts: Sequence[Fact], material: Material
) -> tuple[tuple[str, ...], ...]:
    """Give the words of each source in the order in which the pages cite them."""
    cited = {fact.id: fact for fact in facts}
    order = dict.fromkeys(i for part in parts for line in part.every_line() for i in line.facts)
    told = [[cited[i] for i in order if i in cited and cited[i].report == r.id] for r in sources]
    return pieces(told, material.text, room_for_words(parts, len(sources)))


def _admitted_part(part: Part, passed: set[Line]) -> Part | None:
    """Give a section with what is admitted; `None` where nothing is left of it."""
    rows = tuple(
        replace(row, cells=tuple(replace(c, lines=_kept(c.lines, passed)) for c in row.cells))
        for row in part.rows
    )
    rows = tuple(row for row in rows if any(line.facts for c in row.cells for line in c.lines))
    lines = _kept(part.lines, passed)
    return replace(part, lines=lines, rows=rows) if lines or rows else None


def _widened(part: Part, material: Material) -> Part:
    """Give a section whose lines cite every report that tells the same thing."""
    rows = tuple(
        replace(row, cells=tuple(replace(c, lines=_all(c.lines, material)) for c in row.cells))
        for row in part.rows
    )
    return replace(part, lines=_all(part.lines, material), rows=rows)


def _all(lines: Iterable[Line], material: Material) -> tuple[Line, ...]:
    return tuple(material.widened(line) for line in lines)


def _kept(lines: Iterable[Line], passed: set[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.facts or line in passed)


def _cited(
    parts: Iterable[Part], material: Material
) -> tuple[tuple[Fact, ...], tuple[Report, ...]]:
    """Give the facts that the sections rest on, and the reports that tell them."""
    wanted = {ident for part in parts for line in part.every_line() for ident in line.facts}
    every = (fact for fact in material.every() if fact.id in wanted)
    facts = tuple(fact for fact in every if fact.report in material.by_id)
    told = dict.fromkeys(fact.report for fact in facts)
    return facts, tuple(material.by_id[one] for one in told if one in material.by_id)


def _order(report: Report) -> tuple[str, str]:
    return (report.published.iso or "9999") if report.published else "9999", report.name


def _span(days: Sequence[date], many: int) -> str:
    """Say of which days the reports are, and how many say no day."""
    if not days:
        return ", none with a certain day" * bool(many)
    first, last = (f"{day:%-d %B %Y}" for day in (days[0], days[-1]))
    told = f", {first} to {last}" if first != last else f" of {first}"
    silent = many - len(days)
    return told + (f" ({silent} without a certain day)" if silent else "")


def _lead(material: Material, narrowed: str, of_war: Narrowed) -> str:
    told = {fact.report for fact in material.every()}
    reports = [report for report in material.reports if report.id in told]
    days = sorted(day for day in map(told_on, reports) if day)
    named = [report.outlet or report.agency for report in reports]
    outlets, unnamed = len({each for each in named if each}), sum(1 for each in named if not each)
    by = [f"{outlets} outlet{'s' * (outlets != 1)}"] if outlets else []
    by += [f"{unnamed} name{'s' * (unnamed == 1)} no outlet"] if unnamed else []
    many = len(reports)
    told_in = (
        f"From {many} press report{'s' * (many != 1)}{_span(days, many)}; {', '.join(by)}. The "
        "number behind a line leads to the report that says so; nothing rests on other knowledge."
    )
    return " ".join(
        part for part in (told_in, narrowed and f"Narrowed to {narrowed}.", of_war.says) if part
    )
