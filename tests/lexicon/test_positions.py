"""The words of positions: stances of verbs and nouns, and the issue that words are about."""

from __future__ import annotations

import pytest

from goodoffices.codes import Issue, Stance
from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.positions import _stances, load_positions

WORDS = load_positions()


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        ("a ceasefire", "ceasefire"),
        ("end the siege", "humanitarian"),
        ("the president must step down", "leadership"),
        ("release the prisoners", "detainees"),
        ("destroy its chemical weapons", "disarmament"),
        ("supply the rebels with weapons", "arms_support"),
        ("withdraw its troops", "foreign_forces"),
        ("defeat the terrorists", "terrorism"),
        ("a trial for war crimes", "accountability"),
        ("a new constitution", "governance"),
        ("more bread", None),
    ],
)
def test_position_words_issue_of_content(content: str, issue: str | None) -> None:
    assert WORDS.issue_of(content) == (Issue(issue) if issue else None)


def test_position_words_what_comes_first_is_what_it_is_about() -> None:
    content = "resume the talks to end a war that displaced many and left others in need of aid"
    assert WORDS.issue_of(content) is Issue.TALKS


def test_position_words_sentence_counts_where_the_content_is_silent() -> None:
    assert WORDS.issue_of("do more", "he urged them to do more for the truce") is Issue.CEASEFIRE


def test_position_words_stem_does_not_begin_inside_a_word() -> None:
    assert WORDS.issue_of("his contemporary art") is None


def test_position_words_finer_issue_is_told() -> None:
    assert WORDS.detail_of("hold elections within a year") == "elections"
    assert WORDS.detail_of("be kind") is None


def test_position_words_mixed_verbs_have_no_stance_of_their_own() -> None:
    assert [each.stance for each in WORDS.verbs["want"]] == [None]
    assert WORDS.verbs["reject"][0].stance is Stance.OPPOSE


def test_position_words_twice_the_same_noun_is_refused() -> None:
    row = {"words": ["call"], "stance": "demand"}
    with pytest.raises(LexiconInvalid, match="call"):
        _stances({"one": row, "two": row})
