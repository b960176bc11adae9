from __future__ import annotations

import numpy as np

from goodoffices.facts import Span
from goodoffices.label.features import LabelSets, features_of
from label.hand_made import LABELS, document

SETS = LabelSets(*(tuple(labels) for labels in LABELS.values()))


def test_white_space_is_left_out_and_heads_follow() -> None:
    words = features_of(document(["Vale", "spoke", ".", "\n", "She", "left"]), (), SETS)
    assert words.tokens.tolist() == [0, 1, 2, 4, 5]
    assert words.heads.tolist() == [0, 0, 0, 3, 3]


def test_line_break_begins_a_paragraph() -> None:
    words = features_of(document(["Vale", "spoke", ".", "\n", "She", "left"]), (), SETS)
    assert words.paragraphs.tolist() == [0, 0, 0, 1, 1]


def test_words_between_marks_are_quoted_and_marks_known() -> None:
    doc = document(['"', "Peace", '"', "said", "Vale"])
    words = features_of(doc, [Span(0, 10)], SETS)
    assert words.quoted.tolist() == [True, True, True, False, False]
    assert words.numbers[:, 1].tolist() == [1, 0, 1, 0, 0]


def test_unknown_label_is_zero() -> None:
    words = features_of(document(["Vale", "spoke"]), (), LabelSets(("JJ",), ("ROOT",), ("X",)))
    assert words.labels[:, 0].tolist() == [0, 0]
    assert words.labels[:, 1].tolist() == [1, 0]


def test_two_names_give_the_same_word_rows() -> None:
    doc = document(["Vale", "Marquez", "spoke"])
    doc[0].tag_ = doc[1].tag_ = "NNP"
    doc.set_ents([doc.char_span(0, 12, label="PERSON")])
    rows = features_of(doc, (), SETS).rows
    assert rows[0, :4].tolist() == rows[1, :4].tolist()
    assert rows[0, :5].tolist() != rows[2, :5].tolist()


def test_phrase_edges_are_counted() -> None:
    words = features_of(document(["the", "old", "envoy", "spoke"], heads=[2, 2, 3, 3]), (), SETS)
    opens, closes, depth = words.numbers[:, 12], words.numbers[:, 13], words.numbers[:, 14]
    assert np.expm1(opens).round().tolist() == [3, 1, 0, 0]
    assert np.expm1(closes).round().tolist() == [1, 1, 1, 1]
    assert np.expm1(2 * depth).round().tolist() == [2, 2, 1, 0]
