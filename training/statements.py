"""Trains the labeller of statements and writes its weights.

    python -m training.statements FOLDER WEIGHTS.npz --cache DIR [--epochs 15] [--without nyt,...]

FOLDER is in PolNeAR's format (`text/`, `attributions/`). Parsed articles are kept in DIR, so that
a second run begins at once. One article in 28 is held out: the confidence is set on those,
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
from training.corpus import Article, read_articles
from training.export import export
from training.fitting import Plan, fitted
from training.marked import coded_pairs, marked_articles, unseen_folders
from training.measuring import Measured, judged, measured, trust_of
from training.network import Network, Sizes
from training.prepare import Example, label_sets, prepared
from training.words import started_rows

_EVERY = 28
"""One article in so many is held out."""


def main(arguments: Sequence[str]) -> int:
    """Read the command line, train, export, and print what was reached on held-out articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--marked", type=Path, help="folder of our own marked reports")
    parser.add_argument("--pairs", type=Path, help="sentences with one event coded each")
    parser.add_argument("--times", type=int, default=2, help="how often to read those in an epoch")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--copies", type=int, default=2, help="rewritten copies of each article")
    parser.add_argument("--published", type=float, default=0.6, help="share read as published")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--random-words", action="store_true", help="no encoder for a start")
    parser.add_argument("--without", default="", help="outlets left out: a,b,c")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    learnt, held, own = material(given)
    labels = label_sets(load_parser())
    counts = len(labels.tags), len(labels.dependencies), len(labels.entities)
    sizes = Sizes(*counts, layers=given.layers)
    rows = None if given.random_words else rows_from(given, sizes.word)
    plan = Plan(epochs=given.epochs, seed=given.seed, as_published=given.published)
    network = fitted(learnt, sizes, plan, sets=labels, own=own, rows=rows)
    card = {
        "name": "statements/1",
        "parser": model_version(load_parser()),
        "articles": len(learnt[0]),
        "rewritten_copies": given.copies,
        "epochs": given.epochs,
        "seed": given.seed,
    }
    torch.save(network.state_dict(), f"{given.weights}.pt")
    reached = finish(network, given.weights, held, card=card)
    print(f"held out: precision {reached.precision:.3f}, recall {reached.recall:.3f}")
    return 0


def rows_from(given: argparse.Namespace, width: int) -> torch.Tensor:
    """Give the start of the rows of words, fitted once and then read from the cache."""
    kept: Path = given.cache / f"rows-{width}.pt"
    if not kept.exists():
        texts = (path.read_text("utf-8") for path in sorted((given.folder / "text").glob("*.txt")))
        torch.save(started_rows(texts, width), kept)
    rows: torch.Tensor = torch.load(kept)
    return rows


def material(
    given: argparse.Namespace,
) -> tuple[tuple[list[Example], ...], list[Example], frozenset[str]]:
    """Give the articles to learn from, in all versions, those held out, and our own by name."""
    words = load_reporting()
    outlets = set(given.without.split(","))
    found = [each for each in read_articles(given.folder, words) if outlet_of(each) not in outlets]
    copies = prepared(found, given.cache, words, copies=given.copies)
    learnt, held = held_out(copies)
    if given.marked is None:
        return learnt, held, frozenset()
    own = list(marked_articles(given.marked, leave_out=unseen_folders()))
    more = prepared(own, given.cache, words, copies=given.copies)
    joined = [ours + theirs * given.times for ours, theirs in zip(learnt, more, strict=True)]
    if given.pairs is not None:
        pairs = prepared(list(coded_pairs(given.pairs)), given.cache, words, copies=given.copies)
        joined = [ours + theirs for ours, theirs in zip(joined, pairs, strict=True)]
    return tuple(joined), held, frozenset(each.name for each in own)


def outlet_of(article: Article) -> str:
    """Give the outlet that the name of an article begins with."""
    return article.name.split("_")[0]


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
