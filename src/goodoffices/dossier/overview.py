"""The state of the process in plain words, each sentence put together from facts.

A sentence is a `Line`: its words and the ids of the facts they come from. Whoever shows it
passes it through the evidence gate first; a line that fails is not shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import CeasefireStatus, EventType, Measure, Realis
from goodoffices.dossier.dating import month_of
from goodoffices.dossier.due import Due, due
from goodoffices.dossier.figures import panels
from goodoffices.dossier.material import Line, Material, are_known, counted_once, in_order, who
from goodoffices.dossier.naming import capital
from goodoffices.dossier.people import backers, mediation, sides
from goodoffices.dossier.telling import due_line, joined, says_enough, told_line, total_line
from goodoffices.dossier.truces import became
from goodoffices.dossier.wants import FOR, is_told_well, wish
from goodoffices.dossier.wording import called, says
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire, Event, Fact, Position, Talks

MOST = 5
"""Lines in one answer: the page behind it has the rest."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Short answers to the five questions; an empty answer means that no report gives one."""

    who: tuple[Line, ...]
    want: tuple[Line, ...]
    tried: tuple[Line, ...]
    bad: tuple[Line, ...]
    due: tuple[Line, ...]


def overview(material: Material) -> Overview:
    """Answer the five questions from the newest facts that bear on each."""
    facts = [f for f in in_order(material, counted_once(material)) if not f.background]
    # A fact whose day nobody knows is not news: it comes behind those whose day is known.
    facts.sort(key=lambda f: material.sort_day(f) < date.max)
    facts.reverse()
    return Overview(
        who=(*mediation(material)[:2], *backers(material)[:2], *sides(material))[: MOST + 1],
        want=_wants(facts, material),
        tried=(*_meetings(facts, material), *_truces(facts, material), *_blame(facts))[: MOST + 1],
        bad=_figures(material),
        due=_due(due(material)),
    )


def _wants(facts: Iterable[Fact], material: Material) -> tuple[Line, ...]:
    """Give the issues on which stances differ most, the newest word of each side."""
    by_issue: dict[str, dict[str, Position]] = defaultdict(dict)
    for fact in facts:
        if isinstance(fact, Position) and is_told_well(fact):
            by_issue[fact.issue.value].setdefault(who(fact.actor), fact)
    ranked = sorted(
        by_issue.items(),
        key=lambda item: (-len({p.stance in FOR for p in item[1].values()}), -len(item[1])),
    )
    lines = []
    for issue, held in ranked[:3]:
        newest = list(held.values())
        against = [f for f in newest if f.stance not in FOR][:1]
        for fact in (*[f for f in newest if f.stance in FOR][: 2 - len(against)], *against):
            when = month_of(material.told(fact))
            text = f"{capital(word('issue', issue))}: {wish(fact, material)}{when}."
            lines.append(Line(text, (fact.id,)))
    return tuple(lines[: MOST + 1])


def _meetings(facts: Iterable[Fact], material: Material) -> tuple[Line, ...]:
    """Tell how the newest talks ended, or that they were held."""
    lines: dict[str, Line] = {}
    for fact in facts:
        if not isinstance(fact, Talks) or fact.realis is not Realis.ACTUAL:
            continue
        if says_enough(fact):
            lines.setdefault(
                (fact.venue or called(fact)).casefold(), told_line(fact, material.told(fact))
            )
    return tuple(lines.values())[:3]


def _truces(facts: Iterable[Fact], material: Material) -> tuple[Line, ...]:
    lines: dict[str, Line] = {}
    for fact in facts:
        if isinstance(fact, Ceasefire) and fact.status is not CeasefireStatus.MOOTED:
            place = fact.place or ""
            now = became(fact, material) or fact
            lines.setdefault(place.casefold(), told_line(now, material.told(now)))
    return tuple(lines.values())[:2]


def _blame(facts: Iterable[Fact]) -> tuple[Line, ...]:
    told = Counter[str]()
    lines = []
    for fact in facts:
        if not isinstance(fact, Event) or fact.type is not EventType.ACCUSE:
            continue
        if fact.realis is Realis.ACTUAL and are_known(fact.sources, fact.targets):
            text = f"{says(fact)}."
            told[text] += 1
            if told[text] == 1:
                lines.append(Line(text, (fact.id,)))
    return tuple(lines[:2])


def _figures(material: Material) -> tuple[Line, ...]:
    """Give the newest totals of the dead with who counted; one value told twice is one line."""
    for panel in panels(material):
        if panel.measure is Measure.KILLED and panel.cumulative:
            known = [f for f in panel.rivals if material.told(f)] or list(panel.rivals)
            lines = joined(total_line(f, material) for f in known[-MOST - 2 :])
            return tuple(lines[-MOST:])
    return ()


def _due(items: Iterable[Due]) -> tuple[Line, ...]:
    waiting = [item for item in items if not item.answered]
    waiting.sort(key=lambda item: (item.ahead, item.due or item.told or date.min))
    return tuple(due_line(item, later=n) for n, item in enumerate(reversed(waiting[-MOST:])))
