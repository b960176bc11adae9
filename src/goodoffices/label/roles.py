"""Types, realis and roles of events, which words may fill a role, and how two words stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.label.features import Features, Integers, LabelSets

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
REALIS = ("actual", "planned", "possible", "denied", "requested")
ROLES = ("source", "target", "place")
DISTANCES = 14
PATHS = 17
_EDGES = np.array([1, 2, 4, 7, 12, 25])
"""Words between trigger and actor, from which the next class of distances begins."""
_STEPS = 4
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "WP", "WDT", "DT", "CD")
_NATIONALITY = "NORP"
_PART = "compound"


def could_act(words: Features, sets: LabelSets) -> NDArray[np.bool_]:
    """Tell which words may be an actor or a place: nouns, pronouns, nationalities."""
    tags = np.array([sets.tags.index(tag) + 1 for tag in _NOUNS if tag in sets.tags])
    named = words.labels[:, 2] > 0
    found: NDArray[np.bool_] = np.isin(words.labels[:, 0], tags)
    found &= (words.labels[:, 1] != _place(_PART, sets.dependencies)) | named
    found |= words.labels[:, 2] == _place(_NATIONALITY, sets.entities)
    return found


def _place(label: str, known: Sequence[str]) -> int:
    """Give the number of a label as features hold it; one that no word has if it is not known."""
    return known.index(label) + 1 if label in known else -1


def role_classes(triggers: Integers, actors: Integers, heads: Integers) -> Integers:
    """Describe each pair of trigger and actor as distance and path: (triggers, actors, 2)."""
    gap = actors[None, :] - triggers[:, None]
    distance = np.searchsorted(_EDGES, np.abs(gap), side="right") + (len(_EDGES) + 1) * (gap > 0)
    above = _ancestors(heads)
    path = np.full(gap.shape, PATHS - 1, dtype=np.int64)
    for up in reversed(range(_STEPS)):
        for down in reversed(range(_STEPS)):
            meet = above[up][actors][None, :] == above[down][triggers][:, None]
            path[meet] = up * _STEPS + down
    return np.stack([distance, path], axis=2)


def _ancestors(heads: Integers) -> list[Integers]:
    """Give each word itself, its head, its head's head and so on."""
    found = [np.arange(len(heads))]
    for _ in range(_STEPS - 1):
        found.append(heads[found[-1]])
    return found


def table_shapes(width: int, hidden: int) -> dict[str, Sequence[int]]:
    """Give the shapes of this room's tables."""
    return {
        "happens": (len(EVENT_TYPES) + 1, width), "happens.bias": (len(EVENT_TYPES) + 1,),
        "realis": (len(REALIS), width), "realis.bias": (len(REALIS),),
        "roles.left": (hidden, width), "roles.left.bias": (hidden,),
        "roles.right": (hidden, width), "roles.distance": (DISTANCES, hidden),
        "roles.path": (PATHS, hidden), "roles.score": (len(ROLES), hidden),
        "roles.none": (len(ROLES), hidden), "roles.none.bias": (len(ROLES),),
    }  # fmt: skip
