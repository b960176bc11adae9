"""Which reports are weighed before they are taken, and how what is set aside is told."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from goodoffices.codes import StretchKind
from goodoffices.errors import SetAside
from goodoffices.facts import Report, Span
from goodoffices.read import read_reports

STORY = "The two ministers met in the old town hall on Monday and spoke about bread.\n"


@dataclass(frozen=True)
class Weighed:
    why: str = ""
    aside: tuple[Span, ...] = ()


def no_bread(text: str) -> Weighed:
    return Weighed("it is about bread" if "bread" in text else "")


def names(folder: Path | Sequence[Path], *, everything: bool = False) -> list[str]:
    sources = [folder] if isinstance(folder, Path) else list(folder)
    found = read_reports(sources, sift=no_bread, sift_all=everything)
    return [type(each).__name__ for each in found]


def packed(tmp_path: Path, kind: str) -> Path:
    place = tmp_path / f"wire.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(place, "w") as archive:
            archive.writestr("one.txt", STORY)
    elif kind == "tar":
        (tmp_path / "one.text").write_text(STORY, encoding="utf-8")
        with tarfile.open(place, "w") as archive:
            archive.add(tmp_path / "one.text", "one.txt")
    elif kind == "jsonl":
        place.write_text(json.dumps({"id": "a", "text": STORY}), encoding="utf-8")
    elif kind == "csv":
        place.write_text(f'id,text\n1,"{STORY.strip()}"\n', encoding="utf-8")
    elif kind == "rss":
        place.write_text(
            f"<rss version='2.0'><channel><title>Bread</title><item><title>Bread</title>"
            f"<description>{STORY}</description></item></channel></rss>",
            encoding="utf-8",
        )
    elif kind == "mbox":
        letter = "From: a@b.org\nTo: c@d.org\nSubject: Bread\nDate: Mon, 6 Jan 2014 10:00:00 +0000"
        place.write_text(f"From a@b.org Mon Jan  6 10:00:00 2014\n{letter}\n\n{STORY}\n")
    else:
        letter = "From: a@b.org\nTo: c@d.org\nSubject: Bread\nDate: Mon, 6 Jan 2014 10:00:00 +0000"
        place.write_text(f"{letter}\n\n{STORY}\n")
    return place


@pytest.mark.parametrize("kind", ["zip", "tar", "jsonl", "csv", "rss", "mbox"])
def test_what_comes_in_a_heap_is_weighed(tmp_path: Path, kind: str) -> None:
    assert names(packed(tmp_path, kind)) == ["SetAside"]


def test_one_letter_is_not_weighed(tmp_path: Path) -> None:
    assert names(packed(tmp_path, "eml")) == ["Report"]


def test_single_file_and_folder_are_not_weighed(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    assert names(tmp_path / "one.txt") == ["Report"]
    assert names(tmp_path) == ["Report"]


def test_everything_is_weighed_when_asked(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    assert names(tmp_path, everything=True) == ["SetAside"]


def test_nothing_is_weighed_without_a_sieve(tmp_path: Path) -> None:
    assert isinstance(next(read_reports([packed(tmp_path, "jsonl")])), Report)


def test_what_is_set_aside_says_where_it_stood_and_why(tmp_path: Path) -> None:
    [found] = read_reports([packed(tmp_path, "zip")], sift=no_bread)
    assert isinstance(found, SetAside)
    assert "wire.zip:one.txt" in str(found)
    assert "it is about bread" in str(found)
    assert "--all" in str(found)


def test_title_is_weighed_with_the_text(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    place.write_text(
        json.dumps({"id": "a", "text": STORY.replace("bread", "milk"), "title": "On bread"})
    )
    assert names(place) == ["SetAside"]


def test_passages_become_stretches_around_what_is_marked(tmp_path: Path) -> None:
    second = "A farmer from the hills sold his milk at the gate, and nobody asked him for a price."
    text = f"Old bridge opens\n\n{STORY}\n{second}\n\n© 2014 Lakeside Wire\n"
    place = tmp_path / "a.jsonl"
    place.write_text(json.dumps({"id": "a", "text": text, "title": "A title"}))
    start = len("A title\n") + text.index(second)

    def last_part(words: str) -> Weighed:
        return Weighed(aside=(Span(start, len(words)),))

    [report] = read_reports([place], sift=last_part)
    assert isinstance(report, Report)
    aside = [one for one in report.stretches if one.kind is StretchKind.ASIDE]
    assert aside[0].span.start == text.index(second)
    assert "--all" in aside[0].reason
    spans = sorted(one.span for one in report.stretches)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert StretchKind.COPYRIGHT in {one.kind for one in report.stretches}
