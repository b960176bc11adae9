"""Hard quotations of our own: each is read as a careful person reads it, or is known to fail."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.facts import Reading

PLACE = Path(__file__).resolve().parents[2] / "eval" / "hard.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hard_quotations", PLACE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


hard = load()
CASES = hard.load_cases()
KNOWN = hard.load_known()


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return dict(hard.read_cases(CASES))


def marked(case: object) -> object:
    """Expect the failures that are known, and only those."""
    name = case.id  # type: ignore[attr-defined]
    marks = [pytest.mark.xfail(strict=True, reason=KNOWN[name])] if name in KNOWN else []
    return pytest.param(case, id=name, marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_hard_quotation_is_read_as_a_person_reads_it(case, readings) -> None:
    assert hard.faults(case, readings.get(case.id)) == []


def test_there_are_eighty_cases_of_six_wars() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 80
    assert len({case.war for case in CASES}) >= 6


def test_expected_words_stand_in_the_text() -> None:
    for case in CASES:
        parts = [part for each in case.expect for part in each.content]
        assert all(part in case.text for part in [*parts, *case.reject]), case.id


def test_known_failures_name_cases() -> None:
    assert set(KNOWN) <= {case.id for case in CASES}
