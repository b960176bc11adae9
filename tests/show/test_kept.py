"""A kept page is given again only while the record is as it was."""

from __future__ import annotations

from pathlib import Path

import build
import stored
from goodoffices.dossier import Line
from goodoffices.facts import Fact
from goodoffices.record import open_record, write_readings, writing
from goodoffices.show.app import create_app
from goodoffices.show.kept import MOST_KEPT, KeptFacts, KeptPages
from show_client import Client


def test_kept_pages_are_forgotten_when_the_file_changes(tmp_path: Path):
    place = tmp_path / "a.db"
    place.write_text("one")
    kept = KeptPages(str(place))
    kept.keep("/", b"page", kept.stamp())
    assert kept.get("/") == b"page"
    place.write_text("another")
    assert kept.get("/") is None


def test_kept_pages_of_no_file_are_never_given(tmp_path: Path):
    kept = KeptPages(str(tmp_path / "none.db"))
    kept.keep("/", b"page", kept.stamp())
    assert kept.get("/") is None


def test_kept_pages_stay_few(tmp_path: Path):
    place = tmp_path / "a.db"
    place.write_text("one")
    kept = KeptPages(str(place))
    for n in range(MOST_KEPT + 1):
        kept.keep(f"/{n}", b"page", kept.stamp())
    assert kept.get("/0") is None
    assert kept.get(f"/{MOST_KEPT}") == b"page"


def test_page_shows_a_report_read_meanwhile(tmp_path: Path):
    place = tmp_path / "a.db"
    stored.record(place, stored.statement_reading("Vale")).dispose()
    client = Client(create_app(str(place)))
    assert "<span>1 report</span>" in client.get("/").text
    assert "<span>1 report</span>" in client.get("/").text
    engine = open_record(place, create=False)
    with writing(engine) as connection:
        more = stored.reading_of(build.report("Marr spoke.", name="b.txt"))
        write_readings(connection, [more], version=stored.VERSION)
    engine.dispose()
    assert "<span>2 reports</span>" in client.get("/").text


def test_kept_facts_are_found_once_and_anew_when_the_record_changes(tmp_path: Path):
    place = tmp_path / "r.db"
    place.write_text("one", encoding="utf-8")
    kept = KeptFacts(str(place))
    asked: list[int] = []

    def find() -> list[Fact]:
        asked.append(1)
        return []

    kept.facts("talks", find)
    kept.facts("talks", find)
    assert len(asked) == 1
    place.write_text("another", encoding="utf-8")
    kept.facts("talks", find)
    assert len(asked) == 2


def test_kept_facts_ask_the_gate_only_of_new_lines(tmp_path: Path):
    place = tmp_path / "r.db"
    place.write_text("one", encoding="utf-8")
    kept = KeptFacts(str(place))
    one, two = Line("one", ("a",)), Line("two", ("b",))
    assert kept.admitted([one], lambda lines: list(lines)) == [one]
    seen: list[Line] = []
    assert kept.admitted([one, two], lambda lines: seen.extend(lines) or []) == [one]
    assert seen == [two]


def test_kept_facts_keep_nothing_of_what_is_no_file(tmp_path: Path):
    kept = KeptFacts(str(tmp_path / "none.db"))
    asked: list[int] = []
    for _ in range(2):
        kept.facts("talks", lambda: asked.append(1) or [])
    assert len(asked) == 2
