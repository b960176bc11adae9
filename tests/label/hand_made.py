"""Documents and weights made by hand for the tests of the labeller."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc

from goodoffices.label.weights import expected_shapes, write_weights

LABELS = {"tags": ["NN", "VBD"], "dependencies": ["ROOT", "nsubj"], "entities": ["PERSON"]}
SIZES = {"vector": 6, "word": 4, "label": 3, "entity": 2, "width": 8, "state": 4, "linking": 5}
CARD = {"name": "test", "layers": 2, "sizes": SIZES, "labels": LABELS}


def document(words: list[str], *, heads: list[int] | None = None, seed: int = 0) -> Doc:
    """Make a parsed document: each word hangs on the first one of its sentence."""
    starts = [place == 0 or words[place - 1] in {".", "\n"} for place in range(len(words))]
    firsts = [max(i for i in range(place + 1) if starts[i]) for place in range(len(words))]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=heads or firsts,
        deps=["ROOT" if first == place else "nsubj" for place, first in enumerate(firsts)],
        tags=["NN"] * len(words),
        lemmas=words,
        sent_starts=starts if heads is None else None,
    )
    doc.tensor = np.random.default_rng(seed).normal(size=(len(words), 6)).astype(np.float32)
    return doc


def tables(seed: int = 0) -> dict[str, np.ndarray]:
    """Draw weights of the right shapes."""
    draw = np.random.default_rng(seed)
    found = {
        name: draw.normal(scale=0.6, size=shape).astype(np.float32)
        for name, shape in expected_shapes(CARD).items()
    }
    return found | {"spread": np.ones(6, dtype=np.float32)}


def weights_file(folder: Path, **changed: np.ndarray) -> Path:
    """Write drawn weights, with some tables changed."""
    path = folder / "drawn.npz"
    write_weights(path, tables() | changed, CARD)
    return path
