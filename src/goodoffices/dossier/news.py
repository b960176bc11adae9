"""What new reports change in a dossier: moves, disputes, truces and talks told for the first time.

A thing that an earlier report told in the same stage is no news, whoever tells it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from goodoffices.codes import FactKind, Realis
from goodoffices.dossier.figures import panels
from goodoffices.dossier.material import Line, Material, told
from goodoffices.dossier.naming import capital, inner
from goodoffices.dossier.stands import moves
from goodoffices.dossier.telling import told_line
from goodoffices.dossier.wording import by_whom, counted, value, wish_of
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire, Fact, Figure, Position, Report, Talks

NEWS_KINDS = frozenset({FactKind.CEASEFIRE, FactKind.TALKS})
"""Kinds of which a first telling is news by itself."""


@dataclass(frozen=True, slots=True)
class News:
    """One change: its sentence, and the new fact whose words are shown with it."""

    sort: str
    """position_moved, figure_disputed, truce or talks."""
    line: Line
    fact: Fact


def shifts(
    positions: Iterable[Position], new: Collection[str], material: Material
) -> Iterator[News]:
    """Tell of actors whose new position differs from their last on the same matter."""
    for before, now in moves(positions, material):
        if now.id in new:
            text = (
                f"{now.actor.shown} moved on {word('issue', now.issue)}: now {wish_of(now)} "
                f"“{now.content}”, earlier {wish_of(before)} “{before.content}”."
            )
            yield News("position_moved", Line(text, (now.id, before.id)), now)


def disputes(new: Collection[str], material: Material) -> Iterator[News]:
    """Tell of new figures that cannot hold together with one told before, side by side."""
    for panel in panels(material):
        by_id = {figure.id: figure for figure in panel.rivals}
        for one, two in panel.clashes:
            fresh, other = (one, two) if one in new else (two, one)
            if fresh in new:
                line = _side_by_side(by_id[fresh], by_id[other])
                yield News("figure_disputed", line, by_id[fresh])


def new_things(
    tellings: Iterable[Fact], new: Collection[str], report: Report | None
) -> Iterator[News]:
    """Tell of a truce or of talks whose stage no earlier report has told."""
    facts = list(tellings)
    known = {_stage(fact) for fact in facts if fact.report not in new}
    for fact in facts:
        if fact.report in new and _stage(fact) not in known and not fact.background:
            known.add(_stage(fact))
            sort = "truce" if isinstance(fact, Ceasefire) else "talks"
            yield News(sort, told_line(fact, told(report) if report else None), fact)


def _side_by_side(now: Figure, other: Figure) -> Line:
    where = f" in {now.place}" if now.place else ""
    text = (
        f"{capital(value(now))} {counted(now)}{where} ({_counter(now)}); "
        f"{inner(value(other))} {counted(other)} ({_counter(other)})."
    )
    return Line(text, (now.id, other.id))


def _counter(fact: Figure) -> str:
    return by_whom(fact) or "counter not stated"


def _stage(fact: Fact) -> tuple[str, Realis]:
    if isinstance(fact, Ceasefire):
        return fact.status.value, fact.realis
    if isinstance(fact, Talks):
        return (fact.outcome.value if fact.outcome else ""), fact.realis
    return "", fact.realis
