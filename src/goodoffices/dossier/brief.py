"""The two-page brief: which facts a mediator reads first, in plain words, with numbered sources.

Every cell is a `Line`: words and the facts they rest on. The caller gives the function that passes
lines through the evidence gate, so that a brief can say how much it withholds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goodoffices.dossier.brief_length import fit
from goodoffices.dossier.brief_parts import parts_of
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.dossier.material import Line, Material
from goodoffices.dossier.material import told as told_on
from goodoffices.facts import Fact, Judgement, Report

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

    def numbers(self, line: Line) -> tuple[tuple[int, Fact], ...]:
        """Give the source numbers of a line, each once, with the fact that each opens."""
        place = {report.id: n for n, report in enumerate(self.sources, 1)}
        cited = {fact.id: fact for fact in self.facts}
        found: dict[int, Fact] = {}
        for ident in line.facts:
            if ident in cited:
                found.setdefault(place[cited[ident].report], cited[ident])
        return tuple(sorted(found.items(), key=lambda item: item[0]))


def assemble_brief(material: Material, *, title: str, admitted: Admitted) -> Brief:
    """Put the brief together, leave out what the gate stops, and cut it to two sheets."""
    drafts = parts_of(material)
    offered = [line for part in drafts for line in part.every_line() if line.facts]
    passed = set(admitted(dict.fromkeys(offered)))
    kept = tuple(part for draft in drafts if (part := _admitted_part(draft, passed)))
    parts = fit(kept, {fact.id: fact.report for fact in material.facts})
    facts, reports = _cited(parts, material)
    withheld = len(set(offered)) - len(passed)
    sure = _how_sure(parts, facts, material.judgements, withheld)
    return Brief(
        title=title,
        lead=_lead(material),
        parts=(*parts, sure) if parts else (),
        sources=tuple(sorted(reports, key=_order)),
        withheld=withheld,
        facts=facts,
    )


def _admitted_part(part: Part, passed: set[Line]) -> Part | None:
    """Give a section with what is admitted; `None` where nothing is left of it."""
    rows = tuple(
        replace(row, cells=tuple(replace(c, lines=_kept(c.lines, passed)) for c in row.cells))
        for row in part.rows
    )
    rows = tuple(row for row in rows if any(line.facts for c in row.cells for line in c.lines))
    lines = _kept(part.lines, passed)
    return replace(part, lines=lines, rows=rows) if lines or rows else None


def _kept(lines: Iterable[Line], passed: set[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.facts or line in passed)


def _cited(
    parts: Iterable[Part], material: Material
) -> tuple[tuple[Fact, ...], tuple[Report, ...]]:
    """Give the facts that the sections rest on, and the reports that tell them."""
    wanted = {ident for part in parts for line in part.every_line() for ident in line.facts}
    facts = tuple(fact for fact in material.facts if fact.id in wanted)
    told = dict.fromkeys(fact.report for fact in facts)
    return facts, tuple(material.by_id[one] for one in told if one in material.by_id)


def _how_sure(
    parts: Iterable[Part], facts: Sequence[Fact], judged: Iterable[Judgement], withheld: int
) -> Part:
    """Say on how little the lines rest, what a person has judged, and what is held back."""
    lines = {line for part in parts for line in part.every_line() if line.facts}
    report = {fact.id: fact.report for fact in facts}
    several = sum(len({report[i] for i in line.facts if i in report}) > 1 for line in lines)
    by_people = len({j.id for j in judged if j.by != "program"})
    told = [
        f"{_many(len(facts), 'fact')} bear out these pages; {several} of {len(lines)} lines rest "
        "on more than one report.",
        f"{_many(by_people, 'judgement')} of a person stand in the record; all else was found by "
        "rules and is as the report has it, an accusation as an accusation.",
    ]
    if withheld:
        what = "was left out: its" if withheld == 1 else "were left out: their"
        told.append(f"{_many(withheld, 'line')} {what} names or numbers do not stand in the words.")
    return Part("sure", "How sure", (Line(" ".join(told), ()),))


def _many(number: int, noun: str) -> str:
    return f"{number or 'No'} {noun}{'' if number == 1 else 's'}"


def _order(report: Report) -> tuple[str, str]:
    return (report.published.iso or "9999") if report.published else "9999", report.name


def _span(days: Sequence[date], many: int) -> str:
    """Say of which days the reports are, and how many say no day."""
    if not days:
        return ", of days not stated" * bool(many)
    first, last = (f"{day:%-d %B %Y}" for day in (days[0], days[-1]))
    told = f", {first} to {last}" if first != last else f", dated {first}"
    silent = many - len(days)
    return told + (f" ({silent} without a certain day)" if silent else "")


def _lead(material: Material) -> str:
    told = {fact.report for fact in material.facts}
    reports = [report for report in material.reports if report.id in told]
    days = sorted(day for day in map(told_on, reports) if day)
    span = _span(days, len(reports))
    outlets = len({report.outlet for report in reports if report.outlet})
    unnamed = sum(1 for report in reports if not report.outlet)
    named = f"{outlets} outlet{'s' * (outlets != 1)}" + (f", {unnamed} not named" * bool(unnamed))
    many = len(reports)
    return (
        f"Brief from {many} press report{'s' * (many != 1)}{span}; {named}. Every line is borne "
        "out by the report whose number follows it; nothing rests on other knowledge."
    )
