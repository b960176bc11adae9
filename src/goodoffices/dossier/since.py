"""What reports tell anew from a day on: sentences, each on facts of reports of that day or later.

The record does not keep when a report was read, for the same reports must give the same record;
so "new" means told by a report of the day or later, of something not already told before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import EventType, Measure, Realis
from goodoffices.dossier.due import due
from goodoffices.dossier.figures import panels
from goodoffices.dossier.material import Line, Material, are_known, counted_once, in_order, stated
from goodoffices.dossier.naming import capital
from goodoffices.dossier.stands import stands
from goodoffices.dossier.telling import joined, says_enough, told_line, total_line
from goodoffices.dossier.wants import is_told_well, wish
from goodoffices.dossier.wording import plan
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire, Event, Fact, Figure, Position, Talks

MOST = 6
"""Lines on one matter: the page behind it has the rest."""
WORTH = frozenset({EventType.AGREE, EventType.RETREAT, EventType.COERCE, EventType.ASSAULT})
"""Events that change a situation; what is only said of it stands on other pages."""
COUNTED = frozenset({Measure.KILLED, Measure.INJURED, Measure.DISPLACED, Measure.REFUGEES})


@dataclass(frozen=True, slots=True)
class News:
    """What is new on one matter: the newest lines, and how many more there are."""

    matter: str
    """One of talks, truces, wants, figures, events and due."""
    lines: tuple[Line, ...]
    more: int


def since(material: Material, first: date) -> tuple[News, ...]:
    """Give what reports of a day and later tell anew, matter by matter, the newest first."""
    once = in_order(material, counted_once(material))
    new = [f for f in once if _is_new(f, material, first)]
    found = {
        "talks": [told_line(f, material.told(f)) for f in _of(Talks, new, _is_told)],
        "truces": [told_line(f, material.told(f)) for f in _of(Ceasefire, new)],
        "wants": _wants(once, new, material),
        "figures": _figures(material, first),
        "events": [told_line(f, material.told(f)) for f in _of(Event, new, _is_worth)],
        "due": [
            Line(f"{plan(item.fact)}.", (item.fact.id,))
            for item in due(material)
            if not item.later and item.told and item.told >= first
        ],
    }
    made = ((matter, joined(lines)) for matter, lines in found.items())
    return tuple(
        News(matter, tuple(reversed(lines[-MOST:])), max(0, len(lines) - MOST))
        for matter, lines in made
        if lines
    )


def _is_new(fact: Fact, material: Material, first: date) -> bool:
    """Tell whether a report of the day or later tells it, and not as something older."""
    told, own = material.told(fact), stated(fact.date)
    if told is None or told < first or fact.background:
        return False
    return own is None or own >= first or isinstance(fact, Position | Figure)


def _of(
    kind: type[Fact], facts: Iterable[Fact], fits: Callable[[Fact], bool] | None = None
) -> list[Fact]:
    return [
        f
        for f in facts
        if isinstance(f, kind) and f.realis is Realis.ACTUAL and (fits is None or fits(f))
    ]


def _is_told(fact: Fact) -> bool:
    return isinstance(fact, Talks) and says_enough(fact)


def _is_worth(fact: Fact) -> bool:
    if not isinstance(fact, Event) or fact.type not in WORTH:
        return False
    return are_known(fact.sources, fact.targets) and stated(fact.date) is not None


def _wants(once: Sequence[Fact], new: Iterable[Fact], material: Material) -> list[Line]:
    """Give the positions told anew; those that differ from the actor's earlier word say so."""
    held = [f for f in once if isinstance(f, Position)]
    steps = [s for _, cells in stands(held, material).rows for cell in cells for s in cell.steps]
    moved = {step.fact.id for step in steps if step.turn == "moved"}
    again = {step.fact.id for step in steps if step.turn == "again"}
    lines = []
    for fact in new:
        if isinstance(fact, Position) and is_told_well(fact) and fact.id not in again:
            issue = capital(word("issue", fact.issue))
            move = " (it moved)" if fact.id in moved else ""
            lines.append(Line(f"{issue}: {wish(fact, material)}{move}.", (fact.id,)))
    return lines


def _figures(material: Material, first: date) -> list[Line]:
    """Give the totals told anew, the fullest panels first; a value told before is not new."""
    lines: list[Line] = []
    for panel in panels(material):
        if panel.measure not in COUNTED or not panel.cumulative:
            continue
        before = {f.printed for f in panel.rivals if (d := material.told(f)) and d < first}
        lines = [
            total_line(f, material)
            for f in panel.rivals
            if (d := material.told(f)) and d >= first and f.printed not in before
        ] + lines
    return lines
