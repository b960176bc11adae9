"""Patterns of acts: what their signs mean, and that they are refused where they mean nothing."""

from __future__ import annotations

import re

import pytest

from goodoffices.errors import LexiconInvalid
from goodoffices.lexicon.acts import _opening, act_named, compiled, load_acts
from goodoffices.lexicon.loading import Table

LISTS: Table = {"self": ["we", "they"], "very": ["", "very"], "far": ["far", "far off"]}

FITS = {
    "plain words": ("no comment", "there is no comment ", True),
    "word of a list": ("<self> refuse", "they refuse ", True),
    "list that may be empty": ("<self> <very> regret", "we regret ", True),
    "several words in a list": ("<far> away", "far off away ", True),
    "gap": ("we .. if", "we go home if ", True),
    "gap ends with the sentence": ("we .. if", "we go . home if ", False),
    "start of a sentence": ("^ they refuse", "so . they refuse ", True),
    "not at the start": ("^ they refuse", "so they refuse ", False),
}


@pytest.mark.parametrize(("pattern", "words", "fits"), FITS.values(), ids=FITS.keys())
def test_pattern_fits_words(pattern: str, words: str, fits: bool) -> None:
    assert bool(re.search(compiled(pattern, LISTS), words)) is fits


def test_pattern_with_unknown_list_is_refused() -> None:
    with pytest.raises(LexiconInvalid, match="shrug"):
        compiled("<shrug> it", LISTS)


def test_unknown_act_is_refused() -> None:
    with pytest.raises(LexiconInvalid, match="sideways"):
        act_named("sideways")


def test_each_act_has_one_rule() -> None:
    acts = [rule.act for rule in load_acts()]
    assert len(acts) == len(set(acts))


def test_openers_never_hide_what_a_pattern_finds() -> None:
    rules = load_acts()
    assert sum(bool(rule.openers) for rule in rules) > len(rules) / 2
    contents = [
        "we will never give up . ",
        "if they attack , we will answer ",
        "the war is over . ",
    ]
    contents += [f"{opener} we will not accept it ? " for rule in rules for opener in rule.openers]
    for plain in contents:
        words = frozenset(plain.split())
        for rule in rules:
            assert rule.is_shown(plain, words) == (rule.shows.search(plain) is not None)


@pytest.mark.parametrize(
    ("pattern", "openers"),
    [
        ("we will", {"we"}),
        ("^ we will", {"we"}),
        ("<who> will", {"he", "the"}),
        ("<often> we will", {"always", "we"}),
        (".. will", set()),
        ("<often>", set()),
    ],
)
def test_openers_of_a_pattern(pattern: str, openers: set[str]) -> None:
    lists = {"who": ["he", "the army"], "often": ["always", ""]}
    assert _opening(pattern.split(), lists) == openers
