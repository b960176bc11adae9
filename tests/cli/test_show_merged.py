"""What `show` prints of things that many reports tell: one line from a few of their tellings."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import build
import stored
from goodoffices import merging
from goodoffices.cli.merged_views import TELLINGS

Run = Callable[..., Result]
MANY = TELLINGS + 5


@pytest.fixture
def much_told(tmp_path: Path) -> str:
    """A record in which more reports tell of one event than a line is made from."""
    readings = []
    for n in range(MANY):
        text = f"Korvan shelled Tesk on 2031-05-03, wounding {n} people of Selby."
        report = build.report(
            text, name=f"{n}.txt", published="2031-05-04", outlet=f"Outlet {n:02d}"
        )
        told = build.event(
            report, "ASSAULT", "shelled", "Korvan", "Selby", place="Tesk", confidence=0.9
        )
        readings.append(stored.reading_of(report, told, kind="state"))
    place = tmp_path / "told.db"
    merging.merge_pending(stored.record(place, *readings))
    return str(place)


@pytest.mark.parametrize("what", ["events", "timeline"])
def test_line_counts_every_report_and_program_gets_every_telling(
    run: Run, much_told: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "900")
    table = run("show", much_told, what)
    assert table.exit_code == 0
    assert f"({MANY} reports: Outlet 08" in table.output
    assert f"and {MANY - 4} more)" in table.output
    [row] = json.loads(run("show", much_told, what, "--json").output)
    assert len(row["tellings"]) == MANY
    assert row["reports_telling"] == MANY
    assert len({each["report"] for each in row["tellings"]}) == MANY


def test_timeline_keeps_to_the_limit_over_all_kinds(run: Run, record: str) -> None:
    every = json.loads(run("show", record, "timeline", "--json").output)
    two = json.loads(run("show", record, "timeline", "--json", "--limit", "2").output)
    assert len(every) > 2
    assert len(two) == 2
