"""Which words tell of an event, of what type, and who did it to whom where: labels of main words.

An event is labelled at the main word of its trigger; its source, target and place are main words
of noun phrases, chosen by the states of both words, their distance and the path between them in
the parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from goodoffices.label.features import Features, Floats, Integers
from goodoffices.label.layers import shares_of
from goodoffices.label.roles import EVENT_TYPES, REALIS, ROLES, could_act, role_classes
from goodoffices.label.weights import Weights

_LEAST = 0.7
"""A word with a higher share of "no event" is not given at all."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as the labels give it, in tokens of the document."""

    trigger: int
    type: str
    chance: float
    """How likely this word tells of an event of this type."""
    realis: str
    roles: tuple[tuple[str, int, float], ...]
    """Role, main word and how likely, for each role that somebody fills."""


def happenings_in(states: Floats, words: Features, weights: Weights) -> Iterator[Happening]:
    """Give the events of one piece whose type is likelier than none."""
    shares = shares_of(states @ weights["happens"].T + weights["happens.bias"])
    triggers = np.flatnonzero(shares[:, 0] < _LEAST)
    if not len(triggers):
        return
    kinds = shares[:, 1:].argmax(axis=1)
    realis = (states @ weights["realis"].T + weights["realis.bias"]).argmax(axis=1)
    actors = np.flatnonzero(could_act(words, weights.labels))
    filled = _roles(triggers, actors, states, words.heads, weights)
    for place, trigger in enumerate(triggers):
        kind = int(kinds[trigger])
        yield Happening(
            trigger=int(words.tokens[trigger]),
            type=EVENT_TYPES[kind],
            chance=float(shares[trigger, kind + 1]),
            realis=REALIS[int(realis[trigger])],
            roles=tuple(
                (role, int(words.tokens[actors[actor]]), chance)
                for role, actor, chance in filled[place]
            ),
        )


def _roles(
    triggers: Integers, actors: Integers, states: Floats, heads: Integers, weights: Weights
) -> list[list[tuple[str, int, float]]]:
    """Give for each trigger the likeliest actor of each role, unless nobody is likelier."""
    if not len(actors):
        return [[] for _ in triggers]
    classes = role_classes(triggers, actors, heads)
    ours = states[triggers] @ weights["roles.left"].T + weights["roles.left.bias"]
    hidden = ours[:, None] + (states[actors] @ weights["roles.right"].T)[None]
    hidden += weights["roles.distance"][classes[..., 0]]
    hidden += weights["roles.path"][classes[..., 1]]
    paired = np.maximum(hidden, 0) @ weights["roles.score"].T
    none = np.maximum(ours, 0) @ weights["roles.none"].T + weights["roles.none.bias"]
    shares = shares_of(np.concatenate([none[:, None], paired], axis=1))
    best = shares.argmax(axis=1)
    return [
        [
            (role, int(best[row, number]) - 1, float(shares[row, best[row, number], number]))
            for number, role in enumerate(ROLES)
            if best[row, number]
        ]
        for row in range(len(triggers))
    ]
