"""Measures a fitted network on articles it has not seen, and sets what its confidence means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.label import Attribution, Labeller
from goodoffices.label.features import Integers
from training.prepare import Example

_AGREES = 0.5
"""Share of the words of two contents together that both must hold."""
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Measured:
    """What was right on held-out articles."""

    found: int
    right: int
    """Found, with content and source right."""
    marked: int

    @property
    def precision(self) -> float:
        """Give the share of what was found that is right."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Give the share of what is marked that was found right."""
        return self.right / max(1, self.marked)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of the two."""
        return 2 * self.right / max(1, self.found + self.marked)


def judged(labeller: Labeller, examples: Sequence[Example]) -> Iterator[tuple[Attribution, bool]]:
    """Give every attribution found in some articles and whether a marked one agrees with it."""
    found = labeller.read_described([each.features for each in examples])
    for example, labels in zip(examples, found, strict=True):
        marked = list(_marked(example))
        for each in labels.attributions:
            yield each, any(_agree(each, content, sources) for content, sources in marked)


def measured(
    judgements: Sequence[tuple[Attribution, bool]], examples: Sequence[Example]
) -> Measured:
    """Count what was found, right and marked."""
    right = sum(good for _, good in judgements)
    return Measured(len(judgements), right, sum(1 for e in examples for _ in _marked(e)))


def trust_of(judgements: Sequence[tuple[Attribution, bool]]) -> tuple[float, ...]:
    """Fit confidence to the share that is right: a logistic curve over what the network is sure of.

    The labeller must carry plain trust, so that its confidence is p / (1 + p) of that product.
    """
    plain = np.array([each.confidence for each, _ in judgements])
    seen = np.log(plain / (1 - plain))
    rows = np.stack([np.ones_like(seen), seen], axis=1)
    good = np.array([good for _, good in judgements], dtype=np.float64)
    fit = np.zeros(2)
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-(rows @ fit)))
        slope = rows * (chance * (1 - chance))[:, None]
        fit += np.linalg.solve(rows.T @ slope + 1e-3 * np.eye(2), rows.T @ (good - chance))
    return (float(fit[0]), *[float(fit[1])] * 4)


def _marked(example: Example) -> Iterator[tuple[set[int], list[set[int]]]]:
    """Give the words of each marked content, and of each piece of its source."""
    tokens, gold = example.features.tokens, example.gold
    for cue in sorted({cue for _, cue in gold.links if cue is not None}):
        content = {token for row, of in gold.links if of == cue for token in _tokens(row, tokens)}
        sources = [
            set(_tokens(row, tokens)) for of, row in gold.sources if of == cue and row is not None
        ]
        yield content, sources


def _agree(told: Attribution, content: set[int], sources: Sequence[set[int]]) -> bool:
    ours = {token for start, end in told.content for token in range(start, end)}
    if len(ours & content) < _AGREES * len(ours | content):
        return False
    if told.source is None:
        return not sources
    return any(not source.isdisjoint(range(*told.source)) for source in sources)


def _tokens(row: tuple[int, int], tokens: Integers) -> list[int]:
    return [int(token) for token in tokens[row[0] : row[1]]]
