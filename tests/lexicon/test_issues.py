"""The words that tell which issue something is about, and the finer issue within it."""

from __future__ import annotations

import pytest

from goodoffices.codes import Issue
from goodoffices.lexicon.issues import load_issues

WORDS = load_issues()


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
        ("let in aid", "humanitarian"),
        ("an aid convoy", "humanitarian"),
    ],
)
def test_issue_words_issue_of_content(content: str, issue: str | None) -> None:
    assert WORDS.issue_of(content) == (Issue(issue) if issue else None)


def test_issue_words_what_comes_first_is_what_it_is_about() -> None:
    content = "resume the talks to end a war that displaced many and left others in need of aid"
    assert WORDS.issue_of(content) is Issue.TALKS


def test_issue_words_sentence_counts_where_the_content_is_silent() -> None:
    assert WORDS.issue_of("do more", "he urged them to do more for the truce") is Issue.CEASEFIRE


def test_issue_words_stem_does_not_begin_inside_a_word() -> None:
    assert WORDS.issue_of("his contemporary art") is None


def test_issue_words_finer_issue_is_told() -> None:
    assert WORDS.detail_of("hold elections within a year") == "elections"
    assert WORDS.detail_of("be kind") is None


@pytest.mark.parametrize(
    ("content", "issue"),
    [
        ("surrender their weapons", "disarmament"),
        ("a vote in the Security Council", "governance"),
        ("the defence minister", None),
        ("hand over power", "leadership"),
        ("hand in their rifles", "disarmament"),
        ("put the commanders on trial", "accountability"),
    ],
)
def test_issue_words_the_longer_phrase_counts(content: str, issue: str | None) -> None:
    assert WORDS.issue_of(content) == (Issue(issue) if issue else None)


def test_issue_words_that_point_back_are_told() -> None:
    assert WORDS.points_back("endorse the deal")
    assert not WORDS.points_back("more bread")


@pytest.mark.parametrize(
    "content", ["the fighting to stop", "a halt to all attacks", "renounce violence"]
)
def test_issue_words_two_words_tell_it_together(content: str) -> None:
    assert WORDS.issue_of(content) is Issue.CEASEFIRE


def test_issue_words_force_of_outsiders_is_another_issue() -> None:
    one, other = (WORDS.scores("the offensive", foreign=each) for each in (True, False))
    assert WORDS.best(one) is Issue.FOREIGN_FORCES
    assert WORDS.best(other) is Issue.SECURITY
