"""Judges which facts of one or several reports tell the same thing, or contradict each other.

Each kind has its features and the score from which two tellings are one; what is not judged stays
two. Roles, relations and positions are one where holder and substance are, whatever the day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from goodoffices.codes import CeasefireStatus, FactKind, Predicate, Realis, Scope
from goodoffices.facts import Judgement
from goodoffices.merge.compared import (
    Compared,
    actors,
    agree,
    place_of,
    proper_name,
    round_of,
    stems,
)
from goodoffices.merge.counted import exclude, one_claim
from goodoffices.merge.features import (
    AGAINST,
    Feature,
    Found,
    at_table,
    company,
    day,
    doers,
    name,
    parties,
    phrases,
    place,
    round_number,
    setting,
    standing,
    sufferers,
    venue,
    word,
    wording,
)

SAME_LINE = 45
"""Days within which one wish told twice is one telling of a line, not a renewed wish."""
CONTRADICTED = 92
"""Days within which friend and foe of one pair contradict each other; later, they may turn."""
PAUSE = 2
"""Days after the end of a truce from which a new one is another."""
ALIKE = 0.5
"""Share of the telling words that two tellings of one wish have in common."""
TRUCES_PROPER = stems("ceasefire cease-fire truce armistice cessation")
"""Words that name one and the same sort of thing."""
OVER = frozenset({CeasefireStatus.COLLAPSED, CeasefireStatus.EXPIRED})
LONG_SENTENCE, TWIN = 6, 0.8
"""Telling words a sentence must have, and the share two printings of it have in common."""
BEGUN = frozenset({CeasefireStatus.MOOTED, CeasefireStatus.PROPOSED, CeasefireStatus.AGREED})


@dataclass(frozen=True, slots=True)
class Rules:
    """The features of a kind, and the score from which two tellings are one."""

    features: tuple[Feature, ...]
    enough: float


def judge_facts(one: Compared, two: Compared) -> Judgement | None:
    """Judge two facts of one kind; nothing where no judgement can be given."""
    left, right = sorted((one, two), key=lambda each: str(each.fact.id))
    if _twins(left, right):
        why = "Both stand in one and the same sentence, printed by two reports."
        return _judged(left, right, "same", 0.95, why)
    return _JUDGES[one.fact.kind](left, right)


def _twins(one: Compared, two: Compared) -> bool:
    """Tell whether one sentence, carried by two reports of nearly one day, gave both facts."""
    if one.fact.report == two.fact.report or one.told is None or two.told is None:
        return False
    if any(side(one, two) for side in (_other_doers, _other_sides)):
        return False
    if _gist(one) != _gist(two) or abs((one.told - two.told).days) > PAUSE:
        return False
    shared, most = len(one.words & two.words), max(len(one.words), len(two.words))
    return shared >= LONG_SENTENCE and shared >= TWIN * most


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


def _weigh(rules: Rules, one: Compared, two: Compared) -> Judgement | None:
    found: list[Found] = []
    for feature in rules.features:
        each = feature(one, two)
        if each.value <= AGAINST:
            return None
        found.append(each)
    score = round(sum(each.value for each in found), 2)
    return _judged(one, two, "same", score, phrases(found)) if score >= rules.enough else None


def _judged(one: Compared, two: Compared, verdict: str, score: float, why: str) -> Judgement:
    left, right = sorted((one.fact.id, two.fact.id))
    return Judgement(left, right, "fact", verdict, min(1.0, score), (why,))


def _event(one: Compared, two: Compared) -> Judgement | None:
    if one.fact.type is not two.fact.type:
        return None
    return _weigh(EVENTS, one, two)


def sitting(one: Compared, two: Compared) -> Found:
    """Talks last days: within a week, .3; within a month, .15; a numbered name needs no day."""
    named = bool(proper_name(one.fact)) and proper_name(one.fact) == proper_name(two.fact)
    if one.when is None or two.when is None:
        sure = named and round_of(one.fact) is not None
        return Found(0.2, "a numbered name is of one meeting") if sure else Found(AGAINST, "no day")
    gap = one.when.gap(two.when)
    if gap <= SITTING:
        near = one.when.stated and two.when.stated
        return Found(0.3 if near else 0.2, "they are told of the same days")
    if gap <= MONTH and (named or _stages(one, two)):
        return Found(0.15, "they are told within a month of each other")
    return Found(AGAINST, "their days lie apart")


def _stages(one: Compared, two: Compared) -> bool:
    """Tell whether one is the plan for the other, or both have the same number."""
    planned = {one.fact.realis, two.fact.realis} == {Realis.PLANNED, Realis.ACTUAL}
    exact = one.when and two.when and one.when.stated and two.when.stated
    return (planned and not exact) or (
        round_of(one.fact) is not None and round_of(one.fact) == round_of(two.fact)
    )


SITTING, MONTH = 7, 31


def apart(one: Compared, two: Compared) -> Found:
    """Two talks that one report tells apart, -.2: it would have named one meeting once."""
    return Found(-0.2 if one.fact.report == two.fact.report else 0.0, "")


def _talks(one: Compared, two: Compared) -> Judgement | None:
    return _weigh(TALKS, one, two)


def truce_place(one: Compared, two: Compared) -> Found:
    """The same place, .4; both for the whole war, .3; one local, the other without place, -.1."""
    left, right = place_of(one.fact.place), place_of(two.fact.place)
    if left and right:
        same = agree(left, right)
        return Found(0.4, f"both are in {one.fact.place}") if same else Found(AGAINST, "elsewhere")
    scopes = {one.fact.scope, two.fact.scope}
    local = Scope.LOCAL in scopes
    if local and scopes != {Scope.LOCAL}:
        return Found(-0.1, "")
    if scopes == {Scope.NATIONAL}:
        return Found(0.3, "both are for the whole war")
    return Found(0.15 if local else 0.0, "")


def truce_day(one: Compared, two: Compared) -> Found:
    """Told within days, .35; a fortnight, .3; six weeks, .2; longer apart they stay two."""
    if one.when is None or two.when is None:
        together = one.fact.report == two.fact.report
        return Found(0.35, "one report tells both") if together else Found(AGAINST, "no day")
    gap = one.when.gap(two.when)
    for days, value, phrase in NEARNESS:
        if gap <= days:
            return Found(value, f"they are told within {phrase}")
    return Found(AGAINST, "apart")


NEARNESS = ((3, 0.35, "days of each other"), (14, 0.3, "a fortnight"), (42, 0.2, "six weeks"))


def one_report(one: Compared, two: Compared) -> Found:
    """One report speaks of one truce, .15, unless it tells a proposal beside one in force, -.05."""
    if one.fact.report != two.fact.report:
        return Found(0.0, "")
    asked = frozenset({CeasefireStatus.MOOTED, CeasefireStatus.PROPOSED})
    beside = (one.fact.status in asked) != (two.fact.status in asked)
    return Found(-0.05, "") if beside else Found(0.15, "one report tells both")


def one_war(one: Compared, two: Compared) -> Found:
    """Without a place or side in common, two reports must be about the same people to be of one."""
    sided = actors(one.fact.parties) & actors(two.fact.parties)
    placed = one.fact.place and two.fact.place
    if sided or placed or len(one.cast & two.cast) > 1 or one.fact.report == two.fact.report:
        return Found(0.0, "")
    return Found(AGAINST, "nothing tells that they are of one war")


def truce_word(one: Compared, two: Compared) -> Found:
    """The same word for it, .1; a truce is no pause, zone or freeze, -.3."""
    left, right = stems(one.fact.term), stems(two.fact.term)
    if one.fact.term.endswith("s") != two.fact.term.endswith("s"):
        return Found(AGAINST, "one tells of several")
    if left & right:
        return Found(0.1, f"both call it a {one.fact.term}")
    plain = all(words & TRUCES_PROPER for words in (left, right))
    return Found(0.0 if plain or not (left and right) else -0.3, "")


def truce_standing(one: Compared, two: Compared) -> Found:
    """What is asked for and what is in force may be one; what is denied is none."""
    denied = (one.fact.realis is Realis.DENIED) != (two.fact.realis is Realis.DENIED)
    return Found(AGAINST, "one is denied") if denied else Found(0.0, "")


def _ceasefire(one: Compared, two: Compared) -> Judgement | None:
    ended, twice = _ended_before(one, two) or _ended_before(two, one), _agreed_twice(one, two)
    if ended or twice:
        if truce_place(one, two).value <= AGAINST:
            return None
        ending = "One had ended before the other was proposed: two truces."
        why = ending if ended else "They were agreed on different days: two truces."
        return _judged(one, two, "different", 0.8, why)
    return _weigh(TRUCES, one, two)


def _ended_before(one: Compared, two: Compared) -> bool:
    """Tell whether one truce was over when another was mooted: by days, or in one report."""
    if one.fact.status not in OVER:
        return False
    if one.fact.report == two.fact.report:
        return two.fact.status in (CeasefireStatus.MOOTED, CeasefireStatus.PROPOSED)
    if one.when is None or two.when is None or not (one.when.stated and two.when.stated):
        return False
    return (two.when.first - one.when.last).days > PAUSE and two.fact.status in BEGUN


def _agreed_twice(one: Compared, two: Compared) -> bool:
    """Tell whether two truces were agreed on two days that the words name."""
    agreed = one.fact.status is two.fact.status is CeasefireStatus.AGREED
    exact = one.when and two.when and one.when.exact and two.when.exact
    return bool(agreed and exact and one.when and two.when and one.when.gap(two.when) > PAUSE)


def _figure(one: Compared, two: Compared) -> Judgement | None:
    claim = one_claim(one, two)
    if claim:
        return _judged(one, two, "same", claim.value, phrases([claim]))
    rival = exclude(one, two)
    return _judged(one, two, "conflict", rival.value, phrases([rival])) if rival else None


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
    return _judged(one, two, "same", 0.5 + share / 2, why)


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
        return _judged(one, two, "same", 0.9, why)
    opposed = {left.predicate, right.predicate} in CONTRARY and left.current and right.current
    near = one.told and two.told and abs((one.told - two.told).days) <= CONTRADICTED
    if opposed and near:
        why = f"One has {left.subject.shown} with {left.object.shown}, the other against."
        return _judged(one, two, "conflict", 0.7, why)
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
    return _judged(one, two, "same", 0.9, why)


EVENTS = Rules((day, standing, doers, sufferers, place, word, wording, setting), 0.7)
TALKS = Rules(
    (sitting, standing, venue, name, round_number, at_table, wording, company, apart), 0.55
)
TRUCES = Rules(
    (
        truce_day,
        truce_standing,
        truce_place,
        parties,
        truce_word,
        one_report,
        company,
        one_war,
    ),
    0.6,
)

_JUDGES: Mapping[FactKind, Callable[[Compared, Compared], Judgement | None]] = MappingProxyType(
    {
        FactKind.EVENT: _event,
        FactKind.TALKS: _talks,
        FactKind.CEASEFIRE: _ceasefire,
        FactKind.FIGURE: _figure,
        FactKind.POSITION: _position,
        FactKind.RELATION: _relation,
        FactKind.ROLE: _role,
    }
)
MERGED = frozenset(_JUDGES)
"""Kinds that are merged; a statement is its speaker's words on one occasion and stays as it is."""
