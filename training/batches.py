"""Cuts examples into pieces and packs pieces of like length into padded batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from goodoffices.label.chunks import chunks_of
from goodoffices.label.features import Features, rows_of
from goodoffices.label.pairs import Row, pair_features
from training.gold import EventGold
from training.prepare import Example


@dataclass(frozen=True, slots=True)
class Links:
    """Spans of one kind, the candidates they may belong to, and which they do."""

    left: list[Row]
    right: list[Row]
    gold: list[set[int]]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of an article with its gold."""

    words: Features
    labels: np.ndarray
    cues: Links
    sources: Links
    speech: list[float]
    """For each cue of `sources.left`."""
    own: bool = False
    """Whether it was marked by our guideline, which leaves out much that the corpus holds."""
    told: bool = True
    """Whether anybody marked who said what."""
    events: tuple[EventGold, ...] | None = None
    """By rows of the piece; `None` where nobody marked events."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded pieces, words along the first axis."""

    vectors: Tensor
    rows: Tensor
    labels: Tensor
    numbers: Tensor
    heads: Tensor
    mask: Tensor
    gold: Tensor
    own: Tensor
    told: Tensor
    """One number for each piece."""


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """The pairs of all pieces of a batch; spans as (piece, first, last)."""

    left: Tensor
    right: Tensor
    pairs: Tensor
    classes: Tensor
    gold: Tensor


def pieces_of(example: Example, *, own: bool = False) -> Iterator[Piece]:
    """Cut one example; a link across two pieces is no link."""
    words, gold = example.features, example.gold
    known = dict(zip((cue for cue, _ in gold.sources), example.speech, strict=True))
    for start, end in chunks_of(words.paragraphs, words.sentences):
        sources = _links(gold.sources, start, end)
        speech = [float(known[cue[0] + start, cue[1] + start]) for cue in sources.left]
        yield Piece(
            rows_of(words, start, end), gold.labels[start:end],
            _links(gold.links, start, end), sources, speech, own, gold.told,
            _events(gold.events, start, end),
        )  # fmt: skip


def _events(
    events: tuple[EventGold, ...] | None, start: int, end: int
) -> tuple[EventGold, ...] | None:
    """Give the events whose trigger stands in a piece, by its rows."""
    if events is None:
        return None
    return tuple(
        replace(
            each,
            trigger=each.trigger - start,
            roles=tuple(
                tuple(row - start for row in rows if start <= row < end) for rows in each.roles
            ),
        )
        for each in events
        if start <= each.trigger < end
    )


def _links(links: Sequence[tuple[Row, Row | None]], start: int, end: int) -> Links:
    inside = [
        (
            _moved(left, start),
            _moved(right, start) if right and _within(right, start, end) else None,
        )
        for left, right in links
        if _within(left, start, end)
    ]
    left = sorted({each for each, _ in inside})
    right = sorted({_moved(r, start) for _, r in links if r is not None and _within(r, start, end)})
    gold = [{right.index(r) for a, r in inside if a == each and r is not None} for each in left]
    return Links(left, right, gold)


def _within(row: Row, start: int, end: int) -> bool:
    return start <= row[0] and row[1] <= end


def _moved(row: Row, start: int) -> Row:
    return row[0] - start, row[1] - start


def batches_of(pieces: Sequence[Piece], size: int, chance: random.Random) -> Iterator[list[Piece]]:
    """Shuffle pieces into batches of about `size` words, with pieces of like length together."""
    shuffled = sorted(pieces, key=lambda p: len(p.words) + chance.random() * 20, reverse=True)
    batches: list[list[Piece]] = [[]]
    for piece in shuffled:
        if batches[-1] and (len(batches[-1]) + 1) * len(batches[-1][0].words) > size:
            batches.append([])
        batches[-1].append(piece)
    chance.shuffle(batches)
    yield from batches


def padded(pieces: Sequence[Piece]) -> Batch:
    """Lay pieces side by side, padded at the end."""
    longest = max(len(piece.words) for piece in pieces)

    def laid(arrays: list[np.ndarray]) -> Tensor:
        out = np.zeros((longest, len(arrays), *arrays[0].shape[1:]), dtype=arrays[0].dtype)
        for column, array in enumerate(arrays):
            out[: len(array), column] = array
        return torch.from_numpy(out)

    return Batch(
        vectors=laid([p.words.vectors for p in pieces]),
        rows=laid([p.words.rows for p in pieces]),
        labels=laid([p.words.labels for p in pieces]),
        numbers=laid([p.words.numbers for p in pieces]),
        heads=laid([p.words.heads for p in pieces]),
        mask=laid([np.ones(len(p.words), dtype=np.bool_) for p in pieces]),
        gold=laid([p.labels for p in pieces]),
        own=torch.tensor([float(p.own) for p in pieces]),
        told=torch.tensor([float(p.told) for p in pieces]),
    )


def link_batch(pieces: Sequence[Piece], links: Sequence[Links]) -> LinkBatch:
    """Gather the pairs of all pieces."""
    left: list[tuple[int, int, int]] = []
    right: list[tuple[int, int, int]] = []
    pairs, classes, gold = [], [], []
    for number, (piece, each) in enumerate(zip(pieces, links, strict=True)):
        if each.left and each.right:
            found = pair_features(each.left, each.right, piece.words)
            grid = np.indices(found.shape[:2]).reshape(2, -1).T
            pairs.append(grid + np.array([len(left), len(right)]))
            classes.append(found.reshape(-1, 3))
            hits = np.zeros(found.shape[:2], dtype=np.float32)
            for row, partners in enumerate(each.gold):
                hits[row, sorted(partners)] = 1.0
            gold.append(hits.ravel())
        left += [(number, first, end - 1) for first, end in each.left]
        right += [(number, first, end - 1) for first, end in each.right]
    none = np.zeros((0, 2), dtype=np.int64)
    return LinkBatch(
        torch.tensor(left, dtype=torch.long).reshape(-1, 3),
        torch.tensor(right, dtype=torch.long).reshape(-1, 3),
        torch.from_numpy(np.concatenate([none, *pairs])),
        torch.from_numpy(np.concatenate([np.zeros((0, 3), dtype=np.int64), *classes])),
        torch.from_numpy(np.concatenate([np.zeros(0, dtype=np.float32), *gold])),
    )
