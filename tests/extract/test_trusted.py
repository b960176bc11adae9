from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from goodoffices.extract.scene import Scene
from goodoffices.extract.statements import find_statements
from goodoffices.extract.trusted import trusted
from goodoffices.facts import Statement

pytestmark = pytest.mark.model
TEXT = "Ann Vale said that the truce would hold until the end of the month."


def as_labelled(told: Statement) -> Statement:
    return replace(told, maker="labels/1", found_by="learnt labels", confidence=0.8)


def judged(scene: Scene, told: Statement, ruled: tuple[Statement, ...]) -> float:
    (found,) = trusted(scene, [told], ruled)
    return found.confidence


def test_statement_of_rules_keeps_its_confidence(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of(TEXT)
    (ruled,) = find_statements(scene)
    assert judged(scene, ruled, (ruled,)) == ruled.confidence


def test_agreement_of_rules_and_a_speaker_raise_trust(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of(TEXT)
    (ruled,) = find_statements(scene)
    labelled = as_labelled(ruled)
    agreed, alone = judged(scene, labelled, (ruled,)), judged(scene, labelled, ())
    unspoken = judged(scene, replace(labelled, speakers=()), ())
    assert agreed > 0.8 > alone > unspoken


def test_two_words_are_hardly_a_statement(scene_of: Callable[..., Scene]) -> None:
    scene = scene_of(TEXT)
    (ruled,) = find_statements(scene)
    short = replace(as_labelled(ruled), content="the truce")
    assert judged(scene, short, ()) < 0.35
