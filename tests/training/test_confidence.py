from __future__ import annotations

import pytest
from training.confidence import fit, levels_from


def test_feature_of_right_facts_gets_a_weight_and_rare_ones_none() -> None:
    right = [({"one": 1.0, "told": 1.0}, True)] * 300
    wrong = [({"one": 1.0, "odd": 1.0 if i < 3 else 0.0}, False) for i in range(300)]
    weights = fit([*right, *wrong])
    assert weights["told"] > 2
    assert "odd" not in weights


def test_few_facts_have_no_weights_but_for_the_guess_of_the_extractor() -> None:
    rows = [({"one": 1.0, "own guess": 0.5, "told": 1.0}, True)] * 50
    assert set(fit(rows)) == {"one", "own guess"}


def test_level_brings_the_mean_to_the_share_judged_right() -> None:
    rows = [{"kind": "event", "verdict": "right", "confidence": "0.5"}] * 30
    rows += [{"kind": "event", "verdict": "wrong", "confidence": "0.5"}] * 10
    levels = levels_from(rows, {"event": 0.25, "role": 1.0})
    # (30 + 1) of (40 + 2): the odds are 31 to 11.
    assert levels["event"] == pytest.approx(0.25 + 1.036, abs=0.01)
    assert levels["role"] == 1.0
