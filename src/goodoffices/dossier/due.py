"""What was announced, promised or planned, and whether a later report tells of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.codes import (
    CeasefireStatus,
    Direction,
    EventType,
    Realis,
    StatementAct,
    TalksOutcome,
)
from goodoffices.dossier.deeds import is_vague
from goodoffices.dossier.material import Material, are_known, counted_once, in_order, stated, who
from goodoffices.facts import Ceasefire, Event, Fact, Party, Statement, Talks

PROMISING: frozenset[StatementAct] = frozenset({StatementAct.PROMISE, StatementAct.ANNOUNCE})
AWAITED: frozenset[EventType] = frozenset(
    {EventType.CONSULT, EventType.AGREE, EventType.RETREAT, EventType.AID, EventType.CONCEDE}
)
"""What one waits for with or without a day: meetings, deals, releases, withdrawals, relief."""
_HANGS = (
    r"(?:if|unless|provided(?: that)?|on condition that|as long as|subject to|depending on|"
    r"depends on|once(?= (?:the|a|all|both|its|their|they|it|first|these|those|there)\b))\b"
)
_CONDITION = re.compile(
    rf"^{_HANGS}[^,.;:!?()]{{3,160}}(?=,)"
    rf"|(?<=\w)[, ] ?{_HANGS}[^.;:!?()]{{3,160}}(?=[.;:!?)]|$)",
    re.IGNORECASE,
)
"""The words on which a plan hangs: at the head of a sentence up to the comma, else to its end."""
WINDOW = timedelta(days=45)
"""How far from its due day a later telling may lie and still be taken for the same thing."""


@dataclass(frozen=True, slots=True)
class Due:
    """A thing that was still to come when it was told."""

    fact: Fact
    told: date | None
    """The day of the report that tells it."""
    due: date | None
    """The first day on which it is due, where the words give one."""
    ahead: bool
    """It lies after the newest report: nothing can be known of it yet."""
    later: tuple[Fact, ...]
    """What later reports tell that has the same type and place; never proof that it is the same."""
    again: tuple[Fact, ...] = ()
    """Other facts that tell of the same plan: of one day and place, or of the same actors."""
    happened: tuple[Fact, ...] = ()
    """Later tellings of the very thing, told as done: the same by what was judged."""
    overdue: bool = False
    """Its last day has passed by the newest report, and no later report tells of it."""

    @property
    def answered(self) -> tuple[Fact, ...]:
        """Give what later reports tell: of the very thing where it is known, else of its like."""
        return self.happened or self.later

    @property
    def standing(self) -> str:
        """Say in plain words where it stands; a later telling is offered, never asserted."""
        if self.happened:
            return "told as done by a later report"
        if self.later:
            return "a later report tells of one"
        if self.overdue:
            return "its day has passed; no later report says"
        return "still ahead" if self.ahead else "no later report says"


def due(material: Material, *, as_of: date | None = None) -> tuple[Due, ...]:
    """List what is worth waiting for, by the day it was told, with later tellings of its like."""
    facts = in_order(material, counted_once(material))
    as_of = as_of or material.latest_day
    done = _by_sort(material, (f for f in facts if _is_done(material, f)))
    plans: list[Fact] = []
    known: dict[str, Known] = {}
    for fact in facts:
        told = [f for f in material.tellings(fact) if is_to_come(material, f) and is_awaited(f)]
        if told:
            best = max(told, key=_how_well)
            again = tuple(f for f in told if f is not best)
            known[best.id] = (_done_since(material, material.tellings(fact), best), again)
            plans.append(best)
    plans.sort(key=lambda f: material.told(f) or date.max)
    return tuple(
        _due(material, plan, as_of, done.get(_sort(plan), []), _joined(known, plan, more))
        for plan, more in _told_once(plans)
    )


Known = tuple[tuple[Fact, ...], tuple[Fact, ...]]
"""What tells a plan as done, and what else tells it as a plan."""


def _joined(known: Mapping[str, Known], plan: Fact, more: Iterable[Fact]) -> Known:
    """Put together what is known of the tellings of one plan."""
    more = tuple(more)
    held = [known[plan.id], *(known[f.id] for f in more)]
    happened = tuple(fact for done, _ in held for fact in done)
    return happened, (*more, *(fact for _, again in held for fact in again))


def _due(
    material: Material,
    plan: Fact,
    as_of: date | None,
    done: Iterable[tuple[date, Fact]],
    known: Known,
) -> Due:
    happened, again = known
    later = () if happened else _later(material, done, plan)
    ahead = _is_ahead(plan, as_of)
    end = (plan.date.end if plan.date else None) or stated(plan.date)
    passed = end is not None and stated(plan.date) is not None and as_of is not None and end < as_of
    return Due(
        fact=plan,
        told=material.told(plan),
        due=stated(plan.date),
        ahead=ahead and not happened,
        later=later,
        again=again,
        happened=happened,
        overdue=passed and not happened and not later,
    )


def _done_since(material: Material, tellings: Iterable[Fact], plan: Fact) -> tuple[Fact, ...]:
    """Give the tellings of the same thing that tell it as done, in reports after the plan's."""
    told = material.told(plan)
    return tuple(
        fact
        for fact in tellings
        if _is_done(material, fact) and told and (material.told(fact) or date.min) > told
    )


def condition_in(sentence: str) -> str:
    """Give the clause of a sentence on which what it tells is made to depend; mostly nothing."""
    found = _CONDITION.search(" ".join(sentence.split()))
    return found.group().strip(" ,;") if found else ""


def _sort(fact: Fact) -> str:
    """Name what may answer a plan: the same kind, of events the same type."""
    return fact.type.value if isinstance(fact, Event) else fact.kind.value


def _by_sort(material: Material, facts: Iterable[Fact]) -> dict[str, list[tuple[date, Fact]]]:
    shelves: dict[str, list[tuple[date, Fact]]] = defaultdict(list)
    for fact in facts:
        told = material.told(fact)
        if told:
            shelves[_sort(fact)].append((told, fact))
    return shelves


def _later(
    material: Material, done: Iterable[tuple[date, Fact]], planned: Fact
) -> tuple[Fact, ...]:
    first = material.told(planned)
    if first is None:
        return ()
    return tuple(
        fact
        for told, fact in done
        if told > first and _fits_in_time(fact, planned, told) and _same_sort(fact, planned)
    )


def _told_once(plans: Iterable[Fact]) -> list[tuple[Fact, tuple[Fact, ...]]]:
    """Put tellings of one plan together: the first that names it best speaks for all."""
    groups: list[list[Fact]] = []
    shelves: dict[date | str, list[list[Fact]]] = defaultdict(list)
    for fact in plans:
        # Two tellings of one plan have one day, or, without any, one report.
        shelf = shelves[stated(fact.date) or fact.report]
        known = next((g for g in shelf if any(_same_plan(fact, each) for each in g)), None)
        if known is None:
            shelf.append([fact])
            groups.append(shelf[-1])
        else:
            known.append(fact)
    made = []
    for group in groups:
        best = max(group, key=_how_well)
        made.append((best, tuple(f for f in group if f is not best)))
    return made


def _same_plan(one: Fact, two: Fact) -> bool:
    meetings = _is_meeting(one) and _is_meeting(two)
    if one.kind is not two.kind and not meetings:
        return False
    if isinstance(one, Event) and isinstance(two, Event) and one.type is not two.type:
        return False
    if not _agree(_where(one), _where(two)):
        return False
    first, second = stated(one.date), stated(two.date)
    if first != second:
        return False
    if meetings and one.report == two.report and one.sentence == two.sentence:
        return True
    if first is None:
        return one.report == two.report and bool(_doers(one) & _doers(two))
    return bool(_where(one) and _where(two)) or bool(_doers(one) & _doers(two))


def _is_meeting(fact: Fact) -> bool:
    return isinstance(fact, Talks) or (isinstance(fact, Event) and fact.type is EventType.CONSULT)


def _how_well(fact: Fact) -> tuple[bool, bool, int]:
    return isinstance(fact, Talks), bool(_where(fact)), len(_doers(fact))


def _where(fact: Fact) -> str | None:
    if isinstance(fact, Talks):
        return fact.venue
    return fact.place if isinstance(fact, Event | Ceasefire) else None


def _doers(fact: Fact) -> set[str]:
    """Name the known actors of whom a plan is told."""
    parties: Iterable[Party] = ()
    if isinstance(fact, Event):
        parties = (*fact.sources, *fact.targets)
    elif isinstance(fact, Talks):
        there = (part.party for part in fact.participants)
        parties = (*there, *fact.mediators, *fact.sponsors, *fact.hosts)
    elif isinstance(fact, Ceasefire):
        parties = (*fact.parties, *fact.guarantors)
    elif isinstance(fact, Statement):
        parties = fact.speakers
    return {who(party) for party in parties if party.actor}


def is_awaited(fact: Fact) -> bool:
    """Tell whether a plan is worth waiting for: of a known actor, and of a sort that comes true.

    A round of talks counts with its day or number alone, an attack or a threat only with a day, a
    meeting without a day only if it is told where or with whom.
    """
    dated = stated(fact.date) is not None
    if isinstance(fact, Talks):
        return bool(_doers(fact)) or bool((fact.venue or fact.name) and dated) or bool(fact.number)
    if isinstance(fact, Ceasefire):
        return dated or bool(_doers(fact))
    if isinstance(fact, Event):
        whole = bool(fact.place or fact.targets) or fact.type is EventType.RETREAT
        whole = whole and not is_vague(fact)
        return are_known(fact.sources) and (dated or (fact.type in AWAITED and whole))
    return dated and bool(_doers(fact))


_TO_BEGIN = frozenset({CeasefireStatus.AGREED, CeasefireStatus.EXTENDED})
"""States of a truce that may lie ahead of the report that tells them."""


def is_to_come(material: Material, fact: Fact) -> bool:
    """Tell whether a fact was still to come on the day it was told."""
    if fact.background or fact.realis is Realis.DENIED:
        return False
    if isinstance(fact, Event | Ceasefire) and fact.realis is Realis.PLANNED:
        return not _is_past(material, fact)
    if isinstance(fact, Talks):
        return fact.realis is Realis.PLANNED or _after_its_report(material, fact)
    if isinstance(fact, Ceasefire) and fact.status in _TO_BEGIN:
        return _after_its_report(material, fact)
    if isinstance(fact, Statement) and fact.act in PROMISING:
        return _after_its_report(material, fact)
    return False


def _is_past(material: Material, fact: Fact) -> bool:
    """Tell whether a plan was for days before its report: it was no longer to come."""
    told = material.told(fact)
    end = fact.date.end or stated(fact.date) if fact.date else None
    return told is not None and stated(fact.date) is not None and end is not None and end < told


def _after_its_report(material: Material, fact: Fact) -> bool:
    start, told = stated(fact.date), material.told(fact)
    if start is None or fact.date is None:
        return False
    return start > told if told else fact.date.direction is Direction.FUTURE


def _is_ahead(fact: Fact, as_of: date | None) -> bool:
    start = stated(fact.date)
    end = (fact.date.end if fact.date else None) or start
    return end is not None and as_of is not None and end >= as_of


def _is_done(material: Material, fact: Fact) -> bool:
    if fact.realis is not Realis.ACTUAL or not isinstance(fact, Event | Talks | Ceasefire):
        return False
    return not _after_its_report(material, fact)


def _fits_in_time(later: Fact, planned: Fact, told: date) -> bool:
    start = stated(planned.date)
    if start is None:
        return True
    at = stated(later.date)
    if at is None:
        return told >= start
    end = (planned.date.end if planned.date else None) or start
    return start - WINDOW <= at <= end + WINDOW


def _same_sort(later: Fact, planned: Fact) -> bool:
    if isinstance(later, Talks) and isinstance(planned, Talks):
        return _same_talks(later, planned)
    if isinstance(later, Ceasefire) and isinstance(planned, Ceasefire):
        return _same_place(later.place, planned.place) and bool(later.place)
    if isinstance(later, Event) and isinstance(planned, Event):
        same_side = _shared(later.sources, planned.sources)
        agree = _agree(later.place, planned.place) and _agree_parties(later, planned)
        return later.type is planned.type and same_side and agree
    return False


def _same_talks(later: Talks, planned: Talks) -> bool:
    if later.number and planned.number and later.number != planned.number:
        return False
    if later.name and planned.name and later.name.casefold() == planned.name.casefold():
        return True
    return bool(later.venue) and _same_place(later.venue, planned.venue)


def put_off(item: Due) -> bool:
    """Tell whether a later report says that the talks were put off."""
    return any(isinstance(f, Talks) and f.outcome is TalksOutcome.POSTPONED for f in item.answered)


def _agree_parties(later: Event, planned: Event) -> bool:
    if not later.targets or not planned.targets:
        return True
    return _shared(later.targets, planned.targets)


def _shared(left: Iterable[Party], right: Iterable[Party]) -> bool:
    return bool({who(p) for p in left} & {who(p) for p in right})


def _same_place(left: str | None, right: str | None) -> bool:
    return (left or "").casefold() == (right or "").casefold()


def _agree(left: str | None, right: str | None) -> bool:
    return not left or not right or _same_place(left, right)
