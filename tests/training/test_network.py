from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from goodoffices.label.features import LabelSets
from goodoffices.label.weights import Weights
from label.test_network import slow_layer

torch = pytest.importorskip("torch")


def test_exported_layers_read_as_those_in_torch(tmp_path: Path) -> None:
    from training.export import tables_of  # noqa: PLC0415 - needs torch beside it
    from training.network import Network, Sizes  # noqa: PLC0415

    torch.manual_seed(0)
    network = Network(Sizes(3, 3, 3, width=8, state=4, linking=5)).eval()
    x = torch.randn(6, 1, 8)
    expected = network.layers(x)[0][:, 0].detach().numpy()
    weights = Weights(tables_of(network), LabelSets((), (), ()), {"layers": 2})
    found = x[:, 0].numpy()
    for layer in range(2):
        found = slow_layer(found, weights, f"layers.{layer}.")
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_sum_over_sequences_has_the_value_and_gradient_of_the_plain_loop() -> None:
    from training.network import Sequences  # noqa: PLC0415 - needs torch beside it

    torch.manual_seed(0)
    scores = torch.randn(4, 2, 7, requires_grad=True)
    steps, first = torch.randn(7, 7, requires_grad=True), torch.randn(7, requires_grad=True)
    mask = torch.ones(4, 2, dtype=torch.bool)
    mask[3, 1] = False
    plain = []
    for piece, length in ((0, 4), (1, 3)):
        state = scores[0, piece] + first
        for time in range(1, length):
            state = torch.logsumexp(state[:, None] + steps, 0) + scores[time, piece]
        plain.append(torch.logsumexp(state, 0))
    weight = torch.tensor([1.0, 2.0])
    quick = Sequences.apply(scores, steps, first, mask)
    assert torch.allclose(quick, torch.stack(plain), atol=1e-4)
    of = (scores, steps, first)
    expected = torch.autograd.grad((torch.stack(plain) * weight).sum(), of)
    for ours, theirs in zip(torch.autograd.grad((quick * weight).sum(), of), expected, strict=True):
        assert torch.allclose(ours, theirs, atol=1e-4)
