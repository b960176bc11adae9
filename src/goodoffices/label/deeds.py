"""Which words tell of an event, and of which type: how likely each type is.

Whoever asks describes each word by names of features (`DeedClue`); the rows of those names, and the
states of the network at the word and its head, are added up. No word list stands here: names are
only hashed.
"""

from __future__ import annotations

import zlib
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

DEEDS = Path(__file__).with_name("weights") / "deeds.npz"
BUCKETS = 8192
"""Rows into which names are hashed."""


@dataclass(frozen=True, slots=True)
class DeedClue:
    """One word that may tell of an event: its head, and the names of what is known of it."""

    token: int
    head: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """What the weights see in one word."""

    token: int
    chances: Mapping[str, float]
    """How likely a coder marks an event of each type here."""

    @property
    def type(self) -> str:
        """Name the likeliest type."""
        return max(self.chances, key=lambda each: self.chances[each])


class DeedReader:
    """Holds the weights of events and nothing else."""

    def __init__(self, tables: Mapping[str, Floats], card: Mapping[str, Any]) -> None:
        """Take the tables and their card, which names the types in order."""
        self._tables = tables
        self._types: tuple[str, ...] = tuple(card["types"])

    def read(self, states: Floats, clues: Sequence[DeedClue]) -> list[Deed]:
        """Judge words; `states` holds a row for each word of the document."""
        if not clues:
            return []
        with one_thread():
            chances = self._chances(states, clues)
        return [
            Deed(clue.token, dict(zip(self._types, row[1:].tolist(), strict=True)))
            for clue, row in zip(clues, chances, strict=True)
        ]

    def _chances(self, states: Floats, clues: Sequence[DeedClue]) -> Floats:
        tables = self._tables
        rows = scaled(rows_of(states, clues), tables["mean"], tables["spread"])
        scores: Floats = hidden_of(rows, tables) @ tables["out"].T + tables["out.bias"]
        for score, clue in zip(scores, clues, strict=True):
            score += tables["names"][buckets_of(clue)].sum(axis=0)
        return shares_of(scores)


def rows_of(states: Floats, clues: Sequence[DeedClue]) -> Floats:
    """Describe words by their state and that of their head."""
    here = np.array([clue.token for clue in clues])
    head = np.array([clue.head for clue in clues])
    return np.concatenate([states[here], states[head]], axis=1).astype(np.float32)


def buckets_of(clue: DeedClue) -> Integers:
    """Give the rows of a word's names, each once."""
    found = {zlib.crc32(name.encode()) % BUCKETS for name in clue.names}
    return np.array(sorted(found), dtype=np.int64)


@cache
def usual_deed_reader() -> DeedReader:
    """Give the weights of the package, loaded once."""
    return load_deed_reader(DEEDS)


def load_deed_reader(path: Path) -> DeedReader:
    """Read a file of weights; one of other shapes is refused by name."""
    tables, card = read_tables(path)
    layer, types = layer_shapes(tables), len(card.get("types", ())) + 1
    own = {
        "out": (types, *layer["hidden.bias"]), "out.bias": (types,), "names": (BUCKETS, types),
    }  # fmt: skip
    require_shapes(path, tables, layer | own)
    return DeedReader(tables, card)
