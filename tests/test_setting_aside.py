"""Setting aside, through the run: what is counted, what is parsed, and how it is read after all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices import record
from goodoffices.codes import StretchKind
from goodoffices.errors import BadArgument
from goodoffices.run import read_into
from goodoffices.summary import LISTED, Choices, RunSummary

WAR = "The army and the rebels signed a truce in Geneva on Monday, the UN envoy Ann Roe said.\n"
OTHER = "The bakery on the corner opens at six, its owner Jane Doe said on Monday.\n"
LONG = "\n".join([WAR * 5, OTHER * 7, OTHER * 8, OTHER * 9, OTHER * 10, OTHER * 11, OTHER * 6])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    place = tmp_path / "wire.jsonl"
    texts = {"war": WAR * 3, "bakery": OTHER * 4, "long": LONG}
    place.write_text("\n".join(json.dumps({"id": k, "text": v}) for k, v in texts.items()))
    return place


def run(archive: Path, sift: str = "archives") -> RunSummary:
    choices = Choices(reader="rules", sift=sift)
    return read_into([str(archive)], str(archive.parent / "a.db"), choices=choices)


def stored(archive: Path) -> dict[str, bool]:
    """Give the names of the reports, and whether a passage of them was set aside."""
    engine = record.open_record(archive.parent / "a.db", create=False)
    with record.reading(engine) as connection:
        found = {
            one.name: any(part.kind is StretchKind.ASIDE for part in one.stretches)
            for one in record.find_reports(connection)
        }
    engine.dispose()
    return found


def test_other_news_of_an_archive_is_set_aside_and_told(archive: Path) -> None:
    summary = run(archive)
    assert (summary.read, summary.aside, len(summary.skipped)) == (2, 1, 0)
    assert "line 2" in summary.asides[0].what
    assert summary.exit_code == 0
    assert summary.as_dict()["set_aside"] == 1


def test_nothing_is_set_aside_when_not_wanted(archive: Path) -> None:
    assert run(archive, "none").read == 3


def test_facts_come_from_what_is_left_only(archive: Path) -> None:
    few = run(archive).facts["statement"]
    assert stored(archive) == {"war": False, "long": True}
    (archive.parent / "a.db").unlink()
    assert run(archive, "none").facts["statement"] > few


def test_reading_all_reads_anew_what_was_read_in_part(archive: Path) -> None:
    run(archive)
    summary = run(archive, "none")
    assert (summary.read, summary.unchanged) == (2, 1)
    assert not any(stored(archive).values())


def test_reading_the_archive_again_changes_nothing(archive: Path) -> None:
    run(archive)
    summary = run(archive)
    assert (summary.read, summary.unchanged, summary.aside) == (0, 2, 1)


def test_named_file_is_weighed_only_when_asked(tmp_path: Path) -> None:
    place = tmp_path / "bakery.txt"
    place.write_text(OTHER * 4)
    assert run(place).read == 1
    assert run(place, "all").aside == 1


def test_unknown_choice_of_sources_is_refused() -> None:
    with pytest.raises(BadArgument, match="archives, all or none"):
        Choices(sift="some")


def test_only_the_first_are_listed(archive: Path) -> None:
    summary = run(archive)
    one = summary.asides[0]
    for _ in range(LISTED + 5):
        summary.add(one)
    assert summary.aside == LISTED + 6
    assert len(summary.asides) == LISTED
