"""The sample of events where none may be: what it counts, draws and works out."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from goodoffices.codes import EventType
from goodoffices.facts import Event, Reading, Report, Span

PLACE = Path(__file__).resolve().parents[1] / "eval" / "false_events.py"
_TEXT = 'Egypt condemned Sudan. "Kenya attacked Chad," he said.'


@pytest.fixture(scope="module")
def sample() -> ModuleType:
    spec = importlib.util.spec_from_file_location("false_events", PLACE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["false_events"] = module
    spec.loader.exec_module(module)
    return module


def _event(word: str) -> Event:
    start = _TEXT.index(word)
    span = Span(start, start + len(word))
    return Event(
        report="r",
        sentence=span,
        evidence={"trigger": (span,)},
        type=EventType.ACCUSE,
        trigger=word,
    )


@pytest.fixture
def reading() -> Reading:
    report = Report(id="r", name="r.txt", text=_TEXT)
    return Reading(report=report, facts=(_event("condemned"), _event("attacked")))


def test_events_in_quotations_are_not_counted(sample, reading) -> None:
    found = sample.events_outside([reading])
    assert [event.trigger for _, event, _ in found.events] == ["condemned"]


def test_words_in_quotations_are_not_counted(sample, reading) -> None:
    assert sample.events_outside([reading]).words == len(
        ["Egypt", "condemned", "Sudan", "he", "said"]
    )


def test_draw_is_the_same_every_time(sample, reading) -> None:
    found = sample.events_outside([reading])
    assert sample.drawn(found, 5) == sample.drawn(found, 5)
    assert len(sample.drawn(found, 5)) == 1


def test_rate_of_false_ones(sample, reading) -> None:
    found = sample.events_outside([reading])
    assert sample.false_rate(found, ["right", "wrong"]) == pytest.approx(found.rate / 2)
    assert sample.false_rate(found, []) == 0
