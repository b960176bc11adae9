"""When two tellings are of one round of talks: when, where, by what name and number, and who."""

from __future__ import annotations

from goodoffices.codes import Realis
from goodoffices.facts import Judgement
from goodoffices.merge.compared import Compared, proper_name, round_of
from goodoffices.merge.features import (
    AGAINST,
    Found,
    at_table,
    company,
    name,
    round_number,
    standing,
    venue,
    wording,
)
from goodoffices.merge.weighing import Rules, weigh

SITTING, MONTH = 7, 31
"""Days for which talks last, and days between a plan and what came of it."""


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


def apart(one: Compared, two: Compared) -> Found:
    """Two talks that one report tells apart, -.2: it would have named one meeting once."""
    return Found(-0.2 if one.fact.report == two.fact.report else 0.0, "")


def elsewhere(one: Compared, two: Compared) -> Found:
    """Two meetings on two named days are one only if a venue, name or number says so."""
    exact = one.when and two.when and one.when.exact and two.when.exact
    told = max(each(one, two).value for each in (venue, name, round_number))
    if exact and told <= 0 and one.when and two.when and one.when.gap(two.when) > 1:
        return Found(AGAINST, "they are of two days, and nothing else tells that they are one")
    return Found(0.0, "")


def judge_talks(one: Compared, two: Compared) -> Judgement | None:
    """Judge two tellings of talks."""
    return weigh(TALKS, one, two)


TALKS = Rules(
    (
        sitting,
        standing,
        venue,
        name,
        round_number,
        elsewhere,
        at_table,
        wording,
        company,
        apart,
    ),
    0.55,
)
