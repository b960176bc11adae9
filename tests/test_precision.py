"""The draw of facts to be judged, and what is worked out from the verdicts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import build
from goodoffices.codes import ActorKind
from goodoffices.facts import Reading

PLACE = Path(__file__).resolve().parents[1] / "eval" / "precision.py"
TEXT = "Mali accused Chad of an attack. Niger met Chad. Vale said the truce would hold."


@pytest.fixture(scope="module")
def draw() -> ModuleType:
    spec = importlib.util.spec_from_file_location("precision", PLACE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["precision"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def reading() -> Reading:
    report = build.report(TEXT)
    facts = (
        build.event(report, "ACCUSE", "accused", source="Mali", target="Chad", confidence=0.8),
        build.event(report, "CONSULT", "met", source="Niger", target="Chad", confidence=0.2),
        build.statement(report, "Vale", "the truce would hold", cue="said", confidence=0.9),
    )
    states = tuple(build.actor(name, ActorKind.STATE) for name in ("Mali", "Chad"))
    return Reading(report=report, facts=facts, actors=states)


def row(kind: str, verdict: str, confidence: str = "0.7", pool: str = "10") -> dict[str, str]:
    return {"kind": kind, "verdict": verdict, "confidence": confidence, "pool": pool, "id": kind}


def test_what_is_doubted_is_drawn_only_if_asked_for(draw, reading) -> None:
    assert len(draw.shown_facts([reading])) == 2
    assert len(draw.shown_facts([reading], least=0.0)) == 3


def test_reports_on_one_country_are_not_foreign(draw, reading) -> None:
    assert draw.shown_facts([reading], foreign=True) == []


def test_line_tells_fact_and_sentence(draw, reading) -> None:
    lines = draw.drawn(draw.shown_facts([reading]), 16, 1)
    event = dict(zip(draw.COLUMNS, lines[1], strict=True))
    assert event["told"].startswith("Mali | ACCUSE | Chad")
    assert event["sentence"] == "Mali accused Chad of an attack."
    assert event["pool"] == "1"


def test_same_seed_gives_the_same_draw(draw, reading) -> None:
    found = draw.shown_facts([reading], least=0.0)
    assert draw.drawn(found, 8, 3) == draw.drawn(found, 8, 3)
    assert len(draw.drawn(found, 8, 3)) == 2


def test_mean_counts_each_kind_as_often_as_reports_hold_it(draw) -> None:
    rows = [row("event", "right", pool="30"), row("talks", "wrong", pool="10")]
    told = "\n".join(draw.precision_of(rows))
    assert "all, by pool      2              0.75" in told
    assert "all, as drawn     2              0.50" in told


def test_bands_of_confidence_are_told_apart(draw) -> None:
    rows = [row("event", "right", "0.95"), row("event", "wrong", "0.40")]
    lines = draw.precision_of(rows)
    assert lines[-2].split() == ["0.35-0.50", "1", "0.40", "0.00"]
    assert lines[-1].split() == ["0.90-1.00", "1", "0.95", "1.00"]


def test_verdicts_follow_the_facts_as_they_are_now(draw, reading) -> None:
    fact = reading.facts[0]
    judged = [row("event", "right") | {"id": fact.id}, row("event", "wrong") | {"id": "gone"}]
    (left,) = draw.refreshed(judged, draw.shown_facts([reading]))
    assert (left["id"], left["confidence"], left["pool"]) == (fact.id, "0.800", "1")


def test_file_that_is_no_judged_draw_is_told(draw, monkeypatch, tmp_path, capsys) -> None:
    place = tmp_path / "x.tsv"
    place.write_text("a\tb\n1\t2\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["precision.py", "--judged", str(place)])
    with pytest.raises(SystemExit):
        draw.main()
    assert "no column verdict" in capsys.readouterr().err
