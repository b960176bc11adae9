from __future__ import annotations

import numpy as np
import pytest

from goodoffices.label.chunks import LONGEST, chunks_of


@pytest.mark.parametrize("seed", range(8))
def test_pieces_hold_every_row_once_and_none_is_too_long(seed: int) -> None:
    draw = np.random.default_rng(seed)
    sentences = np.repeat(np.arange(40), draw.integers(1, 60, 40))
    paragraphs = sentences // draw.integers(1, 30)
    pieces = chunks_of(paragraphs, sentences)
    rows = [row for start, end in pieces for row in range(start, end)]
    assert rows == list(range(len(sentences)))
    assert max(end - start for start, end in pieces) <= LONGEST


def test_paragraphs_that_fit_stay_whole() -> None:
    paragraphs = np.repeat([0, 1, 2], [100, 45, 25])
    assert chunks_of(paragraphs, paragraphs) == [(0, 145), (145, 170)]


def test_endless_sentence_is_cut() -> None:
    one = np.zeros(2 * LONGEST + 5, dtype=np.int64)
    assert chunks_of(one, one) == [
        (0, LONGEST),
        (LONGEST, 2 * LONGEST),
        (2 * LONGEST, 2 * LONGEST + 5),
    ]


def test_nothing_gives_no_piece() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert chunks_of(nothing, nothing) == []
