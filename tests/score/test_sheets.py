"""The scorer: what matches, what does not, and that gaming it does not pay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices.errors import ReportUnreadable
from goodoffices.score import SECTIONS, Count, load_sheets, score_sheets

TEXT = (
    "Envoy Anna Berg met the rebels in Oslo. She said the truce would hold for a week. "
    "Nearly 30 died."
)
GOLD: dict[str, object] = {
    "people": [
        {
            "name": "Anna Berg",
            "aliases": ["Berg"],
            "roles": ["Envoy"],
            "affiliation": "United Nations",
        }
    ],
    "groups": [{"name": "rebels", "aliases": [], "type": "armed_group", "country": None}],
    "statements": [
        {
            "speaker": "Anna Berg",
            "kind": "indirect",
            "starts": "the truce would",
            "ends": "for a week",
        }
    ],
    "events": [
        {
            "type": "CONSULT",
            "sources": ["Anna Berg"],
            "targets": ["rebels"],
            "place": "Oslo",
            "trigger": "met",
            "realis": "actual",
        }
    ],
    "talks": [{"name": "Oslo talks", "venue": "Oslo", "start": None}],
    "ceasefires": [{"status": "in_force", "scope": "local", "place": "Oslo"}],
    "figures": [
        {"measure": "killed", "low": 30, "high": 30, "qualifier": "nearly", "text": "Nearly 30"}
    ],
    "positions": [
        {
            "actor": "Anna Berg",
            "issue": "ceasefire",
            "stance": "support",
            "content": "the truce would hold",
        }
    ],
    "relations": [
        {
            "subject": "Anna Berg",
            "predicate": "represents",
            "object": "United Nations",
            "mode": None,
        }
    ],
}


def scored(said: dict[str, object]) -> dict[str, Count]:
    return dict(score_sheets({"a": said}, {"a": GOLD}, {"a": TEXT}).sections)


def test_gold_against_itself_is_perfect() -> None:
    assert all(count == Count(1, 0, 0) for count in scored(GOLD).values())


def test_missing_sheet_counts_as_empty() -> None:
    scores = score_sheets({}, {"a": GOLD}, {"a": TEXT})
    assert scores.overall == 0
    assert set(scores.sections) == set(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_each_item_twice_costs_precision(section: str) -> None:
    doubled = {key: value * 2 for key, value in GOLD.items() if isinstance(value, list)}
    assert scored(doubled)[section] == Count(1, 1, 0)


@pytest.mark.parametrize(
    ("section", "field", "wrong"),
    [
        ("statements", "speaker", "Karl Moor"),
        ("statements", "ends", "met the rebels"),
        ("events", "type", "ASSAULT"),
        ("events", "sources", ["Karl Moor"]),
        ("events", "targets", ["Karl Moor"]),
        ("ceasefires", "status", "collapsed"),
        ("figures", "low", 31),
        ("figures", "measure", "injured"),
        ("positions", "issue", "talks"),
        ("positions", "actor", "Karl Moor"),
        ("relations", "predicate", "leads"),
        ("relations", "object", "Karl Moor"),
    ],
)
def test_wrong_field_does_not_match(section: str, field: str, wrong: object) -> None:
    [item] = GOLD[section]  # type: ignore[misc]
    assert scored(GOLD | {section: [item | {field: wrong}]})[section] == Count(0, 1, 1)


def test_alias_stands_for_the_person() -> None:
    [event] = GOLD["events"]  # type: ignore[misc]
    assert scored(GOLD | {"events": [event | {"sources": ["Berg"]}]})["events"].right == 1


def test_sides_of_a_meeting_may_be_swapped() -> None:
    [event] = GOLD["events"]  # type: ignore[misc]
    swapped = event | {"sources": ["rebels"], "targets": ["Anna Berg"]}
    assert scored(GOLD | {"events": [swapped]})["events"].right == 1


def test_fields_are_compared_among_matches() -> None:
    [figure] = GOLD["figures"]  # type: ignore[misc]
    said = GOLD | {"figures": [figure | {"qualifier": None}]}
    scores = score_sheets({"a": said}, {"a": GOLD}, {"a": TEXT})
    assert scores.accuracies["figures qualifier"] == (0, 1)


def test_broken_sheet_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReportUnreadable, match=r"bad\.json"):
        load_sheets(tmp_path)


def test_sheets_are_found_by_stem(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    assert list(load_sheets(tmp_path)) == ["one"]
