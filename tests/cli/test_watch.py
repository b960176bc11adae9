"""`goodoffices watch` as a person and a program use it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from goodoffices.errors import RecordUnusable
from goodoffices.export.digest import Round, digest_html, write_digest
from goodoffices.watch import Entry
from site_here import running
from wire_here import Wire

Run = Callable[..., Result]
WAR = "The army and the rebels signed a truce for Homs on Monday, the UN envoy Ann Roe said. " * 2
ENTRY = Entry(
    "truce", "A truce <b>", "A & B.", "r1", "</a><script>", "Wire", None, "javascript:x", ("f1",)
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    place = tmp_path / "feeds.toml"
    place.write_text("[[folder]]\npath = 'inbox'\n", encoding="utf-8")
    return place


@pytest.mark.model
def test_watch_once_tells_what_changed_in_three_ways(run: Run, tmp_path: Path) -> None:
    with running() as site:
        wire = Wire(site)
        wire.add("one", WAR)
        plan = tmp_path / "feeds.toml"
        plan.write_text(f"[[feed]]\naddress = '{wire.address}'\nevery = '1s'\n")
        record, page = str(tmp_path / "a.db"), tmp_path / "new.html"
        asked = ("watch", str(plan), "--into", record, "--once", "--allow-private")
        told = run(*asked, "--page", str(page), "--reader", "rules")
        assert told.exit_code == 0, told.output
        assert "1 new" in told.output
        assert "Truces" in told.output
        assert "Ann Roe said" in page.read_text(encoding="utf-8")
        wire.add(
            "two", "The truce between the army and the rebels in Homs collapsed on Sunday. " * 2
        )
        line = json.loads(run(*asked, "--json", "--reader", "rules").stdout)
    assert len(line["new"]) == 1
    assert {"sort", "says", "sentence", "report", "facts"} <= line["changes"][0].keys()


def test_watch_with_a_missing_folder_ends_with_one(run: Run, plan: Path, tmp_path: Path) -> None:
    result = run("watch", str(plan), "--into", str(tmp_path / "a.db"), "--once")
    assert result.exit_code == 1
    assert "no such folder" in result.output


@pytest.mark.model
def test_watch_goes_on_where_the_changes_cannot_be_told(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox").mkdir()
    report = tmp_path / "inbox" / "a.txt"
    report.write_text(WAR, encoding="utf-8")
    os.utime(report, (1_000_000_000, 1_000_000_000))

    def away(*_: object) -> None:
        raise RecordUnusable("a.db", "no server answers there", "Check that it runs")

    monkeypatch.setattr("goodoffices.watch.digest", away)
    asked = ("--into", str(tmp_path / "a.db"), "--once", "--json", "--reader", "rules")
    told = run("watch", str(plan), *asked)
    assert told.exit_code == 0, told.output
    line = json.loads(told.stdout)
    assert (len(line["new"]), line["reports_left_out"], line["changes"]) == (1, 1, [])
    assert "no server answers there" in told.stderr


def test_page_makes_hostile_words_harmless() -> None:
    page = digest_html([Round("today", "https://x/<i>", 1, [ENTRY])], record="a<b>.db")
    assert "<script>" not in page
    assert "<i>" not in page
    assert "javascript:" not in page
    assert "A truce &lt;b&gt;" in page


def test_page_is_replaced_as_a_whole(tmp_path: Path) -> None:
    place = tmp_path / "new.html"
    write_digest(place, [], record="a.db")
    assert "Nothing new" in place.read_text(encoding="utf-8")
    write_digest(place, [Round("today", "wire", 2, [])], record="a.db")
    assert "2 new reports" in place.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["new.html"]
