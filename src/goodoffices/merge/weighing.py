"""Adds up what speaks for two facts being one, and puts it into a judgement."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.facts import Judgement
from goodoffices.merge.compared import Compared
from goodoffices.merge.features import AGAINST, Feature, Found, phrases


@dataclass(frozen=True, slots=True)
class Rules:
    """The features of a kind, and the score from which two tellings are one."""

    features: tuple[Feature, ...]
    enough: float


def weigh(rules: Rules, one: Compared, two: Compared) -> Judgement | None:
    """Judge two facts the same where enough speaks for it and nothing ends the comparison."""
    found: list[Found] = []
    for feature in rules.features:
        each = feature(one, two)
        if each.value <= AGAINST:
            return None
        found.append(each)
    score = round(sum(each.value for each in found), 2)
    return judged(one, two, "same", score, phrases(found)) if score >= rules.enough else None


def judged(one: Compared, two: Compared, verdict: str, score: float, why: str) -> Judgement:
    """Give the program's judgement on two facts."""
    left, right = sorted((one.fact.id, two.fact.id))
    return Judgement(left, right, "fact", verdict, min(1.0, score), (why,))
