"""Pages are made by a process beside the server, the same as the server would make them."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

import stored
from goodoffices.errors import BadArgument
from goodoffices.show.app import create_app, make_beside
from goodoffices.show.beside import Beside
from goodoffices.show.pages.page import NothingThere
from show_client import Client


def told(own: str, path: str, query: str) -> bytes:
    """Make a page that says who made it; one that cannot be made; two that end the process."""
    if path == "/wrong":
        raise BadArgument(path, "is wrong", "Mend it")
    if path == "/killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if path == "/unforeseen":
        raise KeyError("a mistake of ours")
    return f"{own} {os.getpid()} {path}?{query}".encode()


@pytest.fixture
def beside():
    made = Beside(partial(told, "ours"))
    yield made
    made.end()


def test_page_is_made_by_one_process_that_is_not_ours(beside: Beside):
    first, second = beside.made("/", "a=1"), beside.made("/due", "")
    assert first
    assert second
    own, pid, address = first.decode().split(" ")
    assert (own, address) == ("ours", "/?a=1")
    assert pid != str(os.getpid())
    assert second.decode() == f"ours {pid} /due?"


def test_page_that_cannot_be_made_there_is_not_given_and_the_next_one_is(beside: Beside):
    assert beside.made("/wrong", "") is None
    assert beside.made("/", "") is not None


def test_killed_process_is_begun_again(beside: Beside):
    assert beside.made("/killed", "") is None
    assert beside.made("/", "") is not None


def test_mistake_of_ours_is_written_out_and_the_server_makes_the_page(
    beside: Beside, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
):
    assert beside.made("/unforeseen", "") is None
    beside.end()
    assert "was ended" in caplog.text
    assert "a mistake of ours" in capfd.readouterr().err


def test_ended_process_makes_nothing_more(beside: Beside):
    assert beside.made("/", "") is not None
    beside.end()
    assert beside.made("/", "") is None


def test_pages_of_the_navigation_are_made_beside_and_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = tmp_path / "a.db"
    stored.record(place, stored.statement_reading("Vale")).dispose()
    alone = Client(create_app(str(place))).get("/statements").content
    app = create_app(str(place))
    make_beside(app)
    maker = app.state.maker
    try:
        maker.rest()
        monkeypatch.setattr(maker, "_page", lambda *_: pytest.fail("made by the server"))
        assert Client(app).get("/statements").content == alone
        assert b"Vale" in alone
    finally:
        maker.end()


def test_address_of_no_page_is_told(tmp_path: Path):
    place = tmp_path / "a.db"
    stored.record(place, stored.statement_reading("Vale")).dispose()
    maker = create_app(str(place)).state.maker
    assert b"Vale" in maker.made("/statements", "by=Vale")
    with pytest.raises(NothingThere):
        maker.made("/nowhere", "")
