"""What goes wrong from outside: each case gets one clear line, and the rest is read."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from goodoffices.cli.commands import goodoffices
from goodoffices.cli.ending import FAULT, MISUSE, STOPPED, run_to_end

pytestmark = pytest.mark.model
Run = Callable[..., Result]

GERMAN = (
    "Der Gesandte traf am Montag die Führer der Rebellen, um über einen Waffenstillstand zu "
    "sprechen. Die Gespräche sollen am Mittwoch weitergehen, sagte ein Sprecher der Regierung. "
    "Niemand weiß, ob die Waffen bis dahin schweigen, hieß es aus den Kreisen der Teilnehmer."
)
DEEP = "<div>" * 200_000 + "The envoy left." + "</div>" * 200_000
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\n ", "the file is empty"),
    "program.bin": (b"\x7fELF" + bytes(range(256)) * 8, "this is a program"),
    "bytes.txt": (bytes(range(256)) * 8, "it holds NUL bytes"),
    "nul.txt": (b"The talks ended in Oslo.\0 The envoy left the town.", "it holds NUL bytes"),
    "cut.html": (b"<html><head><title>Talks", "no article was found"),
    "script.html": (b"<html><body><script>alert(1)</script></body></html>", "no article was found"),
    "deep.html": (f"<html><body>{DEEP}<script>alert(1)</script>".encode(), "nested 200,"),
    "german.txt": (GERMAN.encode(), "it is not in English"),
    "numbers.txt": (b"1 2 3 4 5 6 7 8 9\n--- *** ---\n", "there is no sentence in it"),
    "huge.txt": (b"The envoy spoke of peace. " * 2_000_000, "it is larger than 20 MB"),
    "lines.jsonl": (b'{"id": "j"\nThe talks ended.\n', "lines.jsonl line 2: this line is not JSON"),
}
"""File -> what it holds, and what must be said of it."""
READ_WITH_A_DOUBT = {
    "cut-utf8.txt": b"The envoy Anna Berg met rebels in Oslo on Monday. He said \xe2\x80",
    "western.txt": "The rebels\u2019 leader said \u201cpeace\u201d was near.".encode("cp1252"),
    "sixteen.txt": "The envoy Anna Berg met the rebels in Oslo on Monday.".encode("utf-16-le"),
}


@pytest.fixture(scope="module")
def bad(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "in"
    shutil.copytree(reports, folder)
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    for name, content in READ_WITH_A_DOUBT.items():
        (folder / name).write_bytes(content)
    rows = "file,outlet,published\na.txt,Fjord Wire,2014-01-15\nb.txt,Harbour Press,yesterday\n"
    (folder / "reports.csv").write_text(rows)
    (folder / "inner").mkdir()
    (folder / "inner" / "back").symlink_to(folder, target_is_directory=True)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    return folder


@pytest.fixture(scope="module")
def told(bad: Path, run: Run) -> Result:
    return run("read", str(bad), "--into", str(bad.parent / "x.db"))


def test_bad_files_leave_the_good_ones_read_and_the_exit_code_says_so(told: Result) -> None:
    assert told.exit_code == 1
    good = 2 + len(READ_WITH_A_DOUBT)
    assert f"{good} read, 0 unchanged" in told.stdout


@pytest.mark.parametrize("name", [*BAD, "inner/back", "gone.txt", "pipe.txt", "reports.csv"])
def test_bad_file_gets_one_line(told: Result, name: str) -> None:
    lines = [line for line in told.stderr.splitlines() if f"/{name}" in line]
    expected = 2 if name == "lines.jsonl" else 1
    assert len(lines) == expected
    assert BAD.get(name, ("", ""))[1] in lines[-1]
    assert all(". " in line and len(line) < 400 for line in lines), "it says what to do next"


def test_bad_input_says_nothing_but_lines_of_its_own(told: Result) -> None:
    assert all(line.startswith("goodoffices: ") for line in told.stderr.splitlines())


def test_reading_what_was_read_in_part_changes_nothing(told: Result, bad: Path, run: Run) -> None:
    place = str(bad.parent / "x.db")
    before = run("verify", place).stdout
    assert "0 read, 5 unchanged" in run("read", str(bad), "--into", place).stdout
    assert run("verify", place).stdout == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_gets_one_line(reports: Path, tmp_path: Path, run: Run) -> None:
    folder = shutil.copytree(reports, tmp_path / "in")
    (folder / "a.txt").chmod(0)
    result = run("read", str(folder), "--into", str(tmp_path / "x.db"))
    assert "you have no permission to read it" in result.stderr
    assert "1 read" in result.stdout


def test_empty_source_name_is_not_the_current_folder(tmp_path: Path, run: Run) -> None:
    result = run("read", "", "--into", str(tmp_path / "x.db"))
    assert "0 read" in result.stdout
    assert result.exit_code == 1


def test_record_beside_the_reports_is_no_report(reports: Path, tmp_path: Path, run: Run) -> None:
    folder = shutil.copytree(reports, tmp_path / "in")
    for _ in range(2):
        assert run("read", str(folder), "--into", str(folder / "x.db")).exit_code == 0


# What cannot serve as a record


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the real command line in a process of its own."""
    whole = [sys.executable, "-m", "goodoffices", *arguments]
    return subprocess.run(whole, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the command line as `main` does; give the exit code and what went to stderr."""
    code = run_to_end(goodoffices, arguments)
    return code, capsys.readouterr().err


def newer(record: str, place: Path) -> Path:
    shutil.copy(record, place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    return place


COMMANDS_ON_A_RECORD = [
    ("show", "{}", "figures"),
    ("find", "{}", "peace"),
    ("verify", "{}"),
    ("export", "{}", "--as", "csv", "-o", "{}-out"),
    ("brief", "{}", "-o", "{}.html"),
    ("serve", "{}", "--port", "0"),
    ("judge", "{}", "list"),
]


@pytest.mark.parametrize("asked", COMMANDS_ON_A_RECORD, ids=lambda asked: asked[0])
def test_newer_record_is_refused_by_every_command(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    place = newer(record, tmp_path / "newer.db")
    code, line = said(capsys, *(part.format(place) for part in asked))
    assert code == MISUSE
    assert "made by a newer goodoffices" in line
    assert line.count("\n") == 1


def test_read_refuses_places_that_are_no_record(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "notes.txt"
    words.write_text("just words")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE things (name)")
        connection.commit()
    for place in (words, other, tmp_path, tmp_path / "no" / "x.db", Path("/dev/null")):
        code, line = said(capsys, "read", str(reports), "--into", str(place))
        assert (code, line.count("\n")) == (MISUSE, 1)
        assert line.startswith(f"goodoffices: {place}: ")
    assert words.read_text() == "just words"


def test_cut_record_is_told_as_damaged(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "cut.db"
    place.write_bytes(Path(record).read_bytes()[:20_000])
    code, line = said(capsys, "verify", str(place))
    assert (code, line.count("\n")) == (MISUSE, 1)
    assert "damaged" in line


# What happens on the way


def small_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


def test_full_disk_gets_one_line_and_reading_goes_on_later(
    reports: Path, tmp_path: Path, run: Run
) -> None:
    place = str(tmp_path / "x.db")
    full = command("read", str(reports), "--into", place, preexec_fn=small_disk)
    assert full.returncode == MISUSE
    assert full.stderr.count("\n") == 1
    assert "saved before is safe" in full.stderr
    assert "2 read" in run("read", str(reports), "--into", place).stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_do_not_stop_a_command(record: str, closed: str) -> None:
    call = f'"$0" -m goodoffices verify "$1" {closed}'
    done = subprocess.run(
        ["sh", "-c", call, sys.executable, record], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_that_takes_nothing_gets_one_line(record: str) -> None:
    whole = [sys.executable, "-m", "goodoffices", "show", record, "statements"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(whole, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == MISUSE
    assert done.stderr.count("\n") == 1


def many(reports: Path, folder: Path, count: int = 120) -> Path:
    """Make some hundred reports of two."""
    folder.mkdir()
    for number in range(count):
        text = (reports / "ab"[number % 2]).with_suffix(".txt").read_text(encoding="utf-8")
        (folder / f"{number:03}.txt").write_text(f"{text}\nThe envoy counted {number} visits.\n")
    return folder


def calm_digest(folder: Path, place: Path, run: Run) -> str:
    run("read", str(folder), "--into", str(place))
    return run("verify", str(place)).stdout.split()[-1]


@pytest.mark.slow
def test_ctrl_c_ends_in_one_line_and_loses_nothing(reports: Path, tmp_path: Path, run: Run) -> None:
    folder, place = many(reports, tmp_path / "in", 360), str(tmp_path / "x.db")
    whole = [sys.executable, "-m", "goodoffices", "read", str(folder), "--into", place]
    # A test run that a shell put in the background ignores the signal, and so would its child.
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as one:
        signal.signal(signal.SIGINT, heard)
        deadline = time.monotonic() + 60
        while not Path(f"{place}-wal").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.1)
        one.send_signal(signal.SIGINT)
        _, line = one.communicate(timeout=60)
    assert one.returncode == STOPPED
    # Click ends the line on which a terminal shows ^C.
    assert line.strip().startswith("goodoffices: stopped")
    assert line.strip().count("\n") == 0
    run("read", str(folder), "--into", place)
    digest = run("verify", place).stdout.split()[-1]
    assert digest == calm_digest(folder, tmp_path / "calm.db", run)


@pytest.mark.slow
def test_two_readings_into_one_record_end_as_one(reports: Path, tmp_path: Path, run: Run) -> None:
    folder, place = many(reports, tmp_path / "in"), str(tmp_path / "x.db")
    whole = [sys.executable, "-m", "goodoffices", "read", str(folder), "--into", place]
    both = [subprocess.Popen(whole, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [each.wait(timeout=120) for each in both] == [0, 0]
    digest = run("verify", place).stdout.split()[-1]
    assert digest == calm_digest(folder, tmp_path / "calm.db", run)


# Faults of goodoffices itself


def test_fault_gets_one_line_and_how_to_report_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goodoffices.cli.verify.say", lambda line: 1 / 0)
    monkeypatch.setattr("goodoffices.api.open", lambda place: 1 / 0)
    code, line = said(capsys, "verify", "x.db")
    assert code == FAULT
    assert "ZeroDivisionError" in line
    assert "GOODOFFICES_DEBUG=1" in line
    assert line.count("\n") == 1


def test_fault_shows_its_traceback_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOODOFFICES_DEBUG", "1")
    monkeypatch.setattr("goodoffices.api.open", lambda place: 1 / 0)
    assert "Traceback" in said(capsys, "verify", "x.db")[1]


def test_setting_that_is_no_number_is_refused(
    record: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOODOFFICES_PORT", "eight")
    assert said(capsys, "serve", record) == (
        MISUSE,
        "goodoffices: GOODOFFICES_PORT=eight: it is not a number. Set it to a whole number\n",
    )


@pytest.mark.parametrize("asked", [(), ("rumours",), ("read",), ("show", "x.db", "rumours")])
def test_misuse_has_its_exit_code(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    assert said(capsys, *asked)[0] in (0, MISUSE)
