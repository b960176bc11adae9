"""Trains the labeller of statements and writes its weights.

    python -m training.statements FOLDER WEIGHTS.npz --cache DIR [--epochs 15] [--without nyt,...]

FOLDER is in PolNeAR's format (`text/`, `attributions/`). Parsed articles are kept in DIR, so that
a second run begins at once. One article in fourteen is held out: the confidence is set on those,
and the card states the figures reached there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch

from goodoffices.label import load_labeller
from goodoffices.lexicon.reporting import load_reporting
from goodoffices.parse import load_parser, model_version
from training.export import export
from training.fitting import Plan, fitted
from training.measuring import Measured, judged, measured, trust_of
from training.network import Network, Sizes
from training.prepare import Example, label_sets, prepared

_EVERY = 14
"""One article in so many is held out."""


def main(arguments: Sequence[str]) -> int:
    """Read the command line, train, export, and print what was reached on held-out articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--copies", type=int, default=2, help="rewritten copies of each article")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--without", default="", help="outlets left out: a,b,c")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    copies = prepared(given.folder, given.cache, load_reporting(), copies=given.copies)
    outlets = set(given.without.split(","))
    copies = tuple([e for e in copy if outlet_of(e) not in outlets] for copy in copies)
    learnt, held = held_out(copies)
    labels = label_sets(load_parser())
    counts = len(labels.tags), len(labels.dependencies), len(labels.entities)
    network = fitted(
        learnt, Sizes(*counts, layers=given.layers), Plan(epochs=given.epochs, seed=given.seed)
    )
    card = {
        "name": "statements/1",
        "parser": model_version(load_parser()),
        "articles": len(learnt[0]),
        "rewritten_copies": len(copies) - 1,
        "epochs": given.epochs,
        "seed": given.seed,
    }
    reached = finish(network, given.weights, held, card=card)
    print(f"held out: precision {reached.precision:.3f}, recall {reached.recall:.3f}")
    return 0


def outlet_of(example: Example) -> str:
    """Give the outlet that the name of an article begins with."""
    return example.name.split("_")[0]


def held_out(
    copies: Sequence[Sequence[Example]],
) -> tuple[tuple[list[Example], ...], list[Example]]:
    """Part the articles to learn from, in all their versions, from those held out."""
    learnt = tuple([e for place, e in enumerate(copy) if place % _EVERY] for copy in copies)
    return learnt, list(copies[0][::_EVERY])


def finish(
    network: Network, weights: Path, held: Sequence[Example], *, card: dict[str, object]
) -> Measured:
    """Set the confidence on held-out articles, and write weights and card."""
    labels = label_sets(load_parser())
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.npz"
        export(plain, network, labels, card=card)
        judgements = list(judged(load_labeller(plain), held))
    reached = measured(judgements, held)
    figures = {
        "articles": len(held),
        "precision": round(reached.precision, 3),
        "recall": round(reached.recall, 3),
        "f1": round(reached.f1, 3),
    }
    export(weights, network, labels, card={**card, "held_out": figures}, trust=trust_of(judgements))
    return reached


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
