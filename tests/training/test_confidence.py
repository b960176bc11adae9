from __future__ import annotations

import pytest
from tests import build
from training.confidence import fit, levels_from, rows_in

from goodoffices.codes import CeasefireStatus
from goodoffices.facts import Reading


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


def test_of_truces_alike_only_the_one_on_the_sheet_is_learnt_from() -> None:
    report = build.report("The truce in Homs is to go on.")
    states = (CeasefireStatus.FRAGILE, CeasefireStatus.EXTENSION_REQUESTED)
    told = tuple(build.ceasefire(report, each, "truce", place="Homs") for each in states)
    sheet = {
        "people": [], "groups": [], "ceasefires": [
            {"status": "in_force", "scope": told[0].scope.value, "place": "Homs", "parties": []}
        ],
    }  # fmt: skip
    rows = list(rows_in(Reading(report, told), sheet))
    assert [(kind, right) for kind, (_, right) in rows] == [("ceasefire", True)]
