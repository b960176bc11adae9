"""Parts of speech and base forms by looked-up rules are those that spaCy's own components give."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import goodoffices
from goodoffices.parse import DEFAULT_MODEL, load_parser
from goodoffices.parse.mended import NAMES_MENDED
from goodoffices.parse.word_rules import hasten_word_rules

MADE = """TALKS OPEN IN OSLO

There is a plan, and there are doubts.  They're gonna meet; she's got ta go.
Let's see, said the envoy. "C'mon, y'all ain't leaving," he'd said, doin' nuthin'.

\t I told him that those who'd left had left. Whose side did they choose? Nobody knew.
The rebels were said to have been given 40 of the 52 villages they'd held, didn't they?
It is he who does what this does: getting, got, gets. #1 -- $5 (or so)... 'em all!
"""
EXAMPLES = Path(goodoffices.__file__).parent / "examples"


def settled(doc: Doc) -> list[tuple[str, ...]]:
    return [
        (token.text, token.tag_, token.pos_, str(token.morph), token.dep_, token.lemma_)
        for token in doc
    ]


@pytest.mark.model
@pytest.mark.parametrize("text", ["", "\n", "  \n ", "War", "gon na", MADE, MADE.lower(), MADE * 3])
def test_words_are_settled_as_spacy_settles_them(text: str) -> None:
    quick = load_parser()
    assert "attribute_ruler" not in quick.pipe_names
    slow = spacy.load(DEFAULT_MODEL, disable=["ner"])
    slow.add_pipe("goodoffices_paragraphs", before="parser")
    expected = settled(slow(text))
    assert settled(quick(text)) == expected
    assert settled(quick(text)) == expected, "and again, from memory"


@pytest.mark.model
def test_examples_are_settled_as_spacy_settles_them() -> None:
    slow = spacy.load(DEFAULT_MODEL, disable=["ner"])
    slow.add_pipe("goodoffices_paragraphs", before="parser")
    for path in sorted(EXAMPLES.rglob("*.txt"))[:5]:
        text = path.read_text(encoding="utf-8")
        with load_parser().select_pipes(disable=[NAMES_MENDED]):
            assert settled(load_parser()(text)) == settled(slow(text))


def ruled(*patterns: list[dict[str, object]]) -> Language:
    """Make a pipeline without a model whose ruler gives base forms by some patterns."""
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    tables = {"lemma_rules": {"noun": [["s", ""]]}, "lemma_index": {"noun": ["war"]}}
    for name in ("lemma_rules", "lemma_index", "lemma_exc"):
        lemmatizer.lookups.add_table(name, tables.get(name, {}))  # type: ignore[attr-defined]
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"TAG": "NN"}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    for number, pattern in enumerate(patterns):
        ruler.add(  # type: ignore[attr-defined]
            [pattern], {"POS": "NOUN", "LEMMA": f"rule {number}"}
        )
    return nlp


def read(nlp: Language, *words: str) -> list[str]:
    doc = Doc(nlp.vocab, words=list(words), tags=["NN"] * len(words), deps=["nsubj"] * len(words))
    for _, step in nlp.pipeline:
        doc = step(doc)
    return [token.lemma_ for token in doc]


@pytest.mark.parametrize(
    ("patterns", "words", "expected"),
    [
        ([[{"LOWER": "gon"}, {"LOWER": "na"}]], ["Gon", "na", "gon"], ["rule 0", "na", "gon"]),
        (
            [[{"LOWER": "b"}, {"LOWER": "c"}], [{"LOWER": "a"}, {"LOWER": "b"}]],
            ["a", "b", "c"],
            ["rule 1", "rule 0", "c"],
        ),
        (
            [[{"LOWER": "a"}, {"LOWER": "b"}], [{"LOWER": "a", "TAG": "NN"}]],
            ["a", "b", "a"],
            ["rule 1", "b", "rule 1"],
        ),
        ([[{"LOWER": {"REGEX": "^y'?$"}}]], ["y'", "Y", "yy"], ["rule 0", "rule 0", "yy"]),
        ([[{"DEP": "nsubj"}]], ["any", "word"], ["rule 0", "rule 0"]),
    ],
)
def test_rules_hold_over_neighbours_and_the_later_one_wins(
    patterns: list[list[dict[str, object]]], words: list[str], expected: list[str]
) -> None:
    quick, slow = ruled(*patterns), ruled(*patterns)
    hasten_word_rules(quick)
    assert quick.pipe_names == ["goodoffices_word_rules"]
    assert read(slow, *words) == expected
    assert read(quick, *words) == expected
    assert read(quick, *words) == expected, "and again, from memory"


@pytest.mark.parametrize(
    "pattern",
    [
        [{"ORTH": "War"}],
        [{"LOWER": "war", "OP": "+"}],
        [{"LOWER": {"NOT_IN": ["war"]}}],
        [{"LOWER": {"FUZZY": "war"}}],
    ],
)
def test_rules_that_ask_more_of_a_word_are_left_to_spacy(pattern: list[dict[str, object]]) -> None:
    nlp = ruled(pattern)
    hasten_word_rules(nlp)
    assert nlp.pipe_names == ["attribute_ruler", "lemmatizer"]


def test_pipeline_without_rules_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler")
    hasten_word_rules(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
