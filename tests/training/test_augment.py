from __future__ import annotations

import random

import pytest
from training.augment import rewritten
from training.corpus import Article, Told

from goodoffices.extract.quotes import find_quotes
from goodoffices.facts import Span

TEXT = 'Truce Holds\n\n"It holds," said Ann Vale. Vale left.'
TOLD = Told(content=((13, 24),), cue=((25, 29),), source=((30, 38),))
PEOPLE = [Span(30, 38), Span(40, 44)]


def versions() -> list[Article]:
    article = Article("a", TEXT, (TOLD,))
    quotes = find_quotes(TEXT)
    return [rewritten(article, quotes, PEOPLE, random.Random(seed)) for seed in range(60)]


def printed(article: Article, pieces: tuple[tuple[int, int], ...]) -> str:
    return " ".join(article.text[start:end] for start, end in pieces)


def test_annotated_words_move_with_the_text() -> None:
    for article in versions():
        (told,) = article.told
        assert printed(article, told.cue) == "said"
        assert printed(article, told.content).strip("\"'") == "It holds,"


def test_renamed_person_keeps_one_family_name() -> None:
    renamed = [each for each in versions() if "Vale" not in each.text]
    assert renamed
    for article in renamed:
        source = printed(article, article.told[0].source)
        assert article.text.endswith(" left.")
        assert source.split()[-1] in article.text.rsplit(". ", 1)[1]


@pytest.mark.parametrize("mark", ["'It holds,'", "\nIt holds,", '"It holds,"'])
def test_marks_are_changed_dropped_and_kept(mark: str) -> None:
    assert any(mark in each.text or f"{mark[0]} {mark[1:]}" in each.text for each in versions())


def test_same_chance_gives_the_same_article() -> None:
    assert versions() == versions()
