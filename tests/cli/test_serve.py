"""`goodoffices serve`: what it refuses to start with, and that it starts."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import stored
import world
from goodoffices.accounts import Users
from goodoffices.errors import GoodOfficesError

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("serve") / "tarvia.db"
    stored.record(place, *world.readings()).dispose()
    return place


@pytest.fixture(autouse=True)
def begun(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Note what would be served, and serve nothing."""
    seen: list[dict[str, Any]] = []
    monkeypatch.setattr("uvicorn.run", lambda app, **options: seen.append(options))
    return seen


def test_on_this_machine_nobody_need_sign_in(run: Run, war: Path, begun: list[dict[str, Any]]):
    done = run("serve", str(war))
    assert done.exit_code == 0, done.output
    assert "is at http://127.0.0.1:8765/" in done.output
    assert begun[0]["host"] == "127.0.0.1"
    assert begun[0]["proxy_headers"] is False


@pytest.mark.parametrize(
    ("options", "why", "step"),
    [
        (["--host", "192.0.2.7"], "there are no users yet", "goodoffices users add"),
        (["--host", "0.0.0.0", "--name", "x.example"], "there are no users yet", "users add"),
        (["--host", "::", "--name", "x.example"], "there are no users yet", "users add"),
        (["--sign-in"], "there are no users yet", "users add"),
        (["--proxy-header", "X-User"], "anybody could send the header", "--proxy-from"),
        (["--proxy-from", "127.0.0.1"], "anybody could send the header", "--proxy-header"),
        (
            ["--host", "0.0.0.0", "--proxy-header", "X-User", "--proxy-from", "127.0.0.1"],
            "under which name people reach the pages",
            "--name",
        ),
        (["--tls-cert", "cert.pem"], "one is missing", "Give both or neither"),
        (["--tls-cert", "no.pem", "--tls-key", "no.pem"], "no such file", "PEM"),
    ],
)
def test_serve_refuses_and_says_what_to_do(
    run: Run, war: Path, begun: list[dict[str, Any]], options: list[str], why: str, step: str
):
    done = run("serve", str(war), *options)
    assert isinstance(done.exception, GoodOfficesError)
    assert why in str(done.exception)
    assert step in str(done.exception)
    assert begun == []


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"users": {"Ada": {}}}', '{"users": {"Ada": {"role": "king"}}}']
)
def test_serve_starts_with_no_damaged_file_of_users(
    run: Run, war: Path, begun: list[dict[str, Any]], tmp_path: Path, text: str
):
    bad = tmp_path / "users.json"
    bad.write_text(text, "utf-8")
    done = run("serve", str(war), "--host", "192.0.2.7", "--users", str(bad))
    assert isinstance(done.exception, GoodOfficesError)
    assert str(bad) in str(done.exception)
    assert "no file of users" in str(done.exception)
    assert begun == []


def test_serve_of_what_is_no_record_does_not_start(
    run: Run, begun: list[dict[str, Any]], tmp_path: Path
):
    place = tmp_path / "letter.db"
    place.write_text("a letter, not a record", "utf-8")
    done = run("serve", str(place))
    assert isinstance(done.exception, GoodOfficesError)
    assert begun == []


def test_beyond_this_machine_with_users_it_starts_and_warns_of_plain_http(
    run: Run, war: Path, begun: list[dict[str, Any]], tmp_path: Path
):
    held = tmp_path / "users.json"
    Users(held).add("Ada", "admin", "a long password")
    done = run("serve", str(war), "--host", "192.0.2.7", "--users", str(held))
    assert done.exit_code == 0, done.output
    assert "Passwords travel unencrypted" in done.output
    assert begun[0]["host"] == "192.0.2.7"


def test_behind_a_proxy_it_starts_without_users(run: Run, war: Path, begun: list[dict[str, Any]]):
    proxy = ["--proxy-header", "X-User", "--proxy-from", "127.0.0.1"]
    done = run("serve", str(war), "--host", "192.0.2.7", *proxy)
    assert done.exit_code == 0, done.output
    assert len(begun) == 1


def test_serve_really_answers(war: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = subprocess.Popen(
        [sys.executable, "-m", "goodoffices", "serve", str(war), "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert "tarvia" in page_at(f"http://127.0.0.1:{port}/", started)
    finally:
        started.terminate()
        started.communicate(timeout=20)


def page_at(address: str, started: subprocess.Popen[str]) -> str:
    """Ask until the page is there; give up when the program has ended or a minute is over."""
    for _ in range(600):
        assert started.poll() is None, started.communicate()[0]
        with suppress(urllib.error.URLError), urllib.request.urlopen(address) as answer:
            return str(answer.read().decode("utf-8"))
        time.sleep(0.1)
    raise AssertionError("no answer within a minute")
