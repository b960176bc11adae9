"""The words of positions: stances of verbs and nouns."""

from __future__ import annotations

import pytest

from goodoffices.codes import Stance
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.positions import _stances, load_positions

WORDS = load_positions()


def test_position_words_mixed_verbs_have_no_stance_of_their_own() -> None:
    assert [each.stance for each in WORDS.verbs["wish"]] == [None]
    assert WORDS.verbs["reject"][0].stance is Stance.OPPOSE


def test_position_words_twice_the_same_noun_is_refused() -> None:
    row = {"words": ["call"], "stance": "demand"}
    with pytest.raises(LexiconInvalid, match="call"):
        _stances({"one": row, "two": row})
