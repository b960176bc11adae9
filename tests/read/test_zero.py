"""A zero character is in no text: what holds one is skipped, whatever it came in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices.errors import ReportUnreadable
from goodoffices.facts import Report
from goodoffices.read import read_reports

TEXT = "Envoy Anna Vale said on Monday that the truce will hold in the north of the country."


@pytest.mark.parametrize("field", ["text", "title", "outlet", "url"])
def test_line_with_a_zero_character_is_skipped_and_the_next_is_read(
    tmp_path: Path, field: str
) -> None:
    place = tmp_path / "reports.jsonl"
    sound = {"id": "two", "text": TEXT}
    wrong = {"id": "one", "text": TEXT, field: f"{TEXT} \0"}
    place.write_text("\n".join(map(json.dumps, (wrong, sound))), encoding="utf-8")
    first, second = read_reports([str(place)])
    assert isinstance(first, ReportUnreadable)
    assert "zero character" in first.why
    assert isinstance(second, Report)
