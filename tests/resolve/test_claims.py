"""Positions after resolution: what only the other side says that somebody wants."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.facts import Position
from goodoffices.lexicon import load_lexicon
from goodoffices.resolve.claims import mark_claims
from goodoffices.resolve.resolution import Resolution

WORDS = load_lexicon()
TEXT = "Kenya said Chad wants a ceasefire. Kenya minister Ann Vale and the United Nations spoke."


@pytest.mark.parametrize(
    ("teller", "holder", "claimed"),
    [
        ("Kenya", "Chad", True),
        ("Kenya", "Kenya", False),
        ("Ann Vale", "Kenya", False),
        ("Ann Vale", "Chad", True),
        ("United Nations", "Chad", False),
    ],
)
def test_claims_of_another_side_are_marked(teller: str, holder: str, claimed: bool) -> None:
    report = build.report(TEXT)
    actors = (
        build.actor("Kenya", "state", country="Kenya"),
        build.actor("Chad", "state", country="Chad"),
        build.actor("Ann Vale", "person", country="Kenya"),
        build.actor("United Nations", "igo"),
    )
    role = build.role(report, "Ann Vale", "minister", organisation="Kenya")
    held = build.position(report, holder, "ceasefire", "support", "a ceasefire")
    told = replace(held, attributed_to=(build.party(report, teller),))
    mentions = tuple(build.mention(report, each.name) for each in actors)
    found = mark_claims([told, role], Resolution(actors, mentions), WORDS)
    assert [each.claimed for each in found if isinstance(each, Position)] == [claimed]


def test_claims_report_in_its_own_voice_is_none() -> None:
    report = build.report(TEXT)
    held = build.position(report, "Chad", "ceasefire", "support", "a ceasefire")
    actors = (build.actor("Chad", "state", country="Chad"),)
    mentions = (build.mention(report, "Chad"),)
    [found] = mark_claims([held], Resolution(actors, mentions), WORDS)
    assert isinstance(found, Position)
    assert not found.claimed


def test_what_they_want_by_a_speaker_without_a_name_is_a_claim() -> None:
    report = build.report('"They want a truce," the officer said. Chad spoke.')
    actors = (build.actor("Chad", "state", country="Chad"),)
    held = build.position(report, "They", "ceasefire", "support", "a truce")
    teller = replace(build.party(report, "officer"), actor=None)
    told = replace(held, actor=replace(held.actor, actor=actors[0].id), attributed_to=(teller,))
    mentions = (build.mention(report, "Chad"),)
    [found] = mark_claims([told], Resolution(actors, mentions), WORDS)
    assert isinstance(found, Position)
    assert found.claimed


@pytest.mark.parametrize(("teller", "claimed"), [("Some", True), ("diplomats", False)])
def test_what_nobody_in_particular_says_is_a_claim(teller: str, claimed: bool) -> None:
    report = build.report("Some say Chad wants war; diplomats say so too.")
    actors = (build.actor("Chad", "state", country="Chad"),)
    held = build.position(report, "Chad", "ceasefire", "support", "war")
    told = replace(held, attributed_to=(replace(build.party(report, teller), actor=None),))
    mentions = (build.mention(report, "Chad"),)
    [found] = mark_claims([told], Resolution(actors, mentions), WORDS)
    assert isinstance(found, Position)
    assert found.claimed is claimed
