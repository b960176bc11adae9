"""What is set aside before parsing, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.lexicon import load_lexicon
from goodoffices.lexicon.signs import find_signs, weight
from goodoffices.sift import Sifted, sift
from goodoffices.sift.passages import cut_passages

WORDS = load_lexicon().relevance
WAR = (
    "The rebels and the army agreed on a truce of ten days in the besieged town, the envoy said, "
    "and talks will resume on Monday. "
)
BAKERY = (
    "The bakery on the corner opens at six, and its owner sells bread with seeds to those "
    "who rise early. "
)


def sifted(text: str) -> Sifted:
    return sift(text, WORDS)


def signs(text: str) -> list[tuple[str, str]]:
    return [(hit.sign.kind, hit.printed) for hit in find_signs(text, WORDS)]


def test_report_of_a_truce_is_read() -> None:
    assert sifted(WAR) == Sifted()


def test_report_of_other_things_is_set_aside_with_the_reason() -> None:
    assert sifted(BAKERY).why == "no word in it tells of a conflict or of settling one"


def test_the_words_that_were_too_few_are_named() -> None:
    found = sifted(f"{BAKERY}The president came, and the president went.")
    assert found.why == ("it hardly tells of a conflict or of settling one (only 'president')")


def test_one_word_of_war_does_not_make_a_long_report_relevant() -> None:
    assert sifted(BAKERY * 30 + "A soldier bought some.").why


@pytest.mark.parametrize(
    "told",
    [
        "The mayor said that the West Bank is not his to give, and the Palestinians answered him.",
        "In Western Sahara the question of who may vote has been open since a count of 1974.",
        "Israel asked the visitors to speak of East Jerusalem as a part of one city.",
    ],
)
def test_a_disputed_territory_makes_a_report_relevant(told: str) -> None:
    assert sifted(f"{told} {told} {BAKERY * 5}") == Sifted()


def test_a_passage_of_war_makes_a_long_report_relevant() -> None:
    paragraphs = [BAKERY * 5] * 8 + [WAR * 4] + [BAKERY * 5] * 8
    assert not sifted("\n".join(paragraphs)).why


def test_far_passages_of_a_long_report_are_set_aside() -> None:
    paragraphs = [BAKERY * 5] * 8 + [WAR * 4] + [BAKERY * 5] * 8
    text = "\n".join(paragraphs)
    found = sifted(text)
    gone = [span.of(text) for span in found.aside]
    assert len(gone) == 2
    assert not any("truce" in part for part in gone)
    assert all(set(part.split("\n")) - {""} == {BAKERY * 5} for part in gone)


def test_beginning_and_neighbours_of_a_passage_of_war_stay() -> None:
    paragraphs = [f"No. {number} {BAKERY * 5}" for number in range(17)]
    paragraphs[8] = WAR * 4
    text = "\n".join(paragraphs)
    gone = "".join(span.of(text) for span in sifted(text).aside)
    stays = {number for number in range(17) if paragraphs[number] not in gone}
    assert stays == {0, 7, 8, 9}


def test_short_relevant_report_is_read_whole() -> None:
    assert sifted("\n".join([WAR * 4, BAKERY * 5, BAKERY * 5, BAKERY * 5])) == Sifted()


def test_war_all_through_a_long_report_makes_it_relevant() -> None:
    # No passage has enough by itself, but each has something.
    paragraph = BAKERY * 5 + "Soldiers and troops bought it, the army and the enemy."
    assert not sifted("\n".join([paragraph] * 8)).why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a cease-fire holds", [("strong", "cease fire")]),
        ("Ceasefires", [("strong", "Ceasefires")]),
        ("the U.N. envoy", [("ordinary", "U N"), ("ordinary", "envoy")]),
        ("a trade war", []),
        ("the Attorney General", []),
        ("fighters of Hezbollah", [("ordinary", "fighters"), ("group", "Hezbollah")]),
        ("peace of mind", []),
        ("peace talks", [("strong", "peace talks")]),
        ("peacefully", []),
        ("November 17", []),
        ("", []),
    ],
)
def test_signs_of(text: str, expected: list[tuple[str, str]]) -> None:
    assert signs(text) == expected


def test_names_count_as_they_are_printed_only() -> None:
    assert signs("the taliban") == []
    assert signs("the Taliban") == [("group", "Taliban")]


def test_a_sign_counts_at_most_twice() -> None:
    twice = weight(find_signs("truce truce", WORDS), WORDS)
    assert weight(find_signs("truce truces truce truce", WORDS), WORDS) == twice


@given(st.text(alphabet="ab \n.!war", max_size=3000))
def test_passages_are_the_whole_text(text: str) -> None:
    passages = cut_passages(text)
    assert "".join(text[each.start : each.end] for each in passages) == text


def test_a_line_without_an_end_is_one_passage() -> None:
    assert len(cut_passages("word " * 1000)) == 1


def test_a_paragraph_of_many_sentences_is_cut_at_a_sentence() -> None:
    text = BAKERY * 40
    passages = cut_passages(text)
    assert len(passages) > 3
    assert all(text[each.start : each.end].rstrip().endswith(".") for each in passages)
