"""Which words tell what somebody wants: how likely, with what stance, on which issue.

Whoever asks describes each word by the words it holds together and by plain numbers (`Clue`); the
states of the network and those numbers go through one layer of weights. No word list stands here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.label.features import Floats, Integers
from goodoffices.label.layers import hidden_of, layer_shapes, scaled, shares_of
from goodoffices.label.weights import read_tables, require_shapes
from goodoffices.products import one_thread

WISHES = Path(__file__).with_name("weights") / "wishes.npz"
_LEAST = 0.05
"""A word less likely than this tells nothing and is not given."""
_TOGETHER = 500
"""Words judged together: a long report would need forty megabytes at once for what is described."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One word that may tell a wish: its phrase, its head, and numbers that describe it."""

    token: int
    first: int
    last: int
    """First word of its phrase, and the last."""
    head: int
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the weights see in one word."""

    token: int
    chance: float
    """How likely a coder marks a position whose content this word heads."""
    stance: str
    issue: str
    issue_chance: float


class Wisher:
    """Holds the weights of wishes and nothing else."""

    def __init__(self, tables: Mapping[str, Floats], card: Mapping[str, Any]) -> None:
        """Take the tables and their card, which names stances and issues in order."""
        self._tables = tables
        self._stances: list[str] = card["stances"]
        self._issues: list[str] = card["issues"]
        self._holders: dict[str, float] = card["holders"]

    def read(self, states: Floats, clues: Sequence[Clue]) -> list[Wish]:
        """Judge words; `states` holds a row for each word of the document."""
        if not clues:
            return []
        with one_thread():
            parts = (clues[at : at + _TOGETHER] for at in range(0, len(clues), _TOGETHER))
            return [wish for part in parts for wish in self._judged(states, part)]

    def _judged(self, states: Floats, clues: Sequence[Clue]) -> list[Wish]:
        tables = self._tables
        rows = scaled(rows_of(states, clues), tables["mean"], tables["spread"])
        hidden = hidden_of(rows, tables)
        chance = 1 / (1 + np.exp(-(hidden @ tables["chance"][0] + tables["chance.bias"][0])))
        stance = (hidden @ tables["stance"].T + tables["stance.bias"]).argmax(axis=1)
        told = rows[:, -tables["issue"].shape[1] :]
        issues = shares_of(told @ tables["issue"].T + tables["issue.bias"])
        best = issues.argmax(axis=1)
        return [
            Wish(
                clue.token, float(chance[n]), self._stances[stance[n]], self._issues[best[n]],
                float(issues[n, best[n]]),
            )
            for n, clue in enumerate(clues) if chance[n] >= _LEAST
        ]  # fmt: skip

    def holds(self, features: Mapping[str, float]) -> float:
        """Tell how likely somebody so described is the one who wants it."""
        score = sum(self._holders.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-score))


def rows_of(states: Floats, clues: Sequence[Clue]) -> Floats:
    """Describe words by their state, the mean of their phrase, their head's, and the numbers."""
    here, first, last, head = (
        np.array([getattr(clue, name) for clue in clues])
        for name in ("token", "first", "last", "head")
    )
    last = np.minimum(last, len(states) - 1)  # a phrase may end with white space
    means = _means(states, first, last)
    numbers = np.array([clue.numbers for clue in clues], dtype=np.float32)
    return np.concatenate([states[here], means, states[head], numbers], axis=1)


def _means(states: Floats, first: Integers, last: Integers) -> Floats:
    """Give the mean of the states from a first to a last word, of many such stretches."""
    start, end = int(first.min()), int(last.max()) + 1
    summed = np.zeros((end - start + 1, states.shape[1]))
    states[start:end].cumsum(axis=0, out=summed[1:])
    means: Floats = (summed[last + 1 - start] - summed[first - start]) / (last + 1 - first)[:, None]
    return means.astype(np.float32)


@cache
def usual_wisher() -> Wisher:
    """Give the weights of the package, loaded once."""
    return load_wisher(WISHES)


def load_wisher(path: Path) -> Wisher:
    """Read a file of weights; one of other shapes is refused by name."""
    tables, card = read_tables(path)
    layer = layer_shapes(tables)
    stances, issues = len(card.get("stances", ())), len(card.get("issues", ()))
    told = tables["issue"].shape[1:] if "issue" in tables else ()
    own = {
        "chance": (1, *layer["hidden.bias"]), "chance.bias": (1,),
        "stance": (stances, *layer["hidden.bias"]), "stance.bias": (stances,),
        "issue": (issues, *told), "issue.bias": (issues,),
    }  # fmt: skip
    require_shapes(path, tables, layer | own)
    return Wisher(tables, card)
