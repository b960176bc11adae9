"""Judges which facts of one or several reports tell the same thing, or contradict each other.

Each kind has its features and the score from which two tellings are one; what is not judged stays
two. Roles, relations and positions are one where holder and substance are, whatever the day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goodoffices.codes import FactKind, Predicate
from goodoffices.facts import Judgement
from goodoffices.merge.compared import (
    Compared,
    stems,
)
from goodoffices.merge.counted import exclude, one_claim
from goodoffices.merge.features import (
    AGAINST,
    day,
    doers,
    parties,
    phrases,
    place,
    setting,
    standing,
    sufferers,
    word,
    wording,
)
from goodoffices.merge.rounds import judge_talks
from goodoffices.merge.truces import PAUSE, judge_truces
from goodoffices.merge.weighing import Rules, judged, weigh

SAME_LINE = 45
"""Days within which one wish told twice is one telling of a line, not a renewed wish."""
CONTRADICTED = 92
"""Days within which friend and foe of one pair contradict each other; later, they may turn."""
ALIKE = 0.5
"""Share of the telling words that two tellings of one wish have in common."""
LONG_SENTENCE, TWIN = 6, 0.8
"""Telling words a sentence must have, and the share two printings of it have in common."""


def judge_facts(one: Compared, two: Compared) -> Judgement | None:
    """Judge two facts of one kind; nothing where no judgement can be given."""
    left, right = sorted((one, two), key=lambda each: str(each.fact.id))
    if _twins(left, right):
        why = "Both stand in one and the same sentence, printed by two reports."
        return judged(left, right, "same", 0.95, why)
    return _JUDGES[one.fact.kind](left, right)


def _twins(one: Compared, two: Compared) -> bool:
    """Tell whether one sentence, carried by two reports of nearly one day, gave both facts."""
    if one.fact.report == two.fact.report or one.told is None or two.told is None:
        return False
    most = max(len(one.words), len(two.words))
    if most < LONG_SENTENCE or abs((one.told - two.told).days) > PAUSE:
        return False
    shared = len(one.words & two.words)
    if shared < LONG_SENTENCE or shared < TWIN * most or _gist(one) != _gist(two):
        return False
    return not any(side(one, two) for side in (_other_doers, _other_sides))


def _other_doers(one: Compared, two: Compared) -> bool:
    return one.fact.kind is FactKind.EVENT and doers(one, two).value <= AGAINST


def _other_sides(one: Compared, two: Compared) -> bool:
    return one.fact.kind is FactKind.CEASEFIRE and parties(one, two).value <= AGAINST


def _gist(one: Compared) -> tuple[object, ...]:
    """Give what must be equal in two copies of one fact besides their sentence."""
    parts = ("realis", "type", "trigger", "status", "venue", "number", "measure", "low", "high")
    more = ("issue", "stance", "content", "place")
    printed = one.fact.date.printed if one.fact.date else ""
    return (printed, *(getattr(one.fact, part, None) for part in (*parts, *more)))


def _event(one: Compared, two: Compared) -> Judgement | None:
    if one.fact.type is not two.fact.type:
        return None
    return weigh(EVENTS, one, two)


def _figure(one: Compared, two: Compared) -> Judgement | None:
    claim = one_claim(one, two)
    if claim:
        return judged(one, two, "same", claim.value, phrases([claim]))
    rival = exclude(one, two)
    return judged(one, two, "conflict", rival.value, phrases([rival])) if rival else None


def _position(one: Compared, two: Compared) -> Judgement | None:
    left, right = one.fact, two.fact
    same = (left.stance, left.claimed, left.realis) == (right.stance, right.claimed, right.realis)
    if not same or one.told is None or two.told is None:
        return None
    if abs((one.told - two.told).days) > SAME_LINE:
        return None
    mine, yours = stems(left.content), stems(right.content)
    share = len(mine & yours) / max(1, min(len(mine), len(yours)))
    if len(mine & yours) < 2 or share < ALIKE:
        return None
    why = f"{left.actor.shown} is told to want one thing in mostly the same words."
    return judged(one, two, "same", 0.5 + share / 2, why)


def _relation(one: Compared, two: Compared) -> Judgement | None:
    left, right = one.fact, two.fact
    if left.realis is not right.realis:
        return None
    ends = (left.subject.actor, left.object.actor), (right.subject.actor, right.object.actor)
    if ends[0] != ends[1]:
        return None
    if left.predicate is right.predicate and (
        left.mode is right.mode or not (left.mode and right.mode)
    ):
        why = f"Both tell the same tie of {left.subject.shown} to {left.object.shown}."
        return judged(one, two, "same", 0.9, why)
    opposed = {left.predicate, right.predicate} in CONTRARY and left.current and right.current
    near = one.told and two.told and abs((one.told - two.told).days) <= CONTRADICTED
    if opposed and near:
        why = f"One has {left.subject.shown} with {left.object.shown}, the other against."
        return judged(one, two, "conflict", 0.7, why)
    return None


CONTRARY = (
    {Predicate.SUPPORTS, Predicate.OPPOSES},
    {Predicate.ALLIED_WITH, Predicate.RIVAL_OF},
    {Predicate.ALLIED_WITH, Predicate.OPPOSES},
)


def _role(one: Compared, two: Compared) -> Judgement | None:
    left, right = one.fact, two.fact
    if left.holder.actor != right.holder.actor or left.current is not right.current:
        return None
    if stems(left.title) != stems(right.title):
        return None
    why = f"Both give {left.holder.shown} the office of {left.title}."
    return judged(one, two, "same", 0.9, why)


EVENTS = Rules((day, standing, doers, sufferers, place, word, wording, setting), 0.7)

_JUDGES: Mapping[FactKind, Callable[[Compared, Compared], Judgement | None]] = MappingProxyType(
    {
        FactKind.EVENT: _event,
        FactKind.TALKS: judge_talks,
        FactKind.CEASEFIRE: judge_truces,
        FactKind.FIGURE: _figure,
        FactKind.POSITION: _position,
        FactKind.RELATION: _relation,
        FactKind.ROLE: _role,
    }
)
MERGED = frozenset(_JUDGES)
"""Kinds that are merged; a statement is its speaker's words on one occasion and stays as it is."""
