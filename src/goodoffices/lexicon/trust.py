"""How far to trust what was found: weights of readable features, fitted on marked reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.loading import Table, read_table, section

_NAME = "trust"
KINDS = ("event", "talks", "ceasefire", "figure", "position", "relation", "role")
"""The kinds of fact with weights of their own, beside statements."""
WEIGHED = "weighed-event"
"""Weights of events whose first guess is that of learnt weights."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Weights by the name of a feature."""

    statements: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]]
    """Kind of fact -> weights."""
    levels: Mapping[str, float]
    """Kind of fact -> what is added, since a coder does not write down all that is right."""
    said_on: Mapping[str, float] = field(default_factory=dict)
    """Signs that a statement without a day was made on the day of its report -> weights."""


def load_trust() -> Trust:
    """Read `trust.toml`."""
    table = read_table(_NAME)
    return Trust(
        statements=_weights(section(table, "statements", name=_NAME)),
        kinds={kind: _weights(section(table, kind, name=_NAME)) for kind in (*KINDS, WEIGHED)},
        said_on=_weights(section(table, "said-on", name=_NAME)),
        levels=_weights(section(table, "levels", name=_NAME)),
    )


def _weights(table: Table) -> dict[str, float]:
    for name, weight in table.items():
        if not isinstance(weight, float):
            why = f"the weight of '{name}' is no number with a point"
            raise LexiconInvalid(f"word list {_NAME}", why, "Fit the weights anew")
    return {name: float(str(weight)) for name, weight in table.items()}
