"""What a speaker does by speaking, from sentences of our own read with the real model."""

from __future__ import annotations

import pytest

from goodoffices.extract.statements import find_statements

pytestmark = pytest.mark.model

ACTS = {
    "demand": "Berlin called for an immediate halt to the fighting.",
    "accuse": "The army accused the rebels of shelling a market.",
    "deny": "The rebels denied shelling the market.",
    "promise": "The general vowed to fight until the capital falls.",
    "threat": "The militia threatened to attack the pipeline again.",
    "refuse": "“We will not leave the town,” Anna Vale said.",
    "announce": "The king announced that parliament had been dissolved.",
    "hope": "She said she hoped both sides would come to Geneva.",
    "apology": "“We are deeply sorry for what happened,” the general said.",
    "claim_fact": "The ministry said three convoys had reached the camp.",
    "condition": "The rebels said they would come only if the siege ended.",
    "procedure": "The envoy said the next round would begin in May.",
}


@pytest.mark.parametrize(("act", "text"), ACTS.items(), ids=ACTS.keys())
def test_act_of_statement(scene_of, act, text) -> None:
    (statement,) = find_statements(scene_of(text))
    assert statement.act == act
