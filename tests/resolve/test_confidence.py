"""How sure each fact is: what its features say, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from goodoffices.lexicon import load_lexicon
from goodoffices.lexicon.trust import KINDS, WEIGHED, Trust
from goodoffices.resolve.confidence import estimate_all, features_of

REPORT = build.report("Mali accused Chad of an attack. They said the truce would hold.")
EVENT = build.event(REPORT, "ACCUSE", "accused", source="Mali", target="Chad", confidence=0.5)


def trust(**weights: float) -> Trust:
    return Trust({}, {"event": {name.replace("_", " "): w for name, w in weights.items()}}, {})


def test_weights_add_up_to_a_share() -> None:
    (sure,) = estimate_all([EVENT], trust(one=2.0))
    (less,) = estimate_all([replace(EVENT, targets=())], trust(one=2.0, no_target=-2.0))
    assert sure.confidence == pytest.approx(0.881, abs=0.001)
    assert less.confidence == 0.5


def test_level_moves_a_whole_kind() -> None:
    (told,) = estimate_all([EVENT], replace(trust(one=0.5), levels={"event": -2.5}))
    assert told.confidence == pytest.approx(0.119, abs=0.001)


def test_nothing_is_certain() -> None:
    high, low = (estimate_all([EVENT], trust(one=w))[0].confidence for w in (50.0, -50.0))
    assert (low, high) == (0.03, 0.97)


def test_kind_without_weights_and_statements_keep_their_own() -> None:
    figure = build.figure(REPORT, "killed", "an attack", confidence=0.61)
    said = build.statement(REPORT, "They", "the truce would hold", cue="said", confidence=0.62)
    assert [each.confidence for each in estimate_all([figure, said], trust(one=9.0))] == [
        0.61,
        0.62,
    ]


def test_side_told_by_a_pronoun_is_a_feature_of_its_own() -> None:
    they = build.event(REPORT, "ACCUSE", "accused", source="They", target="Chad")
    found = features_of(they)
    assert found["source by pronoun"] == 1.0
    assert found["target by pronoun"] == 0.0


def test_rule_and_its_family_are_both_features() -> None:
    found = features_of(replace(EVENT, found_by="verb 'blame'"))
    assert found["found by verb"] == found["found by verb 'blame'"] == 1.0


def test_fitted_weights_doubt_an_event_without_sides() -> None:
    words = load_lexicon().trust
    whole, bare = estimate_all([EVENT, replace(EVENT, sources=(), targets=())], words)
    assert whole.confidence > bare.confidence
    assert set(words.kinds) == {*KINDS, WEIGHED}


def test_event_weighed_by_learnt_weights_has_a_curve_of_its_own() -> None:
    curves = replace(trust(one=2.0), kinds={"event": {"one": 2.0}, WEIGHED: {"one": -2.0}})
    ruled, weighed = estimate_all(
        [replace(EVENT, maker="events/1"), replace(EVENT, maker="events/1+deeds/1")], curves
    )
    assert ruled.confidence == pytest.approx(0.881, abs=0.001)
    assert weighed.confidence == pytest.approx(0.119, abs=0.001)


def test_event_that_only_learnt_weights_found_keeps_their_guess() -> None:
    (kept,) = estimate_all([replace(EVENT, maker="deeds/1", confidence=0.31)], trust(one=9.0))
    assert kept.confidence == 0.31


def test_package_trusts_what_the_weights_are_surer_of() -> None:
    assert load_lexicon().trust.kinds[WEIGHED]["own guess"] > 0.1
