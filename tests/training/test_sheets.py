"""Reports are read with their sheets, but for those of wars left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.sheets import coded_reports, part_of


@pytest.mark.model
def test_reports_without_sheet_or_of_a_war_left_out_are_not_read(tmp_path: Path) -> None:
    sheets, texts = tmp_path / "sheets", tmp_path / "texts"
    for folder in (sheets, texts):
        folder.mkdir()
    for name in ("homs-2016-01-02-a", "homs-2016-01-03-b", "kasai-2017-01-02-a"):
        (texts / f"{name}.txt").write_text(
            "Mali attacked the town on Monday, the army of Chad said in Bamako."
        )
    for name in ("homs-2016-01-02-a", "kasai-2017-01-02-a"):
        (sheets / f"{name}.json").write_text(json.dumps({"doc": name}))
    found = list(coded_reports([(sheets, texts)], leave_out=frozenset({"kasai"})))
    assert [(doc[0].text, sheet["doc"]) for _, doc, sheet in found] == [
        ("Mali", "homs-2016-01-02-a")
    ]


def test_reports_of_one_war_are_in_one_part() -> None:
    parts = {part_of(f"homs-2016-0{month}-02-x", 5) for month in range(1, 10)}
    assert len(parts) == 1
    assert len({part_of(f"war{n}-2016-01-02-x", 5) for n in range(30)}) == 5
