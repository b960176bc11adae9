"""The state of the process in plain words, each sentence put together from facts.

A sentence is a `Line`: its words and the ids of the facts they come from. Whoever shows it
passes it through the evidence gate first; a line that fails is not shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import (
    CeasefireStatus,
    EventType,
    Measure,
    ProcessRole,
    Realis,
    Stance,
    TalksOutcome,
)
from goodoffices.dossier.careers import successions
from goodoffices.dossier.due import Due, due
from goodoffices.dossier.figures import panels
from goodoffices.dossier.material import Line, Material, counted_once, in_order, who
from goodoffices.dossier.wording import by_whom, called, listed, names, says, value
from goodoffices.dossier.words import word
from goodoffices.facts import (
    Ceasefire,
    Event,
    Fact,
    Party,
    Position,
    Role,
    Statement,
    Talks,
)

PARTS_SHOWN: tuple[ProcessRole, ...] = (
    ProcessRole.MEDIATOR,
    ProcessRole.ENVOY,
    ProcessRole.SPONSOR,
    ProcessRole.GUARANTOR,
)
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
        who=(*_holders(material), *_sponsors(facts))[:MOST],
        want=_wants(facts),
        tried=(*_meetings(facts), *_truces(facts), *_blame(facts))[: MOST + 1],
        bad=_figures(material),
        due=_due(due(material)),
    )


def _holders(material: Material) -> tuple[Line, ...]:
    lines = []
    for post in successions(material):
        tenures = [h.tenure for h in post.holders if h.tenure.part in PARTS_SHOWN]
        if tenures:
            told = listed(t.name for t in tenures)
            text = f"In order of reports, as {tenures[0].titles[0]}: {told}."
            lines.append(Line(text, tuple(t.facts[0].id for t in tenures)))
    if not lines:
        lines = _named(reversed(in_order(material, counted_once(material))))
    return tuple(lines[:2])


def _named(facts: Iterable[Fact]) -> list[Line]:
    lines: dict[str, Line] = {}
    for fact in facts:
        if isinstance(fact, Role) and fact.process_role in PARTS_SHOWN and fact.current:
            line = Line(f"{fact.holder.shown} is named as {fact.title}.", (fact.id,))
            lines.setdefault(who(fact.holder), line)
    return list(lines.values())


def _sponsors(facts: Iterable[Fact]) -> tuple[Line, ...]:
    lines: dict[str, Line] = {}
    for fact in facts:
        if isinstance(fact, Talks) and fact.sponsors and (fact.name or fact.venue):
            verb = "is" if len(fact.sponsors) == 1 else "are"
            part = "sponsor" if len(fact.sponsors) == 1 else "sponsors"
            text = f"{names(fact.sponsors)} {verb} named as {part} of {called(fact)}."
            lines.setdefault(called(fact).casefold(), Line(text, (fact.id,)))
    return tuple(lines.values())[:3]


def _wants(facts: Iterable[Fact]) -> tuple[Line, ...]:
    """Give the issues on which stances differ most, one holder to a line."""
    by_issue: dict[str, dict[str, Position]] = defaultdict(dict)
    for fact in facts:
        if isinstance(fact, Position) and fact.content and fact.actor.actor:
            by_issue[fact.issue.value].setdefault(who(fact.actor), fact)
    against = {Stance.OPPOSE, Stance.DEMAND, Stance.CONDITION}
    ranked = sorted(
        by_issue.items(),
        key=lambda item: (-len({p.stance in against for p in item[1].values()}), -len(item[1])),
    )
    lines = []
    for issue, held in ranked[:2]:
        for fact in list(held.values())[:2]:
            text = f"On {word('issue', issue)}: {says(fact)}."
            lines.append(Line(text, (fact.id,)))
    return tuple(lines[:MOST])


def _meetings(facts: Iterable[Fact]) -> tuple[Line, ...]:
    lines: dict[str, Line] = {}
    for fact in facts:
        if not isinstance(fact, Talks) or fact.realis is not Realis.ACTUAL:
            continue
        if fact.outcome and (fact.name or fact.venue):
            text = f"{_capital(called(fact))}: {_ended(fact.outcome)}."
            lines.setdefault(called(fact).casefold(), Line(text, (fact.id,)))
    return tuple(lines.values())[:3]


def _truces(facts: Iterable[Fact]) -> tuple[Line, ...]:
    lines: dict[str, Line] = {}
    for fact in facts:
        if isinstance(fact, Ceasefire) and fact.status is not CeasefireStatus.MOOTED:
            place = fact.place or ""
            lines.setdefault(place.casefold(), Line(f"{says(fact)}.", (fact.id,)))
    return tuple(lines.values())[:2]


def _blame(facts: Iterable[Fact]) -> tuple[Line, ...]:
    told = Counter[str]()
    lines = []
    for fact in facts:
        if not isinstance(fact, Event) or fact.type is not EventType.ACCUSE:
            continue
        if _known(fact.sources) and _known(fact.targets):
            text = f"{says(fact)}."
            told[text] += 1
            if told[text] == 1:
                lines.append(Line(text, (fact.id,)))
    return tuple(lines[:2])


def _figures(material: Material) -> tuple[Line, ...]:
    lines = []
    for panel in panels(material):
        if panel.measure is Measure.KILLED and panel.cumulative:
            known = [f for f in panel.rivals if material.sort_day(f) < date.max]
            for fact in (known or panel.rivals)[-MOST:]:
                by = by_whom(fact) or "counter not stated"
                place = f" in {fact.place}" if fact.place else ""
                lines.append(Line(f"{_capital(value(fact))} killed{place}: {by}.", (fact.id,)))
    return tuple(lines[:MOST])


def _due(items: Iterable[Due]) -> tuple[Line, ...]:
    waiting = [item for item in items if not item.later and _has_known_doer(item.fact)]
    waiting.sort(key=lambda item: (item.ahead, item.due or item.told or date.min))
    return tuple(_due_line(item) for item in reversed(waiting[-MOST:]))


def _has_known_doer(fact: Fact) -> bool:
    if isinstance(fact, Event):
        return _known(fact.sources)
    return _known(fact.speakers) if isinstance(fact, Statement) else True


def _due_line(item: Due) -> Line:
    printed = item.fact.date.printed if item.fact.date else ""
    told = says(item.fact)
    if isinstance(item.fact, Statement):
        told = f"{told}: {item.fact.content}"
    elif item.fact.realis is Realis.PLANNED and not isinstance(item.fact, Event):
        told = f"{told}, planned"
    when = f", {printed}" if printed and printed not in told else ""
    return Line(f"{told}{when}: {item.standing}.", (item.fact.id,))


def _known(parties: Iterable[Party]) -> bool:
    """Tell whether there are parties and it is known who each is; "they" is nobody's name."""
    parties = tuple(parties)
    return bool(parties) and all(p.actor for p in parties)


def _ended(outcome: TalksOutcome) -> str:
    return word("outcome", outcome)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
