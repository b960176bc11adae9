"""One thing told by one report or by many: its best telling, its evidence and its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goodoffices.codes import Realis
from goodoffices.dossier.evidence import Borne, borne_out, copies_among
from goodoffices.dossier.material import Material, stated, told
from goodoffices.dossier.wording import says, stands
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire, Fact, Judgement, Report, Talks
from goodoffices.tellers import Teller


@dataclass(frozen=True, slots=True)
class Stage:
    """What one report tells of a thing at one time."""

    told: date | None
    when: date | None
    """The day of what is told, where the words give it."""
    stage: str
    """planned, happened, in force, collapsed, ... in plain words."""
    fact: Fact


@dataclass(frozen=True, slots=True)
class Thing:
    """One event, round, truce, figure, position, tie or office, with every telling of it."""

    id: str
    """Id of its first fact, the same whatever the order in which reports were read."""
    best: Fact
    """The telling that says most; it alone is retold, so that nothing is mixed together."""
    tellings: tuple[Fact, ...]
    borne: Borne
    history: tuple[Stage, ...]
    judgements: tuple[Judgement, ...] = ()
    more: int = 0
    """How many tellings there are besides these, in a list that gives a few of each."""
    day: date | None = None
    """The day it is sorted by: of its first telling, else of that telling's report."""

    @property
    def others(self) -> tuple[Fact, ...]:
        """Give the tellings but the one that is retold."""
        return tuple(each for each in self.tellings if each.id != self.best.id)

    @property
    def says(self) -> str:
        """Retell it in one sentence, in the words of its best telling."""
        return says(self.best)

    @property
    def course(self) -> str:
        """Tell its stages in order, each once: "planned, agreed, violated"."""
        return ", ".join(dict.fromkeys(each.stage for each in self.history))


@dataclass(frozen=True, slots=True)
class Standing:
    """What every telling of one thing shares: the id of the thing and how well it stands."""

    thing: str
    borne: Borne
    tellings: int


def thing(
    ident: str,
    facts: Iterable[Fact],
    reports: Mapping[str, Report | Teller],
    judgements: Iterable[Judgement] = (),
    *,
    told_by: Sequence[Teller] = (),
    day: date | None = None,
) -> Thing:
    """Put the tellings of one thing together; of several equally full ones the first speaks.

    A copy of a report speaks only where its original does not tell the thing. `told_by` gives the
    report of every telling, also of those not at hand.
    """
    tellings, judged = tuple(facts), tuple(judgements)
    copied = copies_among({each.report for each in tellings}, reports, judged)
    stages = [_stage(fact, reports) for fact in tellings]
    stages.sort(key=lambda each: (each.told or date.max, each.when or date.max, each.fact.id))
    return Thing(
        id=ident,
        best=max(tellings, key=lambda each: (each.report not in copied, *_how_full(each))),
        tellings=tellings,
        borne=borne_out(tellings, reports, judged, told_by=told_by),
        history=tuple(stages),
        judgements=tuple(each for each in judged if each.subject == "fact"),
        more=max(0, len(told_by) - len(tellings)),
        day=day,
    )


def of_things(things: Iterable[Thing], base: Material) -> Material:
    """Give the merged view of some material: of each thing the telling that speaks for it.

    What the base holds besides, statements, stays; its judgements on copies count for them.
    """
    listed = list(things)
    facts = (*(each.best for each in listed), *base.facts)
    others = {each.best.id: each.others for each in listed if each.others}
    return replace(base, facts=facts, others=others)


def _how_full(fact: Fact) -> tuple[bool, bool, int, float]:
    happened = fact.realis is Realis.ACTUAL and not fact.background
    return happened, stated(fact.date) is not None, len(fact.evidence), fact.confidence


def _stage(fact: Fact, reports: Mapping[str, Report | Teller]) -> Stage:
    report = reports.get(fact.report)
    day = told(report) if report else None
    return Stage(day, stated(fact.date), _standing(fact), fact)


def _standing(fact: Fact) -> str:
    if isinstance(fact, Ceasefire):
        return word("truce", fact.status)
    if isinstance(fact, Talks) and fact.outcome and fact.realis is Realis.ACTUAL:
        return word("outcome", fact.outcome)
    return stands(fact)
