from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")


def test_recurrence_has_the_gradient_of_the_plain_loop() -> None:
    from training.network import Recurrence  # noqa: PLC0415 - needs torch beside it

    torch.manual_seed(0)
    keep = torch.rand(5, 2, 3, dtype=torch.double, requires_grad=True)
    fresh = torch.rand(5, 2, 3, dtype=torch.double, requires_grad=True)
    assert torch.autograd.gradcheck(Recurrence.apply, (keep, fresh))


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
