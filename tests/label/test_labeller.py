from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from goodoffices.label import Labeller, Labels, load_labeller, network
from goodoffices.label import labeller as labelling
from goodoffices.label.features import Features
from label.hand_made import document, weights_file

WORDS = ["Vale", "said", "that", "it", "holds", ".", "\n", "She", "left", "."] * 45
"""Longer than one piece."""


@pytest.fixture
def labeller(tmp_path: Path) -> Labeller:
    # Weights that see a content in every other word and a cue in most of the others.
    bias = np.array([0, 3, 0, 3, 0, 2, 0], dtype=np.float32)
    return load_labeller(weights_file(tmp_path, **{"emit.bias": bias}))


@pytest.fixture
def docs() -> list[Doc]:
    return [document(WORDS, seed=3), document(["\n"]), document(WORDS[:30], seed=4)]


def test_same_document_gives_the_same_twice(labeller: Labeller, docs: list[Doc]) -> None:
    assert labeller.read(docs[0]).attributions == labeller.read(docs[0]).attributions


def test_documents_read_together_give_what_each_gives_alone(
    labeller: Labeller, docs: list[Doc]
) -> None:
    together = [each.attributions for each in labeller.read_all(docs, [()] * 3)]
    for doc, found in zip(docs, together, strict=True):
        assert found == labeller.read(doc).attributions


def test_where_no_product_is_steady_each_document_is_read_by_itself(
    labeller: Labeller, docs: list[Doc], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(labelling, "steady_size", lambda: 0)
    monkeypatch.setattr(network, "steady_size", lambda: 0)
    real = labelling.packed

    def counted(pieces: Sequence[tuple[Features, int, int]]) -> network.Packed:
        sizes.append(len({id(words) for words, _, _ in pieces}))
        return real(pieces)

    monkeypatch.setattr(labelling, "packed", counted)
    together = labeller.read_all(docs, [()] * 3)
    assert set(sizes) == {1}
    assert [each.attributions for each in together] == [
        labeller.read(doc).attributions for doc in docs
    ]


def test_attributions_are_spans_of_the_document_with_probabilities(
    labeller: Labeller, docs: list[Doc]
) -> None:
    found = labeller.read(docs[0]).attributions
    assert found
    for each in found:
        spans = [*each.content, *(s for s in (each.cue, each.source) if s is not None)]
        assert all(0 <= start < end <= len(WORDS) for start, end in spans)
        assert all(0 <= n <= 1 for n in (each.confidence, each.speech, each.cue_link))


def test_document_without_words_gives_nothing(labeller: Labeller) -> None:
    assert labeller.read_all([document(["\n"])], [()]) == [Labels()]
    assert labeller.read_all([], []) == []
