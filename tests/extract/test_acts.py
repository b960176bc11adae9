"""What a speaker does by speaking, from sentences of our own read with the real model."""

from __future__ import annotations

import pytest

from goodoffices.extract.statements import find_statements

pytestmark = pytest.mark.model

ACTS = {
    "demand": "Berlin called for an immediate halt to the fighting.",
    "accuse": "The army accused the rebels of shelling a market.",
    "deny": "The rebels denied shelling the market.",
    "promise": "The general vowed to protect the wells of the valley.",
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
    "own future, negated": ("The front said its men would not come down.", "refuse"),
    "own future with a term": ("He said he would sign once the road was open.", "condition"),
    "own future against another": ("The general said his men would attack the port.", "threat"),
    "own future for another": ("The front said it would respect the truce.", "promise"),
    "own future": ("The front said its delegates would travel on Friday.", "announce"),
    "what might have been": ("She said the delegates would have come.", "claim_fact"),
    "settled": ("The two sides said they had agreed on a list.", "announce"),
    "own doing in hand": ("The union said it was ending its strike.", "announce"),
    "named doer": ("The mayor said the army had shelled the clinic.", "accuse"),
    "doer nobody can name": ("The mayor said a rocket had hit the clinic.", "claim_fact"),
    "passive with its doer": ("She said the bus was burnt by the militia.", "accuse"),
    "passive without a doer": ("She said the bus was burnt near the bridge.", "claim_fact"),
    "order": ("“Stop the shelling of the port,” Anna Vale said.", "demand"),
    "kind name": ("The mayor described the list as a brave gesture.", "praise"),
    "unkind name": ("The mayor called the list a slap in the face.", "accuse"),
    "vow to fight": ("The general vowed to hunt the deserters.", "threat"),
    "sworn about the past": ("He swore that his men had never seen the convoy.", "claim_fact"),
    "warning with a term": ("He warned that he would quit if the shelling went on.", "threat"),
    "warning of things to come": ("She warned that cholera was close.", "assess_pessimistic"),
    "insisted that not": ("He insisted that his men had not fired.", "deny"),
    "reported": ("The agency reported that the army had shelled the clinic.", "claim_fact"),
    "counted dead blame nobody": ("The doctors said the raid had killed 12 people.", "claim_fact"),
}


@pytest.mark.parametrize(("text", "act"), VERBS.values(), ids=VERBS.keys())
def test_act_by_verb_and_words(scene_of, text, act) -> None:
    (statement,) = find_statements(scene_of(text))
    assert statement.act == act


MORE = {
    "open to anybody": ("“We would talk to anybody who wants peace,” the general said.", "offer"),
    "pointed at": ("She said it was the governor who had broken off the talks.", "accuse"),
    "magnet": ("“The palace is a magnet for terrorists,” the general said.", "accuse"),
    "may bring a truce": (
        "The mediator said the ideas could lead to a ceasefire.",
        "assess_optimistic",
    ),
}


@pytest.mark.parametrize(("text", "act"), MORE.values(), ids=MORE.keys())
def test_act_told_by_more_than_its_verb(scene_of, text, act) -> None:
    (statement,) = find_statements(scene_of(text))
    assert statement.act == act


def test_who_will_talk_on_a_day_offers_nothing(scene_of) -> None:
    (statement,) = find_statements(scene_of("“We will meet on Monday,” the general said."))
    assert statement.act != "offer"
