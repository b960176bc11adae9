"""Writes a fitted network as the file of weights that comes with the package."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from goodoffices.label.features import Floats, LabelSets
from goodoffices.label.weights import write_weights
from training.network import Network

PLAIN_TRUST = (0.0, 1.0, 1.0, 1.0, 1.0)
"""Before calibration: the product of what labels and links are sure of."""

_LAYERS = "layers."
_ASIDE = "guideline"
"""Added for reports marked by our guideline only; the product reads as the corpus does."""


def tables_of(network: Network, trust: tuple[float, ...] = PLAIN_TRUST) -> dict[str, Floats]:
    """Give the tables of a network under the names that the package reads."""
    state = {
        name.removesuffix(".weight"): value.detach().numpy().astype(np.float32)
        for name, value in network.state_dict().items()
    }
    tables = {
        name: value
        for name, value in state.items()
        if name != _ASIDE and not name.startswith(_LAYERS)
    }
    for layer in range(network.sizes.layers):
        tables |= _layer(layer, state)
    # The table of what follows what stays exact: it is small and an error there moves every span.
    return tables | {
        "steps": tables["steps"].reshape(-1),
        "trust": np.array(trust, dtype=np.float32),
    }


def _layer(layer: int, state: Mapping[str, Floats]) -> dict[str, Floats]:
    """Lay one layer out as the package reads it: both ways under each other."""

    def of(part: str) -> Floats:
        ways = [state[f"{_LAYERS}{part}_l{layer}{way}"] for way in ("", "_reverse")]
        return np.concatenate([_ordered(each) for each in ways])

    return {
        f"layers.{layer}.input": of("weight_ih"),
        f"layers.{layer}.bias": of("bias_ih") + of("bias_hh"),
        f"layers.{layer}.hidden": of("weight_hh"),
    }


def _ordered(gates: Floats) -> Floats:
    """Put input, forget, fresh, output in the order input, forget, output, fresh doubled."""
    enter, forget, fresh, show = np.split(gates, 4)
    return np.concatenate([enter, forget, show, 2 * fresh])


def export(
    path: Path,
    network: Network,
    labels: LabelSets,
    *,
    card: Mapping[str, Any],
    trust: tuple[float, ...] = PLAIN_TRUST,
) -> None:
    """Write the weights and their card."""
    sizes = network.sizes
    full = {
        **card,
        "layers": sizes.layers,
        "sizes": {
            "vector": len(network.mean), "word": sizes.word, "label": sizes.label,
            "entity": sizes.entity, "width": sizes.width, "state": sizes.state,
            "linking": sizes.linking,
        },
        "labels": {
            "tags": list(labels.tags), "dependencies": list(labels.dependencies),
            "entities": list(labels.entities),
        },
    }  # fmt: skip
    write_weights(path, tables_of(network, trust), full)
