"""How far to trust what was found: weights of readable features, fitted on marked reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import read_table, section

_NAME = "trust"


@dataclass(frozen=True, slots=True)
class Trust:
    """Weights by the name of a feature."""

    statements: Mapping[str, float]


def load_trust() -> Trust:
    """Read `trust.toml`."""
    weights = section(read_table(_NAME), "statements", name=_NAME)
    for name, weight in weights.items():
        if not isinstance(weight, float):
            why = f"the weight of '{name}' is no number with a point"
            raise LexiconInvalid(f"word list {_NAME}", why, "Fit the weights anew")
    return Trust({name: float(str(weight)) for name, weight in weights.items()})
