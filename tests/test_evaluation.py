"""The evaluation gate: accuracy on the hand-coded reports stays at or above its floors."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.score import SECTIONS, Count, Scores

PLACE = Path(__file__).resolve().parent.parent / "eval" / "gate.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluation_gate", PLACE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


gate = load()


@pytest.mark.model
@pytest.mark.parametrize("corpus", gate.present(), ids=lambda corpus: corpus.name)
def test_accuracy_holds_its_floors(corpus: object) -> None:
    held = gate.pinned()[corpus.name]  # type: ignore[attr-defined]
    assert gate.fingerprint(corpus) == held["fingerprint"], (
        "the corpus changed: python eval/gate.py"
    )
    assert gate.falls(gate.score(corpus), held["sections"]) == []


def test_every_section_has_a_floor() -> None:
    assert set(gate.pinned()["own"]["sections"]) == set(SECTIONS)


def test_a_fall_of_three_items_is_seen() -> None:
    scores = Scores({"figures": Count(7, 0, 3)})
    assert gate.falls(scores, {"figures": 1.0}) == []
    assert gate.falls(Scores({"figures": Count(5, 0, 5)}), {"figures": 1.0})


def test_at_least_eight_reports_are_marked() -> None:
    assert len(list(gate.CORPORA[0].sheets.glob("*.json"))) >= 8
