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
    "offer": "The ministry said it was ready to open a second crossing.",
    "goal": "Anna Vale said the council aimed to hold a vote within a year.",
    "praise": "She said she was grateful to the fishermen who carried the wounded.",
    "position": "The minister said it was up to the voters of the valley.",
    "assess_pessimistic": "The monitor said the truce was very fragile.",
    "assess_optimistic": "The mediator said there had been progress on the lists of prisoners.",
    "no_comment": "“I do not know who fired,” the captain said.",
}


@pytest.mark.parametrize(("act", "text"), ACTS.items(), ids=ACTS.keys())
def test_act_of_statement(scene_of, act, text) -> None:
    (statement,) = find_statements(scene_of(text))
    assert statement.act == act


VERBS = {
    "bare clause after insist": ("The army insisted that the guns be removed first.", "demand"),
    "noun of a demand": ("They repeated their demand that the road be opened.", "demand"),
    "question is no demand": ("“Who will pay for the bridges?” asked Anna Vale.", "claim_fact"),
    "condition before refusal": (
        "She said she would not come until the road was open.",
        "condition",
    ),
    "counted dead blame nobody": ("The doctors said the raid had killed 12 people.", "claim_fact"),
}


@pytest.mark.parametrize(("text", "act"), VERBS.values(), ids=VERBS.keys())
def test_act_by_verb_and_words(scene_of, text, act) -> None:
    (statement,) = find_statements(scene_of(text))
    assert statement.act == act
