from __future__ import annotations

import numpy as np
from training.corpus import Told
from training.gold import gold_of

# Vale(0-4) said(5-9) it(10-12) holds(13-18) firmly(19-25)
STARTS, ENDS = np.array([0, 5, 10, 13, 19]), np.array([4, 9, 12, 18, 25])


def test_words_are_labelled_and_linked() -> None:
    gold = gold_of((Told(((10, 25),), ((5, 9),), ((0, 4),)),), STARTS, ENDS)
    assert gold.labels.tolist() == [5, 3, 1, 2, 2]
    assert gold.links == [((2, 5), (1, 2))]
    assert gold.sources == [((1, 2), (0, 1))]


def test_cue_without_source_is_linked_to_none() -> None:
    gold = gold_of((Told(((10, 25),), ((5, 9),), ()),), STARTS, ENDS)
    assert gold.sources == [((1, 2), None)]


def test_span_that_two_share_is_labelled_once_and_linked_twice() -> None:
    first = Told(((10, 12),), ((5, 9),), ((0, 4),))
    second = Told(((19, 25),), ((13, 18),), ((0, 4),))
    gold = gold_of((first, second), STARTS, ENDS)
    assert gold.labels.tolist() == [5, 3, 1, 3, 1]
    assert [row for _, row in gold.sources] == [(0, 1), (0, 1)]


def test_what_another_attribution_holds_is_trimmed() -> None:
    first = Told(((10, 18),), ((5, 9),), ())
    second = Told(((13, 25),), ((0, 4),), ())
    gold = gold_of((first, second), STARTS, ENDS)
    assert gold.links[1] == ((4, 5), (0, 1))
