"""Addresses among the sources of a reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from goodoffices.errors import ReportUnreadable, SourceMissing
from goodoffices.facts import Report
from goodoffices.read import read_reports

STORY = "The two ministers met in the old town hall on Monday and spoke about the prisoners."
BODY = f"<article><p>{STORY}</p><p>{STORY} They will meet again.</p></article>"
HTML = f"<html><head><title>Envoys meet</title></head><body>{BODY}</body></html>"


@dataclass(frozen=True)
class Page:
    address: str
    data: bytes
    entry: Report | None = None


def fetch(address: str) -> Page:
    if "gone" in address:
        raise ReportUnreadable(address, "the server answers 404 (Not Found)", "Check it")
    return Page(f"{address}?final", HTML.encode())


def test_page_at_an_address_is_read_with_where_it_was_found() -> None:
    [report] = read_reports(["https://wire.example/a"], fetch=fetch)
    assert isinstance(report, Report)
    assert report.name == "https://wire.example/a"
    assert report.url == "https://wire.example/a?final"
    assert STORY in report.text


def test_address_that_cannot_be_fetched_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    sources = ["https://gone.example/", "https://wire.example/", str(tmp_path)]
    found = list(read_reports(sources, fetch=fetch))
    assert [type(each) for each in found] == [Report, ReportUnreadable, Report]


def test_the_same_address_is_fetched_once() -> None:
    assert len(list(read_reports(["https://wire.example/"] * 3, fetch=fetch))) == 1


def test_address_without_a_way_to_fetch_it_is_told() -> None:
    [found] = read_reports(["https://wire.example/"])
    assert isinstance(found, SourceMissing)
    assert "not fetched here" in str(found)


def test_file_with_an_odd_name_is_no_address(tmp_path: Path) -> None:
    place = tmp_path / "http:"
    place.mkdir()
    (place / "a.txt").write_text(STORY)
    [found] = read_reports([place / "a.txt"], fetch=fetch)
    assert isinstance(found, Report)
