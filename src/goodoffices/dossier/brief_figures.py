"""The figures of a brief: rival totals of the dead, and the newest count of each other harm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goodoffices.codes import Measure, Precision, Realis
from goodoffices.dossier.brief_shape import Cell, Part, Row
from goodoffices.dossier.figures import Panel, group_of
from goodoffices.dossier.incidents import incidents
from goodoffices.dossier.material import Line, Material, stated
from goodoffices.dossier.naming import capital
from goodoffices.dossier.wording import counted, teller, value
from goodoffices.dossier.words import word
from goodoffices.facts import Figure
from goodoffices.quantities import numbers_in

MOST_TOTALS = 6
MOST_INCIDENTS = 2
MOST_TOLLS = 3
_YEAR = 4
"""Figures of a year: "in 1993", not over it."""
LARGE = 1000.0
"""A count of other harm below this is of one incident, not of the war."""
SMALLEST = 10.0
"""A count of the dead over a time that is lower says nothing beside the dead of a war."""
FIGURE_WIDTHS = (13, 33, 19, 35)
OTHER_HARM: tuple[Measure, ...] = (
    Measure.DISPLACED,
    Measure.REFUGEES,
    Measure.BESIEGED,
    Measure.IN_NEED,
)


def bad(of: Sequence[Panel], material: Material) -> Part:
    """Give rival totals of the dead, as printed; nothing is summed or preferred."""
    dead = next(iter(totals(of)), None)
    note = "Where totals disagree none is preferred; nothing is added up."
    beside = [f for p in of if p is not dead for f in _beside(p, dead)]
    beside.sort(key=lambda f: (material.told(f) or date.min, f.report, f.sentence))
    chosen = _totals(dead) if dead else []
    room = max(0, MOST_TOTALS - len(chosen))
    counts = (*chosen, *(beside[-room:] if room else ()))
    rows = (*_figure_rows(counts, material), *_incident_rows(material))
    heads = ("Reported", "Dead, as printed", "Where, since when", "Who counted")
    title = "How bad it is, and who says so"
    return Part("bad", title, (), heads, rows, note, widths=FIGURE_WIDTHS)


def _incident_rows(material: Material) -> tuple[Row, ...]:
    """Give the rival tolls of the newest incidents, side by side, each where it was."""
    rows: list[Row] = []
    for tolls in incidents(material)[:MOST_INCIDENTS]:
        at = next(f for f in tolls if f.place)
        rows += _figure_rows(tolls[:MOST_TOLLS], material, at=at)
    return tuple(rows)


def totals(of: Sequence[Panel]) -> list[Panel]:
    """Give the totals of the dead, that of most reports and of people at large first.

    "2,000 of its fighters" stands beside the dead of a war, never for them.
    """
    dead = [p for p in of if p.measure is Measure.KILLED and p.cumulative and p.rivals]
    return sorted(dead, key=lambda p: (-len(p.rivals), group_of(p.rivals[0]) != "", -_highest(p)))


def _highest(panel: Panel) -> float:
    return max(_number(f) for f in panel.rivals)


def _number(fact: Figure) -> float:
    return fact.low or fact.high or 0.0


def _beside(panel: Panel, dead: Panel | None) -> list[Figure]:
    """Give large counts of the dead of the same place that a panel of its own holds.

    Another group counted, or another beginning: they rival nothing, and a reader misses them.
    """
    if panel.measure is not Measure.KILLED:
        return []
    place = dead.place.casefold() if dead else panel.place.casefold()
    if panel.place and panel.place.casefold() != place:
        return []
    if not (panel.cumulative or (panel.place and panel.cumulative is None)):
        return []
    least = SMALLEST if panel.cumulative else LARGE
    return [f for f in panel.rivals if _number(f) >= least]


def harm(of: Sequence[Panel], material: Material) -> Part:
    """Give the newest large count of each other harm."""
    chosen: list[Figure] = []
    for measure in OTHER_HARM:
        held = [f for p in of if p.measure is measure for f in p.rivals if _is_large(f)]
        held.sort(key=lambda f: material.told(f) or date.min)
        chosen += held[-1:]
    heads = ("Reported", "Newest count, as printed", "Where, since when", "Who counted")
    rows = _figure_rows(chosen, material)
    return Part("harm", "Other harm", columns=heads, rows=rows, widths=FIGURE_WIDTHS)


def _is_large(fact: Figure) -> bool:
    return _number(fact) >= LARGE


def _hedge(fact: Figure) -> str:
    return f" ({word('realis', fact.realis)})" if fact.realis is Realis.POSSIBLE else ""


def _figure_rows(
    figures: Iterable[Figure], material: Material, *, at: Figure | None = None
) -> tuple[Row, ...]:
    """Give a row for each figure; of tolls of one incident, each where that of `at` was."""
    rows: dict[tuple[str, ...], Row] = {}
    for fact in figures:
        told = material.told(fact)
        when = f"{told:%b %Y}" if told else "no date"
        there = fact if fact.place or at is None else at
        where = ", ".join(text for text in (there.place, _period(there)) if text)
        texts = (
            f"{value(fact)} {counted(fact)}{_hedge(fact)}",
            where,
            capital(teller(fact)),
        )
        known = rows.get((when, *texts))
        ids = (*(known.cells[0].lines[0].facts if known else ()), fact.id)
        empty = ("", "not stated", "not stated")
        borne = (ids, tuple(dict.fromkeys((*ids, there.id))), ids)
        cells = (
            Cell((Line(text, of),) if text else (), blank)
            for text, of, blank in zip(texts, borne, empty, strict=True)
        )
        rows[(when, *texts)] = Row(when, tuple(cells))
    return tuple(rows.values())


def _period(fact: Figure) -> str:
    """Give the period as printed; a bare length of time is one over which the figure grew."""
    day = stated(fact.date)
    if day and fact.date and fact.date.precision is Precision.DAY and not fact.cumulative:
        return f"{day:%-d %b %Y}"  # "Friday" says nothing on a page of a year
    period = fact.period or ""
    first = period.split(maxsplit=1)[0].casefold() if period else ""
    if len(first) == _YEAR and first.isdigit():
        return f"in {period}"
    return f"over {period}" if numbers_in(first) or first in ("almost", "nearly") else period


def _totals(dead: Panel) -> list[Figure]:
    """Choose the newest totals and those that exclude each other, in order of report."""
    clashing = {ident for pair in dead.clashes for ident in pair}
    newest = {f.id for f in dead.rivals[-MOST_TOTALS:]}
    return [f for f in dead.rivals if f.id in clashing | newest][-MOST_TOTALS - 2 :]
