"""`goodoffices review`: a person's way through the doubtful facts, and the trail it leaves."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from goodoffices.errors import BadArgument

Run = Callable[..., Result]


@pytest.fixture
def own(reports: Path, run: Run, tmp_path: Path) -> str:
    """Give a record of its own that a test may change."""
    place = str(tmp_path / "own.db")
    assert run("read", str(reports), "--into", place).exit_code == 0
    return place


def asked(run: Run, *arguments: str) -> list[dict[str, object]]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.output)
    return found


def statement(run: Run, own: str) -> str:
    [said] = [
        each
        for each in asked(run, "show", own, "statements")
        if "guns must fall" in str(each["content"])
    ]
    return str(said["id"])


def test_list_gives_the_most_doubtful_first(run: Run, own: str) -> None:
    sure = [float(str(each["confidence"])) for each in asked(run, "review", own, "list")]
    assert sure
    assert sure == sorted(sure)
    kinds = {each["kind"] for each in asked(run, "review", own, "list", "--kind", "figure")}
    assert kinds == {"figure"}


def test_correct_is_shown_everywhere_and_undone(run: Run, own: str) -> None:
    fact = statement(run, own)
    told = run("review", own, "correct", fact, "speakers", "Ali Karti", "--by", "Mara")
    assert "the program had “Anna Berg”" in told.output
    shown = run("show", own, "statements", "--by", "Karti").output
    assert "guns must fall" in shown
    assert "[corrected]" in shown
    [row] = [each for each in asked(run, "show", own, "statements") if each["id"] == fact]
    assert row["corrections"][0]["was"] == "Anna Berg"  # type: ignore[index]
    assert run("review", own, "undo", "1", "--by", "Jon").exit_code == 0
    assert "guns must fall" not in run("show", own, "statements", "--by", "Karti").output
    trail = asked(run, "review", own, "history", fact)
    assert [(each["action"], each["by"]) for each in trail] == [
        ("correct", "Mara"),
        ("undo", "Jon"),
    ]
    assert trail[0]["undone_by"] == 2


def test_rejected_is_left_out_and_listed(run: Run, own: str, tmp_path: Path) -> None:
    fact = statement(run, own)
    assert run("review", own, "reject", fact, "--why", "no").exit_code == 0
    assert fact not in {each["id"] for each in asked(run, "show", own, "statements")}
    assert fact in {each["id"] for each in asked(run, "review", own, "list", "--state", "rejected")}
    assert run("export", own, "--as", "jsonl", "-o", str(tmp_path)).exit_code == 0
    assert fact not in (tmp_path / "facts.jsonl").read_text(encoding="utf-8")


def test_a_wrong_value_is_answered_with_those_there_are(run: Run, own: str) -> None:
    result = run("review", own, "correct", statement(run, own), "act", "shouts")
    assert isinstance(result.exception, BadArgument)
    assert "demand" in str(result.exception)


def test_trail_is_exported_harmless(run: Run, own: str, tmp_path: Path) -> None:
    run("review", own, "accept", statement(run, own), "--why", "=cmd()", "--by", "Mara")
    assert run("review", own, "export", "-o", str(tmp_path)).exit_code == 0
    with (tmp_path / "reviews.csv").open(newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["action"], row["by"], row["why"]) == ("accept", "Mara", "'=cmd()")


def test_reviewed_reports_can_be_scored(run: Run, own: str, reports: Path, tmp_path: Path) -> None:
    run("review", own, "correct", statement(run, own), "speakers", "Ali Karti", "--by", "Mara")
    sheets = tmp_path / "sheets"
    assert run("review", own, "export", "--as", "coding-sheets", "-o", str(sheets)).exit_code == 0
    assert [place.name for place in sheets.iterdir()] == ["a.json"]
    scored = run("check", str(sheets), "--texts", str(reports))
    assert scored.exit_code == 0, scored.output


def test_reading_again_keeps_what_was_decided(run: Run, own: str, reports: Path) -> None:
    fact = statement(run, own)
    run("review", own, "reject", fact)
    assert run("read", str(reports), "--into", own, "--again").exit_code == 0
    assert fact not in {each["id"] for each in asked(run, "show", own, "statements")}
    assert "Nothing is lost" in run("review", own, "lost").output


def test_undo_of_a_judgement_that_is_none_says_so(run: Run, own: str) -> None:
    assert "nothing was changed" in run("judge", own, "undo", "a1", "a2").output
