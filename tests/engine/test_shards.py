"""How sources are cut for many workers."""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

import pytest

from goodoffices.engine.shards import FEWEST, FILES, SHARES, Shard, shards_of
from goodoffices.errors import GoodOfficesError, SourceMissing
from goodoffices.facts import Report
from goodoffices.read import Part, parts_of, read_part, read_reports

STORY = (
    "The envoy Ann Roe said on Monday that the truce in Port Selwyn number {} still holds there."
)
PAGE = "<html><body><article><p>{}</p><p>{} She will fly to Geneva.</p></article></body></html>"


def crawl(pages: int, *, packed: bool) -> bytes:
    records = []
    for number in range(pages):
        words = STORY.format(number)
        page = PAGE.format(words, words).encode()
        web = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: http://wire.example/{number}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(web)}\r\n\r\n"
        )
        record = head.encode() + web + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


def shards(place: Path, **options: int) -> list[Shard]:
    found = list(shards_of([str(place)], **options))
    assert all(isinstance(each, Shard) for each in found)
    return [each for each in found if isinstance(each, Shard)]


@pytest.mark.parametrize("packed", [False, True])
def test_parts_of_a_web_archive_are_the_whole_of_it(tmp_path: Path, packed: bool) -> None:
    place = tmp_path / ("a.warc.gz" if packed else "a.warc")
    place.write_bytes(crawl(23, packed=packed))
    parts = list(parts_of(place, records=5))
    assert len(parts) == 5
    assert parts[0].start == 0
    assert parts[-1].end == place.stat().st_size
    assert all(one.end == two.start for one, two in pairwise(parts))
    whole = list(read_reports([place]))
    assert [each for part in parts for each in read_part(part)] == whole
    assert len(whole) == 23


def test_archive_that_is_cut_off_is_told_by_its_last_part(tmp_path: Path) -> None:
    place = tmp_path / "a.warc"
    place.write_bytes(crawl(9, packed=False)[:-30])
    parts = list(parts_of(place, records=3))
    found = [each for part in parts for each in read_part(part)]
    assert [str(each) for each in found if isinstance(each, GoodOfficesError)]


def test_small_archives_and_other_files_are_not_cut(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(crawl(3, packed=False))
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "c.gz").write_bytes(b"\x1f\x8bnonsense")
    assert list(parts_of(tmp_path / "a.warc", records=5)) == []
    assert list(parts_of(tmp_path / "b.txt", records=5)) == []
    assert list(parts_of(tmp_path / "c.gz", records=5)) == []


def test_small_files_go_together_and_large_archives_in_parts(tmp_path: Path) -> None:
    for number in range(FILES + 3):
        (tmp_path / f"{number:03}.txt").write_text(STORY.format(number))
    (tmp_path / "z.warc").write_bytes(crawl(10, packed=False))
    found = shards(tmp_path, large=1000, records=4)
    assert sorted(len(each.files) for each in found) == [0, 0, 0, 3, *[FEWEST] * (FILES // FEWEST)]
    assert sum(len(each.parts) for each in found) == 3
    assert all(each.name for each in found)


@pytest.mark.parametrize("count", [84, 640, FILES * SHARES + 5])
def test_the_fewer_files_the_smaller_the_shards(tmp_path: Path, count: int) -> None:
    for number in range(count):
        (tmp_path / f"{number:05}.txt").write_text("Rain.")
    found = [each.files for each in shards(tmp_path)]
    size = min(FILES, max(FEWEST, count // SHARES))
    assert {len(each) for each in found[:-1]} == {size}
    assert len(found[-1]) <= size
    assert len({name for each in found for name in each}) == count


def test_missing_source_is_told(tmp_path: Path) -> None:
    [found] = shards_of([str(tmp_path / "none")])
    assert isinstance(found, SourceMissing)


def test_part_of_a_file_that_vanished_is_told(tmp_path: Path) -> None:
    [found] = read_part(Part(str(tmp_path / "none.warc"), 0, 10))
    assert not isinstance(found, Report)
    assert "no longer there" in str(found)
