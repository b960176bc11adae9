"""The words of talks: loaded whole, each list usable as the extractor expects."""

from __future__ import annotations

import pytest

from goodoffices.codes import TalksFormat, TalksOutcome
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.talks import _numbers, load_talks

WORDS = load_talks()


def test_talks_words_numbers_are_ordinals() -> None:
    assert (WORDS.order.numbers["third"], WORDS.order.roman["IV"]) == (3, 4)


def test_talks_words_formats_are_tried_from_the_most_special() -> None:
    order = [each.format for each in WORDS.formats]
    assert order[0] is TalksFormat.PROXIMITY
    assert order[-1] is TalksFormat.MULTILATERAL


def test_talks_words_outcomes_each_once() -> None:
    outcomes = [outcome for outcome, _ in WORDS.outcomes]
    assert len(outcomes) == len(set(outcomes))
    assert TalksOutcome.COLLAPSED in outcomes


def test_talks_words_no_order_word_stands_for_two_places() -> None:
    lists = [WORDS.order.next, WORDS.order.past, WORDS.order.current, WORDS.order.own]
    assert sum(map(len, lists)) == len(frozenset[str]().union(*lists))


def test_talks_words_attending_is_not_staying_away() -> None:
    assert not WORDS.verbs.attend & WORDS.verbs.away


def test_talks_words_number_that_is_none_is_refused() -> None:
    with pytest.raises(LexiconInvalid, match="umpteenth"):
        _numbers({"umpteenth": "many"})
