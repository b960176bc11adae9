"""The commands as a person and a program use them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from goodoffices.cli.commands import COMMANDS
from goodoffices.cli.show import SUBJECTS
from goodoffices.errors import BadArgument, RecordUnusable
from site_here import gives, running

pytestmark = pytest.mark.model
Run = Callable[..., Result]


def test_help_names_every_command(run: Run) -> None:
    output = run("--help").output
    assert all(name in output for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_help_loads_neither_parser_nor_database() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from goodoffices.cli.commands import "
        "goodoffices; CliRunner().invoke(goodoffices, ['--help']); "
        "print([m for m in ('spacy', 'sqlalchemy', 'fastapi') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_read_again_changes_nothing(run: Run, reports: Path, record: str) -> None:
    data = json.loads(run("read", str(reports), "--into", record, "--json").stdout)
    assert (data["read"], data["unchanged"]) == (0, 2)


def test_read_tells_of_a_bad_file_and_reads_the_rest(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(reports, folder)
    (folder / "empty.txt").write_text("")
    result = run("read", str(folder), "--into", str(tmp_path / "m.db"), "--json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert data["read"] == 2
    assert [error["what"].endswith("empty.txt") for error in data["skipped"]] == [True]


@pytest.mark.parametrize("what", SUBJECTS)
def test_show_prints_every_subject(run: Run, record: str, what: str) -> None:
    result = run("show", record, what)
    assert result.exit_code == 0, result.exception
    assert result.output.strip()
    assert isinstance(json.loads(run("show", record, what, "--json").stdout), list | dict)


def test_show_statements_by_speaker_gives_the_words(run: Run, record: str) -> None:
    found = json.loads(run("show", record, "statements", "--by", "Berg", "--json").stdout)
    assert "The guns must fall silent" in [fact["content"].rstrip(",") for fact in found]
    names = {party["name"] for fact in found for party in fact["speakers"]}
    assert names == {"Anna Berg"}


def test_show_figures_keeps_rivals_apart(run: Run, record: str) -> None:
    found = json.loads(run("show", record, "figures", "--json").stdout)
    assert {2000, 1500} <= {fact["low"] for fact in found}


def test_show_since_leaves_out_what_is_older(run: Run, record: str) -> None:
    every = json.loads(run("show", record, "figures", "--json").stdout)
    later = json.loads(run("show", record, "figures", "--since", "2014-02-01", "--json").stdout)
    assert len(later) <= len(every)


def test_show_refuses_a_bad_date(run: Run, record: str) -> None:
    result = run("show", record, "figures", "--since", "last week")
    assert isinstance(result.exception, BadArgument)


def test_show_refuses_an_unknown_subject(run: Run, record: str) -> None:
    assert run("show", record, "rumours").exit_code == 2


def test_find_gives_the_sentence(run: Run, record: str) -> None:
    assert "collapsed on Sunday" in run("find", record, "ceasefire", "Kadugli").output


def test_find_says_when_there_is_nothing(run: Run, record: str) -> None:
    assert "No sentence holds" in run("find", record, "zeppelin").output


def test_find_takes_any_words(run: Run, record: str) -> None:
    assert run("find", record, "\"'; DROP TABLE fact; --*").exit_code == 0


@pytest.mark.parametrize(
    ("form", "files"),
    [("csv", "reports.csv"), ("jsonl", "facts.jsonl"), ("coding-sheets", "a.json")],
)
def test_export_writes_files(run: Run, record: str, tmp_path: Path, form: str, files: str) -> None:
    result = run("export", record, "--as", form, "-o", str(tmp_path / "out"))
    assert result.exit_code == 0, result.exception
    assert (tmp_path / "out" / files).exists()


def test_exported_spans_give_the_words(
    run: Run, record: str, reports: Path, tmp_path: Path
) -> None:
    run("export", record, "--as", "jsonl", "-o", str(tmp_path))
    lines = (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for fact in map(json.loads, lines):
        text = (reports / fact["source_file"]).read_text(encoding="utf-8")
        start, end = fact["sentence"]
        assert text[start:end] == fact["sentence_text"]
        if fact["kind"] == "statement" and fact["form"] == "direct":
            spans = fact["evidence"]["content"]
            assert " ".join(text[a:b] for a, b in spans) == fact["content"]


@pytest.mark.parametrize("ending", ["html", "md"])
def test_brief_is_written_with_numbered_sources(
    run: Run, record: str, tmp_path: Path, ending: str
) -> None:
    place = tmp_path / f"brief.{ending}"
    result = run("brief", record, "-o", str(place))
    assert result.exit_code == 0, result.exception
    text = place.read_text(encoding="utf-8")
    assert "Sources" in text
    assert "Fjord Wire" in text


def test_brief_refuses_another_ending(run: Run, record: str, tmp_path: Path) -> None:
    assert isinstance(run("brief", record, "-o", str(tmp_path / "b.doc")).exception, BadArgument)


def test_judge_same_list_and_undo(run: Run, record: str) -> None:
    actors = json.loads(run("show", record, "actors", "--json").stdout)
    one, two = actors[0]["id"], actors[1]["id"]
    assert (
        run("judge", record, "different", one, two, "--why", "two bodies", "--by", "ana").exit_code
        == 0
    )
    assert "two bodies" in run("judge", record, "list").output
    assert run("judge", record, "undo", one, two, "--by", "ana").exit_code == 0
    assert "two bodies" not in run("judge", record, "list").output


def test_verify_finds_a_sound_record(run: Run, record: str) -> None:
    result = run("verify", record)
    assert result.exit_code == 0
    assert "0 broken" in result.output


def test_a_file_that_is_no_record_is_refused(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("just words")
    assert isinstance(run("show", str(place), "figures").exception, RecordUnusable)


def test_serve_takes_only_this_machine(run: Run, record: str) -> None:
    assert isinstance(run("serve", record, "--host", "0.0.0.0").exception, BadArgument)


def test_check_scores_a_folder(run: Run, tmp_path: Path, reports: Path) -> None:
    sheet = {"people": [{"name": "Anna Berg", "aliases": [], "roles": [], "affiliation": None}]}
    (tmp_path / "a.json").write_text(json.dumps(sheet), encoding="utf-8")
    result = run("check", str(tmp_path), "--texts", str(reports), "--json")
    assert json.loads(result.stdout)["sections"]["people"]["right"] == 1


def test_read_lists_what_it_set_aside(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "wire.jsonl"
    place.write_text('{"id": "a", "text": "The bakery on the corner opens at six on Monday."}\n')
    result = run("read", str(place), "--into", str(tmp_path / "a.db"), "--reader", "rules")
    assert result.exit_code == 0
    assert "1 set aside" in result.output
    assert "wire.jsonl line 1: no word in it tells of a conflict" in result.output
    result = run("read", str(place), "--into", str(tmp_path / "a.db"), "--reader", "rules", "--all")
    assert "1 read" in result.output


def test_read_refuses_two_opposite_switches(run: Run, reports: Path, tmp_path: Path) -> None:
    result = run("read", str(reports), "--into", str(tmp_path / "a.db"), "--all", "--relevant")
    assert result.exit_code == 2
    assert "say the opposite" in result.output
    assert not (tmp_path / "a.db").exists()


def test_read_fetches_an_address_only_where_it_may(run: Run, tmp_path: Path) -> None:
    story = "<p>The envoy Ann Roe said on Monday that the truce in Port Selwyn holds.</p>"
    with running() as site:
        site.pages["/a"] = gives(f"<html><body><article>{story * 3}</article></body></html>")
        asked = ("read", site("/a"), "--into", str(tmp_path / "a.db"), "--reader", "rules")
        refused = run(*asked)
        assert refused.exit_code == 1
        assert "private network (127.0.0.1). Use --allow-private" in refused.output
        assert site.asked == []
        assert "1 read" in run(*asked, "--allow-private").output


def test_serve_names_the_record_and_its_address(
    run: Run, record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Any] = []
    monkeypatch.setattr("uvicorn.run", lambda app, **how: served.append((app, how)))
    done = run("serve", record, "--port", "8765")
    assert done.exit_code == 0
    assert f"The dossier of {record} is at http://127.0.0.1:8765/" in done.output
    assert served[0][1]["host"] == "127.0.0.1"
