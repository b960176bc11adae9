"""Who face each other in a report: the two that "both sides" and "the parties" stand for.

The government at war and the one group against it; where a report tells of no such war, the two
powers that act in it more than once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from goodoffices.codes import ActorKind
from goodoffices.lexicon.spelling import plain
from goodoffices.resolve.chains import Board, Chain

_BACK = 2
"""Sentences back in which two sides may have been named."""
_WIDER = re.compile(
    r"(?:the |both )?(?:some|other|third|all|many|political|several|various|different|more|few"
    r"|most|its|his|her|their|our|two|three|four|five|six|seven|eight|nine|\w+teen|\d+)\b"
    r"(?<!the two)"
)
"""Words that make of the sides more than two, or others; "two sides" are any, "the two" are not."""
_OF_A_THING = re.compile(r"\s+of (?!(?:the|this|a) (?:\w+ ){0,2}(?:conflict|war|dispute|talks))")
"""What makes of sides those of a thing: "the two sides of the border"."""
_SIDES = (ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
_REBEL = (ActorKind.ARMED_GROUP, ActorKind.OPPOSITION_COALITION)
_RULING = (ActorKind.STATE, ActorKind.GOVERNMENT)
_PAIR = 2
_OFTEN = 2
"""So often a power must act for a report to be about it, and so many times as often as another."""


def both_sides(board: Board, index: int) -> list[Chain]:
    """Give the two sides of the war a report is about, or else the two powers it is about."""
    own = board.mentions[index]
    if _WIDER.match(own.printed.lower()) or _OF_A_THING.match(board.report.text, own.span.end):
        return []
    if board.conflict is None:
        return leading_two(board, (*_RULING, *_REBEL))
    sides = [
        each for each in board.chains
        if each.kind in _SIDES and each.country == board.conflict and each.acts
    ]  # fmt: skip
    ruling = f"{board.words.actors.demonym_of(board.conflict)} government"
    government = [each for each in sides if each.key == ruling] or _only_government(sides)
    against = [each for each in sides if each.kind in _REBEL]
    if len(against) > 1:
        united = [each for each in against if each.kind is ActorKind.OPPOSITION_COALITION]
        against = united or against
    if len(against) > 1:
        near = [board.chain_of[place] for place in board.before(index, _BACK)]
        named = [each for each in against if any(each is one for one in near)]
        against = named if len(named) == 1 else _foremost(board, against)
    return [*government, *against] if government else []


def _only_government(sides: list[Chain]) -> list[Chain]:
    """Give the one body that calls itself a government, where a country has one of another name."""
    found = [
        each
        for each in sides
        if each.kind is ActorKind.GOVERNMENT and "government" in plain(each.key or "").split()
    ]
    return found if len(found) == 1 else []


def _foremost(board: Board, groups: list[Chain]) -> list[Chain]:
    """Give the group that a report tells of far more often than of any other, if there is one."""
    told = sorted(groups, key=lambda each: -_deeds(each))
    for first, second in pairwise(told[:2]):
        if _deeds(first) >= _OFTEN * max(_deeds(second), 1):
            return [first]
    return []


def leading_two(board: Board, kinds: Collection[ActorKind]) -> list[Chain]:
    """Give the only two powers that act more than once in a report, else nobody.

    A state and its government are one power, shown by whichever of them acts more.
    """
    told: Counter[str] = Counter()
    shown: dict[str, Chain] = {}
    for chain in board.chains:
        if chain.kind not in kinds or not chain.acts:
            continue
        power = chain.country if chain.kind in _RULING and chain.country else f"{id(chain)}"
        told[power] += _deeds(chain)
        if power not in shown or _deeds(chain) > _deeds(shown[power]):
            shown[power] = chain
    first = [power for power, times in told.most_common() if times >= _OFTEN]
    if len(first) != _PAIR:
        return []
    pair = [shown[power] for power in first]
    return sorted(pair, key=lambda each: each.members[0][0].span.start)


def _deeds(chain: Chain) -> int:
    """Count the mentions by which somebody acts, and is no mere place or adjective."""
    return sum(not chain.only_names(mention) for mention, _ in chain.members)
