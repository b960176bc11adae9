"""The merge gate: how well facts of several reports are joined stays at or above its floors."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

PLACE = Path(__file__).resolve().parent.parent / "eval" / "merge.py"
FLOORS = {"report": 0.95, "actor": 0.93, "figure": 0.9}
FLOORS |= {"ceasefire": 0.9, "event": 0.82, "talks": 0.72}
"""Pairwise F1 per kind; raised on purpose, lowered only with a reason."""
FEWEST_WRONG = 2
"""Pairs of two things that may be taken for one: a wrong join costs more than a missed one."""


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("merge_gate", PLACE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.model
def test_merging_holds_its_floors(tmp_path: Path) -> None:
    scores = load().score(tmp_path / "merged.db")
    for kind, floor in FLOORS.items():
        assert scores[kind].f1 >= floor, (kind, scores[kind].missed, scores[kind].wrong)
        assert len(scores[kind].wrong) <= FEWEST_WRONG, (kind, scores[kind].wrong)


def test_gold_has_pairs_that_are_one_and_pairs_that_only_look_alike() -> None:
    things = tomllib.loads((PLACE.parent / "merge_gold.toml").read_text(encoding="utf-8"))["thing"]
    same = sum(len(list(combinations(each["tellings"], 2))) for each in things)
    alone = sum(len(each["tellings"]) == 1 and each["kind"] != "report" for each in things)
    assert same >= 250
    assert alone >= 50
