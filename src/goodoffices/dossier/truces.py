"""One truce by all its tellings: its states in order of time, and where it stood last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.codes import CeasefireStatus, Realis
from goodoffices.dossier.material import Material, shown_day, stated
from goodoffices.dossier.words import word
from goodoffices.facts import Ceasefire

GONE: frozenset[CeasefireStatus] = frozenset(
    {CeasefireStatus.VIOLATED, CeasefireStatus.COLLAPSED, CeasefireStatus.EXPIRED}
)
"""States after which nobody may say of a truce only that it was agreed."""
LASTING: frozenset[CeasefireStatus] = frozenset(
    {CeasefireStatus.EXTENDED, CeasefireStatus.IN_FORCE, CeasefireStatus.FRAGILE}
)
"""States of a truce that goes on."""
MOOTED: frozenset[CeasefireStatus] = frozenset(
    {CeasefireStatus.MOOTED, CeasefireStatus.PROPOSED, CeasefireStatus.REJECTED}
)
"""States of a truce that is only wanted, offered or refused so far."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A state of a truce, and every telling that gives it of one time."""

    status: CeasefireStatus
    realis: Realis
    when: str
    """The day the words give; else when it was told; else nothing."""
    facts: tuple[Ceasefire, ...]

    @property
    def words(self) -> str:
        """Say the state in plain words, with how sure it is where it is not told as so."""
        told = word("truce", self.status)
        return told if self.realis is Realis.ACTUAL else f"{told}, {word('realis', self.realis)}"


def turns(tellings: Iterable[Ceasefire], material: Material) -> tuple[Turn, ...]:
    """Give the states of a truce in order of time; one state told again at once is one turn.

    A state without a day of its own stands where its report stands; one told as background, and
    undated, comes before the others: its report is later than it.
    """
    made: list[Turn] = []
    for fact in sorted(tellings, key=lambda each: _place(each, material)):
        when = _when(fact, material)
        last = made[-1] if made else None
        if last and (last.status, last.realis) == (fact.status, fact.realis):
            made[-1] = Turn(last.status, last.realis, last.when or when, (*last.facts, fact))
        else:
            made.append(Turn(fact.status, fact.realis, when, (fact,)))
    return tuple(made)


def last_state(of: Iterable[Turn]) -> Turn | None:
    """Give the latest state that is told as so; without any, the latest that is told at all."""
    listed = list(of)
    so = [turn for turn in listed if turn.realis is Realis.ACTUAL]
    return (so or listed)[-1] if listed else None


def became(fact: Ceasefire, material: Material) -> Ceasefire | None:
    """Give what became of a truce: another telling says that it is no more, or goes on."""
    told = [f for f in material.tellings(fact) if isinstance(f, Ceasefire)]
    last = last_state(turns((f for f in told if f.status not in MOOTED), material))
    if last is None or last.realis is not Realis.ACTUAL or last.status is fact.status:
        return None
    if last.status in GONE:
        return None if fact.status in GONE else last.facts[0]
    newer = material.sort_day(last.facts[0]) > material.sort_day(fact)
    return last.facts[0] if last.status in LASTING and newer else None


def _place(fact: Ceasefire, material: Material) -> tuple[bool, date, date, bool, str]:
    own, told = stated(fact.date), material.told(fact) or date.max
    older = own is None and fact.background
    # Of one day the end comes last: "took effect last week, and has been broken since".
    return not older, own or told, told, fact.status in GONE, fact.id


def _when(fact: Ceasefire, material: Material) -> str:
    told = material.told(fact)
    own = shown_day(fact.date)
    return own or (f"told {told:%-d %b %Y}" if told else "")
