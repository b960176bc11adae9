"""The command `reason` as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import stored
import world
from goodoffices.cli.commands import goodoffices
from goodoffices.errors import BadArgument, ScenarioInvalid
from reason import siege

Run = Callable[..., Result]


@pytest.fixture
def call() -> Run:
    return lambda *arguments: CliRunner().invoke(goodoffices, ["reason", *arguments])


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    place = tmp_path / "siege.toml"
    place.write_text(siege.TEXT.replace("draws = 5000", "draws = 500"), encoding="utf-8")
    return str(place)


def test_run_opens_with_the_warning_and_the_assumptions(call: Run, scenario: str) -> None:
    lines = call("run", scenario).output.splitlines()
    assert "not calibrated" in lines[1]
    assert lines.index("Assumptions") < 6


def test_run_as_json_has_the_assumptions(call: Run, scenario: str) -> None:
    data = json.loads(call("run", scenario, "--json", "--seed", "3").output)
    assert len(data["assumptions"]) == 30
    assert data["seed"] == 3
    assert data["positions"]["mean"]["likely"] == pytest.approx(37.75)


def test_what_if_and_comparison(call: Run, scenario: str) -> None:
    assert "Patron withdraws" in call("run", scenario, "--what-if", "the patron withdraws").output
    told = call("compare", scenario, "--what-if", "siege lifted").output
    assert "nothing is averaged" in told
    assert "B less A" in call("compare", scenario, scenario).output
    assert isinstance(call("compare", scenario).exception, BadArgument)


def test_bad_scenario_is_refused(call: Run, tmp_path: Path) -> None:
    place = tmp_path / "bad.toml"
    place.write_text(siege.TEXT.replace("value = [0, 10, 30]", "value = inf"), encoding="utf-8")
    error = call("run", str(place)).exception
    assert isinstance(error, ScenarioInvalid)
    assert f"line {siege.line_of('value = [0, 10, 30]')}" in str(error)


def test_draft_runs_and_its_sentences_are_those_of_the_record(call: Run, tmp_path: Path) -> None:
    record = str(tmp_path / "war.db")
    stored.record(Path(record), *world.readings()).dispose()
    issues = sorted({f.issue.value for f in world_positions()})
    draft = str(tmp_path / "draft.toml")
    asked = [part for issue in issues for part in ("--issue", issue)]
    result = call("draft", record, *asked, "-o", draft)
    assert result.exit_code == 0, result.exception
    result = call("run", draft, "--blanks", "wide", "--record", record, "--draws", "200")
    assert result.exit_code == 0, result.exception
    changed = Path(draft).read_text(encoding="utf-8").replace('sentence = "', 'sentence = "Not ')
    Path(draft).write_text(changed, encoding="utf-8")
    error = call("run", draft, "--blanks", "wide", "--record", record).exception
    assert "not the one in the record" in str(error)


def world_positions() -> list[object]:
    facts = [f for reading in world.readings() for f in reading.facts]
    return [f for f in facts if f.kind.value == "position"]


def test_unknown_issue_names_the_codes(call: Run, tmp_path: Path) -> None:
    error = call("draft", str(tmp_path / "x.db"), "--issue", "peace", "-o", "x.toml").exception
    assert "leadership" in str(error)
