"""Reports are taken in from the pages, and what went wrong is said as on the command line."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from goodoffices import api
from goodoffices.errors import BadArgument
from goodoffices.read.formats import Format
from goodoffices.show.app import create_app
from goodoffices.show.intake import Intake, safe_name
from goodoffices.show.pages.taking import FORMATS
from show_client import Client

TEXT = """Envoys meet in the capital

Foreign Minister Ada Tarn said on Monday that the talks in Oslo would resume next week.
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    place = tmp_path / "new.db"
    api.create(place)
    return place


def waited(site: Client) -> str:
    """Look at the page until the reading is over."""
    for _ in range(240):
        page = site.get("/add").text
        if "http-equiv" not in page:
            return page
        time.sleep(0.5)
    raise AssertionError("the reading did not end")


def sent(site: Client, data: dict[str, str], **more: object):
    page = site.get("/add")
    found = re.search(r'name="csrf" value="(\w+)"', page.text)
    assert found
    headers = {"cookie": page.headers["set-cookie"].split(";")[0]}
    return site.send("POST", "/add", data={"csrf": found[1], **data}, headers=headers, **more)


def test_empty_record_leads_to_the_first_report_and_pasted_text_is_read(empty: Path):
    site = Client(create_app(str(empty)))
    assert 'href="/add">Add the first reports' in site.get("/").text
    known = {"outlet": "Northern Post", "published": "2021-03-08", "title": "Envoys meet"}
    answer = sent(site, {"how": "text", "text": TEXT, **known})
    assert (answer.status_code, answer.headers["location"]) == (303, "/add")
    page = waited(site)
    assert "1 read, 0 unchanged, 0 skipped" in page
    report = next(iter(api.open(empty).reports()))
    assert (report.outlet, report.published.iso) == ("Northern Post", "2021-03-08")
    assert "Nothing has been read yet" not in site.get("/").text


def test_uploaded_file_that_cannot_be_read_is_named_with_the_reason(empty: Path):
    site = Client(create_app(str(empty)))
    files = [("files", ("../../etc/<b>x.txt", b"\x00\x01\x02\xff" * 50, "text/plain"))]
    assert sent(site, {"how": "files"}, files=files).status_code == 303
    page = waited(site)
    assert "1 skipped" in page
    assert "<b>x" not in page
    assert re.search(r"<li><b>\S*_b_x\.txt</b>: \w+", page)


def test_uploaded_archive_tells_what_was_set_aside(empty: Path):
    site = Client(create_app(str(empty)))
    line = b'{"id": "a", "text": "The bakery on the corner <i>opens</i> at six on Monday."}'
    files = [("files", ("wire.jsonl", line, "application/jsonl"))]
    assert sent(site, {"how": "files"}, files=files).status_code == 303
    page = waited(site)
    assert "0 skipped, 1 set aside" in page
    assert "no word in it tells of a conflict" in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"how": "folder", "folder": "/no/such/folder"}, "no such folder"),
        ({"how": "folder", "folder": ""}, "no such folder"),
        ({"how": "text", "text": "  "}, "the box was empty"),
        ({"how": "files"}, "none was chosen"),
        ({}, "none was chosen"),
    ],
)
def test_what_cannot_be_taken_is_answered_with_the_next_step(empty: Path, data, says: str):
    answer = sent(Client(create_app(str(empty))), data)
    assert answer.status_code == 400
    assert says in answer.text


def test_one_reading_at_a_time_and_a_broken_record_is_said(tmp_path: Path):
    broken = tmp_path / "broken.db"
    broken.write_text("no record")
    intake = Intake(str(broken))
    intake.read_text(TEXT, {})
    with pytest.raises(BadArgument, match="under way"):
        intake.read_text(TEXT, {})
    assert intake.job is not None
    intake.job.process.wait(120)
    outcome = intake.job.look()
    assert outcome is not None
    assert "broken.db" in outcome.failed
    assert "Traceback" not in outcome.failed
    assert not Path(intake.job.place.name).exists()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\one.txt", "one.txt"),
        (".hidden", "_hidden"),
        ("a\x00b\n<script>.html", "a_b__script_.html"),
        ("...", "_"),
        ("", "report.txt"),
        ("x" * 300 + ".txt", "x" * 100 + ".txt"),
    ],
)
def test_sent_file_name_names_a_file_here_and_nothing_else(name: str, safe: str):
    assert safe_name(name) == safe


def test_every_format_that_is_read_is_told_on_the_page(empty: Path):
    page = Client(create_app(str(empty))).get("/add").text
    told = " ".join(f"{name} {what}" for name, what in FORMATS).casefold()
    known_as = {"plain": "plain text", "table": ".csv", "mailbox": "mbox", "gzip": ".gz"}
    for one in Format:
        assert known_as.get(one.value, one.value) in told, one
    assert all(f"<dt>{name}</dt>" in page for name, _ in FORMATS)
