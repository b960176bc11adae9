"""The parser multiplies quickly and reads the same, whatever stands beside a text."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from goodoffices.parse import load_parser
from goodoffices.parse import sums as parse_sums
from goodoffices.parse.sums import SteadyOps, hasten_products
from goodoffices.products import steady_size

TEXTS = (
    "Lakeside rebels said on Monday that they would free ten prisoners before the talks in Geneva.",
    "The envoy left. He will be back in March, his office said.",
    "A bridge was hit at night and three people were killed, according to the ministry of Tamria; "
    "nobody claimed the attack, and both sides accused each other of breaking the truce.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    if not steady_size():
        pytest.skip("no size of a block is steady on this processor")
    return load_parser()


def told(doc: Doc) -> list[tuple[str, str, int, str]]:
    return [(word.tag_, word.dep_, word.head.i, word.ent_type_) for word in doc]


def layers(nlp: Language) -> list[object]:
    return [
        layer.ops
        for _, component in nlp.components
        if getattr(component, "model", None) is not None
        for layer in component.model.walk()
    ]


def test_all_layers_multiply_so(nlp: Language) -> None:
    assert {type(each) for each in layers(nlp)} == {SteadyOps}


def test_a_text_is_read_the_same_alone_and_among_others(nlp: Language) -> None:
    together = list(nlp.pipe([*TEXTS, *TEXTS], batch_size=6))
    for text, doc in zip(TEXTS, together[3:], strict=True):
        alone = nlp(text)
        assert np.array_equal(alone.tensor, doc.tensor)
        assert told(alone) == told(doc)


def test_products_are_those_of_the_parser_but_for_the_last_digits() -> None:
    if not steady_size():
        pytest.skip("no size of a block is steady on this processor")
    numbers = np.random.default_rng(5)
    rows = numbers.normal(size=(45, 96)).astype(np.float32)
    table = numbers.normal(size=(50, 96)).astype(np.float32)
    usual, quick = NumpyOps(), SteadyOps()
    for trans2, other in ((True, table), (False, np.ascontiguousarray(table.T))):
        one, two = (ops.gemm(rows, other, trans2=trans2) for ops in (usual, quick))
        assert np.allclose(one, two, atol=1e-4)
    with pytest.raises(ValueError, match="matmul"):
        quick.gemm(rows, table)


def test_the_parsers_own_products_stay_where_no_size_is_steady(
    monkeypatch: pytest.MonkeyPatch, nlp: Language
) -> None:
    before = layers(nlp)
    monkeypatch.setattr(parse_sums, "steady_size", lambda: 0)
    monkeypatch.setattr(parse_sums, "SteadyOps", None)
    hasten_products(nlp)
    assert layers(nlp) == before
