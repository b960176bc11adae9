"""A name that opens a story behind its day or title is who does it."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from goodoffices.parse import load_parser
from goodoffices.parse.mended import mend_names

Row = tuple[str, str, str, int]
"""A word, its tag, its dependency and the place of its head."""


def parsed(*rows: Row) -> Doc:
    words, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    return Doc(English().vocab, words=words, tags=tags, deps=deps, heads=heads)


def subjects(doc: Doc) -> list[str]:
    return [token.text for token in doc if token.dep_ in ("nsubj", "nsubjpass")]


def test_a_name_behind_a_day_is_who_signs() -> None:
    doc = parsed(
        ("On", "IN", "prep", 4), ("Monday", "NNP", "compound", 3),
        ("General", "NNP", "compound", 3), ("Lund", "NNP", "pobj", 0),
        ("signed", "VBD", "ROOT", 4), ("it", "PRP", "dobj", 4),
    )  # fmt: skip
    mend_names(doc)
    assert subjects(doc) == ["Lund"]
    assert (doc[3].head.text, doc[1].head.text, doc[1].dep_) == ("signed", "On", "pobj")


def test_a_name_behind_a_month_may_be_who_suffers() -> None:
    doc = parsed(
        ("In", "IN", "prep", 4), ("May", "NNP", "compound", 2), ("Lund", "NNP", "pobj", 0),
        ("was", "VBD", "auxpass", 4), ("freed", "VBN", "ROOT", 4),
    )  # fmt: skip
    assert mend_names(doc)[2].dep_ == "nsubjpass"


def test_a_name_hung_beside_the_day_is_who_signs() -> None:
    doc = parsed(
        ("On", "IN", "prep", 4), ("Monday", "NNP", "pobj", 0), ("Minister", "NNP", "pobj", 0),
        ("Lund", "NNP", "appos", 2), ("signed", "VBD", "ROOT", 4), ("it", "PRP", "dobj", 4),
    )  # fmt: skip
    mend_names(doc)
    assert subjects(doc) == ["Lund"]
    assert (doc[2].dep_, doc[2].head.text) == ("compound", "Lund")


def test_a_day_is_parted_from_a_name_that_is_the_subject() -> None:
    doc = parsed(
        ("On", "IN", "prep", 3), ("Friday", "NNP", "compound", 2), ("Vale", "NNP", "nsubj", 3),
        ("left", "VBD", "ROOT", 3),
    )  # fmt: skip
    mend_names(doc)
    assert (doc[1].head.text, doc[1].dep_, subjects(doc)) == ("On", "pobj", ["Vale"])


def test_a_clause_with_a_subject_of_its_own_stays() -> None:
    rows: list[Row] = [
        ("On", "IN", "prep", 4), ("Sunday", "NNP", "compound", 2), ("Mail", "NNP", "pobj", 0),
        ("reporters", "NNS", "nsubj", 4), ("came", "VBD", "ROOT", 4),
    ]  # fmt: skip
    doc = mend_names(parsed(*rows))
    assert [token.head.i for token in doc] == [row[3] for row in rows]


def test_what_stands_behind_the_verb_is_not_its_subject() -> None:
    rows: list[Row] = [
        ("It", "PRP", "dep", 1), ("fell", "VBD", "ROOT", 1), ("on", "IN", "prep", 1),
        ("Friday", "NNP", "compound", 4), ("Harbour", "NNP", "pobj", 2),
    ]  # fmt: skip
    doc = mend_names(parsed(*rows))
    assert [token.head.i for token in doc] == [row[3] for row in rows]


def test_a_name_beside_its_title_takes_its_part() -> None:
    doc = parsed(
        ("Minister", "NNP", "nsubj", 5), ("Sir", "NNP", "compound", 2), ("Vale", "NNP", "appos", 0),
        ("and", "CC", "cc", 0), ("Mora", "NNP", "conj", 0), ("met", "VBD", "ROOT", 5),
    )  # fmt: skip
    mend_names(doc)
    assert subjects(doc) == ["Vale"]
    assert (doc[0].dep_, doc[0].head.text, doc[4].head.text) == ("compound", "Vale", "Vale")


def test_a_name_behind_a_comma_stays_beside() -> None:
    doc = parsed(
        ("Minister", "NNP", "nsubj", 3), (",", ",", "punct", 0), ("Vale", "NNP", "appos", 0),
        ("met", "VBD", "ROOT", 3),
    )  # fmt: skip
    assert subjects(mend_names(doc)) == ["Minister"]


@pytest.mark.model
def test_the_parser_is_mended() -> None:
    doc = load_parser()("On Monday General Petra Lund and rebel leaders signed a truce in Maro.")
    assert subjects(doc) == ["Lund"]


def test_of_title_and_name_the_name_alone_signs() -> None:
    doc = parsed(
        ("Their", "PRP$", "poss", 1), ("chief", "NN", "nsubj", 3), ("Lund", "NNP", "nsubj", 3),
        ("signed", "VBD", "ROOT", 3), ("it", "PRP", "dobj", 3),
    )  # fmt: skip
    doc[2].ent_type_ = "PERSON"
    mend_names(doc)
    assert subjects(doc) == ["Lund"]
    assert doc[1].head.text == "Lund"


def test_a_name_joined_to_what_opens_the_clause_is_who_says_it() -> None:
    rows: list[Row] = [
        ("In", "IN", "prep", 6), ("talks", "NNS", "pobj", 0), ("with", "IN", "prep", 1),
        ("Echo", "NNP", "pobj", 2), (",", ",", "punct", 3), ("Lund", "NNP", "conj", 3),
        ("spoke", "VBD", "ROOT", 6),
    ]  # fmt: skip
    assert subjects(mend_names(parsed(*rows))) == ["Lund"]


def test_a_list_that_opens_a_clause_stays() -> None:
    rows: list[Row] = [
        ("In", "IN", "prep", 6), ("Zand", "NNP", "pobj", 0), (",", ",", "punct", 1),
        ("Varn", "NNP", "conj", 1), ("and", "CC", "cc", 1), ("Lund", "NNP", "conj", 1),
        ("fell", "VBD", "ROOT", 6),
    ]  # fmt: skip
    assert subjects(mend_names(parsed(*rows))) == []


def test_what_stands_behind_a_label_is_nobody_else() -> None:
    rows = (
        ("Zand", "NNP", "nsubj", 4), (":", ":", "punct", 0), ("a", "DT", "det", 3),
        ("soldier", "NN", "appos", 0), ("fled", "VBD", "ROOT", 4),
    )  # fmt: skip
    words, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    kinds = ["B-PERSON", "O", "O", "O", "O"]
    vocab = English().vocab
    doc = Doc(vocab, words=words, tags=tags, deps=deps, heads=heads, ents=kinds)
    assert mend_names(doc)[3].dep_ == "parataxis"
