"""`goodoffices brief`: narrowed to an actor, an issue or a month, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import stored
import world
from goodoffices.cli.commands import goodoffices


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("brief") / "tarvia.db"
    stored.record(place, *world.readings()).dispose()
    return place


def written(record: Path, *options: str) -> str:
    place = record.parent / "brief.md"
    done = CliRunner().invoke(goodoffices, ["brief", str(record), "-o", str(place), *options])
    assert done.exit_code == 0, done.output
    return place.read_text("utf-8")


def test_brief_of_a_month_has_that_month_alone(record: Path):
    text = written(record, "--month", "2014-02")
    assert "Narrowed to February 2014." in text
    assert "Northern Front met" in text
    assert "Josef Marr" not in text


def test_brief_of_an_actor_says_so(record: Path):
    assert "Narrowed to what involves Ana Vale." in written(record, "--actor", "Ana Vale")


def test_brief_of_an_issue_keeps_what_bears_on_it(record: Path):
    text = written(record, "--issue", "ceasefire")
    assert "Narrowed to the issue: ceasefire." in text
    assert "Old Harbour" in text
    assert "140,000" not in text


def test_brief_of_days_says_which(record: Path):
    text = written(record, "--since", "2014-02-10", "--until", "2014-04-30")
    assert "Narrowed to 10 February 2014 to 30 April 2014." in text
    assert "Narrowed to 1 May 2014 and later." in written(record, "--since", "2014-05-01")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--month", "May"], "it is not a month"),
        (["--month", "2014-02", "--since", "2014-02-01"], "--since or --until is given too"),
        (["--issue", "weather"], "no such issue"),
    ],
)
def test_brief_refuses_what_it_cannot_narrow_to(record: Path, options: list[str], told: str):
    place = record.parent / "none.md"
    done = CliRunner().invoke(goodoffices, ["brief", str(record), "-o", str(place), *options])
    assert done.exit_code != 0
    assert told in done.output + str(done.exception)
